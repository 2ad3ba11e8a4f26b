// Sees in /proc which connections sshd's processes hold: who has logged in, and which ssh connection a
// forwarded one belongs to. Whoever calls it must be sshd's user: to others the kernel does not show its
// open files. It reads no argument, no memory and no byte of what is said.
//
// A connection is two processes that both hold its socket. After the login one of them has no word in
// brackets in its title (`sshd: guest`, where it was `sshd: guest [net]`), and that one opens the forwarded
// connections. Source: OpenSSH sshd.c, sshd-session.c, auth2.c (setproctitle).

import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import type { SshLink, SshLook, ForwardedPort, SshQuestion } from '../config/ssh-look.ts';
import type { SshDoorName } from '../config/ssh-look.ts';

export interface WhereSshIs {
  /** Where each sshd listens: an IPv4 address and a port. */
  readonly sshd: { readonly [D in SshDoorName]: { readonly host: string; readonly port: number } };
  /** The IRC door, on 127.0.0.1. */
  readonly ircPort: number;
  /** sshd's user; null: all daemons are one user, and it is no sign of sshd. */
  readonly uid: number | null;
}

interface Connection {
  /** As /proc/net/tcp writes it: `0200007F:08AE`. */
  readonly local: string;
  readonly remote: string;
  readonly uid: number;
  readonly inode: string;
}

const loopback = '127.0.0.1';
// An sshd process has some ten files open, and one for each forward.
const maxFilesOfProcess = 1_024;

export function lookAtSsh(where: WhereSshIs, { ports }: SshQuestion): SshLook {
  const { sshd, ircPort, uid } = where;
  const connections = readFileSync('/proc/net/tcp', 'latin1').split('\n').slice(1).flatMap(parse);
  const doors = new Map<string, SshDoorName>([
    [written(sshd.onion), 'onion'],
    [written(sshd.local), 'local'],
  ]);
  const links = new Map<string, SshLink>();
  for (const { local, remote, inode } of connections) {
    const door = doors.get(local);
    if (door !== undefined && inode !== '0') links.set(inode, { door, port: portOf(remote) });
  }
  // The sshd's end of what the IRC door sees come from one of the ports.
  const irc = written({ host: loopback, port: ircPort });
  const near = new Map(ports.map((port) => [written({ host: loopback, port }), port]));
  const asked = new Map<string, number>();
  const owners = new Map<number, ForwardedPort['link']>(ports.map((port) => [port, null]));
  for (const connection of connections) {
    const port = near.get(connection.local);
    if (port === undefined || connection.remote !== irc) continue;
    asked.set(connection.inode, port);
    if (connection.uid === uid) owners.set(port, 'unknown');
  }
  const loggedIn = new Map<string, SshLink>();
  for (const sockets of afterLogin()) {
    const inode = sockets.find((one) => links.has(one));
    const link = inode === undefined ? undefined : links.get(inode);
    if (inode === undefined || link === undefined) continue;
    loggedIn.set(inode, link);
    for (const one of sockets) {
      const port = asked.get(one);
      if (port !== undefined) owners.set(port, link);
    }
  }
  return {
    loggedIn: [...loggedIn.values()],
    owners: [...owners].map(([port, link]) => ({ port, link })),
  };
}

/** proc(5): `sl local remote state queues timer retransmits uid timeout inode …`. */
function parse(line: string): Connection[] {
  const fields = line.trim().split(/\s+/);
  const [, local, remote, , , , , uid, , inode] = fields;
  if (local === undefined || remote === undefined || inode === undefined) return [];
  return [{ local, remote, uid: Number(uid), inode }];
}

/** The address's bytes as one number of this machine's order, then the port; all in hex. */
function written({ host, port }: { readonly host: string; readonly port: number }): string {
  const bytes = Uint8Array.from(host.split('.').map(Number));
  const [address = 0] = new Uint32Array(bytes.buffer);
  const hex = (value: number, digits: number): string =>
    value.toString(16).toUpperCase().padStart(digits, '0');
  return `${hex(address, 8)}:${hex(port, 4)}`;
}

function portOf(address: string): number {
  return Number.parseInt(address.slice(address.indexOf(':') + 1), 16);
}

/** The sockets of each process that serves somebody who has logged in, by inode. */
function* afterLogin(): Generator<string[]> {
  for (const pid of readdirSync('/proc')) {
    if (!/^\d+$/.test(pid)) continue;
    try {
      const title = readFileSync(`/proc/${pid}/cmdline`, 'latin1').replace(/[\0 ]+$/, '');
      if (!/^sshd(-session)?: [^\s[\]]+$/.test(title)) continue;
      yield readdirSync(`/proc/${pid}/fd`)
        .slice(0, maxFilesOfProcess)
        .flatMap((fd) => socketAt(`/proc/${pid}/fd/${fd}`));
    } catch {
      // It has ended, or is not ours to see.
    }
  }
}

function socketAt(path: string): string[] {
  try {
    const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(path))?.[1];
    return inode === undefined ? [] : [inode];
  } catch {
    return [];
  }
}
