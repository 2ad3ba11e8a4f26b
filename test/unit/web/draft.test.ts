import { expect, test } from 'vitest';
import type { Action } from '../../../web/src/room/action.ts';
import { reduce } from '../../../web/src/room/reduce.ts';
import { emptyRoom, type RoomState } from '../../../web/src/room/state.ts';
import { choicesFor } from '../../../web/src/talk/suggestion-choices.ts';
import { asTyped, draftMeasure, sendable } from '../../../web/src/talk/draft.ts';
import { TalkMemory } from '../../../web/src/talk/memory.ts';
import { parsePageOrder, runPageOrder } from '../../../web/src/talk/page-orders.ts';
import { maxTextBytes } from '../../../web/src/text/messages.ts';

const at = 1_000;
const inLobby = [
  { kind: 'registered', nick: 'Bruno', echoes: false, at },
  { kind: 'joined', nick: 'Bruno', channel: '#lobby', at },
  { kind: 'joined', nick: 'Ana', channel: '#lobby', at },
  { kind: 'joined', nick: 'Eve', channel: '#lobby', at },
  { kind: 'talk', form: 'say', from: 'Eve', target: '#lobby', text: 'hi', at },
  { kind: 'talk', form: 'say', from: 'Gone', target: '#lobby', text: 'bye', at },
].reduce((state, action) => reduce(state, action as Action), emptyRoom);

const left = (draft: string): number | undefined =>
  draftMeasure(draft, 'Bruno', '#lobby')?.bytesLeft;
const room = (form: 'say' | 'act', target = '#lobby'): number =>
  maxTextBytes({ nick: 'Bruno', target, form });

test('a draft is measured as the message that it would be', () => {
  expect(left('hello ')).toBe(room('say') - 5);
  expect(left('//hello')).toBe(room('say') - 6);
  expect(left('/me hello')).toBe(room('act') - 5);
  expect(left('/msg Ana hello')).toBe(room('say', 'Ana') - 5);
  expect(left('ⒷhelloⒷ')).toBe(room('say') - 7);
});

test.each(['/topic x', '/help', '/mute Ana', '/search a', '/nosuch', '/msg Ana'])(
  '%j is no message, and has no length',
  (draft) => {
    expect(draftMeasure(draft, 'Bruno', '#lobby')).toBeNull();
  },
);

test('what is sent is what stands there, but for signs and blanks at its end', () => {
  expect(sendable(' Ⓘa\nbⒾ \n')).toBe(' \x1da\nb\x1d');
});

test.each([
  ['say', 'hello', 'hello'],
  ['say', '/slash', '//slash'],
  ['act', 'waves', '/me waves'],
  ['say', '\x02bold\x02', 'ⒷboldⒷ'],
] as const)('a message of the form %s, %j, taken back is typed as %j', (form, text, typed) => {
  expect(asTyped({ form, text })).toBe(typed);
});

test('what is taken back stands before what is being written', () => {
  const memory = new TalkMemory();
  memory.draft(1).value = 'and more';
  memory.giveBack(1, 'first');
  expect(memory.draft(1).value).toBe('first\nand more');
  expect(memory.draft(2).value).toBe('');
});

test('names are offered with the latest speaker first, never one’s own, and nobody who is gone', () => {
  const lobby = inLobby.buffers.get('#lobby');
  const names = lobby === undefined ? [] : choicesFor(lobby, inLobby).map(({ name }) => name);
  expect(names.slice(0, 3)).toEqual(['Eve', 'Ana', '#lobby']);
  for (const one of ['/join', '/mute', ':tada:']) expect(names).toContain(one);
  expect(new Set(names).size).toBe(names.length);
});

/** The state after a command of the page, and what it returned. */
function ordered(
  text: string,
  before: RoomState = inLobby,
): { room: RoomState; done: boolean; asked: string[] } {
  const order = parsePageOrder(text);
  if (order === null) throw new Error(`${text} is no order of the page`);
  const { actions, search, isDone } = runPageOrder(order, before, at);
  return {
    room: actions.reduce(reduce, before),
    done: isDone,
    asked: search === null ? [] : [search],
  };
}
const lastEvent = ({ buffers }: RoomState): string | undefined => {
  const line = buffers.get('#lobby')?.lines.at(-1);
  return line?.kind === 'event' ? line.key : undefined;
};

test('one mutes and hears again by command', () => {
  const muted = ordered('/mute eve');
  expect(muted.done).toBe(true);
  expect([...muted.room.muted.keys()]).toEqual(['eve']);
  expect(lastEvent(muted.room)).toBe('event.muted');
  const heard = ordered('/UNMUTE Eve ', muted.room);
  expect(heard.room.muted.size).toBe(0);
  expect(lastEvent(heard.room)).toBe('event.unmuted');
});

test.each([
  ['/mute', 'wrong.usage'],
  ['/mute two names', 'wrong.nickName'],
  ['/mute bruno', 'wrong.muteSelf'],
  ['/unmute Ana', 'wrong.notMuted'],
])('%j is answered by %s, and stays in the field', (text, key) => {
  const { room: after, done } = ordered(text);
  expect(done).toBe(false);
  expect(lastEvent(after)).toBe(key);
});

test('a search is asked for with its words', () => {
  expect(ordered('/search two words').asked).toEqual(['two words']);
  expect(ordered('/search').asked).toEqual(['']);
});

test.each(['hello', '/me mute', '//mute Ana', '/muted', 'mute', '/constructor'])(
  '%j is for the room',
  (text) => {
    expect(parsePageOrder(text)).toBeNull();
  },
);
