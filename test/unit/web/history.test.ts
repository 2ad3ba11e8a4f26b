import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Action } from '../../../web/src/room/action.ts';
import { groupLines } from '../../../web/src/room/groups.ts';
import { reduce } from '../../../web/src/room/reduce.ts';
import { emptyRoom, maxLines, type Line, type RoomState } from '../../../web/src/room/state.ts';
import { announce } from '../../../web/src/talk/announce.ts';
import { countNewer } from '../../../web/src/talk/window.ts';

const minute = 60_000;
const after = (state: RoomState, ...actions: readonly Action[]): RoomState =>
  actions.reduce(reduce, state);
const linesOf = (state: RoomState): readonly Line[] => state.buffers.get('#lobby')?.lines ?? [];
const shown = (state: RoomState): readonly string[] =>
  linesOf(state).map((line) => (line.kind === 'talk' ? line.text : line.key));

const joins = (at: number): Action => ({ kind: 'joined', nick: 'Bruno', channel: '#lobby', at });
const says = (text: string, at: number, from = 'Ana'): Action => ({
  kind: 'talk',
  form: 'say',
  from,
  target: '#lobby',
  text,
  at,
});
type Kept = readonly [text: string, at: number, from?: string];
const recalls = (...lines: readonly Kept[]): Action => ({
  kind: 'recalled',
  channel: '#LOBBY',
  lines: lines.map(([text, at, from = 'Ana']) => ({ form: 'say', from, text, at })),
});

/** Bruno, who joined at the tenth minute. */
const entered = after(
  emptyRoom,
  { kind: 'registered', nick: 'Bruno', echoes: true, at: 10 * minute },
  { kind: 'opened', name: '#lobby', at: 10 * minute },
  joins(10 * minute),
);

test('what was said before stands above one’s coming in, and what is said since below', () => {
  const state = after(
    entered,
    says('since', 10 * minute + 5),
    recalls(['one', minute], ['two', 2 * minute], ['since', 10 * minute + 9]),
  );
  expect(shown(state)).toEqual(['one', 'two', 'event.youJoined', 'since']);
});

test('what was said as one came in is before it, whichever clock is ahead', () => {
  const state = after(entered, recalls(['just now', 10 * minute + 40]));
  expect(shown(state)).toEqual(['just now', 'event.youJoined']);
});

test('it is not new, calls nobody, and is not read out', () => {
  const away = after(entered, { kind: 'watched', watched: false });
  const state = after(away, recalls(['Bruno: hello?', minute], ['anybody?', 2 * minute]));
  expect(state.buffers.get('#lobby')).toMatchObject({ unread: 0, mentions: 0, newFrom: null });
  expect(announce(linesOf(state), 0)).toBeNull();
  expect(countNewer(linesOf(state), 0)).toBe(0);
});

test('earlier lines go above those that are there, page by page', () => {
  const state = after(
    entered,
    recalls(['three', 3 * minute], ['four', 4 * minute]),
    recalls(['one', minute], ['two', 2 * minute]),
  );
  expect(shown(state).slice(0, 4)).toEqual(['one', 'two', 'three', 'four']);
});

test('who was gone finds the gap filled, and nothing twice', () => {
  const state = after(
    entered,
    says('before', 11 * minute),
    { kind: 'kicked', nick: 'Bruno', by: 'Ana', channel: '#lobby', reason: 'x', at: 12 * minute },
    joins(20 * minute),
    says('after', 21 * minute),
    recalls(['before', 11 * minute + 3], ['between', 15 * minute], ['after', 21 * minute - 4]),
  );
  expect(shown(state)).toEqual([
    'event.youJoined',
    'before',
    'event.youKicked',
    'between',
    'event.youJoined',
    'after',
  ]);
});

test('the same words twice are two lines, and one of them stands for one', () => {
  const state = after(
    entered,
    says('hi', 11 * minute),
    recalls(['hi', 11 * minute], ['hi', 11 * minute + 100]),
  );
  expect(shown(state).filter((text) => text === 'hi')).toHaveLength(2);
});

test('an own message of which nobody knew has arrived, if the room kept it', () => {
  const state = after(
    entered,
    { kind: 'wrote', target: '#lobby', form: 'say', text: 'heard?', at: 11 * minute },
    { kind: 'wrote', target: '#lobby', form: 'say', text: 'and this?', at: 11 * minute },
    { kind: 'flushed', target: '#lobby' },
    { kind: 'flushed', target: '#lobby' },
    { kind: 'place lost' },
    joins(12 * minute),
    recalls(['heard?', 11 * minute + 400, 'Bruno']),
  );
  const own = linesOf(state).flatMap((line) => (line.kind === 'talk' ? [line] : []));
  expect(own.map(({ text, delivery }) => [text, delivery])).toEqual([
    ['heard?', 'delivered'],
    ['and this?', 'unsure'],
  ]);
});

test('what somebody of one’s name said is not one’s own', () => {
  const state = after(entered, recalls(['I was here', minute, 'Bruno']));
  expect(linesOf(state)[0]).toMatchObject({ own: false, mention: false, recalled: true });
});

test('who is muted is hidden there, too', () => {
  const state = after(entered, { kind: 'muted', nick: 'Ana' }, recalls(['noise', minute]));
  expect(linesOf(state)[0]).toMatchObject({ mutedAs: state.muted.get('ana')?.id });
});

test('a line says where that ends, and the day stands above it', () => {
  const day = (at: number): string => (at < 5 * minute ? 'Friday' : 'Saturday');
  const state = after(
    entered,
    recalls(['one', minute], ['two', 6 * minute]),
    says('hi', 11 * minute),
  );
  expect(groupLines(linesOf(state), day).map(({ kind }) => kind)).toEqual([
    'day',
    'talk',
    'day',
    'talk',
    'recalled',
    'event',
    'talk',
  ]);
});

test('ids rise from line to line, whatever comes in between, and no more are kept than ever', () => {
  const step = fc.oneof(
    fc.record({ kept: fc.constant(false), at: fc.nat({ max: 500 }) }),
    fc.record({ kept: fc.constant(true), at: fc.nat({ max: 500 }) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const state = steps.reduce(
        (before, { kept, at }, n) =>
          after(
            before,
            kept ? recalls([`k${n}`, at * minute], [`l${n}`, at * minute + 1]) : says(`${n}`, at),
          ),
        entered,
      );
      const ids = linesOf(state).map(({ id }) => id);
      expect(ids).toEqual([...new Set(ids)].toSorted((a, b) => a - b));
      expect(ids.every((id) => id > 0)).toBe(true);
    }),
  );
  const many = Array.from({ length: maxLines }, (_, n) => says(`${n}`, 20 * minute + n));
  const full = after(entered, ...many, recalls(['one', minute]));
  expect(linesOf(full)).toHaveLength(maxLines);
});
