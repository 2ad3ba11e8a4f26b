// Connections to an ssh door that mean to hold it: each goes so far and no further, and is opened again as
// soon as it is closed. Bounded by its count, and by `stop`.

import { connect, type NetConnectOpts, type Socket } from 'node:net';
import { Client } from 'ssh2';

/** How far each goes before it holds still. */
export type FloodKind = 'silent' | 'version' | 'kexinit' | 'sealed';

export interface FloodOptions {
  readonly count: number;
  readonly kind: FloodKind;
  readonly redialMs: number;
  /** Where the one of this number connects to. */
  readonly to: NetConnectOpts;
  /** What it says before anything else, as a PROXY line. */
  readonly preface?: (number: number) => string;
}

export interface SshFlood {
  /** Connections that were opened. */
  readonly opened: number;
  /** Those that are open now. */
  readonly open: number;
  stop(): void;
}

function nameList(text: string): Buffer {
  const bytes = Buffer.from(text);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** RFC 4253 §7.1, as an honest client says it. */
export function kexinitPacket(): Buffer {
  const lists = [
    'curve25519-sha256',
    'ssh-ed25519',
    'aes128-gcm@openssh.com',
    'aes128-gcm@openssh.com',
    'hmac-sha2-256-etm@openssh.com',
    'hmac-sha2-256-etm@openssh.com',
    'none',
    'none',
    '',
    '',
  ];
  return packet(
    Buffer.concat([
      Buffer.from([20]),
      Buffer.alloc(16, 7),
      ...lists.map(nameList),
      Buffer.alloc(5),
    ]),
  );
}

/** RFC 4253 §6, without encryption. */
export function packet(payload: Buffer): Buffer {
  const paddingBytes = 8 + (8 - ((payload.length + 5) % 8));
  const head = Buffer.alloc(5);
  head.writeUInt32BE(1 + payload.length + paddingBytes);
  head[4] = paddingBytes;
  return Buffer.concat([head, payload, Buffer.alloc(paddingBytes)]);
}

function advance(socket: Socket, kind: FloodKind): void {
  if (kind === 'version' || kind === 'kexinit') socket.write('SSH-2.0-OpenSSH_9.2\r\n');
  if (kind === 'kexinit') socket.write(kexinitPacket());
  if (kind !== 'sealed') {
    socket.resume();
    return;
  }
  const client = new Client();
  client.on('error', () => {});
  // Keys are exchanged; then it never says who it is.
  client.connect({ sock: socket, username: 'guest', readyTimeout: 0, authHandler: () => {} });
}

export function startSshFlood({ count, kind, redialMs, to, preface }: FloodOptions): SshFlood {
  const sockets = new Set<Socket>();
  let stopped = false;
  let opened = 0;
  const open = (number: number): void => {
    if (stopped) return;
    opened += 1;
    const socket = connect(to);
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => {
      sockets.delete(socket);
      if (!stopped) setTimeout(() => open(number), redialMs);
    });
    if (preface !== undefined) socket.write(preface(number));
    advance(socket, kind);
  };
  for (let number = 0; number < count; number += 1) open(number);
  return {
    get opened() {
      return opened;
    },
    get open() {
      return sockets.size;
    },
    stop: () => {
      stopped = true;
      for (const socket of sockets) socket.destroy();
    },
  };
}
