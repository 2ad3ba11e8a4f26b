import { expect, test } from 'vitest';
import { complete, type Draft, type Round } from '../../../web/src/completion.ts';

const words = ['Ana', 'andrea', 'Bruno', '#lobby', '/me', '/mode'];
const at = (text: string): Draft => ({ text, cursor: text.length });

/** The texts after so many Tabs. */
function tabs(draft: Draft, count: number, step: 1 | -1 = 1): readonly string[] {
  const texts: string[] = [];
  let round: Round | null = null;
  let now = draft;
  for (let i = 0; i < count; i += 1) {
    round = complete(now, words, round, step);
    if (round === null) break;
    now = round.draft;
    texts.push(now.text);
  }
  return texts;
}

test('at the start of a line a nickname becomes an address', () => {
  expect(tabs(at('br'), 1)).toEqual(['Bruno: ']);
});

test('within a line it is only completed, and what follows stays', () => {
  const round = complete({ text: 'ask br about it', cursor: 6 }, words, null, 1);
  expect(round?.draft).toEqual({ text: 'ask Bruno about it', cursor: 10 });
});

test('Tab goes round through all that fits, and Shift+Tab the other way', () => {
  expect(tabs(at('AN'), 3)).toEqual(['Ana: ', 'andrea: ', 'Ana: ']);
  expect(tabs(at('AN'), 2, -1)).toEqual(['andrea: ', 'Ana: ']);
});

test('after the guest has typed on, a Tab begins anew', () => {
  const first = complete(at('an'), words, null, 1);
  expect(complete(at(`${first?.draft.text}br`), words, first, 1)?.draft.text).toBe('Ana: Bruno ');
});

test('commands are completed at the start only, channels anywhere', () => {
  expect(tabs(at('/mo'), 1)).toEqual(['/mode ']);
  expect(tabs(at('see /mo'), 1)).toEqual([]);
  expect(tabs(at('see #lo'), 1)).toEqual(['see #lobby ']);
});

test('an @ before the name is dropped', () => {
  expect(tabs(at('hi @br'), 1)).toEqual(['hi Bruno ']);
});

test('where nothing fits, Tab is left to the browser', () => {
  expect(complete(at(''), words, null, 1)).toBeNull();
  expect(complete(at('hello '), words, null, 1)).toBeNull();
  expect(complete(at('xyz'), words, null, 1)).toBeNull();
});
