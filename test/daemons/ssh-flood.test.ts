// No flood shuts an ssh door: the gateway's front, before the real sshd, one for each door as in life.

import { connect, type Socket } from 'node:net';
import { Client } from 'ssh2';
import { afterAll, afterEach, beforeAll, test } from 'vitest';
import { sshPrivateKey } from '../../server/contract/host/openssh-key.ts';
import { sshdGreets } from '../../server/probes/daemons.ts';
import { watchSsh } from '../../server/ssh-watch.ts';
import { freePorts } from '../support/free-ports.ts';
import { GatewayRoom } from '../support/gateway.ts';
import { proxyLine } from '../support/irc-client.ts';
import { slowWire } from '../support/slow-wire.ts';
import { startSshFlood, type FloodKind, type SshFlood } from '../support/ssh-flood.ts';
import { until } from '../support/until.ts';
import { sshdIdentity, startSshDoor, type SshDoorUnderTest } from './connect-fixture/sshd.ts';

const host = '127.0.0.1';
let onion: SshDoorUnderTest;
let local: SshDoorUnderTest;
let room: GatewayRoom;
let localPort = 0;
let flood: SshFlood | null = null;
const watching = new AbortController();

beforeAll(async () => {
  [onion, local] = await Promise.all([startSshDoor(), startSshDoor()]);
  const sshd = { onion: { host, port: onion.port }, local: { host, port: local.port } };
  [localPort = 0] = await freePorts(1);
  room = await GatewayRoom.start({}, (config) => ({
    ...config,
    sshLocal: { host, port: localPort },
    sshd: sshd.onion,
    sshdLocal: sshd.local,
    looksAtSsh: true,
  }));
  void watchSsh({
    where: { sshd, ircPort: room.config.ircListen.port },
    identity: sshdIdentity,
    gatewaySocket: room.config.controlSocket,
    signal: watching.signal,
  });
});

afterEach(() => {
  flood?.stop();
  flood = null;
});

afterAll(async () => {
  watching.abort();
  await room.end();
  await onion.close();
  await local.close();
});

/** A guest's login. @throws if the door does not let them in. */
async function logIn(sock: Socket, door: SshDoorUnderTest): Promise<void> {
  const client = new Client();
  const login = Promise.withResolvers<void>();
  const closed = new Promise<void>((resolve) => client.on('close', () => resolve()));
  client.on('ready', () => login.resolve());
  client.on('error', (error) => login.reject(error));
  client.on('close', () => login.reject(new Error('the door closed')));
  client.connect({
    sock,
    username: 'guest',
    privateKey: sshPrivateKey(door.guest, 0, ''),
    // The flood takes this machine's cores, too.
    readyTimeout: 90_000,
  });
  await login.promise.catch(async (error) => {
    throw new Error(JSON.stringify((await room.status()).refused), { cause: error });
  });
  client.end();
  await closed;
}

const floodTimeoutMs = 240_000;
const kinds: readonly FloodKind[] = ['silent', 'version', 'kexinit', 'sealed'];
const byCount = [40, 200, 1_000].flatMap((count) => kinds.map((kind) => ({ count, kind })));

test.each(byCount)(
  'guests log in beside $count local connections that stay $kind and dial again after 20 ms',
  async ({ count, kind }) => {
    flood = startSshFlood({ count, kind, redialMs: 20, to: { host, port: localPort } });
    await until('the flood to stand', () => (flood?.opened ?? 0) >= count);
    for (let login = 0; login < 3; login += 1) {
      await logIn(connect(localPort, host), local);
      // And so does the supervisor's question, past the front.
      await sshdGreets(host, local.port, AbortSignal.timeout(3_000));
    }
    // The other door is not touched.
    const sock = connect(room.torSockets.ssh);
    sock.write(proxyLine(count));
    await logIn(sock, onion);
  },
  floodTimeoutMs,
);

test.each(kinds)(
  'a slow guest logs in beside 50 circuits whose connections stay %s and open again at once',
  async (kind) => {
    flood = startSshFlood({
      count: 150,
      kind,
      redialMs: 0,
      to: { path: room.torSockets.ssh },
      preface: (number) => proxyLine(1_000 + (number % 50)),
    });
    await until('the flood to stand', () => (flood?.opened ?? 0) >= 150);
    // 0.7 s from word to answer: 3.6 s and more to a login, as over Tor.
    const wire = await slowWire({ path: room.torSockets.ssh }, proxyLine(7), 350);
    await logIn(connect(wire), onion);
    await sshdGreets(host, onion.port, AbortSignal.timeout(3_000));
  },
);
