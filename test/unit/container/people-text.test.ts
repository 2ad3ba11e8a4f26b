// The text of who is in the room, and who waits.

import { expect, test } from 'vitest';
import { makeTranslator } from '../../../server/contract/sentences/translator.ts';
import { guestsText, knocksText } from '../../../server/contract/terminal/people-text.ts';

const english = makeTranslator('en');

test('guests stand in columns, with role, door and invitation', () => {
  const text = guestsText(
    [
      { nick: 'hanna', door: 'websocket', role: 'host', isAway: false, invitation: 'i1' },
      { nick: 'jo', door: 'irc', role: 'guest', isAway: true, invitation: null },
    ],
    english,
  );
  expect(text.split('\n')).toEqual([
    'hanna  host   browser          i1',
    'jo     guest  connection lost  shared invitation',
  ]);
  expect(guestsText([], english)).toBe('nobody is in the room');
});

test('knocks have the two words and the time', () => {
  const text = knocksText(
    [{ nick: 'ana', door: 'lite', words: 'copper tulip', waitedMs: 61_000 }],
    english,
  );
  expect(text).toBe('ana  copper tulip  browser without scripts  1m 1s');
  expect(knocksText([], english)).toBe('nobody is waiting to be let in');
});
