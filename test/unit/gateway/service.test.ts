// What the service answers.

import { beforeEach, expect, test } from 'vitest';
import { serviceCommands } from '../../../server/contract/room/service.ts';
import { noticeOf } from '../../../server/contract/words/room-says.ts';
import type { Knocking } from '../../../server/gateway/service/knocking.ts';
import { serve, type Person, type ServedRoom } from '../../../server/gateway/service/service.ts';

const hanna: Person = { nick: 'hanna', door: 'websocket', isHost: true, isAway: false };
const guest: Person = { nick: 'guest', door: 'irc', isHost: false, isAway: false };
const lite: Person = { nick: 'lite', door: 'lite', isHost: false, isAway: false };
const lost: Person = { nick: 'lost', door: 'irc', isHost: false, isAway: true };

let removed: string[];
let knocks: string[];
let room: ServedRoom;

beforeEach(() => {
  removed = [];
  knocks = [];
  const waiting: readonly Knocking[] = [{ nick: 'kim', door: 'lite', words: 'copper tulip' }];
  room = {
    people: [hanna, guest, lite, lost],
    remove: (nick) => {
      removed.push(nick);
      return nick === 'guest';
    },
    knocks: {
      waiting,
      letIn: (nick) => knocks.push(`let ${nick}`) > 0 && nick === 'kim',
      turnAway: (nick) => knocks.push(`turn away ${nick}`) > 0 && nick === 'kim',
    },
  };
});

const asks = async (words: string, asker = hanna): Promise<readonly string[]> =>
  serve(words, asker, room);

test('help tells of every command, in sentences that the pages can translate', async () => {
  const [head = '', ...lines] = await asks('help');
  expect(head).toContain('/msg mayfly');
  expect(lines.map((line) => /^[\w-]+/.exec(line)?.[0])).toEqual([...serviceCommands]);
  for (const line of [head, ...lines]) expect(noticeOf(line).key).not.toBe('event.server');
});

test('people tells who is here, and by which door', async () => {
  expect(await asks('/People')).toEqual([
    '4 people are in the room:',
    '@hanna: in a browser',
    'guest: with an IRC program',
    'lite: in a browser without scripts',
    'lost: connection lost, and waited for',
  ]);
  const crowd = Array.from({ length: 60 }, (_, at) => ({ ...guest, nick: `g${at}` }));
  room = { ...room, people: crowd };
  const told = await asks('people');
  expect(told).toHaveLength(52);
  expect(told.at(-1)).toBe('… and 10 more.');
});

test('remove puts one other person out', async () => {
  expect(await asks('REMOVE guest and more words')).toEqual(['guest was put out of the room.']);
  expect(await asks('remove')).toEqual(['Write whom: remove NAME']);
  expect(await asks('remove HANNA')).toEqual(['That is you. To leave, use /quit.']);
  expect(await asks('remove nobody')).toEqual(['Nobody of that name is in the room: nobody']);
  expect(removed).toEqual(['guest', 'nobody']);
});

test('knocks tells who waits, and let and turn-away decide', async () => {
  expect(await asks('/knocks')).toEqual([
    'One person is waiting to be let in:',
    'kim (copper tulip): in a browser without scripts',
  ]);
  expect(await asks('let kim')).toEqual(['kim was let in.']);
  expect(await asks('TURN-AWAY kim')).toEqual(['kim was turned away.']);
  expect(await asks('let nobody')).toEqual(['Nobody of that name is waiting to be let in: nobody']);
  expect(await asks('let')).toEqual(['Write whom: let NAME']);
  expect(await asks('turn-away')).toEqual(['Write whom: turn-away NAME']);
  expect(knocks).toEqual(['let kim', 'turn away kim', 'let nobody']);
  room = { ...room, knocks: { ...room.knocks, waiting: [] } };
  expect(await asks('knocks')).toEqual(['Nobody is waiting to be let in.']);
});

test.each(['', '   ', '/', 'constructor', '__proto__', 'hèlp', 'help\u0000', 'x'.repeat(400)])(
  'unknown words get a friendly answer: %j',
  async (words) => {
    expect(await asks(words)).toEqual([
      'That command is not known here. /msg mayfly help shows what there is.',
    ]);
  },
);

test('a guest learns nothing and does nothing', async () => {
  for (const words of ['help', 'people', 'remove hanna', 'x']) {
    expect(await asks(words, guest)).toEqual(['Only a host of this room can ask that.']);
  }
  expect(removed).toEqual([]);
});
