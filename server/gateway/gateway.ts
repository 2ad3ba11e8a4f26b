// Starts the gateway: opens its parts in order, and ends them in order.

import { bootMs } from '../config/boot-clock.ts';
import type { GatewayConfig } from '../config/gateway-config.ts';
import type { SessionLimits } from '../protocol/session/session-types.ts';
import { streamNumbers } from './admission/circuit-numbers.ts';
import { Counter } from './admission/counter.ts';
import { Access } from './admission/invitations/access.ts';
import { connectionLimits } from './connection-limits.ts';
import { openControl } from './control.ts';
import { openIrcDoor } from './doors/irc/irc-door.ts';
import { openSshDoors } from './doors/ssh/ssh-doors.ts';
import { EndWishes } from './end-wishes.ts';
import { Guests } from './guests/guests.ts';
import { readPage } from '../page/page-store.ts';
import { NgircdConnector } from './ngircd/connector.ts';
import { FirstContact } from './ngircd/first-contact.ts';
import { openWebDoors } from './web-doors.ts';

export interface Gateway {
  /**
   * Tells every guest why, closes every door and socket, and resolves when nothing is open. Never
   * rejects.
   */
  close(reason: string): Promise<void>;
}

// For clients that do not close their side; those who answer are waited for no longer than they need. When
// tor ends, relays drop what they still hold for its circuits, so the goodbye should have arrived: over six
// relays an answer takes some hundred milliseconds. It fits into what a room that burns leaves to the gateway
// (burnBudgetMs in server/appliance.ts).
const goodbyeMs = 400;

/**
 * Opens all doors.
 * @param limits of each session, where they differ from the default.
 * @param wallMs milliseconds since 1970.
 * @param now milliseconds, from one clock that never goes back; its zero means nothing.
 * @throws {Problem} where a port or path is taken or the page is not built; nothing is left open then.
 */
export async function startGateway(
  config: GatewayConfig,
  limits: Partial<SessionLimits> = {},
  wallMs: () => number = Date.now,
  now: () => number = () => performance.now(),
): Promise<Gateway> {
  // First, as it may fail: nothing is open yet, and no timer runs.
  const page = readPage(config.webRoot);
  const refusals = new Counter<string>();
  const refused = (reason: string): void => refusals.add(reason);
  const connections = connectionLimits(config.maxGuests);

  const ngircd = new FirstContact(config.ngircd);
  const endWishes = new EndWishes();
  const access = new Access({
    passphrase: config.passphrase,
    knock: config.knock,
    snapshot: config.access,
    holdMs: config.holdMs,
    nowMs: bootMs,
    panic: {
      word: config.panicWord,
      onTyped: () => endWishes.add({ wish: 'burn', why: 'panic word' }),
    },
  });
  const guests = new Guests(config, {
    access,
    limits,
    refused,
    end: endWishes,
    connector: new NgircdConnector(config.ngircd),
    now,
    bootNow: bootMs,
    wallMs,
  });
  const admit = guests.admit.bind(guests);
  const streamNumber = config.namesCircuits === false ? streamNumbers() : null;
  const ssh = openSshDoors({ config, limits: connections, streamNumber, refused, now });
  const circuitOf = ssh.front.circuitOf.bind(ssh.front);
  const irc = openIrcDoor({
    config,
    limits: connections,
    streamNumber,
    admit,
    circuitOf,
    refused,
  });
  const web = await openWebDoors({
    config,
    limits: connections,
    streamNumber,
    page,
    access,
    admit,
    refusals,
    now,
    wallMs,
  });
  const control = await openControl({
    access,
    config,
    endWishes,
    ngircd,
    guests,
    page: page.manifest,
    refusals,
    ssh: ssh.front,
  });
  const parts = [web, ssh.servers, irc, control];

  async function close(reason: string): Promise<void> {
    ngircd.stop();
    for (const part of parts) part.stopListening();
    guests.end(reason);
    await Promise.all([web.close(goodbyeMs), irc.close(goodbyeMs)]);
    // ssh carries the goodbyes of guests who came by it, so it ends after them.
    ssh.front.close();
    access.changes.wake();
    endWishes.close();
    await ssh.servers.close(0);
    await control.close(0);
    guests.destroyLinks();
  }

  try {
    for (const part of parts) await part.listen();
  } catch (error) {
    await close('the room did not start');
    throw error;
  }
  ngircd.start();
  return { close };
}
