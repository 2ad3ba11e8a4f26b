import { describe, expect, test } from 'vitest';
import type { EngineFacts } from '../../../docker/cli/engines/index.ts';
import { warnOrRefuse } from '../../../docker/cli/commands/doctor.ts';
import type { MachineFacts } from '../../../docker/cli/doctor/facts.ts';
import { swapAreas } from '../../../docker/cli/doctor/gather.ts';
import { judgeMachine, unknowns, type Finding } from '../../../docker/cli/doctor/judge.ts';
import type { EngineName } from '../../../docker/cli/engines/shared/names.ts';
import { english } from '../../../server/contract/sentences/sentence.ts';

const engine: EngineFacts = {
  version: '28.1.0',
  storageDriver: 'overlay2',
  logDriver: 'json-file',
  securityOptions: ['name=apparmor', 'name=seccomp,profile=builtin', 'name=userns'],
  cgroupVersion: '2',
  swapLimit: true,
  limits: { memory: true, processes: true, cpus: true },
};

/** A machine with nothing wrong. */
const fine: MachineFacts = {
  platform: 'linux',
  kernel: '6.12.9',
  swaps: [],
  canHibernate: false,
  corePattern: 'core',
  initOnFree: true,
  seccomp: true,
  appArmor: true,
  clock: { synchronized: true, beforeSources: false },
  availableMib: 4000,
  portsTaken: [],
  engine,
  borrowedTor: null,
};

const disk = { name: '/dev/sda2', place: 'disk' } as const;

const noFilter = 'the bare engine has no system-call filter';

/** What is wrong with the machine: what the bare engine lacks on every one is a test of its own. */
function judged(facts: MachineFacts, name: EngineName): Finding[] {
  return judgeMachine(facts, name).filter(({ what }) => english(what) !== noFilter);
}

test('the bare engine is said to have no system-call filter, and a container to be better', () => {
  const whats = (name: EngineName): string[] =>
    judgeMachine(fine, name).map(({ level, what }) => `${level}: ${english(what)}`);
  expect(whats('bare')).toEqual([`weakens: ${noFilter}`]);
  expect(whats('docker')).toEqual([]);
  expect(whats('volatile')).toEqual([]);
});

test('a tor that runs already is said to lack what one of the room’s own has, or to be no use', () => {
  const borrowedTor = {
    place: '127.0.0.1:9051',
    version: '0.4.9.11',
    cookieFile: null,
    isHere: true,
    tellsUser: true,
  };
  const [finding] = judged({ ...fine, borrowedTor }, 'docker');
  expect(finding).toMatchObject({ level: 'weakens' });
  expect(english(finding?.why ?? '')).toContain('limits for one circuit');
  const why = 'nobody listens';
  expect(judged({ ...fine, borrowedTor: why }, 'docker')).toMatchObject([{ level: 'breaks', why }]);
});

test('a machine with nothing wrong has no finding, whatever the engine', () => {
  expect(judged(fine, 'docker')).toEqual([]);
  expect(judged(fine, 'bare')).toEqual([]);
  expect(unknowns(fine)).toEqual([]);
});

test.each<
  [string, Partial<MachineFacts>, 'docker' | 'bare' | 'volatile', 'breaks' | 'weakens', RegExp]
>([
  ['swap on a disk', { swaps: [disk] }, 'bare', 'breaks', /^swap on a disk: \/dev\/sda2$/],
  ['swap, kept off by the engine', { swaps: [disk] }, 'docker', 'weakens', /^swap on a disk/],
  ['swap, kept off by limits', { swaps: [disk] }, 'volatile', 'weakens', /^swap on a disk/],
  [
    'swap that the engine cannot limit',
    { swaps: [disk], engine: { ...engine, swapLimit: false } },
    'docker',
    'breaks',
    /^swap on a disk/,
  ],
  ['hibernation', { canHibernate: true }, 'docker', 'breaks', /can hibernate$/],
  [
    'a program that is handed core dumps',
    { corePattern: '|/usr/share/apport/apport %p' },
    'docker',
    'breaks',
    /core dumps to \/usr\/share\/apport\/apport$/,
  ],
  [
    'systemd’s, which heeds the limit',
    { corePattern: '|/usr/lib/systemd/systemd-coredump %P' },
    'bare',
    'weakens',
    /systemd-coredump$/,
  ],
  ['memory that is not wiped', { initOnFree: false }, 'bare', 'breaks', /^init_on_free/],
  ['a kernel without seccomp', { seccomp: false }, 'docker', 'breaks', /no seccomp$/],
  [
    'an engine without seccomp',
    { engine: { ...engine, securityOptions: ['name=rootless'] } },
    'docker',
    'breaks',
    /no seccomp$/,
  ],
  ['no AppArmor', { appArmor: false }, 'docker', 'weakens', /^AppArmor/],
  [
    'root inside as root outside',
    { engine: { ...engine, securityOptions: ['name=seccomp,profile=default'] } },
    'docker',
    'weakens',
    /^userns-remap/,
  ],
  [
    'a rootless engine that was not given the CPU',
    { engine: { ...engine, limits: { ...engine.limits, cpus: false } } },
    'docker',
    'weakens',
    /^the engine cannot limit cpus$/,
  ],
  [
    'a rootless engine without cgroups',
    {
      engine: {
        ...engine,
        cgroupVersion: '1',
        limits: { memory: false, processes: false, cpus: false },
      },
    },
    'docker',
    'weakens',
    /^the engine cannot limit memory, processes, cpus$/,
  ],
  [
    'an old engine',
    { engine: { ...engine, version: '19.03.15' } },
    'docker',
    'weakens',
    /19\.03\.15$/,
  ],
  [
    'an engine whose ports neighbours in the local network reach',
    { engine: { ...engine, version: '27.5.1' } },
    'docker',
    'weakens',
    /engine is 27\.5\.1$/,
  ],
  [
    'Debian’s engine, for the same reason',
    { engine: { ...engine, version: '26.1.5+dfsg1' } },
    'docker',
    'weakens',
    /engine is 26\.1\.5\+dfsg1$/,
  ],
  [
    'a clock that nobody sets',
    { clock: { synchronized: false, beforeSources: false } },
    'docker',
    'weakens',
    /clock$/,
  ],
  [
    'a clock in the past',
    { clock: { synchronized: null, beforeSources: true } },
    'docker',
    'breaks',
    /^the clock shows a time before/,
  ],
  ['little memory', { availableMib: 120 }, 'docker', 'weakens', /^120 MiB/],
  ['a taken port', { portsTaken: [8080, 2222] }, 'bare', 'breaks', /^port 8080, 2222/],
])('finds %s', (_name, wrong, engineName, level, what) => {
  const findings = judged({ ...fine, ...wrong }, engineName);
  expect(findings.map((finding) => finding.level)).toEqual([level]);
  expect(english(findings[0]?.what ?? '')).toMatch(what);
  expect(english(findings[0]?.why ?? '')).toMatch(/^\S.*[^.]$/);
});

