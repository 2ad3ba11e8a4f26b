import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SshFront } from '../../../server/gateway/doors/ssh/front.ts';
import { until } from '../../support/until.ts';

let server: Server;
let front: SshFront;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  // Nothing answers there: it is not this test's matter what sshd would say.
  const sshd = { host: '127.0.0.1', port: 1 };
  front = new SshFront({
    sshd: { onion: sshd, local: sshd },
    looked: true,
    refused: () => {},
    now: () => performance.now(),
  });
  server = createServer((socket) => front.accept('local', socket, null));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(() => {
  front.close();
  server.close();
  vi.useRealTimers();
});

test('its clocks run only while a client is there', async () => {
  const whenEmpty = vi.getTimerCount();
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  await until('the clocks to run', () => vi.getTimerCount() > whenEmpty);
  vi.advanceTimersByTime(200);
  expect(vi.getTimerCount()).toBe(whenEmpty + 2);
  client.destroy();
  await until('the clocks to stop', () => {
    vi.advanceTimersByTime(100);
    return vi.getTimerCount() === whenEmpty;
  });
  const next = connect((server.address() as AddressInfo).port, '127.0.0.1');
  await until('the clocks to run again', () => vi.getTimerCount() === whenEmpty + 2);
  next.destroy();
});
