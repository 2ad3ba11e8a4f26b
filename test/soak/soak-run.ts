// People who talk for a long time over connections that break again and again: nothing is lost, and the
// gateway's memory stays as it is.

import { setTimeout as delay } from 'node:timers/promises';
import { ChaosProxy, seeded } from '../support/chaos-proxy.ts';
import { Chatter } from '../support/chatter.ts';
import { GatewayRoom, passphrase } from '../support/gateway.ts';
import { ResumeClient } from '../support/resume-client.ts';
import { until } from '../support/until.ts';
import { ircWire, webSocketWire } from '../support/wire.ts';
import { ForkedGateway } from './forked-gateway.ts';
import type { Memory } from './gateway-process.ts';

export interface SoakOptions {
  readonly durationMs: number;
  readonly people: number;
  readonly seed: number;
  /** Of each who talks, on the average. */
  readonly linesPerSecond: number;
  /** A connection lives for so many bytes at most. */
  readonly maxBytes: number;
  readonly sampleMs: number;
  readonly sampled?: (sample: MemorySample) => void;
}

export interface MemorySample extends Memory {
  /** Since the start. */
  readonly atMs: number;
  readonly breaks: number;
  readonly lines: number;
}

export interface SoakResult {
  readonly samples: readonly MemorySample[];
  /** What was lost, doubled or out of order, each a sentence. */
  readonly faults: readonly string[];
  readonly breaks: number;
  readonly resumed: number;
}

const turnMs = 20;

export async function soak(options: SoakOptions): Promise<SoakResult> {
  const random = seeded(options.seed);
  const gateways: ForkedGateway[] = [];
  const room = await GatewayRoom.start(
    {},
    undefined,
    {
      // They talk faster than people may.
      flood: { burst: 1_000_000, perSecond: 100_000, heldLines: 10_000, heldBytes: 4_000_000 },
    },
    async (config, limits) => {
      const gateway = await ForkedGateway.start(config, limits ?? {});
      gateways.push(gateway);
      return gateway;
    },
  );
  const chaos = { random, maxBytes: options.maxBytes, maxDelayMs: 20 };
  const web = await ChaosProxy.to({ host: '127.0.0.1', port: room.webPort }, chaos);
  const irc = await ChaosProxy.to(room.config.ircListen, chaos);
  const dials = [webSocketWire(`127.0.0.1:${room.webPort}`, web.address), ircWire(irc.address)];
  const chatters = Array.from({ length: options.people }, (_, index) => {
    const dial = dials[index % dials.length] ?? ircWire(irc.address);
    const client = new ResumeClient(dial, {
      capabilities: ['echo-message', 'server-time'],
      retryMs: () => random() * 200,
    });
    return new Chatter(`guest${index}`, '#soak', client);
  });
  const breaks = (): number => chatters.reduce((sum, { client }) => sum + client.broken, 0);
  const lines = (): number => chatters.reduce((sum, { said }) => sum + said, 0);
  const samples: MemorySample[] = [];
  try {
    for (const { nick, client } of chatters) await client.enters(nick, passphrase, '#soak');
    web.wild = true;
    irc.wild = true;
    const startMs = performance.now();
    let sampledMs = startMs;
    for (;;) {
      const nowMs = performance.now();
      if (nowMs - startMs >= options.durationMs) break;
      for (const chatter of chatters) {
        if (random() < (options.linesPerSecond * turnMs) / 1000) chatter.talk(random() * 200);
        chatter.listen();
      }
      if (nowMs - sampledMs >= options.sampleMs) {
        sampledMs = nowMs;
        for (const gateway of gateways) {
          const memory = await gateway.memory();
          const sample = { ...memory, atMs: nowMs - startMs, breaks: breaks(), lines: lines() };
          samples.push(sample);
          options.sampled?.(sample);
        }
      }
      await delay(turnMs);
    }
    web.wild = false;
    irc.wild = false;
    await until('everybody to have heard everything', () =>
      chatters.every((chatter) => chatter.hasHeard(chatters)),
    );
    const { resumed, refused } = await room.status();
    const faults = [
      ...chatters.flatMap((chatter) => chatter.faults),
      ...chatters.flatMap(({ nick, client }) =>
        client.missed === 0 ? [] : [`${nick} missed ${client.missed}`],
      ),
      ...Object.entries(refused).map(([reason, count]) => `${count} refused: ${reason}`),
    ];
    return { samples, faults, breaks: breaks(), resumed };
  } finally {
    for (const { client } of chatters) client.leave();
    await web.close();
    await irc.close();
    await room.end();
  }
}
