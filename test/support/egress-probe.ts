// Tries every way out of where it runs, and tells on stdout what came of each. It is given to a Node inside
// of a room on its stdin, so it is one file that needs no other. Argument: the targets as JSON.

import { lookup } from 'node:dns/promises';
import { createSocket } from 'node:dgram';
import { openSync, readdirSync, readFileSync } from 'node:fs';
import { connect, type NetConnectOpts } from 'node:net';

const limitMs = 1_500;
const {
  hosts,
  port,
  abstract,
  sockets,
}: {
  readonly hosts: readonly string[];
  readonly port: number;
  readonly abstract: string;
  readonly sockets: readonly string[];
} = JSON.parse(process.argv[2] ?? '');

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'error';
}

/** 'reached', or the error's code. */
function tcp(to: NetConnectOpts): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(to);
    const done = (what: string): void => {
      socket.destroy();
      resolve(what);
    };
    socket.setTimeout(limitMs, () => done('silence'));
    socket.on('connect', () => done('reached'));
    socket.on('error', (error) => done(codeOf(error)));
  });
}

function udp(host: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
    const done = (what: string): void => {
      clearTimeout(late);
      socket.close();
      resolve(what);
    };
    const late = setTimeout(() => done('silence'), limitMs);
    socket.on('error', (error) => done(codeOf(error)));
    socket.on('message', () => done('reached'));
    socket.send('anybody?', port, host);
  });
}

async function resolves(): Promise<string> {
  try {
    await lookup('somebody.example.org');
    return 'reached';
  } catch (error) {
    return codeOf(error);
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Names of network devices that are seen through whichever process's view of them. */
function devices(): string[] {
  const found = new Set<string>();
  const pids = ['self', ...readdirSync('/proc').filter((name) => /^\d+$/.test(name))];
  for (const pid of pids) {
    for (const [, name] of read(`/proc/${pid}/net/dev`).matchAll(/^\s*([^\s:|]+):/gm)) {
      found.add(name ?? '');
    }
  }
  return [...found].toSorted();
}

/** Processes whose network could be entered, or whose memory written. */
function enterable(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((pid) => ['ns/net', 'mem'].map((file) => `/proc/${pid}/${file}`))
    .filter((path) => {
      try {
        openSync(path, path.endsWith('mem') ? 'r+' : 'r');
        return true;
      } catch {
        return false;
      }
    });
}

const told: Record<string, unknown> = {
  uid: process.getuid?.(),
  devices: devices(),
  enterable: enterable(),
};
const tries = [
  ...hosts.map((host) => [`tcp ${host}`, tcp({ host, port })] as const),
  ...hosts.map((host) => [`udp ${host}`, udp(host)] as const),
  ...sockets.map((path) => [`unix ${path}`, tcp({ path })] as const),
  ['abstract', tcp({ path: `\0${abstract}` })] as const,
  ['dns', resolves()] as const,
];
for (const [what, came] of tries) told[what] = await came;
// Default routes, and all that do not end at the loopback.
told['routes'] = [
  ...read('/proc/net/route').split('\n').slice(1),
  ...read('/proc/net/ipv6_route')
    .split('\n')
    .filter((line) => !/\slo$/.test(line)),
].filter((line) => line.trim() !== '');
process.stdout.write(JSON.stringify(told));
process.exit(0);
