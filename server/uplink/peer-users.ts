// Finds out which user of this machine made a connection to a port on its loopback, in the kernel's table of TCP
// sockets. tor cannot be told from another program by anything that it sends.
// Source: Linux Documentation/networking/proc_net_tcp.rst.

import { readSync } from 'node:fs';
import type { Socket } from 'node:net';

/** A machine with so many sockets is asked no further: nobody is known then. */
const maxTableBytes = 16 * 1024 * 1024;
const readBytes = 256 * 1024;

/** No longer its user's (TCP_TIME_WAIT), or not yet (TCP_SYN_RECV, TCP_NEW_SYN_RECV): the table names user 0. */
const nobodys: ReadonlySet<string> = new Set(['06', '03', '0C']);

export class PeerUsers {
  readonly #table: number;
  #looking: Promise<ReadonlyMap<string, number>> | null = null;

  /** @param table a descriptor of /proc/net/tcp or tcp6, opened where users have their own numbers. */
  constructor(table: number) {
    this.#table = table;
  }

  /** @returns the user's number; null: the other end is not there any more, or not on this machine. */
  async of(near: Socket): Promise<number | null> {
    const { remoteAddress, remotePort, localAddress, localPort } = near;
    const theirs = inTable(remoteAddress, remotePort);
    const ours = inTable(localAddress, localPort);
    if (theirs === null || ours === null) return null;
    // Of all that arrive in one turn of the event loop, the table is read once.
    this.#looking ??= new Promise((resolve, reject) => {
      setImmediate(() => {
        this.#looking = null;
        try {
          resolve(usersIn(wholeTable(this.#table)));
        } catch (error) {
          reject(error instanceof Error ? error : new Error('the table cannot be read'));
        }
      });
    });
    return (await this.#looking).get(`${theirs} ${ours}`) ?? null;
  }
}

/** By `local remote` of each socket. */
export function usersIn(table: string): ReadonlyMap<string, number> {
  const users = new Map<string, number>();
  for (const line of table.split('\n').slice(1)) {
    const [, local, remote, state = '', , , , uid] = line.trim().split(/\s+/);
    if (uid !== undefined && !nobodys.has(state)) users.set(`${local} ${remote}`, Number(uid));
  }
  return users;
}

/** An address of loopback as the table writes it: in words of this machine's byte order, which is little-endian. */
export function inTable(address: string | undefined, port: number | undefined): string | null {
  if (address === undefined || port === undefined) return null;
  const digits = port.toString(16).toUpperCase().padStart(4, '0');
  if (address === '::1') return `${'0'.repeat(24)}01000000:${digits}`;
  const bytes = address.split('.').map(Number);
  if (bytes.length !== 4) return null;
  return `${Buffer.from(bytes.toReversed()).toString('hex').toUpperCase()}:${digits}`;
}

function wholeTable(table: number): string {
  const parts: Buffer[] = [];
  for (let at = 0; at < maxTableBytes;) {
    const part = Buffer.alloc(readBytes);
    const length = readSync(table, part, 0, readBytes, at);
    if (length === 0) return Buffer.concat(parts).toString('latin1');
    parts.push(part.subarray(0, length));
    at += length;
  }
  throw new Error('the table has no end');
}
