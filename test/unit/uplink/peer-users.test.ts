import { closeSync, openSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { PeerUsers, inTable, usersIn } from '../../../server/uplink/peer-users.ts';

test('an address stands in the table in the words of this machine', () => {
  expect(inTable('127.0.0.1', 17_600)).toBe('0100007F:44C0');
  expect(inTable('::1', 80)).toBe('00000000000000000000000001000000:0050');
  expect(inTable(undefined, 80)).toBeNull();
  expect(inTable('fe80::1', 80)).toBeNull();
});

test('a connection that is over is nobody’s: the table then names root', () => {
  const table = [
    '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
    '   0: 0100007F:C350 0100007F:44C0 01 00000000:00000000 00:00000000 00000000   107        0 1 1 0 20 4 30 10 -1',
    '   1: 0100007F:C351 0100007F:44C0 06 00000000:00000000 03:00000000 00000000     0        0 0 3 0',
  ].join('\n');
  expect([...usersIn(table)]).toEqual([['0100007F:C350 0100007F:44C0', 107]]);
});

test.each([
  ['127.0.0.1', '/proc/net/tcp'],
  ['::1', '/proc/net/tcp6'],
])('who connects to %s is found, many at once', async (host, file) => {
  const table = openSync(file, 'r');
  const users = new PeerUsers(table);
  const near: Socket[] = [];
  const server = createServer((socket) => void near.push(socket));
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  const far = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const socket = connect({ host, port });
      await new Promise((resolve) => socket.once('connect', resolve));
      return socket;
    }),
  );
  const uid = process.getuid?.() ?? 0;
  expect(new Set(await Promise.all(near.map((socket) => users.of(socket))))).toEqual(
    new Set([uid]),
  );
  for (const socket of [...near, ...far]) socket.destroy();
  server.close();
  closeSync(table);
});
