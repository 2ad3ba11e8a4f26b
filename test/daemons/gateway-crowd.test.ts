// Ten thousand who stand in the door and say nothing, or as little as they can: who means to enter does.

import { connect, type NetConnectOpts, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { GatewayRoom, passphrase } from '../support/gateway.ts';
import { proxyLine } from '../support/irc-client.ts';

let room: GatewayRoom;
let idle: Socket[] = [];

afterEach(async () => {
  for (const socket of idle) socket.destroy();
  idle = [];
  await room.end();
});

/** So many at once: all that wait to be accepted have to fit into the kernel's queue. */
const wave = 250;

/** Opens connections that say `first` and no more. Resolves when each was accepted by the kernel. */
async function stand(
  count: number,
  to: NetConnectOpts,
  first: (index: number) => string,
): Promise<void> {
  for (let from = 0; from < count; from += wave) {
    await Promise.all(
      Array.from({ length: Math.min(wave, count - from) }, async (_, offset) => {
        const socket = connect(to);
        idle.push(socket);
        socket.on('error', () => {});
        // Read, so that its end is noticed; what is said does not matter.
        socket.resume();
        await new Promise((resolve) => socket.once('connect', resolve).once('close', resolve));
        socket.write(first(from + offset));
      }),
    );
  }
}

describe('ten thousand idle connections', () => {
  test('at both doors keep nobody out, and guests inside notice nothing', async () => {
    room = await GatewayRoom.start();
    const inside = room.irc();
    await inside.enters('inside', passphrase, '#talk');
    await stand(5_000, room.config.ircListen, (index) => (index % 2 === 0 ? '' : 'NICK loris\r\n'));
    const port = room.webPort;
    await stand(5_000, { host: '127.0.0.1', port }, (index) =>
      index % 2 === 0 ? '' : 'GET / HTTP/1.1\r\nX-',
    );

    const irc = room.irc();
    await irc.enters('ircer', passphrase, '#talk');
    const web = room.websocket();
    await web.enters('webber', passphrase, '#talk');
    const page = await fetch(`http://127.0.0.1:${port}/`);
    expect(page.status).toBe(200);
    web.say('PRIVMSG #talk :here');
    await inside.hears(/^:webber!\S+ PRIVMSG #talk :here$/);
    const { guests, refused } = await room.status();
    expect(guests).toBe(3);
    // Each newcomer beyond the limit took the place of one who had waited longer.
    expect(refused['crowd']).toBeGreaterThan(5_000);
    expect(refused['busy']).toBeUndefined();
  });

  test('by a thousand circuits keep no guest of the onion out', async () => {
    room = await GatewayRoom.start();
    await stand(1_000, { path: room.torSockets.irc }, (index) =>
      proxyLine(1_000 + (index % 1_000)),
    );
    const guest = room.onionIrc(7);
    await guest.enters('guest', passphrase, '#talk');
    expect((await room.status()).refused['crowd']).toBeGreaterThan(0);
  });
});

test('a stranger who is evicted is told so', async () => {
  room = await GatewayRoom.start({ maxGuests: '1' });
  const first = room.irc();
  first.say('NICK first');
  await stand(300, room.config.ircListen, () => '');
  await first.hears(/^ERROR :Closing link: too many connections are waiting to log in: try again/);
  await first.ends();
  const web = room.websocket();
  await web.enters('guest', passphrase);
});
