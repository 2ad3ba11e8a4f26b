// Only tor has a network: from inside, in the place of each user, nothing answers but what is on the room's
// own loopback. tor's user in the uplink is the proof that there is something to answer.

import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Engine } from './engine.ts';
import { engineWithImage } from './engine-with-image.ts';
import { mayflyTo, startUp } from './host-command.ts';
import { mayflyImage } from './mayfly-image.ts';
import { openOutside, type Outside } from './outside.ts';
import { probe, type Attempt } from './probe.ts';
import { startRoom } from './room.ts';

const run = promisify(execFile);

/** As server/config/layout.ts has them, and the supervisor's. */
const users = { root: 0, gateway: 64_101, tor: 64_102, ngircd: 64_103, sshd: 64_104 } as const;

/** The ids of a room's two containers. */
interface Pair {
  readonly room: string;
  readonly uplink: string;
}

let engine: Engine;
let outside: Outside;
beforeAll(async () => {
  engine = await engineWithImage();
  outside = await openOutside(engine);
});
afterAll(async () => {
  await outside.close();
  await engine.stop();
});

/** As an operator gets one: by Compose, and by the host command. */
const ways: Readonly<Record<string, () => Promise<Pair>>> = {
  'compose.yaml': async () => {
    const room = await startRoom(engine, { settings: { MAYFLY_ONION: 'on' } });
    return { room: room.id, uplink: room.uplink };
  },
  'the docker engine': async () => {
    const up = await startUp(engine, { flags: ['--engine', 'docker', '--image', mayflyImage] });
    await up.ready();
    const { out } = await mayflyTo(engine, 'status', '--json');
    const { room: name } = JSON.parse(out) as { room: string };
    const id = async (of: string): Promise<string> =>
      engine.exec(['inspect', '--format', '{{.Id}}', of]);
    return { room: await id(`mayfly-${name}`), uplink: await id(`mayfly-${name}-uplink`) };
  },
};

/** One echo request by a raw socket, as the machine's own root: nothing but the network can forbid it. */
async function echoes(container: string, address: string): Promise<string> {
  const [pid = 0] = engine.processes(container);
  const script =
    'use Socket; socket(my $s, PF_INET, SOCK_RAW, 1) or die "socket: $!";' +
    'my $body = pack("C2 n3", 8, 0, 0, 7, 1); my $sum = 0; $sum += $_ for unpack("n*", $body);' +
    'my $packet = pack("C2 n3", 8, 0, ~(($sum >> 16) + $sum) & 0xffff, 7, 1);' +
    'send($s, $packet, 0, pack_sockaddr_in(0, inet_aton($ARGV[0]))) or do { print "$!"; exit };' +
    'local $SIG{ALRM} = sub { print "silence"; exit }; alarm 3;' +
    'while (recv($s, my $answer, 1500, 0)) {' +
    ' if (unpack("C", substr($answer, 20, 1)) == 0) { print "answer"; exit } }';
  const enter = ['--target', String(pid), '--net', '--', 'perl', '-e', script, address];
  return (await run('nsenter', enter)).stdout;
}

describe.each(Object.keys(ways))('a room by %s', (way) => {
  let pair: Pair;
  let bridge: string;
  beforeAll(async () => {
    pair = (await ways[way]?.()) ?? { room: '', uplink: '' };
    const form = '{{range .NetworkSettings.Networks}}{{.Gateway}}{{end}}';
    bridge = await engine.exec(['inspect', '--format', form, pair.uplink]);
    await outside.calls();
  });
  afterAll(async () => {
    await mayflyTo(engine, 'down');
  });

  /** Every address of its host that something answers on. */
  const everywhere = (): string[] => {
    const { internet, neighbour, metadata, version6 } = outside.addresses;
    return [internet, neighbour, metadata, version6, bridge];
  };

  test.each(Object.entries(users))('nothing outside answers %s', async (_, uid) => {
    const { port, abstract } = outside;
    const addresses = everywhere();
    const attempts: Attempt[] = [
      ...addresses.map((dial) => ({ dial, port })),
      ...addresses.map((ask) => ({ ask, port })),
      // A resolver, wherever one may be.
      ...addresses.map((ask) => ({ ask, port: 53 })),
    ];
    const outcomes = await probe(engine, pair.room, uid, attempts);
    // Where a container has no IPv6 at all, not even the asking has an address.
    const noWay = addresses.map((address) =>
      address.includes(':') ? /^(ENETUNREACH|EADDRNOTAVAIL)$/ : /^ENETUNREACH$/,
    );
    expect(outcomes).toHaveLength(attempts.length);
    for (const [at, outcome] of outcomes.entries()) {
      expect(outcome).toMatch(noWay[at % addresses.length] ?? /^$/);
    }
    const own: Attempt[] = [{ dial: outside.addresses.loopback, port }, { abstract }];
    expect(await probe(engine, pair.room, uid, own)).toEqual(['ECONNREFUSED', 'ECONNREFUSED']);
    for (const resolve of ['example.org', 'host.docker.internal', 'uplink', 'mayfly-uplink']) {
      const [outcome] = await probe(engine, pair.room, uid, [{ resolve }]);
      expect(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED']).toContain(outcome);
    }
    expect(await outside.calls()).toEqual([]);
  });

  test('no echo request leaves, not even by this machine’s own root', async () => {
    for (const address of everywhere().filter((each) => !each.includes(':'))) {
      expect(await echoes(pair.room, address)).toBe('Network is unreachable');
    }
  });

  test('it has no device but its loopback, and no route', async () => {
    const [pid = 0] = engine.processes(pair.room);
    const lines = (name: string): string[] =>
      readFileSync(`/proc/${pid}/net/${name}`, 'utf8').trim().split('\n');
    const devices = lines('dev').slice(2);
    expect(devices.map((line) => line.trim().replace(/:.*/, ''))).toEqual(['lo']);
    expect(lines('route').slice(1)).toEqual([]);
    for (const route of lines('ipv6_route')) expect(route).toMatch(/ lo$/);
  });

  test('tor’s user in the uplink reaches them: this is how it would look', async () => {
    const { port, addresses } = outside;
    const reached = [addresses.internet, addresses.neighbour, addresses.metadata, bridge];
    const attempts: Attempt[] = [
      ...reached.map((dial) => ({ dial, port })),
      ...reached.map((ask) => ({ ask, port })),
    ];
    const outcomes = await probe(engine, pair.uplink, users.tor, attempts);
    expect(outcomes).toEqual(attempts.map(() => 'done'));
    expect(await outside.calls()).toHaveLength(attempts.length);
    expect(await echoes(pair.uplink, addresses.internet)).toBe('answer');
    // Its loopback is its own as well, and so are the names without a file.
    const own: Attempt[] = [{ dial: addresses.loopback, port }, { abstract: outside.abstract }];
    expect(await probe(engine, pair.uplink, users.tor, own)).toEqual([
      'ECONNREFUSED',
      'ECONNREFUSED',
    ]);
  });
});

test('whoever is on the machine itself reaches the socket without a file', async () => {
  const script = `require('node:net').connect('\\0${outside.abstract}').on('data', (d) => process.stdout.write(d))`;
  const [program = '', ...words] = engine.enclosure.enterNetwork;
  const told = await run(program, [...words, process.execPath, '--eval', script]);
  expect(told.stdout).toBe('here\n');
});
