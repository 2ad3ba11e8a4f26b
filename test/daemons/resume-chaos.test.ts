// A thousand broken connections, in the middle of talk both ways: nothing is lost, and nothing doubled.

import { afterEach, expect, test } from 'vitest';
import { ChaosProxy, seeded, testSeed } from '../support/chaos-proxy.ts';
import { Chatter } from '../support/chatter.ts';
import { GatewayRoom, passphrase } from '../support/gateway.ts';
import { ResumeClient } from '../support/resume-client.ts';
import { until } from '../support/until.ts';
import { ircWire, webSocketWire } from '../support/wire.ts';

const breaks = 1_000;
const people = 12;
const seed = testSeed();

let room: GatewayRoom;
const proxies: ChaosProxy[] = [];
let chatters: Chatter[] = [];

afterEach(async () => {
  for (const { client } of chatters) client.leave();
  for (const proxy of proxies) await proxy.close();
  await room.end();
});

test(`${breaks} breaks at any byte of either side, at both doors (MAYFLY_TEST_SEED=${seed})`, async () => {
  const random = seeded(seed);
  // The test says in seconds what people say in an hour: the limits for people are not its matter.
  room = await GatewayRoom.start({}, undefined, {
    flood: { burst: 1_000_000, perSecond: 100_000, heldLines: 10_000, heldBytes: 4_000_000 },
  });
  const chaos = { random, maxBytes: 6_000, maxDelayMs: 8 };
  const web = await ChaosProxy.to({ host: '127.0.0.1', port: room.webPort }, chaos);
  const irc = await ChaosProxy.to(room.config.ircListen, chaos);
  proxies.push(web, irc);
  const doors = [webSocketWire(`127.0.0.1:${room.webPort}`, web.address), ircWire(irc.address)];
  chatters = Array.from({ length: people }, (_, index) => {
    const dial = doors[index % doors.length] ?? ircWire(irc.address);
    const client = new ResumeClient(dial, {
      capabilities: ['echo-message', 'server-time'],
      retryMs: () => random() * 20,
    });
    return new Chatter(`guest${index}`, '#chaos', client);
  });
  for (const { nick, client } of chatters) await client.enters(nick, passphrase, '#chaos');

  const broken = (): number => chatters.reduce((sum, { client }) => sum + client.broken, 0);
  for (const proxy of proxies) proxy.wild = true;
  await until(
    `${breaks} breaks`,
    () => {
      for (const chatter of chatters) {
        if (random() < 0.5) chatter.talk(random() * 300);
        // As half-dead circuits have it: the old connection still seems to live.
        if (random() < 0.01) chatter.client.comeAgain();
        chatter.listen();
      }
      return broken() >= breaks;
    },
    { withinMs: 50_000, everyMs: 10 },
  );
  for (const proxy of proxies) proxy.wild = false;
  await until('everybody to have heard everything', () =>
    chatters.every((chatter) => chatter.hasHeard(chatters)),
  );
  for (const { client } of chatters) await client.wasSeen();

  expect(chatters.flatMap(({ faults }) => faults)).toEqual([]);
  expect(chatters.map(({ client }) => client.missed)).toEqual(chatters.map(() => 0));
  const { guests, away, resumed, refused } = await room.status();
  expect({ guests, away, refused }).toEqual({ guests: people, away: 0, refused: {} });
  expect(resumed).toBeGreaterThan(breaks / 2);
});
