// The room's ssh door alone: the real sshd, by the room's own configuration, and an echo where the
// IRC door would be. As root or as an ordinary user, as the bare engine does it.

import { spawn } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseOrders } from '../../../server/config/config.ts';
import {
  sshFingerprint,
  sshPrivateKey,
  sshPublicBlob,
  sshPublicLine,
  type Ed25519Bytes,
} from '../../../server/contract/host/openssh-key.ts';
import { authorizedKeys, parseSshdVersion, sshdConfig } from '../../../server/daemons/sshd.ts';
import { sshdHelpers, type Program } from '../../../docker/cli/host/programs.ts';
import { program, programEnv } from '../../support/programs.ts';
import { freePorts } from '../../support/free-ports.ts';
import { until } from '../../support/until.ts';
import { answers } from '../../support/answers.ts';

export interface SshDoorUnderTest {
  readonly port: number;
  readonly ircPort: number;
  readonly hostKey: string;
  /** The key that is let in. */
  readonly guest: Ed25519Bytes;
  close(): Promise<void>;
}

const uid = 64_104;

/** Who sshd is, to whoever may look at its processes. */
export const sshdIdentity = process.getuid?.() === 0 ? { uid, gid: uid } : null;

export function mintKey(): Ed25519Bytes {
  const { d = '', x = '' } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  return { seed: Buffer.from(d, 'base64url'), publicKey: Buffer.from(x, 'base64url') };
}

export function fingerprint(key: Ed25519Bytes): string {
  return sshFingerprint(createHash('sha256').update(sshPublicBlob(key.publicKey)).digest());
}

/** Says back what it hears, and `goodbye` once the other side has ended. */
function startEcho(port: number): Promise<Server> {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => {});
    socket.on('data', (chunk) => socket.write(chunk));
    socket.on('end', () => socket.end('goodbye'));
  });
  server.listen(port, '127.0.0.1');
  return once(server, 'listening').then(() => server);
}

// sshd looks its login user up in /etc/passwd, and the user that it is must be able to read it: in a
// mount namespace it gets a passwd ($1) and its packages ($2) where this user may go ($3).
const enter = (become: string): string =>
  `mount --bind "$1" /etc/passwd && mount --bind "$2" "$3" && shift 3 && exec ${become} -- "$@"`;
const asGuestRoot = enter(`setpriv --reuid ${uid} --regid ${uid} --clear-groups`);
const asGuestUser = enter(`unshare --user --map-user=${uid} --map-group=${uid}`);

export async function startSshDoor(): Promise<SshDoorUnderTest> {
  const [port = 0, ircPort = 0, ngircdPort = 0, webPort = 0] = await freePorts(4);
  const dir = mkdtempSync(join(tmpdir(), 'mayfly-door-'));
  const host = mintKey();
  const guest = mintKey();
  const isRoot = process.getuid?.() === 0;
  const write = (name: string, content: string): string => {
    const path = join(dir, name);
    writeFileSync(path, content, { mode: 0o600 });
    if (isRoot) chownSync(path, uid, uid);
    return path;
  };
  if (isRoot) chownSync(dir, uid, uid);

  const found = program('sshd');
  const packages = packagesAt(found, join(dir, 'packages'));
  const variables = {
    MAYFLY_SSH_PORT: String(port),
    MAYFLY_IRC_PORT: String(ircPort),
    MAYFLY_NGIRCD_PORT: String(ngircdPort),
    MAYFLY_WEB_PORT: String(webPort),
  };
  const programs = { tor: found, ngircd: found, sshd: found, transports: {} };
  const listenHost = '127.0.0.1';
  const config = parseOrders(
    JSON.stringify({ variables, programs, run: dir, web: dir, separateUsers: false, listenHost }),
  );
  const files = {
    hostKey: write('host', sshPrivateKey(host, 0, '')),
    authorizedKeys: write('keys', authorizedKeys(config, [sshPublicLine(guest.publicKey)])),
  };
  const text = sshdConfig(config, files, await sshdVersion(), packages.helpers);
  // The room keeps its files where nobody else writes; this test has only /tmp.
  const conf = write('config', `StrictModes no\n${text}`);
  const passwd = write(
    'passwd',
    `root:x:0:0::/:/bin/sh\nguest:x:${uid}:${uid}::/:/usr/sbin/nologin\n`,
  );

  const namespaces = isRoot ? ['--mount'] : ['--user', '--map-root-user', '--mount'];
  const script = isRoot ? asGuestRoot : asGuestUser;
  const shell = ['/bin/sh', '-c', script, 'sh', passwd, packages.from, packages.to];
  const command = [packages.inside(found.path), '-D', '-e', '-f', conf];
  const env = Object.fromEntries(
    Object.entries(programEnv(found)).map(([name, value]) => [name, packages.inside(value)]),
  );
  const sshd = spawn('unshare', [...namespaces, '--', ...shell, ...command], {
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  sshd.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const exited = once(sshd, 'exit');
  const echo = await startEcho(ircPort);
  await until('sshd to listen', () => {
    if (sshd.exitCode !== null) throw new Error(`sshd ended: ${said}`);
    return answers(port);
  });
  return {
    port,
    ircPort,
    hostKey: fingerprint(host),
    guest,
    close: async () => {
      sshd.kill();
      await exited;
      echo.close();
      rmSync(dir, { recursive: true });
    },
  };
}

async function sshdVersion(): Promise<readonly [number, number]> {
  const found = program('sshd');
  const asked = spawn(found.path, ['-V'], {
    env: programEnv(found),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  for await (const chunk of asked.stderr) said += String(chunk);
  const version = parseSshdVersion(said);
  if (version === null) throw new Error(`sshd does not tell its version: ${said}`);
  return version;
}

/** Where the packages of an unpacked sshd are to be seen; those of an installed one stay where they are. */
function packagesAt(
  sshd: Program,
  to: string,
): { from: string; to: string; inside: (path: string) => string; helpers: string | null } {
  mkdirSync(to);
  // usr/sbin/sshd
  const from = sshd.libraryPath === null ? to : dirname(dirname(dirname(sshd.path)));
  const inside = (path: string): string => path.replaceAll(from, to);
  const { session } = sshdHelpers(sshd);
  return { from, to, inside, helpers: session === null ? null : inside(dirname(session)) };
}

/** A stretch of wire that can be cut: what passes through it, to whom, and how often. */
export interface Wire {
  readonly port: number;
  readonly connections: number;
  /** Breaks every connection that passes now; new ones pass. */
  cut(): void;
  close(): void;
}

export async function startWire(toPort: number): Promise<Wire> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((near) => {
    connections += 1;
    const far = connect(toPort, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => {});
      one.once('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    get connections() {
      return connections;
    },
    cut: () => {
      for (const socket of sockets) socket.destroy();
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
