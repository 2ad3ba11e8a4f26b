// What a guest says just before they leave is heard, and kept.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GatewayRoom, passphrase } from '../support/gateway.ts';
import type { IrcClient } from '../support/irc-client.ts';
import { login, oneWrite, roomWithHost } from './gateway-fixture/room-with-host.ts';

const scene = roomWithHost();
const { said, left } = scene;

describe('a message just before leaving is heard', () => {
  const bye = (nick: string): string[] => [
    'JOIN #lobby',
    ...[1, 2, 3].map((at) => `PRIVMSG #lobby :last words ${at} of ${nick}`),
  ];

  test.each([
    ['irc', 'quitter', ['QUIT :gone']],
    ['onion', 'oquitter', ['QUIT :gone']],
    ['irc', 'closer', []],
    ['onion', 'ocloser', []],
  ] as const)('in one write at the %s door by %s', async (door, nick, end) => {
    const socket = oneWrite(scene.room, door, ...login(nick), ...bye(nick), ...end);
    if (end.length === 0) socket.end();
    for (const at of [1, 2, 3]) {
      await scene.host.hears(
        new RegExp(`^:${nick}!\\S+ PRIVMSG #lobby :last words ${at} of ${nick}$`),
      );
    }
    await left(nick);
    socket.destroy();
  });

  test.each(['quits', 'closes'])('at the WebSocket door, by one who %s', async (how) => {
    const guest = scene.room.websocket();
    const nick = `web${how}`;
    guest.say(...login(nick), ...bye(nick), ...(how === 'quits' ? ['QUIT'] : []));
    if (how === 'closes') guest.ws.on('open', () => guest.ws.close());
    await scene.host.hears(new RegExp(`last words 3 of ${nick}$`));
    await left(nick);
    expect(said(`of ${nick}`)).toHaveLength(3);
  });

  test('but nothing after a QUIT', async () => {
    oneWrite(
      scene.room,
      'irc',
      ...login('behind'),
      'JOIN #lobby',
      'PRIVMSG #lobby :before',
      'QUIT',
      'PRIVMSG #lobby :behind it',
    );
    await left('behind');
    expect([said(':before').length, said('behind it').length]).toEqual([1, 0]);
  });
});

describe.each(['0', '100'])('with --backlog %s', (backlogLines) => {
  let keeping: GatewayRoom;
  let ears: IrcClient;

  beforeAll(async () => {
    keeping = await GatewayRoom.start({ backlogLines });
    ears = keeping.irc();
    await ears.enters('ears', passphrase, '#lobby');
  });

  afterAll(() => keeping.end());

  const talk = (nick: string): string[] =>
    Array.from({ length: 19 }, (_, at) => `PRIVMSG #lobby :of ${nick} ${at}`);

  // 19: as many as go at once. ngIRCd reads three lines at a time, and none of a link that has closed.
  test.each([
    ['irc', [], 'quits'],
    ['websocket', [], 'quits'],
    ['websocket', ['echo-message'], 'quits'],
    ['websocket', ['draft/chathistory', 'batch', 'message-tags'], 'quits'],
    ['irc', [], 'closes'],
    ['websocket', [], 'closes'],
  ] as const)(
    'all of many lines before leaving is heard, and kept: %s, %j, %s',
    async (door, capabilities, how) => {
      const nick = `m${door}${capabilities.length}${how}`;
      const guest = keeping[door]();
      guest.say('CAP LS 302');
      if (capabilities.length > 0) guest.say(`CAP REQ :${capabilities.join(' ')}`);
      guest.say('CAP END');
      await guest.enters(nick, passphrase, '#lobby');
      guest.say(...talk(nick));
      if (how === 'quits') guest.say('QUIT :bye');
      else if ('ws' in guest) guest.ws.close();
      else guest.socket.end();
      await ears.hears(new RegExp(`^:${nick}!\\S+ QUIT `), 30_000);
      expect(
        ears.lines.filter((line) => line.includes(` PRIVMSG #lobby :of ${nick} `)),
      ).toHaveLength(19);
      if (backlogLines === '0') return;
      const late = keeping.irc();
      await late.enters(`l${nick}`.slice(0, 24), passphrase, '#lobby');
      await late.sync();
      expect(late.lines.filter((line) => line.includes(`of ${nick} `))).toHaveLength(19);
      late.close();
    },
  );
});
