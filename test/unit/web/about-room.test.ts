import { expect, test } from 'vitest';
import { aboutRoom } from '../../../web/src/irc/about-room.ts';

const line = (command: string, ...params: readonly string[]) => ({
  command,
  params,
  nick: 'ana',
  ident: ',web',
  hostname: 'f00d.room',
});

test.each([
  ['who joins, by ident and host', line('JOIN', '#lobby'), ['seen', 'ana', ',web', 'f00d.room']],
  [
    'who is there, as WHO answers',
    line('352', 'me', '#lobby', '~lite', 'beef.room', 'mayfly.room', 'bia', 'H@', '0 lite'),
    ['seen', 'bia', '~lite', 'beef.room', false],
  ],
  [
    'a ban',
    line('367', 'me', '#lobby', '*!*@f00d.room', 'olga', '0'),
    ['ban listed', '#lobby', '*!*@f00d.room'],
  ],
  ['that all bans are told', line('368', 'me', '#lobby', 'End'), ['bans listed', '#lobby']],
  [
    'when the room ends',
    line('005', 'me', 'mayfly.chat/ENDS-IN=90', 'are supported'),
    ['ends', 91_000],
  ],
])('tells %s', (_, parsed, told) => {
  expect(Object.values(aboutRoom(parsed, 1_000) ?? {})).toEqual(told);
});

test('tells how a channel is set, with what its modes need', () => {
  expect(aboutRoom(line('324', 'me', '#lobby', '+mlk', '40', 'sesame'), 0)).toEqual({
    kind: 'channel modes',
    channel: '#lobby',
    modes: '+mlk',
    params: ['40', 'sesame'],
  });
});

test.each([
  line('005', 'me', 'CASEMAPPING=ascii', 'are supported'),
  line('005', 'me', 'mayfly.chat/ENDS-IN=soon', 'are supported'),
  line('005', 'me', 'mayfly.chat/ENDS-IN=1e9', 'are supported'),
  { ...line('JOIN', '#lobby'), hostname: '' },
  line('PRIVMSG', '#lobby', 'mayfly.chat/ENDS-IN=90'),
])('says nothing of $command $params', (parsed) => {
  expect(aboutRoom(parsed, 0)).toBeNull();
});
