// What the profile refuses, tried by a program that the kernel itself would let: root with the powers for
// it, in Debian's image under our profile. perl is there, and can make any system call by its number.

import { afterAll, beforeAll, expect, test } from 'vitest';

import { profilePath } from '../../docker/seccomp/derive.ts';
import { baseImages, loadDebian } from './base-images.ts';
import { startEngine, type Engine } from './engine.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
  await loadDebian(engine, Date.now());
});
afterAll(async () => {
  await engine.stop();
});

type Arguments = readonly number[];

/** Numbers on x86-64 and arm64, from the kernel's unistd.h; arguments with which none does harm. */
const calls = {
  unshare: [272, 97, []],
  setns: [308, 268, [-1]],
  mount: [165, 40, []],
  umount2: [166, 39, []],
  pivot_root: [155, 41, []],
  chroot: [161, 51, []],
  ptrace: [101, 117, [-1]],
  bpf: [321, 280, [-1]],
  perf_event_open: [298, 241, []],
  userfaultfd: [323, 282, [-1]],
  keyctl: [250, 219, [-1]],
  add_key: [248, 217, []],
  process_vm_readv: [310, 270, []],
  init_module: [175, 105, []],
  finit_module: [313, 273, [-1]],
  open_by_handle_at: [304, 265, [-1]],
  personality: [135, 92, [-1]],
  mknodat: [259, 33, [-1]],
  reboot: [169, 142, []],
  swapon: [167, 224, []],
  clone3: [435, 435, []],
  io_uring_setup: [425, 425, []],
  clone: [56, 220, []],
  socket: [41, 198, []],
} as const satisfies Record<string, readonly [x64: number, arm64: number, Arguments]>;

const EPERM = 1;
const ENOSYS = 38;

interface Attempt {
  readonly call: keyof typeof calls;
  readonly args?: Arguments;
}

/** @returns the error's number for each, 0 for none. */
async function attempt(
  attempts: readonly Attempt[],
  security: readonly string[],
): Promise<number[]> {
  const lines = attempts.map(({ call, args }) => {
    const [x64, arm64, usual] = calls[call];
    const number = process.arch === 'arm64' ? arm64 : x64;
    const given = [...(args ?? usual), 0, 0, 0, 0, 0].slice(0, 5);
    return `print "", (syscall(${[number, ...given].join()}) < 0 ? $! + 0 : 0), "\\n";`;
  });
  const perl = ['perl', '-e', `$| = 1; ${lines.join(' ')}`];
  const said = await engine.exec(['run', '--rm', ...security, baseImages.debian, ...perl]);
  return said.split('\n').map(Number);
}

// Those that the calls above ask for; some of the rest this machine may not have to give.
const powers = [
  'SYS_ADMIN',
  'SYS_PTRACE',
  'SYS_CHROOT',
  'SYS_MODULE',
  'SYS_BOOT',
  'MKNOD',
  'NET_RAW',
];
const filter = powers
  .flatMap((power) => ['--cap-add', power])
  .concat('--security-opt', `seccomp=${profilePath}`);
const ours = [...filter, '--security-opt', 'no-new-privileges'];
const none = ['--security-opt', 'seccomp=unconfined'];

test('calls that reach for the kernel, other processes or the host’s files are refused', async () => {
  const special = new Set(['clone3', 'io_uring_setup', 'clone', 'socket']);
  const names = (Object.keys(calls) as (keyof typeof calls)[]).filter((name) => !special.has(name));
  const errors = await attempt(
    names.map((call) => ({ call })),
    ours,
  );
  const refused = names.map((name, at) => [name, errors[at]]);
  expect(Object.fromEntries(refused)).toEqual(
    Object.fromEntries(names.map((name) => [name, EPERM])),
  );
});

test('it goes with no-new-privileges alone: otherwise nothing starts at all', async () => {
  // The runtime then gives its powers up after it has loaded the filter, by calls that are not there.
  await expect(attempt([{ call: 'unshare' }], filter)).rejects.toThrow('operation not permitted');
});

test('without the profile the same calls get further: it is the profile that refuses', async () => {
  const harmless = ['unshare', 'setns', 'keyctl', 'personality', 'userfaultfd', 'clone3'] as const;
  const errors = await attempt(
    harmless.map((call) => ({ call })),
    none,
  );
  expect(errors).not.toContain(EPERM);
  expect(errors).not.toContain(ENOSYS);
});

test('calls that a program can do without are not there, so that it does', async () => {
  const errors = await attempt([{ call: 'clone3' }, { call: 'io_uring_setup' }], ours);
  expect(errors).toEqual([ENOSYS, ENOSYS]);
});

test('a new process is let be, but not in a namespace of its own', async () => {
  const sigchld = 17;
  const namespaces = [
    0x2_0000, 0x200_0000, 0x400_0000, 0x800_0000, 0x1000_0000, 0x2000_0000, 0x4000_0000,
  ];
  const errors = await attempt(
    namespaces.map((flag) => ({ call: 'clone' as const, args: [flag | sigchld] })),
    ours,
  );
  expect(errors).toEqual(namespaces.map(() => EPERM));
  const fork = ['perl', '-e', 'print system("true")'];
  expect(await engine.exec(['run', '--rm', ...ours, baseImages.debian, ...fork])).toBe('0');
});

test('sockets are unix, IP and routes; no raw packets, ciphers of the kernel, or other netlink', async () => {
  const [stream, raw] = [1, 3];
  const [unix, inet, inet6, netlink, packet, alg, vsock] = [1, 2, 10, 16, 17, 38, 40];
  const socket = (...args: number[]): Attempt => ({ call: 'socket', args });
  const allowed = [
    socket(unix, stream),
    socket(inet, stream),
    socket(inet6, stream),
    socket(netlink, raw),
  ];
  expect(await attempt(allowed, ours)).toEqual([0, 0, 0, 0]);
  const audit = 9;
  const refused = [
    socket(packet, raw),
    socket(alg, 5),
    socket(vsock, stream),
    socket(netlink, raw, audit),
  ];
  expect(await attempt(refused, ours)).toEqual([EPERM, EPERM, EPERM, EPERM]);
});