test('ports on 127.0.0.1 are nobody’s to reach from outside with a later, a rootless or no engine', () => {
  const before = { ...engine, version: '27.5.1' };
  const rootless = { ...before, securityOptions: ['name=seccomp', 'name=rootless'] };
  const later = { ...engine, version: '28.0.0' };
  const found = (seen: EngineFacts, engineName: 'docker' | 'bare' | 'volatile'): boolean =>
    judgeMachine({ ...fine, engine: seen }, engineName).some(({ why }) =>
      /local network/.test(english(why)),
    );
  expect(found(before, 'docker')).toBe(true);
  expect(found(later, 'docker')).toBe(false);
  expect(found(rootless, 'docker')).toBe(false);
  // These publish nothing in this machine's own engine.
  expect(found(before, 'bare')).toBe(false);
  expect(found(before, 'volatile')).toBe(false);
});

test('swap in memory, or encrypted, is no finding', () => {
  const swaps = [
    { name: '/dev/zram0', place: 'memory' },
    { name: '/dev/dm-1', place: 'encrypted disk' },
  ] as const;
  expect(judged({ ...fine, swaps }, 'bare')).toEqual([]);
});

test('swap areas are read as the kernel lists them, those in memory told from the others', () => {
  const table = [
    'Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority',
    '/dev/zram0                              partition\t8388604\t\t0\t\t100',
    '/swap.img                               file\t\t4194300\t\t1024\t\t-2',
  ].join('\n');
  expect(swapAreas(table)).toEqual([
    { name: '/dev/zram0', place: 'memory' },
    { name: '/swap.img', place: 'disk' },
  ]);
  expect(swapAreas(table.split('\n')[0] ?? '')).toEqual([]);
});

test('with swap, a kernel before noswap puts the files of a bare room at risk as well', () => {
  const [old] = judged({ ...fine, swaps: [disk], kernel: '6.1.0-40' }, 'bare');
  const [fresh] = judged({ ...fine, swaps: [disk], kernel: '6.4.0' }, 'bare');
  expect(english(old?.why ?? '')).toContain('and its files');
  expect(english(fresh?.why ?? '')).not.toContain('files');
});

test('what breaks a promise comes first', () => {
  const facts = { ...fine, appArmor: false, availableMib: 100, portsTaken: [8080] };
  expect(judged(facts, 'docker').map(({ level }) => level)).toEqual([
    'breaks',
    'weakens',
    'weakens',
  ]);
});

describe('before a room starts', () => {
  const findings = judged(
    { ...fine, swaps: [disk], appArmor: false, engine: { ...engine, swapLimit: false } },
    'docker',
  );

  test('what breaks a promise is warned of with what mends it, what weakens one is not', () => {
    const warnings: string[] = [];
    warnOrRefuse(findings, false, { warning: (text) => warnings.push(english(text)) });
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/^swap on a disk: \/dev\/sda2: .*; to fix it: sudo swapoff -a$/);
  });

  test('with --strict it is refused', () => {
    const refuse = (): void => warnOrRefuse(findings, true, { warning: () => {} });
    expect(refuse).toThrow(/^swap on a disk/);
    expect(refuse).toThrow(expect.objectContaining({ hint: 'sudo swapoff -a' }));
  });

  test('a machine that only weakens one starts with --strict', () => {
    const weak = judged({ ...fine, appArmor: false }, 'docker');
    expect(() => warnOrRefuse(weak, true, { warning: () => {} })).not.toThrow();
  });
});

describe('what could not be known', () => {
  test('is said, and is no finding', () => {
    const facts: MachineFacts = {
      ...fine,
      clock: { synchronized: null, beforeSources: false },
      initOnFree: null,
      corePattern: null,
      engine: 'Docker’s engine at /run/docker.sock is not running',
    };
    expect(judged(facts, 'bare')).toEqual([]);
    expect(unknowns(facts)).toHaveLength(4);
  });

  test('an engine that is not there is not judged', () => {
    expect(judged({ ...fine, engine: 'none' }, 'docker')).toEqual([]);
  });
});
