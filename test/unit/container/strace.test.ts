import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { derivedProfile, profilePath } from '../../../docker/seccomp/derive.ts';
import { profileOf } from '../../../docker/seccomp/profile.ts';
import { evidenceOf } from '../../../docker/seccomp/strace.ts';

/** A runtime that loads a filter, becomes tini, which starts node, whose thread starts tor. */
const life = `10 openat(AT_FDCWD, "/etc/passwd", O_RDONLY) = 3
10 prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, NULL) = -1 EFAULT (Bad address)
10 mount("a", "/b", "tmpfs", 0, NULL) = 0
10 prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, {len=9, filter=0xc0001a6400} <unfinished ...>
10 <... prctl resumed>) = 0
10 fstatfs(3, {f_type=PROC_SUPER_MAGIC}) = 0
10 execve("/usr/bin/tini", ["/usr/bin/tini"], 0x7ffe /* 4 vars */) = 0
10 clone(child_stack=NULL, flags=CLONE_CHILD_CLEARTID|SIGCHLD, child_tidptr=0x7f <unfinished ...>
11 setpgid(0, 0) = 0
10 <... clone resumed>) = 7 /* 11 in strace's PID NS */
11 execve("/usr/bin/node", ["node"], 0x7ffe /* 4 vars */) = 0
11 clone3({flags=CLONE_VM|CLONE_THREAD}, 88) = 8 /* 12 in strace's PID NS */
12 socket(AF_UNIX, SOCK_STREAM, 0) = 4
12 vfork( <unfinished ...>
13 setuid(64102) = 0
13 execve("/usr/bin/tor", ["tor"], 0x7ffe /* 0 vars */ <unfinished ...>
12 <... vfork resumed>) = 9 /* 13 in strace's PID NS */
13 <... execve resumed>) = 0
13 flock(5, LOCK_EX) = 0
13 prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, {len=9, filter=0xc0001a6400}) = 0
13 rename("a", "b") = 0
99 reboot(LINUX_REBOOT_MAGIC1) = 0
`;

test('each call is counted for the program that made it, and none from before the filter', () => {
  expect(evidenceOf(life)).toEqual({
    calls: {
      node: ['clone3', 'execve', 'setuid', 'socket', 'vfork'],
      runtime: ['execve', 'fstatfs'],
      tini: ['clone', 'execve', 'setpgid'],
      tor: ['flock', 'prctl', 'rename'],
    },
    flags: {
      clone: ['CLONE_CHILD_CLEARTID|SIGCHLD'],
      prctl: ['PR_SET_SECCOMP'],
      socket: ['AF_UNIX'],
    },
  });
});

test('a program that another thread starts takes the process’s number', () => {
  const text = `10 prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, {len=1, filter=0x1}) = 0
10 clone3({flags=CLONE_THREAD}, 88) = 2 /* 11 in strace's PID NS */
11 execve("/usr/bin/tini", ["tini"], 0x7f <unfinished ...>
10 +++ superseded by execve in pid 11 +++
10 <... execve resumed>) = 0
10 getpgrp() = 1
`;
  expect(evidenceOf(text).calls['tini']).toEqual(['getpgrp']);
});

test('a sibling is allowed only where its call was seen', () => {
  const evidence = { calls: { node: ['read'] }, flags: {} };
  const siblings = { read: ['readv'], mount: ['umount2'] };
  const [allowed] = profileOf(evidence, siblings).syscalls;
  expect(allowed?.names).toEqual(['read', 'readv']);
});

test('what is refused on purpose is refused though it was seen, so that the caller does without', () => {
  const evidence = { calls: { node: ['clone3', 'io_uring_setup', 'read'] }, flags: {} };
  const rules = profileOf(evidence, {}).syscalls;
  expect(rules[0]?.names).toEqual(['read']);
  expect(rules.at(-1)).toEqual({
    names: ['clone3', 'io_uring_enter', 'io_uring_register', 'io_uring_setup'],
    action: 'SCMP_ACT_ERRNO',
    errnoRet: 38,
  });
});

test('a socket of a kind that no rule knows stops the derivation', () => {
  const evidence = { calls: { tor: ['socket'] }, flags: { socket: ['AF_PACKET'] } };
  expect(() => profileOf(evidence, {})).toThrow('AF_PACKET');
});

test('docker/seccomp.json is what the evidence and the siblings make, and nobody’s edit', () => {
  expect(JSON.parse(readFileSync(profilePath, 'utf8'))).toEqual(derivedProfile());
});
