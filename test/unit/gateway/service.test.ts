// What the service answers, with a real book of invitations. How changes reach the supervisor, and what a host
// hands on, is in service-invitations.test.ts.

import { beforeEach, describe, expect, test } from 'vitest';
import { serviceCommands } from '../../../server/contract/room/service.ts';
import { noticeOf } from '../../../server/contract/words/room-says.ts';
import { AccessBench } from './access-fixture.ts';
import { guest, hanna, ServiceBench } from './service-fixture.ts';

let bench: ServiceBench;

beforeEach(() => {
  bench = new ServiceBench();
});

test('help tells of every command, in sentences that the pages can translate', async () => {
  const [head = '', ...lines] = await bench.asks('help');
  expect(head).toContain('/msg mayfly');
  expect(lines.map((line) => /^[\w-]+/.exec(line)?.[0])).toEqual([...serviceCommands]);
  for (const line of [head, ...lines]) expect(noticeOf(line).key).not.toBe('event.server');
});

test('people tells who is here, and by which door', async () => {
  expect(await bench.asks('/People')).toEqual([
    '4 people are in the room:',
    '@hanna (i1): in a browser',
    'guest: with an IRC program',
    'lite (i2): in a browser without scripts',
    'lost: connection lost, and waited for',
  ]);
  bench.people = Array.from({ length: 60 }, (_, at) => ({ ...guest, nick: `g${at}` }));
  const told = await bench.asks('people');
  expect(told).toHaveLength(52);
  expect(told.at(-1)).toBe('… and 10 more.');
});

test('remove puts one other person out, and says how they could come back', async () => {
  expect(await bench.asks('REMOVE guest and more words')).toEqual([
    'guest was put out of the room.',
    'They can come back by the shared invitation. To close it: /msg mayfly close',
  ]);
  expect(await bench.asks('remove lite')).toEqual([
    'lite was put out of the room.',
    'They can come back by their own invitation. To take it back: /msg mayfly revoke i2',
  ]);
  expect(await bench.asks('remove')).toEqual(['Write whom: remove NAME']);
  expect(await bench.asks('remove HANNA')).toEqual(['That is you. To leave, use /quit.']);
  expect(await bench.asks('remove nobody')).toEqual(['Nobody of that name is in the room: nobody']);
  expect(bench.removed).toEqual(['guest', 'lite']);
});

test('knocks tells who waits, and let and turn-away decide', async () => {
  expect(await bench.asks('/knocks')).toEqual([
    'One person is waiting to be let in:',
    'kim (copper tulip): in a browser without scripts',
  ]);
  expect(await bench.asks('let kim')).toEqual(['kim was let in.']);
  expect(await bench.asks('TURN-AWAY kim')).toEqual(['kim was turned away.']);
  expect(await bench.asks('let nobody')).toEqual([
    'Nobody of that name is waiting to be let in: nobody',
  ]);
  expect(await bench.asks('let')).toEqual(['Write whom: let NAME']);
  expect(await bench.asks('turn-away')).toEqual(['Write whom: turn-away NAME']);
  expect(bench.knockLog).toEqual(['let kim', 'turn away kim', 'let nobody']);
  bench.waiting = [];
  expect(await bench.asks('knocks')).toEqual(['Nobody is waiting to be let in.']);
});

test.each(['', '   ', '/', 'constructor', '__proto__', 'hèlp', 'help\u0000', 'x'.repeat(400)])(
  'unknown words get a friendly answer: %j',
  async (words) => {
    expect(await bench.asks(words)).toEqual([
      'That command is not known here. /msg mayfly help shows what there is.',
    ]);
  },
);

test('a guest learns nothing and does nothing', async () => {
  for (const words of [...serviceCommands, 'remove hanna', 'burn otter', 'revoke i1', 'x']) {
    expect(await bench.asks(words, guest)).toEqual(['Only a host of this room can ask that.']);
  }
  expect(bench.removed).toEqual([]);
  expect(bench.wishes).toEqual([]);
  expect(bench.access.changes.latest.number).toBe(0);
});

