// From evidence to a profile for Docker: what was seen, its siblings on other kernels, architectures and
// libraries, less what is refused on purpose. Pure. README.md tells why, as JSON holds no comment.

import type { Evidence } from './strace.ts';

/** A call that was seen, and what else does its work elsewhere. */
export type Siblings = Readonly<Record<string, readonly string[]>>;

interface Rule {
  readonly names: readonly string[];
  readonly action: 'SCMP_ACT_ALLOW' | 'SCMP_ACT_ERRNO';
  readonly errnoRet?: number;
  readonly args?: readonly {
    readonly index: number;
    readonly value: number;
    readonly valueTwo?: number;
    readonly op: 'SCMP_CMP_EQ' | 'SCMP_CMP_MASKED_EQ';
  }[];
}

export interface Profile {
  readonly defaultAction: 'SCMP_ACT_ERRNO';
  readonly defaultErrnoRet: number;
  readonly archMap: readonly unknown[];
  readonly syscalls: readonly Rule[];
}

const EPERM = 1;
const ENOSYS = 38;

// clone(2), include/uapi/linux/sched.h: CLONE_NEWTIME is the low byte's 0x80, which is the exit signal's
// in clone(2), so that it can come by clone3(2) and unshare(2) alone.
const newNamespaces =
  0x0002_0000 | // CLONE_NEWNS
  0x0200_0000 | // CLONE_NEWCGROUP
  0x0400_0000 | // CLONE_NEWUTS
  0x0800_0000 | // CLONE_NEWIPC
  0x1000_0000 | // CLONE_NEWUSER
  0x2000_0000 | // CLONE_NEWPID
  0x4000_0000; // CLONE_NEWNET

/** socket(2), address_families(7). */
const families: Readonly<Record<string, number>> = {
  AF_UNIX: 1,
  AF_INET: 2,
  AF_INET6: 10,
  AF_NETLINK: 16,
};

/**
 * Seen and yet refused, all with ENOSYS: whoever asks then does without, as on an older kernel.
 * clone3(2) has its flags in memory, where a filter cannot look; glibc falls back to clone(2).
 * io_uring does by its ring what no filter sees; libuv falls back to epoll.
 */
const refused: ReadonlySet<string> = new Set([
  'clone3',
  'io_uring_setup',
  'io_uring_enter',
  'io_uring_register',
]);

/** These have rules of their own. */
const looked: ReadonlySet<string> = new Set(['clone', 'socket', 'socketpair']);

/** @throws {RangeError} if a socket of a family was seen that no rule knows. */
export function profileOf(evidence: Evidence, siblings: Siblings): Profile {
  const seen = new Set(Object.values(evidence.calls).flat());
  const allowed = new Set(seen);
  for (const [call, others] of Object.entries(siblings)) {
    if (seen.has(call)) for (const other of others) allowed.add(other);
  }
  const names = [...allowed].filter((name) => !refused.has(name) && !looked.has(name)).toSorted();
  return {
    defaultAction: 'SCMP_ACT_ERRNO',
    defaultErrnoRet: EPERM,
    // No 32-bit calls on a 64-bit kernel: their numbers are others.
    archMap: ['SCMP_ARCH_X86_64', 'SCMP_ARCH_AARCH64'].map((architecture) => ({
      architecture,
      subArchitectures: [],
    })),
    syscalls: [
      { names, action: 'SCMP_ACT_ALLOW' },
      {
        names: ['clone'],
        action: 'SCMP_ACT_ALLOW',
        // None of these bits: `flags & value == valueTwo`.
        args: [{ index: 0, value: newNamespaces, valueTwo: 0, op: 'SCMP_CMP_MASKED_EQ' }],
      },
      ...familiesOf(evidence, 'socket').map(socketRule),
      ...familiesOf(evidence, 'socketpair').map((family) => familyRule('socketpair', family)),
      { names: [...refused].toSorted(), action: 'SCMP_ACT_ERRNO', errnoRet: ENOSYS },
    ],
  };
}

function familiesOf(evidence: Evidence, call: string): number[] {
  return (evidence.flags[call] ?? []).map((name) => {
    const family = families[name];
    if (family === undefined)
      throw new RangeError(`seccomp: ${call} of ${name} was seen: is it wanted?`);
    return family;
  });
}

function familyRule(call: string, family: number): Rule {
  return {
    names: [call],
    action: 'SCMP_ACT_ALLOW',
    args: [{ index: 0, value: family, op: 'SCMP_CMP_EQ' }],
  };
}

/** Of netlink the routes alone (protocol 0): what getifaddrs(3) asks. */
function socketRule(family: number): Rule {
  const rule = familyRule('socket', family);
  if (family !== families['AF_NETLINK']) return rule;
  return { ...rule, args: [...(rule.args ?? []), { index: 2, value: 0, op: 'SCMP_CMP_EQ' }] };
}
