import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Action } from '../../../web/src/room/action.ts';
import { reduce } from '../../../web/src/room/reduce.ts';
import { emptyRoom, type Delivery, type RoomState } from '../../../web/src/room/state.ts';

const at = 1_000;
const after = (state: RoomState, ...actions: readonly Action[]): RoomState =>
  actions.reduce(reduce, state);

const inLobby = after(
  emptyRoom,
  { kind: 'registered', nick: 'Bruno', echoes: true, at },
  { kind: 'opened', name: '#lobby', at },
  { kind: 'joined', nick: 'Bruno', channel: '#lobby', at },
);
const deliveries = (state: RoomState): ReadonlyMap<number, Delivery> =>
  new Map(
    [...state.buffers.values()].flatMap(({ lines }) =>
      lines.flatMap((line) =>
        line.kind === 'talk' && line.own ? [[line.id, line.delivery] as const] : [],
      ),
    ),
  );
const wrote = (text: string): Action => ({
  kind: 'wrote',
  target: '#lobby',
  form: 'say',
  text,
  at,
});
const flushed = (sentAs?: number): Action => ({
  kind: 'flushed',
  target: '#lobby',
  ...(sentAs === undefined ? {} : { sentAs }),
});
const echo = (text: string, id?: number): Action => ({
  kind: 'talk',
  form: 'say',
  from: 'Bruno',
  target: '#lobby',
  text,
  at,
  ...(id === undefined ? {} : { id }),
});

/** Which state may follow which. `unsure` comes only after a break, when nobody can know. */
const next: Readonly<Record<Delivery, readonly Delivery[]>> = {
  waiting: ['waiting', 'sending'],
  sending: ['sending', 'sent', 'delivered', 'failed', 'unsure'],
  sent: ['sent', 'delivered', 'failed', 'unsure'],
  delivered: ['delivered'],
  failed: ['failed', 'delivered'],
  unsure: ['unsure', 'delivered'],
};

const step: fc.Arbitrary<Action> = fc.oneof(
  fc.string().map(wrote),
  fc.integer({ min: 1, max: 9 }).map(flushed),
  fc.constant(flushed()),
  fc.record({ kind: fc.constant('arrived' as const), upTo: fc.nat(9) }),
  fc.tuple(fc.string(), fc.integer({ min: 1, max: 9 })).map(([text, id]) => echo(text, id)),
  fc.string().map((text) => echo(text)),
  fc.constantFrom<Action>(
    { kind: 'line broke' },
    { kind: 'place lost' },
    { kind: 'returned', lost: 0, at },
    { kind: 'refused', code: '404', subject: '#lobby', text: 'Cannot send', at },
    { kind: 'settled', ids: new Set([2, 3, 4]), delivery: 'unsure' },
    { kind: 'settled', ids: new Set([2, 3, 4]), delivery: 'delivered' },
  ),
);

test('a message goes on and never back', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let state = inLobby;
      for (const one of steps) {
        const before = deliveries(state);
        state = reduce(state, one);
        for (const [id, delivery] of deliveries(state)) {
          const was = before.get(id);
          if (was !== undefined) expect(next[was]).toContain(delivery);
        }
      }
    }),
    { numRuns: 500 },
  );
});

test('an echo belongs to the message with its id, in whatever order they come', () => {
  const state = after(inLobby, wrote('one'), wrote('two'), flushed(4), flushed(5), echo('two', 5), {
    kind: 'arrived',
    upTo: 4,
  });
  expect([...deliveries(state).values()]).toEqual(['sent', 'delivered']);
});

test('an echo of what another page said is a line of its own', () => {
  const state = after(inLobby, echo('from before the reload', 3));
  expect([...deliveries(state).values()]).toEqual(['delivered']);
});

test('a broken line leaves what has an id on its way, and what has none unsure', () => {
  const state = after(inLobby, wrote('one'), wrote('two'), flushed(4), flushed(), {
    kind: 'line broke',
  });
  expect([...deliveries(state).values()]).toEqual(['sending', 'unsure']);
  expect(state.buffers.get('#lobby')?.presence).toBe('in');
});

test('with the place go all that was under way, and the presence in channels', () => {
  const state = after(
    inLobby,
    wrote('one'),
    wrote('two'),
    wrote('three'),
    flushed(4),
    flushed(5),
    { kind: 'arrived', upTo: 4 },
    { kind: 'place lost' },
  );
  expect([...deliveries(state).values()]).toEqual(['unsure', 'unsure', 'waiting']);
  expect(state.buffers.get('#lobby')?.presence).toBe('asked');
});

test('in another place the same id is another line’s: the echo leaves the older line as it is', () => {
  const said = (state: RoomState): readonly string[] =>
    [...state.buffers.values()].flatMap(({ lines }) =>
      lines.flatMap((line) => (line.kind === 'talk' ? [`${line.text} (${line.delivery})`] : [])),
    );
  const before = after(inLobby, wrote('before'), flushed(1), echo('before', 1), wrote('lost'));
  const anew = after(before, flushed(2), { kind: 'place lost' });
  const again = after(anew, { kind: 'registered', nick: 'Bruno', echoes: true, at });
  const room = after(again, { kind: 'joined', nick: 'Bruno', channel: '#lobby', at });
  const now = after(room, wrote('now'), flushed(1), echo('now', 1));
  expect(said(now)).toEqual(['before (delivered)', 'lost (unsure)', 'now (delivered)']);
  expect(said(after(now, wrote('next'), flushed(2), echo('next', 2)))).toEqual([
    ...said(now),
    'next (delivered)',
  ]);
});
