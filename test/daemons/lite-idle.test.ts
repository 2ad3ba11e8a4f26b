// The browser of a guest at the lite door goes away without a word: the door notices, and the guest leaves the room.

import { afterEach, expect, test } from 'vitest';
import { GatewayRoom, passphrase } from '../support/gateway.ts';
import { textOf } from '../support/lite-client.ts';

let room: GatewayRoom;

afterEach(() => room.end());

test('without a request or a stream a guest is gone; with a stream they stay', async () => {
  room = await GatewayRoom.start({}, (config) => ({ ...config, liteIdleMs: 1_500 }));
  const irc = room.irc();
  await irc.enters('ircy', passphrase, '#lobby');
  const gone = room.lite();
  await gone.enters('gone', passphrase);
  const here = room.lite();
  await here.enters('here', passphrase);
  const stream = here.stream('#lobby');
  await stream.hears('You are in');
  await irc.hears(/^:gone!\S+ QUIT/);
  const page = await gone.room('#lobby');
  expect(page.status).toBe(403);
  expect(textOf(page.body)).toContain('You are not in the room');
  expect((await room.status()).byDoor.lite).toBe(1);
  expect(irc.lines.some((line) => /^:here!\S+ QUIT/.test(line))).toBe(false);
  stream.cut();
  await irc.hears(/^:here!\S+ QUIT/);
});

test('a stream whose reader does not read is cut, and its guest stays', async () => {
  room = await GatewayRoom.start();
  // By tor's socket: the kernel keeps megabytes for a TCP connection over loopback.
  const ada = room.lite({ tor: { path: room.torSockets.web, circuit: 7 } });
  await ada.enters('ada', passphrase);
  const asked = ada.ask('GET', '/lite/in/stream?in=%23lobby');
  asked.on('error', () => {});
  asked.on('response', (answer) => answer.pause());
  asked.end();
  // Others talk more than the kernel's buffers hold; each no more than the flood limit lets through.
  const talkers = await Promise.all(
    Array.from({ length: 60 }, async (_, index) => {
      const talker = room.irc();
      await talker.enters(`talker${index}`, passphrase, '#lobby');
      return talker;
    }),
  );
  const flood = (): void => {
    for (const talker of talkers) talker.say(`PRIVMSG #lobby :${'<&>'.repeat(110)}`);
  };
  await expect
    .poll(
      async () => {
        flood();
        return (await room.status()).refused['slow reader'] ?? 0;
      },
      { timeout: 40_000, interval: 300 },
    )
    .toBe(1);
  expect((await ada.room('#lobby')).status).toBe(200);
  asked.destroy();
});
