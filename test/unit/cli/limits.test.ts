// Values of the flags about who comes in and how the room ends: at their limits, beyond them, and nonsense. Each wrong
// one has an error that names the flag, in all three languages, and shows no secret.

import { describe, expect, test } from 'vitest';
import { Problem } from '../../../server/contract/host/problem.ts';
import { makeTranslator } from '../../../server/contract/sentences/translator.ts';
import { allLanguages } from '../../../server/contract/words/languages.ts';
import { parse } from './args-fixture.ts';

const times = {
  good: ['10s', '30d', '720h', '43200m', '1h30m', '1d12h5m10s'],
  bad: ['9s', '30d1s', '31d', '721h', '0s', '2', '1.5h', '-1h', '1h 2m', '1H', 'h', '1w', '٣h', '1e3s', '999999d', '9999999s', 'never ', '10s\n'],
}; // prettier-ignore

const whole = {
  bad: ['0', '-1', '1.5', '1e2', ' 1', '1 ', '٣', '0x10', 'ten', '9999999999', '1,000', '١٠'],
};

const rows: readonly { argv: readonly string[]; flag: string; good: readonly string[]; bad: readonly string[] }[] = [
  { argv: ['invite'], flag: 'count', good: ['1', '1000'], bad: [...whole.bad, '1001'] },
  { argv: ['invite'], flag: 'for', ...times },
  { argv: ['up'], flag: 'shared-uses', good: ['1', '100000'], bad: [...whole.bad, '100001'] },
  { argv: ['up'], flag: 'dead-man', ...times },
  { argv: ['up'], flag: 'end-when-empty', ...times },
  { argv: ['up'], flag: 'forget', good: [...times.good, 'never'], bad: [...times.bad, 'ever'] },
]; // prettier-ignore

/** What is said of a wrong command line, in each language. */
function saidOf(argv: readonly string[], env: Record<string, string> = {}): string[] {
  try {
    parse(argv, env);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return allLanguages.map((language) => makeTranslator(language).translate(error.text));
  }
  throw new Error(`${argv.join(' ')}: nothing was wrong`);
}

/** Three sentences, each in its own language, about this flag. */
function expectError(said: readonly string[], flag: string): void {
  expect(new Set(said).size).toBe(3);
  for (const text of said) {
    expect(text).toContain(flag);
    expect(text).not.toMatch(/[{}]|undefined|NaN|null/);
  }
}

describe.each(rows)('$argv --$flag', ({ argv, flag, good, bad }) => {
  test.each(good)('takes %j', (value) => {
    expect(() => parse([...argv, `--${flag}`, value])).not.toThrow();
    expect(() => parse([...argv, `--${flag}=${value}`])).not.toThrow();
  });

  test.each(bad)('refuses %j', (value) => {
    expectError(saidOf([...argv, `--${flag}=${value}`]), flag);
  });

  test('refuses an empty value: a variable of the shell that is not set must not mean none', () => {
    expectError(saidOf([...argv, `--${flag}`, '']), `--${flag}`);
    expectError(saidOf([...argv, `--${flag}`]), `--${flag}`);
    expectError(saidOf([...argv, `--${flag}`, '--json']), `--${flag}`);
    const [value = ''] = good;
    expectError(saidOf([...argv, `--${flag}`, value, `--${flag}`, value]), `--${flag}`);
  });
});

test.each(['shared-uses', 'dead-man', 'end-when-empty', 'forget'])(
  'the variable of --%s has the same limits, and empty it is as if it were not set',
  (flag) => {
    const variable = `MAYFLY_${flag.toUpperCase().replaceAll('-', '_')}`;
    expectError(saidOf(['up'], { [variable]: '0' }), flag);
    expect(parse(['up'], { [variable]: '' })).toMatchObject(parse(['up']));
  },
);

describe('--panic-word', () => {
  const word = (length: number): string => 'abcdefghijklmnop'.repeat(5).slice(0, length);

  test.each([12, 63])('takes one of %d characters', (length) => {
    expect(() => parse(['up', '--panic-word', word(length)])).not.toThrow();
  });

  test.each([8, 11])('takes one of %d with --weak-passphrase alone', (length) => {
    const argv = ['up', '--panic-word', word(length)];
    expect(() => parse([...argv, '--weak-passphrase'])).not.toThrow();
    expectError(saidOf(argv), 'panic-word');
  });

  test.each([
    ['seven characters', 'sevench'],
    ['64 characters', word(64)],
    ['a space', 'two words here'],
    ['letters that IRC cannot carry', 'contraseña-larga'],
    ['a line', 'one-line-and\nanother-one'],
    ['NUL', 'nul-\0-in-the-middle'],
    ['a colon first', ':colon-at-the-start'],
  ])('refuses %s, and does not show it', (_, value) => {
    const said = saidOf(['up', '--panic-word', value]);
    expectError(said, 'panic-word');
    for (const text of said) expect(text).not.toContain(value);
  });

  test('is not the passphrase, in capitals neither, and not for a room that asks for nothing', () => {
    const same = ['--passphrase', 'Correct-Horse-Battery', '--panic-word', 'correct-horse-battery'];
    expectError(saidOf(['up', ...same]), 'panic-word');
    const open = ['--open', '--passphrase', 'none', '--panic-word', word(20)];
    expectError(saidOf(['up', ...open]), 'panic-word');
  });
});
