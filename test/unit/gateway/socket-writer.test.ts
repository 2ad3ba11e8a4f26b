import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { SocketWriter } from '../../../server/gateway/net/socket-writer.ts';
import { seeded } from '../../support/chaos-proxy.ts';
import { until } from '../../support/until.ts';

const servers: Server[] = [];
const sockets: Socket[] = [];

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) server.close();
});

/** Both ends of a connection over loopback; the far one reads nothing yet. */
async function pair(): Promise<{ near: Socket; far: Socket }> {
  const server = createServer({ pauseOnConnect: true });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const far = once(server, 'connection');
  const near = connect((server.address() as AddressInfo).port, '127.0.0.1');
  await once(near, 'connect');
  const [accepted] = (await far) as [Socket];
  sockets.push(near, accepted);
  return { near, far: accepted };
}

/** All that the far end reads, as it comes. */
function reading(far: Socket): { text: () => string; reads: () => number } {
  const chunks: Buffer[] = [];
  far.on('data', (chunk: Buffer) => chunks.push(chunk)).resume();
  return { text: () => Buffer.concat(chunks).toString('latin1'), reads: () => chunks.length };
}

test('all bytes of one event are one write, in order, and wait for no other event', async () => {
  const { near, far } = await pair();
  const heard = reading(far);
  const writer = new SocketWriter(near);
  for (const word of ['a', 'b', 'c']) writer.write(Buffer.from(word));
  expect(writer.waitingBytes).toBe(3);
  await Promise.resolve();
  expect(writer.waitingBytes).toBe(0);
  await until('the words', () => heard.text() === 'abc');
  expect(heard.reads()).toBe(1);
});

test('a peer that reads nothing makes it full, the waiting bytes are counted, and drain is emitted', async () => {
  const { near, far } = await pair();
  const writer = new SocketWriter(near);
  const block = Buffer.alloc(256 * 1024, 0x61);
  let given = 0;
  while (!writer.full) {
    writer.write(block);
    given += block.length;
    await turn();
  }
  expect(writer.waitingBytes).toBeGreaterThan(0);
  const drained = once(near, 'drain');
  const heard = reading(far);
  await drained;
  expect(writer.full).toBe(false);
  await until('all of it', () => heard.text().length === given);
  expect(writer.waitingBytes).toBe(0);
});

test('nothing is lost, doubled or reordered while the peer reads at an uneven pace', async () => {
  const { near, far } = await pair();
  const writer = new SocketWriter(near);
  const heard = reading(far);
  const random = seeded(7);
  let said = '';
  for (let round = 0; round < 400; round += 1) {
    if (random() < 0.1) far.pause();
    else if (random() < 0.2) far.resume();
    const words = Math.ceil(random() * 4);
    for (let word = 0; word < words; word += 1) {
      const letter = String.fromCodePoint(0x61 + ((round + word) % 26));
      const text = letter.repeat(Math.ceil(random() ** 4 * 200_000));
      said += text;
      writer.write(Buffer.from(text));
    }
    if (random() < 0.5) await turn();
  }
  far.resume();
  await until('all of it', () => heard.text().length === said.length);
  expect(heard.text() === said).toBe(true);
});

test('gathered bytes are sent before the end', async () => {
  const { near, far } = await pair();
  const heard = reading(far);
  const writer = new SocketWriter(near);
  writer.write(Buffer.from('goodbye'));
  writer.flush();
  near.end();
  await once(far, 'end');
  expect(heard.text()).toBe('goodbye');
});

test('nothing is written or waits once it is closed', async () => {
  const { near, far } = await pair();
  const heard = reading(far);
  let open = true;
  const writer = new SocketWriter(near, () => open);
  writer.write(Buffer.from('one'));
  await turn();
  writer.write(Buffer.from('two'));
  open = false;
  await turn();
  expect(writer.waitingBytes).toBe(0);
  near.end();
  await once(far, 'end');
  expect(heard.text()).toBe('one');
});

test('the stream emits the error of a peer that is gone', async () => {
  const { near, far } = await pair();
  const writer = new SocketWriter(near);
  const failed = once(near, 'error');
  far.resetAndDestroy();
  const writing = setInterval(() => writer.write(Buffer.from('anybody?')), 5);
  const [error] = (await failed.finally(() => clearInterval(writing))) as [NodeJS.ErrnoException];
  expect(['EPIPE', 'ECONNRESET']).toContain(error.code);
  writer.write(Buffer.from('still?'));
  await turn();
  expect(writer.waitingBytes).toBe(0);
});
