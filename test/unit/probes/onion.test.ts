// The dial of our own onion, before a SOCKS port that answers as tor does, or as it should not. The real
// one is in the suites over the private Tor network.

import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { dialOnion } from '../../../server/probes/onion.ts';

const address = `${'a'.repeat(56)}.onion`;
const page = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<!doctype html>';
const greeted = Buffer.of(5, 0);
/** As tor 0.4.8 and 0.4.9 grant a connection to an onion: an address of IPv6, all zeros. */
const granted = Buffer.concat([Buffer.of(5, 0, 0, 4), Buffer.alloc(18)]);
/** The same with an address of IPv4. */
const grantedShort = Buffer.concat([Buffer.of(5, 0, 0, 1), Buffer.alloc(6)]);

/** Answers the first, the second and the third thing that is said, in one piece or byte by byte. */
async function socksPort(answers: readonly (Uint8Array | string)[], inBytes = false) {
  const dir = mkdtempSync(join(tmpdir(), 'mayfly-socks-'));
  const path = join(dir, 'socks');
  const heard: Buffer[] = [];
  const say = async (socket: Socket, bytes: Buffer): Promise<void> => {
    for (const byte of inBytes ? bytes : []) socket.write(Buffer.of(byte));
    if (!inBytes) socket.write(bytes);
  };
  const server = createServer((socket) => {
    let turn = 0;
    socket.setNoDelay(true).on('error', () => {});
    socket.on('data', (chunk: Buffer) => {
      heard.push(chunk);
      const answer = answers[turn];
      turn += 1;
      if (answer === undefined) socket.end();
      else void say(socket, Buffer.from(answer));
    });
  });
  await once(server.listen(path), 'listening');
  onTestFinished(() => {
    server.close();
    rmSync(dir, { recursive: true });
  });
  return { path, heard };
}

const patient = (): AbortSignal => new AbortController().signal;

test.each([
  ['at once, an address of IPv6', granted, false],
  ['byte by byte, an address of IPv6', granted, true],
  ['at once, an address of IPv4', grantedShort, false],
  ['byte by byte, an address of IPv4', grantedShort, true],
])('asks tor for the name, and the onion for its page (%s)', async (_what, grants, inBytes) => {
  const { path, heard } = await socksPort([greeted, grants, page], inBytes);
  await dialOnion({ path }, address, patient());
  expect([...(heard[0] ?? [])]).toEqual([5, 1, 0]);
  const asked = heard[1] ?? Buffer.alloc(0);
  expect([...asked.subarray(0, 5)]).toEqual([5, 1, 0, 3, address.length]);
  expect(asked.subarray(5, -2).toString()).toBe(address);
  expect([...asked.subarray(-2)]).toEqual([0, 80]);
  expect(heard[2]?.toString()).toBe(
    `GET / HTTP/1.1\r\nHost: ${address}\r\nConnection: close\r\n\r\n`,
  );
});

test.each([
  ['a port that wants a password', [Buffer.of(5, 255)], 'tor does not connect'],
  [
    'a port that speaks something else',
    ['HTTP/1.1 400 Bad Request\r\n\r\n'],
    'tor does not connect',
  ],
  // tor's own: the onion's descriptor was not found (extended errors, 0xF0).
  [
    'an onion that is not found',
    [greeted, Buffer.of(5, 0xf0, 0, 1, 0, 0, 0, 0, 0, 0)],
    'tor does not connect',
  ],
  ['an address of a type that there is not', [greeted, Buffer.of(5, 0, 0, 9)], 'nobody knows'],
  [
    'another status',
    [greeted, granted, 'HTTP/1.1 503 Service Unavailable\r\n\r\n'],
    'the onion answered 503',
  ],
  ['what is no HTTP', [greeted, granted, 'SSH-2.0-x\r\n\r\n'], 'the onion answered nothing'],
  ['a head without an end', [greeted, granted, 'x'.repeat(65 * 1024)], 'the answer has no end'],
  ['an end too soon', [greeted], 'the connection was closed before the answer'],
])('is not reached by %s', async (_what, answers, error) => {
  const { path } = await socksPort(answers);
  await expect(dialOnion({ path }, address, patient())).rejects.toThrow(error);
});

test('waits no longer than it is told to', async () => {
  const { path } = await socksPort([greeted, granted, 'HTTP/1.1 200 OK\r\n']);
  const over = new AbortController();
  const dialled = dialOnion({ path }, address, over.signal);
  setImmediate(() => over.abort());
  await expect(dialled).rejects.toThrow('no answer in time');
});

test('fails where there is no tor', async () => {
  await expect(dialOnion({ path: '/nowhere/socks' }, address, patient())).rejects.toThrow('ENOENT');
});
