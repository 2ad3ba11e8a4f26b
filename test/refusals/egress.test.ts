// Only tor has a network: code that runs as any other daemon of a room, as that daemon's user and in its
// namespaces, finds no way out of it. Each way is tried as tor's user too, who has it, so that a test
// which tries nothing fails.

import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { readyAppliance, type ReadyAppliance } from '../support/appliance.ts';
import type { SeenProcess } from '../support/inside.ts';
import { asOrdinaryUser } from '../support/ordinary-user.ts';
import { abstractName, device, hosts, Outside, port } from '../support/outside.ts';

const run = promisify(execFile);
const probe = readFileSync(join(import.meta.dirname, '../support/egress-probe.ts'));

/** What only the supervisor may speak to, and what only the gateway's side may. */
const sockets = ['uplink', 'control', 'socks'].map((name) => `/run/mayfly/shared/tor/${name}`);

type Told = Readonly<Record<string, unknown>>;

function statusOf({ pid }: SeenProcess, field: string): string {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return new RegExp(`^${field}:\\s+(.*)$`, 'm').exec(status)?.[1] ?? '';
}

/** As the room's own PID namespace numbers it: the last one (proc(5)). */
function insideNumber(process: SeenProcess): string {
  return statusOf(process, 'NSpid').split('\t').at(-1) ?? '';
}

/** Words that put a command where the process is: its namespaces, its user, and no powers. */
function inPlaceOf(process: SeenProcess): string[] {
  const [uid = '', gid = ''] = ['Uid', 'Gid'].map((id) => statusOf(process, id).split('\t')[0]);
  const isOurs = readFileSync(`/proc/${process.pid}/uid_map`, 'utf8').includes('4294967295');
  const powerless =
    'setpriv --bounding-set=-all --inh-caps=-all --ambient-caps=-all --no-new-privs';
  const become = `env --chdir=/ setpriv --reuid=${uid} --regid=${gid} --clear-groups --`;
  const words = [`nsenter --target=${process.pid} --mount --net --pid --ipc --uts -- ${become}`];
  // As its user first: who enters a user namespace has no other user in it.
  if (!isOurs) {
    const inside = insideNumber(process);
    words.push(`nsenter --target=${inside} --user --preserve-credentials --`);
  }
  return [...words, powerless, '--'].join(' ').split(' ');
}

async function probed(process: SeenProcess): Promise<Told> {
  const [command = '', ...args] = inPlaceOf(process);
  const targets = JSON.stringify({ hosts, port, abstract: abstractName, sockets });
  const asked = run(command, [
    ...args,
    '/opt/mayfly/node',
    '--input-type=module-typescript',
    '-',
    targets,
  ]);
  asked.child.stdin?.end(probe);
  return JSON.parse((await asked).stdout) as Told;
}

// ICMP's echo request on a socket that any user may have, where the kernel allows it (icmp(7)).
const ping = `
use Socket;
socket(my $s, PF_INET, SOCK_DGRAM, 1) or die "no socket";
connect($s, sockaddr_in(0, inet_aton($ARGV[0]))) or die "no way";
my $p = pack("C2n3", 8, 0, 0, 1, 1); my $sum = 0; $sum += $_ for unpack("n*", $p);
substr($p, 2, 2) = pack("n", ~(($sum >> 16) + ($sum & 0xffff)) & 0xffff);
send($s, $p, 0) or die "not sent";
my $r = ''; vec($r, fileno($s), 1) = 1;
select($r, undef, undef, 1.5) or die "silence";
print "reached";
`;

async function pinged(process: SeenProcess, host: string): Promise<string> {
  const [command = '', ...args] = inPlaceOf(process);
  return run(command, [...args, 'perl', '-e', ping, host]).then(
    ({ stdout }) => stdout,
    (error: { stderr: string }) => error.stderr,
  );
}

const reached = ([, came]: [string, unknown]): boolean => came === 'reached';

describe.each([
  { whose: 'root’s room', isRoot: true },
  { whose: 'an ordinary user’s room', isRoot: false },
])('in $whose', ({ isRoot }) => {
  let room: ReadyAppliance;
  const ends: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    const outside = await Outside.open();
    ends.push(() => outside.close());
    const ordinary = asOrdinaryUser();
    room = await readyAppliance(
      isRoot
        ? { prefix: outside.prefix }
        : { ...ordinary, prefix: [...outside.prefix, ...ordinary.prefix] },
    );
    ends.push(() => room.end());
  });

  afterAll(async () => {
    for (const end of ends.toReversed()) await end();
  });

  test.each([
    ['ngIRCd', () => room.inside('ngircd')],
    ['sshd', () => room.inside('sshd')],
    ['the gateway', () => room.gateway()],
  ])('%s reaches nobody, and sees nothing of where it is', async (_who, find) => {
    const process = await find();
    const told = await probed(process);
    expect(Object.entries(told).filter(reached)).toEqual([]);
    expect(told['devices']).toEqual(['lo']);
    expect(told['routes']).toEqual([]);
    const guarded = [await room.uplink(), await room.inside('tor')].map(insideNumber);
    for (const path of told['enterable'] as string[]) {
      expect(guarded).not.toContain(path.split('/')[2]);
    }
    const echoes = await Promise.all(
      hosts.filter((host) => !host.includes(':')).map((host) => pinged(process, host)),
    );
    for (const echo of echoes) expect(echo).not.toContain('reached');
  });

  test('the supervisor reaches nobody', async () => {
    const told = await probed(await room.supervisor());
    expect(Object.entries(told).filter(reached)).toEqual([]);
    expect(told['routes']).toEqual([]);
  });

  test('tor reaches them all', async () => {
    const process = await room.inside('tor');
    const told = await probed(process);
    for (const host of hosts) {
      expect(told).toMatchObject({ [`tcp ${host}`]: 'reached', [`udp ${host}`]: 'reached' });
    }
    expect(told).toMatchObject({ abstract: 'reached' });
    expect(told['devices']).toContain(device);
    expect(told['routes']).not.toEqual([]);
    expect(await pinged(process, '198.51.100.7')).toContain('reached');
  });
});
