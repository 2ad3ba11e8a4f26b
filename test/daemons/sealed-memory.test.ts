// What was said, in the memory of the machine that carries it: in a room as it is by default every part that passes
// it on holds it, in a sealed room none does. Each is searched while people talk.
//
// MAYFLY_TEST_TALK_MINUTES=20: so long instead of a few seconds.

import { afterEach, describe, expect, test } from 'vitest';

import { parseInvitation } from '../../server/contract/invitation/invitation.ts';
import { frameKeyOf, parseSeal, type HostSeal } from '../../server/sealed/seal/seal.ts';
import { readyAppliance, type ReadyAppliance } from '../support/appliance.ts';
import type { Canary } from '../support/byte-search.ts';
import { openPlainLines } from '../support/sealed/plain-lines.ts';
import { randomWord } from '../support/random-word.ts';
import { searchRoom, type RoomMemory, type RoomPart } from '../support/room-memory.ts';
import { SshGuest } from '../support/ssh.ts';
import { lobby, Talkers } from '../support/sealed/talkers.ts';
import { ircWire, webSocketWire } from '../support/wire.ts';

const talkMs = Number(process.env['MAYFLY_TEST_TALK_MINUTES'] ?? 0) * 60_000;
/** The room lets a guest say so much in a burst, and so much for long. */
const burst = 8;
const pauseMs = 4_000;

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

async function start(...flags: string[]): Promise<ReadyAppliance> {
  const appliance = await readyAppliance({ flags: ['--no-onion', ...flags] });
  closers.push(() => appliance.end());
  return appliance;
}

/** A tunnel as a guest with an IRC client has it. @returns where it begins. */
async function tunnel({ ready, ports }: ReadyAppliance): Promise<number> {
  const ssh = new SshGuest(ready.ssh);
  closers.push(() => ssh.remove());
  const open = await ssh.tunnel(ports.irc);
  closers.push(() => open.close());
  return open.port;
}

/** As it stands in the link that the host program printed. */
function sealOf({ ready }: ReadyAppliance): HostSeal {
  const { seal } = parseInvitation(ready.host?.links.web ?? '');
  const parsed = parseSeal(seal ?? '');
  if (parsed?.kind !== 'host') throw new Error('the host’s link has no seal');
  return parsed;
}

class MemoryTalk extends Talkers {
  /** In the memory of whoever knows who is here. */
  readonly nick = randomWord().slice(0, 12);

  canaries(): Canary[] {
    return [
      { name: 'said', bytes: Buffer.from(this.word) },
      { name: 'the seal', bytes: Buffer.from(this.hostSeal.secret) },
      { name: 'the seal', bytes: Buffer.from(frameKeyOf(this.hostSeal)) },
      { name: 'who', bytes: Buffer.from(this.nick) },
    ];
  }

  /** Ana by the web door, the other one by ssh: they talk by turns, then all memory is searched. */
  static async in(room: ReadyAppliance, isSealed: boolean): Promise<RoomMemory> {
    const { passphrase } = room.ready;
    const dialWeb = webSocketWire(`127.0.0.1:${room.ports.web}`);
    const hostSeal = isSealed ? { hostSeal: sealOf(room) } : {};
    const talk = new MemoryTalk({ dial: dialWeb, passphrase, ...hostSeal });
    closers.push(() => talk.closeAll());
    const open = isSealed ? {} : { open: openPlainLines };
    const ana = talk.guest('ana', { seal: talk.hostSeal, ...open });
    const dial = ircWire({ host: '127.0.0.1', port: await tunnel(room) });
    const other = talk.guest(talk.nick, { dial, ...open });
    for (const guest of [ana, other]) {
      await guest.joins(lobby);
      await guest.isInside();
    }
    const untilMs = performance.now() + talkMs;
    do {
      for (let at = 0; at < burst; at += 1) {
        await talk.tells('ana', `${at}${' and more'.repeat(at * 4)}`, talk.nick);
        await talk.tells(talk.nick, `${at}${' and less'.repeat(at * 4)}`, 'ana');
      }
      if (talkMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    } while (performance.now() < untilMs);
    return searchRoom(room, talk.canaries());
  }
}

function holders({ found }: RoomMemory, what: string): RoomPart[] {
  const parts = Object.entries(found) as [RoomPart, readonly string[]][];
  return parts
    .filter(([, hits]) => hits.some((hit) => hit.startsWith(`${what} `)))
    .map(([part]) => part);
}

const carriers: readonly RoomPart[] = ['gateway', 'ngircd', 'sshd', 'uplink'];

describe('what was said stands in memory', { timeout: talkMs + 120_000 }, () => {
  test('of gateway, ngIRCd, sshd and uplink, in a room as it is by default', async () => {
    const memory = await MemoryTalk.in(await start(), false);
    expect(holders(memory, 'said')).toEqual(expect.arrayContaining([...carriers]));
  });

  test('of nobody in a sealed room, though the same search finds who was there', async () => {
    const memory = await MemoryTalk.in(await start('--sealed'), true);
    expect(holders(memory, 'said')).toEqual([]);
    expect(holders(memory, 'the seal')).toEqual([]);
    expect(holders(memory, 'who')).toEqual(expect.arrayContaining([...carriers]));
    for (const part of carriers) expect(memory.bytes[part]).toBeGreaterThan(1024 * 1024);
  });
});
