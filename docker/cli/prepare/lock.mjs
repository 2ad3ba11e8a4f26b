// @ts-check
// Lets one set-up at a time run for a user. The lock is the name of a socket, not a file: it ends with the
// processes that hold it, so that it is never stale. Plain JavaScript for Node 20.

import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { interruptible } from './interrupt.mjs';
import { SetupError } from '../host/setup-error.mjs';
import { say } from './say.mjs';
import { sentence } from '../host/sentence.mjs';

const pollMs = 200;
/** Any user of this machine can take a name, so that no wait is endless. A slow `npm ci` is done by then. */
const patienceMs = 10 * 60_000;
/** unix(7): the whole of `sun_path`. Some versions of Node pad a name to it, others do not. */
const nameLength = 108;

/** @type {import('node:net').Server | null} */
let held = null;

/**
 * Runs `work` while no other set-up of this user runs. `work` looks again at what there is to do:
 * another one may have done it. Asked to end, it ends the programs that it started first.
 * @template T
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withSetupLock(work) {
  const server = await take(`\0mayfly-setup-${process.getuid?.() ?? 'user'}`);
  held = server;
  try {
    return await interruptible(work);
  } finally {
    held = null;
    server?.close();
  }
}

/**
 * For a program that must not be met by another set-up even if this process is killed: as long as it has
 * this descriptor open, the lock is held.
 * @returns {number | null}
 */
export function lockDescriptor() {
  // Node gives no public name to a server's descriptor.
  /* oxlint-disable no-underscore-dangle */
  const handle = /** @type {{ _handle?: { fd?: number } } | null} */ (
    /** @type {unknown} */ (held)
  );
  return handle?._handle?.fd ?? null;
}

/**
 * unix(7), abstract sockets.
 * @param {string} name
 * @returns {Promise<import('node:net').Server | null>} null: this system has no such names.
 */
async function take(name) {
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += pollMs) {
    const server = createServer((socket) => socket.destroy());
    server.listen(name.padEnd(nameLength, '\0'));
    try {
      await once(server, 'listening');
      return server.unref();
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EADDRINUSE') return null;
    }
    if (waitedMs === 0) say(sentence('setup.waiting'));
    await delay(pollMs);
  }
  throw new SetupError(sentence('setup.otherDoesNotEnd'), sentence('setup.endIt'));
}
