import { expect, test } from 'vitest';
import {
  swapOf,
  writableDiskMounts,
  type HostView,
} from '../../../docker/cli/host/container-view.ts';
import {
  bothBefore,
  judgeResidue,
  type Traces,
} from '../../../docker/cli/engines/container/judge-residue.ts';
import { english } from '../../../server/contract/sentences/sentence.ts';

const host: HostView = {
  namespaces: [{ pid: 'pid:[1]', mnt: 'mnt:[2]' }],
  diskMounts: [],
  coresOff: true,
  swap: { peakBytes: 0, nowBytes: 0 },
};
const container = { logPath: '', logDriver: 'none', mounts: [], volumes: [], running: true };

/** Nothing left, and every check made. */
const clean: Traces = {
  before: { layerChanges: [], container, host },
  after: {
    containerLeft: false,
    networkLeft: false,
    volumesLeft: [],
    processesLeft: [],
    portsTaken: [],
  },
  kernel: { swapIsOn: true, corePattern: 'core' },
  unwiped: [],
};

function verdicts(traces: Traces): Record<string, string> {
  return Object.fromEntries(
    judgeResidue(traces).map(({ what, verdict }) => [english(what), verdict]),
  );
}

const checks = Object.keys(verdicts(clean));

test('a room that left nothing is clean in every check', () => {
  expect(checks).toHaveLength(11);
  expect(new Set(Object.values(verdicts(clean)))).toEqual(new Set(['gone']));
});

const { before, after } = clean;
test('two containers are judged as one: what either left is left, what either hides is not known', () => {
  expect(judgeResidue({ ...clean, before: bothBefore(before, before) })).toEqual(
    judgeResidue(clean),
  );
  const wrong: readonly (readonly [Traces['before'], string, string])[] = [
    [{ ...before, layerChanges: ['/a'] }, 'files in the container’s layer', 'left'],
    [{ ...before, layerChanges: null }, 'files in the container’s layer', 'not checked'],
    [{ ...before, container: { ...container, logPath: '/log' } }, 'log file', 'left'],
    [{ ...before, container: { ...container, logDriver: 'local' } }, 'log file', 'left'],
    [{ ...before, container: null }, 'log file', 'not checked'],
    [
      { ...before, container: { ...container, mounts: ['bind /a'] } },
      'mounts that reach a disk',
      'left',
    ],
    [{ ...before, host: { ...host, diskMounts: ['ext4 /a'] } }, 'mounts that reach a disk', 'left'],
    [{ ...before, host: { ...host, diskMounts: null } }, 'mounts that reach a disk', 'not checked'],
    [{ ...before, host: { ...host, coresOff: false } }, 'core files', 'left'],
    [{ ...before, host: null }, 'core files', 'not checked'],
    [
      { ...before, host: { ...host, swap: { peakBytes: 1, nowBytes: 0 } } },
      'pages in swap',
      'left',
    ],
    [
      { ...before, host: { ...host, swap: { peakBytes: null, nowBytes: 1 } } },
      'pages in swap',
      'left',
    ],
    [
      { ...before, host: { ...host, swap: { peakBytes: null, nowBytes: null } } },
      'pages in swap',
      'not checked',
    ],
  ];
  for (const [bad, what, verdict] of wrong) {
    for (const both of [bothBefore(before, bad), bothBefore(bad, before)]) {
      expect(verdicts({ ...clean, before: both })).toMatchObject({ [what]: verdict });
    }
  }
});

const late = { layerChanges: null, container: null, host: null };

