import { once } from 'node:events';
import { connect } from 'node:net';
import { Client, type ClientChannel } from 'ssh2';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sshPrivateKey } from '../../server/contract/host/openssh-key.ts';
import { GatewayRoom } from '../support/gateway.ts';
import { proxyLine } from '../support/irc-client.ts';
import { until } from '../support/until.ts';
import { startSshDoor, type SshDoorUnderTest } from './connect-fixture/sshd.ts';

let sshd: SshDoorUnderTest;
let room: GatewayRoom;

beforeAll(async () => {
  sshd = await startSshDoor();
  const at = { host: '127.0.0.1', port: sshd.port };
  room = await GatewayRoom.start({}, (config) => ({ ...config, sshd: at }));
});

afterAll(async () => {
  await room.end();
  await sshd.close();
});

/** A guest's ssh by tor's socket, as far as a logged-in connection. */
async function logIn(circuit: number): Promise<Client> {
  const sock = connect(room.torSockets.ssh);
  sock.write(proxyLine(circuit));
  const client = new Client();
  client.on('error', () => {});
  client.connect({ sock, username: 'guest', privateKey: sshPrivateKey(sshd.guest, 0, '') });
  await once(client, 'ready');
  return client;
}

function forward(client: Client): Promise<ClientChannel> {
  return new Promise((resolve, reject) => {
    client.forwardOut('127.0.0.1', 1, '127.0.0.1', sshd.ircPort, (error, channel) => {
      if (error) reject(error);
      else resolve(channel);
    });
  });
}

test('a guest of the onion logs in at the real sshd, and the forward carries lines', async () => {
  const client = await logIn(30);
  const channel = await forward(client);
  let heard = '';
  channel.on('data', (chunk: Buffer) => {
    heard += chunk.toString();
  });
  channel.end('PING here\r\n');
  // The other end is an echo that says goodbye when our side has ended.
  await until('the echo', () => heard === 'PING here\r\ngoodbye', { everyMs: 5 });
  client.end();
  await once(client, 'close');
});

test('a circuit full of half-open handshakes does not keep another circuit’s guest out', async () => {
  const hoard = Array.from({ length: 30 }, () => {
    const socket = connect(room.torSockets.ssh);
    socket.on('error', () => {});
    socket.resume();
    socket.write(`${proxyLine(31)}SSH-2.0-hoarder\r\n`);
    return socket;
  });
  await until('the front to refuse', async () => (await room.status()).refused['ssh busy'] === 27);
  const client = await logIn(32);
  expect(await forward(client)).toBeDefined();
  client.end();
  for (const socket of hoard) socket.destroy();
});

test('the stream ends with the gateway', async () => {
  const client = await logIn(33);
  const closed = once(client, 'close');
  await room.close('the room has ended');
  await closed;
});
