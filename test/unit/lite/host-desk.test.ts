// What the page for hosts asks for is answered there, and nowhere else; what others are told stays in the log.

import { beforeEach, expect, test, vi } from 'vitest';
import { writeSheet, type HostSheet } from '../../../server/contract/host/host-sheet.ts';
import { inEnglish, type RoomKey } from '../../../server/contract/words/room-says.ts';
import { HostDesk } from '../../../server/gateway/doors/lite/model/host-desk.ts';
import type { HostOrder } from '../../../server/gateway/doors/lite/model/host-orders.ts';

const sheet: HostSheet = {
  room: {
    shared: { state: 'open', usesLeft: null },
    wrongTries: 0,
    remainingMs: null,
    needsSign: false,
    invitationCount: 0,
    peopleCount: 0,
  },
  invitations: [],
  people: [],
  knocks: [],
};
const close: HostOrder = { do: 'close' };
const invite: HostOrder = {
  do: 'invite',
  wish: { label: 'Ana', lasts: null, once: false, isHost: false },
};

let desk: HostDesk;
let sent: string[];

beforeEach(() => {
  desk = new HostDesk();
  sent = [];
});

const ask = (order: HostOrder, withinMs = 5_000): Promise<readonly RoomKey[]> =>
  desk.ask(order, () => sent.push(order.do), withinMs).then((told) => told.map(({ key }) => key));
const says = (key: RoomKey): boolean => desk.takes(inEnglish(key, { text: 'x', time: '1h' }));

test('the answer to an order is all of one turn, and is kept out of the log', async () => {
  const answer = ask({ do: 'remove', nick: 'ana' });
  await vi.waitFor(() => expect(sent).toEqual(['remove']));
  expect(says('says.removed')).toBe(true);
  expect(says('says.backByShared')).toBe(true);
  expect(await answer).toEqual(['says.removed', 'says.backByShared']);
  expect(says('says.removed')).toBe(false);
});

test('what is told meanwhile and is no answer stays in the log, and so does the new end', async () => {
  const answer = ask({ do: 'extend', by: '30m' });
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  for (const key of ['says.knockLite', 'says.sharedClosed', 'says.deadMan'] as const)
    expect(says(key)).toBe(false);
  expect(desk.takes('words of somebody')).toBe(false);
  expect(says('says.endMoved')).toBe(false);
  expect(await answer).toEqual(['says.endMoved']);
});

test('orders wait for each other’s answers', async () => {
  const first = ask(close);
  const second = ask({ do: 'open' });
  await vi.waitFor(() => expect(sent).toEqual(['close']));
  says('says.sharedClosed');
  expect(await first).toEqual(['says.sharedClosed']);
  await vi.waitFor(() => expect(sent).toEqual(['close', 'open']));
  says('says.sharedOpen');
  expect(await second).toEqual(['says.sharedOpen']);
});

test('an answer that comes too late is shown nowhere, for half a minute', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const answer = ask(invite, 4_000);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(await answer).toEqual([]);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(says('says.invitedSecret')).toBe(true);
    const other = ask(close, 4_000);
    await vi.advanceTimersByTimeAsync(0);
    expect(says('says.invitedOnion')).toBe(true);
    expect(says('says.removed')).toBe(false);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(await other).toEqual([]);
    const again = ask(invite, 4_000);
    await vi.advanceTimersByTimeAsync(34_000);
    expect(await again).toEqual([]);
    expect(says('says.invitedSecret')).toBe(false);
  } finally {
    vi.useRealTimers();
  }
});

test('a sheet is asked for once for all who wait, and none comes for who waited too long', async () => {
  const send = vi.fn<() => void>();
  const early = desk.sheet(send, 20);
  expect(await early).toBeNull();
  const both = [desk.sheet(send, 5_000), desk.sheet(send, 5_000)];
  expect(send).toHaveBeenCalledTimes(2);
  for (const json of ['nonsense', ...writeSheet(sheet)]) desk.addPart(json);
  expect(await Promise.all(both)).toEqual([sheet, sheet]);
});

test('nobody waits for the room once the guest is out', async () => {
  const waits = desk.sheet(() => {}, 60_000);
  const orders = [ask(close, 60_000), ask(invite, 60_000)];
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  const number = desk.keepNote({ isProblem: false, sentences: [] });
  desk.clear();
  expect(await waits).toBeNull();
  expect(await Promise.all(orders)).toEqual([[], []]);
  expect(sent).toHaveLength(1);
  expect(desk.noteFor(String(number))).toBeNull();
});

test('what became of an order is shown at its own address only', () => {
  const note = { isProblem: false, sentences: [{ key: 'says.wasLetIn', values: { text: 'ana' } }] };
  expect(desk.noteFor('')).toBeNull();
  const first = desk.keepNote(note);
  expect(desk.noteFor(String(first))).toBe(note);
  const second = desk.keepNote({ ...note, isProblem: true });
  expect(desk.noteFor(String(first))).toBeNull();
  expect(desk.noteFor(`0${second}`)).toBeNull();
});
