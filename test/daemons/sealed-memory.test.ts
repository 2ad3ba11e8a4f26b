// What was said, in the memory of the machine that carries it: in a room as it is by default every part that passes
// it on holds it, in a sealed room none does.

import { afterEach, expect, test } from 'vitest';

import { readyAppliance, type ReadyAppliance } from '../support/appliance.ts';
import type { Canary } from '../support/byte-search.ts';
import { IrcClient } from '../support/irc-client.ts';
import { randomWord } from '../support/random-word.ts';
import { searchRoom, type RoomMemory } from '../support/room-memory.ts';
import { SshGuest } from '../support/ssh.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

async function start(...flags: string[]): Promise<ReadyAppliance> {
  const appliance = await readyAppliance({ flags: ['--no-onion', ...flags] });
  closers.push(() => appliance.end());
  return appliance;
}

/** Stands in all that is said. */
function canaryOf(word: string): Canary {
  return { name: 'said', bytes: Buffer.from(word) };
}

/** A tunnel as a guest with an IRC client has it. @returns where it begins. */
async function tunnel({ ready, ports }: ReadyAppliance): Promise<number> {
  const ssh = new SshGuest(ready.ssh);
  const open = await ssh.tunnel(ports.irc);
  closers.push(
    () => ssh.remove(),
    () => open.close(),
  );
  return open.port;
}

/** In a burst, as the room lets guests say them. */
const linesEach = 8;

test('a room as it is by default: gateway, ngIRCd, sshd and uplink hold what was said', async () => {
  const room = await start();
  const word = randomWord();
  const ana = IrcClient.websocket(room.ports.web);
  const bea = IrcClient.tcp({ host: '127.0.0.1', port: await tunnel(room) });
  closers.push(
    () => ana.close(),
    () => bea.close(),
  );
  await ana.enters('ana', room.ready.passphrase, '#lobby');
  await bea.enters('bea', room.ready.passphrase, '#lobby');
  for (const [from, to] of [[ana, bea], [bea, ana]] as const) {
    for (let at = 0; at < linesEach; at += 1) from.say(`PRIVMSG #lobby :${word} ${at}`);
    await to.hears(new RegExp(` PRIVMSG #lobby :${word} ${linesEach - 1}`));
  } // prettier-ignore
  const { found, bytes }: RoomMemory = await searchRoom(room, [canaryOf(word)]);
  for (const part of ['gateway', 'ngircd', 'sshd', 'uplink'] as const) {
    expect(found[part], `${part}, ${bytes[part]} bytes`).toContain('said as it is');
  }
});
