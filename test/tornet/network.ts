// A private Tor network, on loopback unless told otherwise: three authorities, three relays and a client with
// a SOCKS port.

import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import type { Program } from '../../docker/cli/host/programs.ts';
import { freePorts } from '../support/free-ports.ts';
import { makeAuthorityKeys } from './authority-keys.ts';
import { startTorNode, type TorNode } from './tor-node.ts';

export interface TorNetwork {
  /** The torrc lines by which a client or an onion service joins. */
  readonly torrc: string;
  /** SOCKS on 127.0.0.1, for browsers and others without a tor of their own. */
  readonly socksPort: number;
  /** The client's control socket. */
  readonly control: string;
  stop(): Promise<void>;
}

const loopback = '127.0.0.1';

/** Time enough for a busy machine; a quiet one takes a quarter of it. */
const bootstrapMs = 120_000;

/** Authorities that are to agree at once start together, early in an interval of the clock. */
const firstIntervalMs = 6000;

const everyone = [
  'TestingTorNetwork 1',
  // Six relays: with the usual share, one that is late would hold up every circuit.
  'PathsNeededToBuildCircuits 0.67',
].join('\n');

const authorityLines = [
  'AuthoritativeDirectory 1',
  'V3AuthoritativeDirectory 1',
  // The shortest that tor takes: it votes 2 s before the end of the interval.
  `TestingV3AuthInitialVotingInterval ${firstIntervalMs / 1000}`,
  'TestingV3AuthInitialVoteDelay 2',
  'TestingV3AuthInitialDistDelay 2',
  'V3AuthVotingInterval 20',
  'V3AuthVoteDelay 4',
  'V3AuthDistDelay 4',
  'V3AuthNIntervalsValid 2',
  'TestingDirAuthVoteExit *',
  'TestingDirAuthVoteHSDir *',
  'TestingDirAuthVoteGuard *',
].join('\n');

function relayLines(nickname: string, address: string, orPort: number): string {
  return [
    `Nickname ${nickname}`,
    `Address ${address}`,
    `ORPort ${address}:${orPort} IPv4Only`,
    'SocksPort 0',
    'ExitRelay 0',
    'AssumeReachable 1',
  ].join('\n');
}

/**
 * Starts the network and waits until its client has bootstrapped: onion services can then be
 * published and reached. All state lies in memory where the system has /dev/shm.
 * @param address where its relays are reached: of this machine, or of its test's own network.
 * @throws if a tor ends, or after two minutes; nothing is left then.
 */
export async function startTorNetwork(tor: Program, address = loopback): Promise<TorNetwork> {
  const parent = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
  const dir = await mkdtemp(join(parent, 'mayfly-tornet-'));
  const starting: Promise<TorNode>[] = [];
  const start = (name: string, ...lines: string[]): Promise<TorNode> => {
    const node = startTorNode(tor, join(dir, name), lines.join('\n'));
    starting.push(node);
    return node;
  };

  async function stop(): Promise<void> {
    const nodes = await Promise.allSettled(starting);
    const started = nodes.filter((node) => node.status === 'fulfilled');
    await Promise.all(started.map((node) => node.value.stop()));
    await rm(dir, { recursive: true, force: true });
  }

  try {
    const { lines, ...client } = await startNodes(tor, dir, address, start);
    return { torrc: lines, ...client, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startNodes(
  tor: Program,
  dir: string,
  address: string,
  start: (name: string, ...lines: string[]) => Promise<TorNode>,
): Promise<{ lines: string; socksPort: number; control: string }> {
  const ports = await freePorts(10);
  const port = (): number => {
    const next = ports.pop();
    if (next === undefined) throw new Error('tornet: fewer ports reserved than used');
    return next;
  };
  const authorities = await Promise.all(
    ['a0', 'a1', 'a2'].map(async (name) => {
      const [orPort, dirPort] = [port(), port()];
      const names = await makeAuthorityKeys(tor, join(dir, name), `${address}:${dirPort}`);
      return { name, orPort, dirPort, ...names };
    }),
  );
  const lines = [
    everyone,
    ...authorities.map(
      ({ name, orPort, dirPort, v3ident, fingerprint }) =>
        `DirAuthority ${name} orport=${orPort} v3ident=${v3ident} ${address}:${dirPort} ${fingerprint}`,
    ),
  ].join('\n');
  const socksPort = port();
  // A first vote that some miss costs half a minute: the next comes a whole interval later.
  await delay(firstIntervalMs - (Date.now() % firstIntervalMs));
  const servers = [
    ...authorities.map(({ name, orPort, dirPort }) =>
      start(
        name,
        lines,
        relayLines(name, address, orPort),
        `DirPort ${address}:${dirPort}`,
        authorityLines,
      ),
    ),
    ...['r0', 'r1', 'r2'].map((name) => start(name, lines, relayLines(name, address, port()))),
  ];
  // A client that asks before there is a consensus backs off; a relay must not wait for it either.
  const [authority] = await Promise.all(servers);
  await authority?.bootstrapped(bootstrapMs);
  const client = await start('client', lines, `SocksPort ${loopback}:${socksPort}`);
  await client.bootstrapped(bootstrapMs);
  return { lines, socksPort, control: client.control };
}
