// Checks that guests can reach the onion: dials it as a guest would, through tor's own SOCKS port. The few
// bytes of SOCKS and HTTP are made here: a web client in memory would be much for one request in ten minutes.

import { connect, type NetConnectOpts } from 'node:net';

/** Far above what our own page's head takes; the page itself is not read. */
const maxHeadBytes = 64 * 1024;

// RFC 1928: version 5, one method, none.
const greeting = Buffer.of(5, 1, 0);
const greeted = Buffer.of(5, 0);
// §6: version, 0 for success, 0; then the type of an address, the address, its port. tor has no address
// to tell, and gives zeros of one type or the other: that of IPv6 where an onion was asked for.
const granted = Buffer.of(5, 0, 0);
const addressBytes: ReadonlyMap<number | undefined, number> = new Map([
  [1, 4],
  [4, 16],
]);

/** What is sent, and what must be received before the next step. */
interface Step {
  readonly send: Uint8Array;
  /** @returns how many bytes it took; null: more must come. @throws if it is not what it should be. */
  readonly accept: (received: Buffer) => number | null;
}

function steps(address: string): Step[] {
  const name = Buffer.from(address, 'latin1');
  return [
    { send: greeting, accept: (received) => expected(received, greeted, greeted.length) },
    {
      // §5: to a name, which goes to tor as it is: nothing here resolves it. Port 80.
      send: Buffer.concat([Buffer.of(5, 1, 0, 3, name.length), name, Buffer.of(0, 80)]),
      accept: grantedIn,
    },
    {
      send: Buffer.from(`GET / HTTP/1.1\r\nHost: ${address}\r\nConnection: close\r\n\r\n`),
      accept: statusOf,
    },
  ];
}

function expected(received: Buffer, start: Buffer, length: number): number | null {
  const seen = received.subarray(0, start.length);
  if (!seen.equals(start.subarray(0, seen.length))) throw new Error('tor does not connect');
  return received.length < length ? null : length;
}

function grantedIn(received: Buffer): number | null {
  const typeAt = granted.length;
  if (expected(received, granted, typeAt + 1) === null) return null;
  const length = addressBytes.get(received[typeAt]);
  if (length === undefined) throw new Error('tor answers in a form that nobody knows');
  const whole = typeAt + 1 + length + 2;
  return received.length < whole ? null : whole;
}

function statusOf(received: Buffer): number | null {
  if (received.length > maxHeadBytes) throw new Error('the answer has no end');
  const head = received.toString('latin1');
  if (!head.includes('\r\n\r\n')) return null;
  const status = /^HTTP\/1\.[01] (\d{3}) /.exec(head)?.[1];
  if (status !== '200') throw new Error(`the onion answered ${status ?? 'nothing'}`);
  return received.length;
}

/**
 * Asks our own onion for our own page. Only the onion's key can answer at its address,
 * so an answer of 200 is ours.
 * @throws if it does not come before `signal` aborts.
 */
export function dialOnion(
  socks: NetConnectOpts,
  address: string,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const socket = connect(socks);
    const left = steps(address);
    let received = Buffer.alloc(0);
    const finish = (error: Error | null): void => {
      signal.removeEventListener('abort', onAbort);
      socket.destroy();
      if (error === null) resolve();
      else reject(error);
    };
    const onAbort = (): void => finish(new Error('no answer in time'));
    signal.addEventListener('abort', onAbort);
    const sendNext = (): void => {
      const [step] = left;
      if (step === undefined) finish(null);
      else socket.write(step.send);
    };
    socket.on('connect', sendNext);
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      try {
        const [step] = left;
        const taken = step === undefined ? null : step.accept(received);
        if (taken === null) return;
        received = received.subarray(taken);
      } catch (error) {
        return finish(error instanceof Error ? error : new Error('no answer'));
      }
      left.shift();
      sendNext();
    });
    socket.on('error', finish);
    socket.on('close', () => finish(new Error('the connection was closed before the answer')));
  });
}
