// Sessions outlive their connections: docs/resume.md, before a real ngIRCd.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { GatewayRoom, passphrase } from '../support/gateway.ts';

let room: GatewayRoom;

beforeAll(async () => {
  room = await GatewayRoom.start();
});

afterAll(() => room.end());

test('a session left at one door is taken up at another', async () => {
  const web = room.websocket();
  web.say('CAP REQ :mayfly.chat/resume', 'CAP END');
  await web.enters('webber', passphrase, '#talk');
  const token = web.lines.find((line) => line.includes('RESUME TOKEN'))?.split(' ')[3] ?? '';
  const irc = room.irc();
  await irc.enters('ircer', passphrase, '#talk');
  await web.hears(/^:ircer!.* JOIN/);
  const got = web.lines.length - web.lines.findIndex((line) => line.includes('RESUME TOKEN')) - 1;
  web.close();
  await expect.poll(async () => (await room.status()).away).toBe(1);
  irc.say('PRIVMSG #talk :one', 'WHOIS webber');
  await irc.hears(/ 301 ircer webber :connection lost$/);

  const back = room.irc();
  back.say(`RESUME ${token} ${got}`, '@mayfly.chat/id=5 PRIVMSG #talk :hello');
  expect(await back.hears(/RESUME/)).toMatch(/ RESUME OK [\w-]{22} 300 0 /);
  await back.hears(/^:ircer!\S+ PRIVMSG #talk :one$/);
  await irc.hears(/^:webber!\S+ PRIVMSG #talk :hello$/);
  await back.hears(/^:mayfly\.room RESUME SEEN 5$/);
});
