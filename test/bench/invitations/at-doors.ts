// What wrong secrets cost at each door of a real room: how many are answered in a second, how long somebody with a right
// one waits meanwhile, and whether the time of an answer tells what was wrong.

import { doorNames, knock, newNick, type DoorName } from '../../daemons/gateway-fixture/doors.ts';
import { issue, revoke } from '../../daemons/gateway-fixture/supervisor.ts';
import { GatewayRoom } from '../../support/gateway.ts';
import { formId } from '../../support/lite-client.ts';
import { until } from '../../support/until.ts';
import { formatToken } from '../../../server/contract/invitation/token-text.ts';
import { mintInvitationToken } from '../../../server/config/invitation-token.ts';
import { atPercent, medianOf } from './times.ts';

const passphrase = 'quiet-garden-after-every-long-winter';
const measureMs = 6_000;

const start = (maxGuests = 50): Promise<GatewayRoom> =>
  GatewayRoom.start({ passphrase, maxGuests: String(maxGuests) });

async function took(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

let circuits = 100_000;

/** One wrong try. @returns whether it was answered. */
async function guess(room: GatewayRoom, door: 'irc' | 'lite', circuit: number): Promise<boolean> {
  if (door === 'lite') {
    const lite = room.lite({ tor: { path: room.torSockets.web, circuit } });
    const told = await lite.knocks({ nick: newNick(), key: 'wrong-wrong-wrong' }).catch(() => null);
    return told?.status === 403;
  }
  const client = room.onionIrc(circuit);
  client.say('PASS wrong', `NICK ${newNick()}`, 'USER a 0 * :a');
  const answer = await until('an answer', () => {
    if (client.lines.some((line) => / 464 /.test(line))) return 'told';
    return client.ending === null ? null : 'closed';
  });
  client.close();
  return answer === 'told';
}

export interface Storm {
  readonly perSecond: number;
  /** Milliseconds until somebody with a right secret was in, by each door in turn. */
  readonly honestMs: readonly number[];
  /** They were not let in. */
  readonly shutOut: number;
}

/** @param guessers at once. @param oneCircuit all of them come the same way; else each time another. */
export async function storm(
  door: 'irc' | 'lite',
  guessers: number,
  oneCircuit: boolean,
): Promise<Storm> {
  const room = await start();
  try {
    const untilMs = performance.now() + measureMs;
    let told = 0;
    const guesser = async (): Promise<void> => {
      while (performance.now() < untilMs) {
        circuits += 1;
        if (await guess(room, door, oneCircuit ? 7 : circuits)) told += 1;
        // Who is refused at once would ask in a loop without an end.
        else await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    const storms = Array.from({ length: guessers }, guesser);
    const honestMs: number[] = [];
    let shutOut = 0;
    for (let at = 0; performance.now() < untilMs - 1_000; at += 1) {
      const { token } = await issue(room);
      const secret = at % 2 === 0 ? passphrase : token;
      const by = doorNames[at % doorNames.length] ?? 'irc';
      honestMs.push(
        await took(async () => {
          const guest = await knock(room, by, newNick(), secret);
          if (guest.answer !== 'in') shutOut += 1;
          else await guest.leaves();
        }),
      );
    }
    await Promise.all(storms);
    return { perSecond: told / (measureMs / 1_000), honestMs, shutOut };
  } finally {
    await room.end();
  }
}

/** Milliseconds from the connection to the first answer to a secret: 001, 464, or the page. Polls nothing. */
async function answerMs(room: GatewayRoom, door: DoorName, secret: string): Promise<number> {
  const nick = newNick();
  if (door === 'lite') {
    const lite = room.lite();
    const id = formId((await lite.get('/lite')).body);
    const form = { id, nick, key: secret, channel: '#lobby', view: 'live' };
    return took(async () => {
      const told = await lite.post('/lite', form);
      if (told.status === 303) await lite.follow(told);
    });
  }
  const from = performance.now();
  const client =
    door === 'websocket'
      ? room.websocket()
      : door === 'irc'
        ? room.irc()
        : room.onionIrc((circuits += 1));
  client.say(`PASS ${secret}`, `NICK ${nick}`, 'USER a 0 * :a');
  const answered = new Promise<void>((resolve) => {
    const look = (): void => {
      if (client.lines.some((line) => / 001 | 464 /.test(line))) resolve();
    };
    // The client's own listener is the first.
    if ('ws' in client) client.ws.on('message', look);
    else client.socket.on('data', look);
  });
  await answered;
  const ms = performance.now() - from;
  client.close();
  return ms;
}

/** Milliseconds from the connection to 001, or to the page, by each kind of secret. */
export async function entries(door: DoorName): Promise<Record<'shared' | 'personal', number>> {
  const room = await start(200);
  try {
    const times = { shared: [] as number[], personal: [] as number[] };
    for (let at = 0; at < 25; at += 1) {
      const { token } = await issue(room);
      for (const [kind, secret] of [['shared', passphrase], ['personal', token]] as const) {
        times[kind].push(await answerMs(room, door, secret));
      }
    }
    return { shared: medianOf(times.shared), personal: medianOf(times.personal) };
  } finally {
    await room.end();
  }
} // prettier-ignore

/** Milliseconds to the refusal of each kind: median and 95th percentile. */
export async function refusals(
  door: DoorName,
): Promise<Record<string, { readonly median: number; readonly p95: number }>> {
  const times: Record<string, number[]> = { unknown: [], used: [], expired: [], revoked: [] };
  // A room answers thirty wrong tries by return; then the door is slow to everybody.
  for (let rooms = 0; rooms < 4; rooms += 1) {
    const room = await start();
    try {
      const [used, revoked] = [await issue(room, { once: true }), await issue(room)];
      await (await knock(room, 'irc', newNick(), used.token)).leaves();
      await revoke(room, revoked.entry.id);
      const expired = await issue(room, { lastsMs: 0 });
      const secrets: Record<string, string> = {
        unknown: formatToken(mintInvitationToken()),
        used: used.token,
        expired: expired.token,
        revoked: revoked.token,
      };
      for (let at = 0; at < 6; at += 1) {
        for (const [kind, secret] of Object.entries(secrets)) {
          times[kind]?.push(await answerMs(room, door, secret));
        }
      }
    } finally {
      await room.end();
    }
  }
  return Object.fromEntries(
    Object.entries(times).map(([kind, all]) => [
      kind,
      { median: medianOf(all), p95: atPercent(all, 95) },
    ]),
  );
}
