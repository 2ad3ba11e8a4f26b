// The gateway: opens every door, ties it to the guests behind it, and closes all of it again.
// Knows how the parts fit; what each does is in its own file.

import { createServer, type Server, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { GatewayConfig } from '../config/gateway-config.ts';
import { bootMs } from '../config/boot-clock.ts';
import type { SessionLimits } from '../protocol/session/session-types.ts';
import { buildControlApp } from './control.ts';
import { onFirstContact } from './ngircd/first-contact.ts';
import { CircuitBuckets } from './admission/circuit-buckets.ts';
import { Guests, maxStrangersOf } from './guests/guests.ts';
import { buildHttpApp } from './http/http-app.ts';
import { ircDoor } from './doors/irc/irc-door.ts';
import { LiteDoor } from './doors/lite/lite-door.ts';
import { listenAt, listenTcp, listenUnix, stopListening } from './net/listeners.ts';
import { OpenSockets } from './net/open-sockets.ts';
import { readPage } from './http/page-store.ts';
import { hostNames, type HostNames } from './http/request-origin.ts';
import { requestRate } from './admission/request-rate.ts';
import { SshFront } from './doors/ssh/front.ts';
import { Counter } from './admission/counter.ts';
import { torListener } from './net/tor-listener.ts';
import { WebCrowd } from './http/web-crowd.ts';
import { websocketDoor } from './doors/websocket/websocket-door.ts';

export interface Gateway {
  /**
   * Tells every guest why, closes every door and socket, and resolves when nothing is open. Never
   * rejects.
   */
  close(reason: string): Promise<void>;
}

// Web connections that are no guest's: six a page that is being read.
const maxWebCrowd = 1_000;
// Connections that are being closed still count. Above this nobody is answered any more: no number of
// idle ones reaches it, as those make place for others.
const closingConnections = 1_000;
// More than may wait there (doors/ssh/front.ts): above that it is the front that chooses who goes.
const maxLocalSsh = 4_096;
// A goodbye over a living circuit has left this machine by then; the supervisor waits not much
// longer.
const goodbyeMs = 250;
const sweepMs = 10_000;
// The directory around these lets in the uplink and the gateway alone, each as its own user.
const doorSocketMode = 0o666;
const controlSocketMode = 0o660;

/**
 * Opens all doors.
 * @param limits of each session, where they are to be others than usual.
 * @param wallMs milliseconds since 1970.
 * @param now milliseconds, from one clock that never goes back; where it starts says nothing.
 * @throws {Problem} where a port or path is taken or the page is not built; nothing is left open
 *   then.
 */
export async function startGateway(
  config: GatewayConfig,
  limits: Partial<SessionLimits> = {},
  wallMs: () => number = Date.now,
  now: () => number = () => performance.now(),
): Promise<Gateway> {
  // First, as it may fail: nothing is open yet, and no clock ticks.
  const page = readPage(config.webRoot);
  const refusals = new Counter<string>();
  const refused = (reason: string): void => refusals.add(reason);
  const ending = new AbortController();
  let healthy = false;

  const localHosts = hostNames(config.hosts);
  const onionHosts = hostNames(config.onionHosts);
  const maxStrangers = maxStrangersOf(config.maxGuests);
  // A guest has a socket, or two streams and two frames that wait for the end.
  const maxConnections = 4 * config.maxGuests + maxStrangers + maxWebCrowd + closingConnections;
  const { endsAtBootMs } = config;
  const guestsConfig = {
    ...config,
    // Asked anew each time: while the machine sleeps, one of the two clocks stands still.
    get endsAtMs() {
      return endsAtBootMs === null ? null : now() + endsAtBootMs - bootMs();
    },
  };
  const guests = new Guests(guestsConfig, now, refused, limits, wallMs);
  const admit = guests.admit.bind(guests);
  const circuits = new WeakMap<Duplex, number>();

  const circuitOf = (socket: Duplex): number | null => circuits.get(socket) ?? null;
  const hostsOf = (socket: Duplex): HostNames => (circuits.has(socket) ? onionHosts : localHosts);
  const requests = new CircuitBuckets(requestRate, now);
  const mayAsk = (circuit: number | null): boolean => requests.takes(circuit);
  const sweeping = setInterval(() => requests.sweep(() => false), sweepMs);
  const crowd = new WebCrowd({ max: maxWebCrowd, circuitOf, refused });
  const release = (socket: Duplex): void => crowd.release(socket);
  const lite = new LiteDoor({
    admit,
    connections: { hostsOf, circuitOf, release },
    refusals,
    clocks: { now, wallMs },
    rules: {
      firstChannel: `#${config.room}`,
      passphrase: config.passphrase,
      nickLength: config.nickLength,
    },
    maxGuestsPerCircuit: config.maxGuestsPerCircuit,
    idleMs: config.liteIdleMs,
  });
  const http = await buildHttpApp({
    hostsOf,
    page,
    lite,
    circuitOf,
    mayAsk,
    maxConnections,
    refused,
  });
  crowd.watch(http.server);
  const websockets = websocketDoor({
    hostsOf,
    admit,
    circuitOf,
    mayAsk,
    release,
    refused,
    now,
  });
  http.server.on('upgrade', (request, socket, head) => websockets.upgrade(request, socket, head));

  const ssh = new SshFront({
    sshd: { onion: config.sshd, local: config.sshdLocal },
    looked: config.looksAtSsh ?? false,
    refused,
    now,
  });
  const enterIrc = ircDoor(admit);
  const irc = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    // Until it is known by which ssh connection it came, nothing is read of it.
    socket.on('error', () => socket.destroy());
    void ssh.shareOf(socket).then((share) => {
      if (!socket.destroyed) enterIrc(socket, share);
    });
  });
  irc.maxConnections = config.maxGuests + maxStrangers + closingConnections;

  const control = await buildControlApp({
    healthy: () => healthy,
    status: () => ({
      guests: guests.guests,
      away: guests.away,
      byDoor: guests.byDoor,
      resumed: guests.resumed,
      refused: refusals.toObject(),
    }),
    notice: (text) => guests.notice(text),
    sshLooks: (look) => ssh.looks.exchange(look),
  });

  const behindTor = (onStream: (socket: Socket, circuit: number) => void): Server =>
    torListener({ maxStreams: maxConnections, onStream, refused });
  const torDoors = {
    web: behindTor((socket, circuit) => {
      circuits.set(socket, circuit);
      http.server.emit('connection', socket);
    }),
    irc: behindTor(enterIrc),
    ssh: behindTor(ssh.onion),
  };
  const sshLocal = createServer({ allowHalfOpen: true, noDelay: true }, ssh.local);
  sshLocal.maxConnections = maxLocalSsh;

  const doorSockets = new OpenSockets([http.server, irc, torDoors.web, torDoors.irc]);
  const otherSockets = new OpenSockets([torDoors.ssh, sshLocal, control.server]);

  async function close(reason: string): Promise<void> {
    ending.abort();
    clearInterval(sweeping);
    healthy = false;
    const servers = [http.server, irc, ...Object.values(torDoors), sshLocal, control.server];
    const closed = servers.map(stopListening);
    guests.end(reason);
    websockets.close();
    lite.close();
    http.server.closeAllConnections();
    // ssh carries the goodbyes of those who came by it, so it goes last.
    await doorSockets.allClosed(goodbyeMs);
    doorSockets.destroy();
    ssh.close();
    otherSockets.destroy();
    guests.destroyLinks();
    await Promise.all(closed);
  }

  try {
    await listenAt(http.server, 'web door', config.webListen, doorSocketMode);
    if (config.sshLocal !== null) {
      await listenAt(sshLocal, 'ssh door', config.sshLocal, doorSocketMode);
    }
    await listenTcp(irc, 'irc door', config.ircListen);
    if (config.torSockets !== null) {
      const { web, irc: ircPath, ssh: sshPath } = config.torSockets;
      await listenUnix(torDoors.web, 'web door for tor', web, doorSocketMode);
      await listenUnix(torDoors.irc, 'irc door for tor', ircPath, doorSocketMode);
      await listenUnix(torDoors.ssh, 'ssh front', sshPath, doorSocketMode);
    }
    await listenUnix(control.server, 'control', config.controlSocket, controlSocketMode);
  } catch (error) {
    await close('the room did not start');
    throw error;
  }
  onFirstContact(config.ngircd, ending.signal, () => {
    healthy = true;
  });
  return { close };
}