describe('the end', () => {
  test.each([
    ['extend 1h', 'extend 3600000'],
    ['/shorten 30M', 'shorten 1800000'],
  ])('%s moves it, and the new time is told to all', async (words, move) => {
    expect(await bench.asks(words)).toEqual([]);
    expect(bench.moves).toEqual([move]);
  });

  test.each([
    ['too long', 'A room can have 30d left at the most.'],
    ['too short', 'At least 10s must be left. To end the room now, use burn.'],
    ['not ready', 'The room has too much to do just now. Try again.'],
  ] as const)('a host is told that a move was %s after all', async (refusal, told) => {
    bench.refusesMove = refusal;
    expect(await bench.asks('extend 1h')).toEqual([told]);
  });

  test.each([
    ['extend', 'Write by how long: /msg mayfly extend 30m'],
    [
      'shorten soon',
      'That is no time that can be used here. Write 90s, 30m, 12h or 7d: from 10s to 30d.',
    ],
    [
      'extend 9s',
      'That is no time that can be used here. Write 90s, 30m, 12h or 7d: from 10s to 30d.',
    ],
    [
      'extend 1h later',
      'That is no time that can be used here. Write 90s, 30m, 12h or 7d: from 10s to 30d.',
    ],
    ['extend 30d', 'A room can have 30d left at the most.'],
    ['shorten 2h', 'At least 10s must be left. To end the room now, use burn.'],
  ])('%s: %s', async (words, answer) => {
    expect(await bench.asks(words)).toEqual([answer]);
    expect(bench.moves).toEqual([]);
  });

  test('burn asks for a word, and burns when the same host repeats it within a minute', async () => {
    const [asked = ''] = await bench.asks('burn');
    expect(asked).toMatch(/within a minute: \/msg mayfly burn word1$/);
    bench.nowMs += 59_000;
    expect(await bench.asks('/burn WORD1')).toEqual(['The room ends now.']);
    expect(bench.wishes).toEqual(['burn']);
  });

  test('burn says so where the supervisor does not come for it', async () => {
    bench.isBusy = true;
    await bench.asks('burn');
    expect(await bench.asks('burn word1')).toEqual([
      'The room has too much to do just now. Try again.',
    ]);
  });

  test('burn does nothing after a minute, by another host, by another word, or by an older one', async () => {
    await bench.asks('burn');
    expect(await bench.asks('burn word1', { ...hanna, nick: 'ines' })).toEqual([
      expect.stringContaining('burn word2'),
    ]);
    bench.nowMs += 60_000;
    expect(await bench.asks('burn word1')).toEqual([expect.stringContaining('burn word3')]);
    expect(await bench.asks('burn word1')).toEqual([expect.stringContaining('burn word4')]);
    expect(await bench.asks('burn word3')).toEqual([expect.stringContaining('burn word5')]);
    expect(bench.wishes).toEqual([]);
  });

  test('still-here is a sign of life, where the room waits for one', async () => {
    expect(await bench.asks('still-here')).toEqual(['The room knows that a host is there.']);
    expect(await bench.asks('STILL-HERE')).toEqual(['The room knows that a host is there.']);
    expect(bench.wishes).toEqual(['go on', 'go on']);
    const other = new ServiceBench(new AccessBench(), false);
    expect(await other.asks('still-here')).toEqual(['This room does not wait for a sign of life.']);
    expect(other.wishes).toEqual([]);
  });

  test('says so when the supervisor has too much to do', async () => {
    bench.isBusy = true;
    const busy = ['The room has too much to do just now. Try again.'];
    expect(await bench.asks('extend 1h')).toEqual(busy);
    expect(await bench.asks('still-here')).toEqual(busy);
  });
});
