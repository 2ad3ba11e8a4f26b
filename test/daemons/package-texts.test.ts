// The manual page and the completions that a package carries, as the programs take them that they are for: mandoc,
// man, bash, zsh and fish.

import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commandFlags, commandNames } from '../../docker/cli/command-line/command-table.ts';
import { engineNames } from '../../docker/cli/engines/shared/names.ts';
import { offeredByBash, offeredByFish, offeredByZsh } from '../support/shells.ts';

const page = join(import.meta.dirname, '../../man/mayfly.1');

test('mandoc has no warning about the manual page', () => {
  const { status, stdout, stderr } = spawnSync('mandoc', ['-Tlint', '-Wwarning', page], {
    encoding: 'utf8',
  });
  expect({ status, said: stdout + stderr }).toEqual({ status: 0, said: '' });
});

test('mandoc shows the page with its flags as they are typed', () => {
  const shown = execFileSync('mandoc', ['-Tascii', page], { encoding: 'utf8' });
  // What is bold or underlined is overstruck.
  const parts = shown.split('\b');
  const text = parts
    .map((part, at) => part.slice(0, at < parts.length - 1 ? -1 : undefined))
    .join('');
  expect(text).toContain('mayfly connect [FLAGS] LINK | -');
  expect(text).toContain('--room NAME[,NAME]');
  expect(text).toContain('$ mayfly up --no-onion --lifetime 90m');
});

const commandLines = Object.keys(commandFlags).map((command) => `mayfly ${command} --`);
const lines = ['mayfly ', 'mayfly do', 'mayfly up --engine ', 'mayfly help ver', ...commandLines];

describe.each([
  ['bash', offeredByBash],
  ['zsh', offeredByZsh],
  ['fish', offeredByFish],
])('%s', (shell, offered) => {
  const offers = offered(lines);
  const words = (line: string): string[] => (offers.get(line) ?? []).toSorted();

  test('offers every command', () => {
    expect(words('mayfly ').filter((word) => !word.startsWith('--'))).toEqual(
      commandNames.toSorted(),
    );
    expect(words('mayfly do')).toEqual(['doctor', 'down']);
  });

  test.each(Object.entries(commandFlags))('offers every flag of %s', (command, flags) => {
    const named = Object.keys(flags).map((flag) => `--${flag}`);
    const seen = words(`mayfly ${command} --`).filter((word) => word !== '--help');
    expect(seen).toEqual(named.toSorted());
  });

  test('offers the words of a flag, and of a command', () => {
    expect(words('mayfly up --engine ')).toEqual(engineNames.toSorted());
    expect(words('mayfly help ver')).toEqual(['verify']);
  });

  test(`is ${shell} itself`, () => {
    expect(execFileSync(shell, ['--version'], { encoding: 'utf8' })).toContain(shell);
  });
});
