// Where `mayfly connect` dials, and where it does not: an onion through tor, any name only when told to.

import { once } from 'node:events';
import { connect as dialTcp, createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { freePorts } from '../support/free-ports.ts';
import { until } from '../support/until.ts';
import { connectWith, dialLocal, linkTo, untilUp } from './connect-fixture/connect-command.ts';
import { ConnectRoom } from './connect-fixture/connect-room.ts';
import { startWire } from './connect-fixture/sshd.ts';

let room: ConnectRoom;

beforeAll(async () => {
  room = await ConnectRoom.start();
});

afterEach(() => room.endCommand());

afterAll(() => room.close());

test('an onion is dialled through tor’s SOCKS port, by its name', async () => {
  const asked: string[] = [];
  const socks = createServer((near) => {
    near.on('error', () => {});
    // RFC 1928: a greeting, then CONNECT with a name (type 3).
    near.once('data', () => {
      near.write(Buffer.from([5, 0]));
      near.once('data', (request: Buffer) => {
        const length = request[4] ?? 0;
        asked.push(
          `${request[3]} ${request.toString('latin1', 5, 5 + length)}:${request.readUInt16BE(5 + length)}`,
        );
        const far = dialTcp(room.sshd.port, '127.0.0.1', () => {
          near.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
          near.pipe(far).pipe(near);
        });
        far.on('error', () => near.destroy());
        near.once('close', () => far.destroy());
      });
    });
  });
  socks.listen(0, '127.0.0.1');
  await once(socks, 'listening');
  const address = socks.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const host = `${'a'.repeat(56)}.onion`;

  await untilUp(await room.connectTo(room.door({ host, port: 22 }), '--tor', `127.0.0.1:${port}`));
  expect(asked).toEqual([`3 ${host}:22`]);
  const client = dialLocal(room.listenPort);
  client.socket.write('over');
  await until('the echo', () => client.heard === 'over');
  client.socket.destroy();
  socks.close();
});

test.each([
  ['a clear-net name', 'example.com'],
  ['a public address', '192.0.2.7'],
  ['another onion', `${'b'.repeat(56)}.onion`],
  ['this machine', '127.0.0.1'],
  ['this machine as a number', '2130706433'],
  ['this machine in IPv6 clothes', '::ffff:127.0.0.1'],
])('an onion’s link that leads to %s dials nobody, even with --direct', async (_, host) => {
  const wire = await startWire(room.sshd.port);
  const link = linkTo(
    room.door({ host: host.includes(':') ? `[${host}]` : host, port: wire.port }),
    `http://${'a'.repeat(56)}.onion`,
  );
  const refused = connectWith(link, ['--direct', '--tor', `127.0.0.1:${wire.port}`]);
  expect(await refused.exitCode).toBe(1);
  expect(refused.err).toContain('its ssh door is on another host than its link');
  expect(refused.err).not.toContain(host);
  expect(wire.connections).toBe(0);
  wire.close();
});

test('a door by a name is dialled only with --direct, as nobody knows where a name leads', async () => {
  const link = linkTo(room.door({ host: 'door.invalid' }));
  const refused = connectWith(link, []);
  expect(await refused.exitCode).toBe(1);
  expect(refused.err).toContain('its ssh door is neither an onion nor on a private network');
  expect(refused.err).toContain('--direct');
  const allowed = connectWith(link, ['--direct']);
  expect(await allowed.exitCode).toBe(1);
  expect(allowed.err).toContain('mayfly: warning: this door is not an onion');
  expect(allowed.err).toContain('mayfly: error: the room’s door does not answer');
});

test('without tor the error says where it was looked for, and how to say another place', async () => {
  const [nobody = 0] = await freePorts(1);
  const refused = await room.connectTo(
    room.door({ host: `${'a'.repeat(56)}.onion` }),
    '--tor',
    `127.0.0.1:${nobody}`,
  );
  expect(await refused.exitCode).toBe(1);
  expect(refused.err).toContain('mayfly: error: tor: nothing listens on its SOCKS port');
  expect(refused.err).toContain('--tor HOST:PORT');
});
