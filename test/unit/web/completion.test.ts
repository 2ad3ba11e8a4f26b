import { expect, test } from 'vitest';
import {
  isAbout,
  offer,
  turn,
  type Choice,
  type Draft,
  type Round,
} from '../../../web/src/talk/completion.ts';

const plainly = (name: string): Choice => ({ name, text: name });
const choices: readonly Choice[] = [
  ...['Ana', 'andrea', 'Bruno', '#lobby', '#press', '/me', '/mode'].map(plainly),
  { name: ':heart:', text: '❤️' },
  { name: ':headphones:', text: '🎧' },
  { name: ':broken_heart:', text: '💔' },
];
const at = (text: string): Draft => ({ text, cursor: text.length });
const names = (round: Round | null): readonly string[] => round?.fits.map(({ name }) => name) ?? [];

/** The texts after so many Tabs. */
function tabs(draft: Draft, count: number, step: 1 | -1 = 1): readonly string[] {
  const texts: string[] = [];
  let round: Round | null = null;
  for (let i = 0; i < count; i += 1) {
    const asked: Round | null = round ?? offer(draft, choices, true);
    if (asked === null) break;
    round = turn(asked, step);
    texts.push(round.draft.text);
  }
  return texts;
}

test('at the start of a line a nickname becomes an address', () => {
  expect(tabs(at('br'), 1)).toEqual(['Bruno: ']);
});

test('within a line it is only completed, and what follows stays', () => {
  const round = offer({ text: 'ask br about it', cursor: 6 }, choices, true);
  expect(round && turn(round, 1).draft).toEqual({ text: 'ask Bruno about it', cursor: 10 });
});

test('Tab goes round through all that fits, and Shift+Tab the other way', () => {
  expect(tabs(at('AN'), 3)).toEqual(['Ana: ', 'andrea: ', 'Ana: ']);
  expect(tabs(at('AN'), 2, -1)).toEqual(['andrea: ', 'Ana: ']);
});

test('a round is about its own text only: who types on begins another', () => {
  const round = offer(at('an'), choices, true);
  const first = round && turn(round, 1);
  expect(first && isAbout(first, at('Ana: '))).toBe(true);
  expect(first && isAbout(first, at('Ana: br'))).toBe(false);
  expect(first && isAbout(first, { text: 'Ana: ', cursor: 0 })).toBe(false);
});

test('what was typed is not lost: Escape may bring it back', () => {
  const round = offer(at('hi an'), choices, true);
  expect(round && turn(turn(round, 1), 1).typed).toEqual(at('hi an'));
});

test('commands are completed at the start only, channels anywhere', () => {
  expect(tabs(at('/mo'), 1)).toEqual(['/mode ']);
  expect(tabs(at('see /mo'), 1)).toEqual([]);
  expect(tabs(at('see #lo'), 1)).toEqual(['see #lobby ']);
});

test('an @ before the name is dropped', () => {
  expect(tabs(at('hi @br'), 1)).toEqual(['hi Bruno ']);
});

test('an emoji is put in by its name, those first that begin with it', () => {
  expect(tabs(at(':hea'), 3)).toEqual(['❤️ ', '🎧 ', '💔 ']);
  expect(tabs(at('so :broken'), 1)).toEqual(['so 💔 ']);
});

test.each([
  ['/', ['/me', '/mode']],
  ['#p', ['#press']],
  ['@', ['Ana', 'andrea', 'Bruno']],
  ['hi @an', ['Ana', 'andrea']],
  [':he', [':heart:', ':headphones:', ':broken_heart:']],
])('%j offers what it may become while it is typed', (text, fits) => {
  expect(names(offer(at(text), choices, false))).toEqual(fits);
});

test.each(['an', 'see #', 'at 10:', ':h', 'http://a', 'see /m', '', 'hello ', '/me', '#lobby'])(
  '%j offers nothing by itself',
  (text) => {
    const only = choices.filter(({ name }) => name !== '/mode');
    expect(offer(at(text), only, false)).toBeNull();
  },
);

test('nothing is offered in the middle of a word', () => {
  expect(offer({ text: '/mode', cursor: 2 }, choices, false)).toBeNull();
});

test('where nothing fits, Tab is left to the browser', () => {
  for (const text of ['', 'hello ', 'xyz']) expect(offer(at(text), choices, true)).toBeNull();
});

test('no more are offered than one would look through', () => {
  const many = Array.from({ length: 300 }, (_, n) => plainly(`guest${n}`));
  expect(offer(at('@guest'), many, false)?.fits).toHaveLength(50);
});
