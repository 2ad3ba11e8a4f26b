// The evidence for the seccomp profile was seen on x86-64. arm64 has none of the older calls: what does their
// work there must be allowed too.

import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { derivedProfile, evidencePath } from '../../../docker/seccomp/derive.ts';

/** include/uapi/asm-generic/unistd.h and glibc's sysdeps/unix/sysv/linux/generic: the older call, the one there. */
const inItsPlace: Readonly<Record<string, string>> = {
  access: 'faccessat',
  alarm: 'setitimer',
  chmod: 'fchmodat',
  chown: 'fchownat',
  dup2: 'dup3',
  epoll_create: 'epoll_create1',
  epoll_wait: 'epoll_pwait',
  eventfd: 'eventfd2',
  fork: 'clone',
  getdents: 'getdents64',
  getpgrp: 'getpgid',
  getrlimit: 'prlimit64',
  inotify_init: 'inotify_init1',
  lchown: 'fchownat',
  link: 'linkat',
  lstat: 'newfstatat',
  mkdir: 'mkdirat',
  mknod: 'mknodat',
  open: 'openat',
  pause: 'ppoll',
  pipe: 'pipe2',
  poll: 'ppoll',
  readlink: 'readlinkat',
  rename: 'renameat',
  rmdir: 'unlinkat',
  select: 'pselect6',
  setrlimit: 'prlimit64',
  signalfd: 'signalfd4',
  stat: 'newfstatat',
  symlink: 'symlinkat',
  time: 'clock_gettime',
  unlink: 'unlinkat',
  utime: 'utimensat',
  utimes: 'utimensat',
  vfork: 'clone',
};

test('what is done by an older call on x86-64 can be done on arm64', () => {
  const { calls } = JSON.parse(readFileSync(evidencePath, 'utf8')) as {
    calls: Record<string, string[]>;
  };
  const seen = new Set(Object.values(calls).flat());
  const older = Object.keys(inItsPlace).filter((call) => seen.has(call));
  // Else this would prove nothing.
  expect(older).toContain('access');
  const allowed = derivedProfile().syscalls.flatMap(({ names, action }) =>
    action === 'SCMP_ACT_ALLOW' ? names : [],
  );
  for (const call of older) expect(allowed, call).toContain(inItsPlace[call]);
});

test('the profile names both architectures, and no 32-bit one beside them', () => {
  expect(derivedProfile().archMap).toEqual(
    ['SCMP_ARCH_X86_64', 'SCMP_ARCH_AARCH64'].map((architecture) => ({
      architecture,
      subArchitectures: [],
    })),
  );
});