test.each<[string, string, 'left' | 'not checked', Traces]>([
  ['container', 'left', 'left', { ...clean, after: { ...after, containerLeft: true } }],
  ['container', 'unasked', 'not checked', { ...clean, after: { ...after, containerLeft: null } }],
  ['network', 'left', 'left', { ...clean, after: { ...after, networkLeft: true } }],
  ['network', 'unasked', 'not checked', { ...clean, after: { ...after, networkLeft: null } }],
  ['volumes', 'left', 'left', { ...clean, after: { ...after, volumesLeft: ['4f1c'] } }],
  ['volumes', 'unasked', 'not checked', { ...clean, after: { ...after, volumesLeft: null } }],
  ['processes', 'left', 'left', { ...clean, after: { ...after, processesLeft: [42] } }],
  ['processes', 'unseen', 'not checked', { ...clean, after: { ...after, processesLeft: null } }],
  ['ports', 'taken', 'left', { ...clean, after: { ...after, portsTaken: [8080] } }],
  ['keys and state, overwritten', 'unwiped', 'left', { ...clean, unwiped: ['tor'] }],
  ['keys and state, overwritten', 'unsaid', 'not checked', { ...clean, unwiped: null }],
  [
    'files in the container’s layer',
    'changed',
    'left',
    { ...clean, before: { ...before, layerChanges: ['/tmp', '/tmp/a'] } },
  ],
  ['files in the container’s layer', 'too late', 'not checked', { ...clean, before: late }],
  [
    'mounts that reach a disk',
    'a volume',
    'left',
    { ...clean, before: { ...before, container: { ...container, mounts: ['volume /data'] } } },
  ],
  [
    'mounts that reach a disk',
    'what the kernel shows',
    'left',
    { ...clean, before: { ...before, host: { ...host, diskMounts: ['ext4 /etc/hosts'] } } },
  ],
  [
    'mounts that reach a disk',
    'the engine’s word alone',
    'not checked',
    { ...clean, before: { ...before, host: null } },
  ],
  [
    'log file',
    'one',
    'left',
    { ...clean, before: { ...before, container: { ...container, logPath: '/var/a.log' } } },
  ],
  [
    'log file',
    'another driver',
    'left',
    { ...clean, before: { ...before, container: { ...container, logDriver: 'journald' } } },
  ],
  ['log file', 'too late', 'not checked', { ...clean, before: late }],
  [
    'pages in swap',
    'once',
    'left',
    {
      ...clean,
      before: { ...before, host: { ...host, swap: { peakBytes: 4096, nowBytes: 0 } } },
    },
  ],
  [
    'pages in swap',
    'at the end',
    'left',
    {
      ...clean,
      before: { ...before, host: { ...host, swap: { peakBytes: null, nowBytes: 4096 } } },
    },
  ],
  [
    'pages in swap',
    'no peak kept',
    'not checked',
    {
      ...clean,
      before: { ...before, host: { ...host, swap: { peakBytes: null, nowBytes: 0 } } },
    },
  ],
  [
    'pages in swap',
    'no account kept',
    'not checked',
    {
      ...clean,
      before: { ...before, host: { ...host, swap: { peakBytes: null, nowBytes: null } } },
    },
  ],
  ['pages in swap', 'unseen', 'not checked', { ...clean, before: { ...before, host: null } }],
  [
    'core files',
    'a limit that is not 0',
    'left',
    { ...clean, before: { ...before, host: { ...host, coresOff: false } } },
  ],
  [
    'core files',
    'a program that is handed them',
    'not checked',
    { ...clean, kernel: { swapIsOn: true, corePattern: '|/bin/keeper %p' } },
  ],
])('%s (%s): %s', (what, _how, verdict, traces) => {
  expect(verdicts(traces)[what]).toBe(verdict);
  const others = Object.entries(verdicts(traces)).filter(([name]) => name !== what);
  expect(others.every(([, other]) => other !== 'left')).toBe(true);
});

test('without swap there is nothing to check in it', () => {
  const kernel = { swapIsOn: false, corePattern: 'core' };
  const traces = { ...clean, kernel, before: { ...before, host: null } };
  expect(verdicts(traces)['pages in swap']).toBe('gone');
});

test('of a container’s mounts, those count that can be written and are no memory', () => {
  const mountinfo = [
    '700 600 0:60 / / ro,relatime - overlay overlay rw,lowerdir=/a,upperdir=/b',
    '701 700 0:61 / /proc rw,nosuid - proc proc rw',
    '702 700 0:62 / /run/mayfly/tor rw,nosuid,nodev,noexec - tmpfs tmpfs rw,size=65536k',
    '703 700 8:1 /docker/hosts /etc/hosts ro,relatime - ext4 /dev/sda1 rw',
    '704 700 8:1 /docker/volumes/x /data rw,relatime shared:1 - ext4 /dev/sda1 rw',
    '',
  ].join('\n');
  expect(writableDiskMounts(mountinfo)).toEqual(['ext4 /data']);
});

/** Control files as a kernel has them, by path. */
function controlFiles(files: Readonly<Record<string, string>>): (path: string) => string | null {
  return (path) => files[path] ?? null;
}

const scope = '/system.slice/docker-4f1c.scope';

test.each([
  [
    'version 2',
    `0::${scope}\n`,
    {
      [`/sys/fs/cgroup${scope}/memory.swap.peak`]: '8192\n',
      [`/sys/fs/cgroup${scope}/memory.swap.current`]: '4096\n',
    },
    { peakBytes: 8192, nowBytes: 4096 },
  ],
  [
    'version 2 before Linux 6.5',
    `0::${scope}\n`,
    { [`/sys/fs/cgroup${scope}/memory.swap.current`]: '0\n' },
    { peakBytes: null, nowBytes: 0 },
  ],
  [
    'version 1, beside an empty tree of version 2',
    '9:pids:/docker/4f1c\n5:memory:/docker/4f1c\n0::/\n',
    {
      '/sys/fs/cgroup/memory/docker/4f1c/memory.memsw.usage_in_bytes': '5000\n',
      '/sys/fs/cgroup/memory/docker/4f1c/memory.usage_in_bytes': '4000\n',
    },
    { peakBytes: null, nowBytes: 1000 },
  ],
  [
    'an engine without control groups, where the root’s are the whole machine’s',
    '5:memory:/\n0::/\n',
    {
      '/sys/fs/cgroup/memory/memory.memsw.usage_in_bytes': '5000\n',
      '/sys/fs/cgroup/memory/memory.usage_in_bytes': '4000\n',
    },
    { peakBytes: null, nowBytes: null },
  ],
])('what is in swap is read from control groups: %s', (_name, cgroups, files, swap) => {
  expect(swapOf(cgroups, controlFiles(files))).toEqual(swap);
});
