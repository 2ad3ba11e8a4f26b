import { expect, test } from 'vitest';
import { aboutRoom } from '../../../web/src/irc/about-room.ts';

const line = (command: string, ...params: readonly string[]) => ({
  command,
  params,
  nick: 'ana',
  hostname: 'f00d.room',
});

test.each([
  ['who joins, by host', line('JOIN', '#lobby'), ['seen', 'ana', 'f00d.room']],
  [
    'who is there, as WHO answers',
    line('352', 'me', '#lobby', '~lite', 'beef.room', 'mayfly.room', 'bia', 'H@', '0 lite'),
    ['seen', 'bia', 'beef.room', false],
  ],
  [
    'a ban',
    line('367', 'me', '#lobby', '*!*@f00d.room', 'olga', '0'),
    ['ban listed', '#lobby', '*!*@f00d.room'],
  ],
  [
    'a channel of the list',
    line('322', 'me', '#press', '3', 'News'),
    ['channel listed', '#press', 3],
  ],
  ['that all channels are told', line('323', 'me', 'End'), ['channels listed', 1_000]],
  ['that all bans are told', line('368', 'me', '#lobby', 'End'), ['bans listed', '#lobby']],
  [
    'when the room ends',
    line('005', 'me', 'mayfly.chat/ENDS-IN=90', 'are supported'),
    ['ends', 91_000],
  ],
])('tells %s', (_, parsed, told) => {
  expect(aboutRoom(parsed, 1_000).map((one): unknown[] => Object.values(one))).toEqual([told]);
});

test('tells how a channel is set, with what its modes need', () => {
  expect(aboutRoom(line('324', 'me', '#lobby', '+mlk', '40', 'sesame'), 0)).toEqual([
    { kind: 'channel modes', channel: '#lobby', modes: '+mlk', params: ['40', 'sesame'] },
  ]);
});

test('tells of one line all that it says: when the room ends, and how much it keeps', () => {
  const support = line('005', 'me', 'CHATHISTORY=50', 'mayfly.chat/ENDS-IN=90', 'are supported');
  expect(aboutRoom(support, 0)).toEqual([
    { kind: 'recalls', limit: 50 },
    { kind: 'ends', at: 90_000 },
  ]);
});

test('a question about the past that is refused has an answer without lines', () => {
  const refused = line('FAIL', 'CHATHISTORY', 'INVALID_TARGET', 'LATEST', '#lobby', 'Not in it');
  expect(aboutRoom(refused, 0)).toEqual([{ kind: 'recalled', channel: '#lobby', lines: [] }]);
});

test.each([
  line('005', 'me', 'CASEMAPPING=ascii', 'are supported'),
  line('005', 'me', 'mayfly.chat/ENDS-IN=soon', 'are supported'),
  line('005', 'me', 'mayfly.chat/ENDS-IN=1e9', 'are supported'),
  line('005', 'me', 'CHATHISTORY=0', 'CHATHISTORY=-1', 'are supported'),
  line('FAIL', 'RESUME', 'INVALID_TOKEN', 'no', 'such', 'place'),
  { ...line('JOIN', '#lobby'), hostname: '' },
  line('PRIVMSG', '#lobby', 'mayfly.chat/ENDS-IN=90'),
])('says nothing of $command $params', (parsed) => {
  expect(aboutRoom(parsed, 0)).toEqual([]);
});
