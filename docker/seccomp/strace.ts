// Reads what `strace -f` wrote of an engine while a room ran: which program in the room made which system
// calls. Pure.

/** The programs of the image by their path, as the evidence names them. */
const programs: Readonly<Record<string, string>> = {
  '/usr/bin/tini': 'tini',
  '/usr/bin/node': 'node',
  '/usr/bin/mayfly': 'node',
  '/usr/bin/tor': 'tor',
  '/usr/sbin/ngircd': 'ngircd',
  '/usr/sbin/sshd': 'sshd',
  '/usr/lib/openssh/sshd-session': 'sshd-session',
  '/usr/lib/openssh/sshd-auth': 'sshd-auth',
};

/**
 * What the engine's own runtime does between loading the filter and becoming the first program: it is
 * bound by the filter then.
 */
const runtime = 'runtime';

export interface Evidence {
  /** Names of calls by program, both sorted. */
  readonly calls: Readonly<Record<string, readonly string[]>>;
  /** First arguments by call, for those that a profile may look at; sorted. */
  readonly flags: Readonly<Record<string, readonly string[]>>;
}

interface Line {
  readonly pid: number;
  readonly rest: string;
}

/** @param text of `strace -f -qq --pidns-translation -o`: `PID call(arguments) = result`. */
export function evidenceOf(text: string): Evidence {
  const lines = text.split('\n').flatMap(parseLine);
  const parents = parentsOf(lines);
  const labels = new Map<number, string | null>();
  const starting = new Map<number, string>();
  const calls = new Map<string, Set<string>>();
  const flags = new Map<string, Set<string>>();

  // A child may speak before its parent's clone returns; it is then what its parent is.
  const labelOf = (pid: number): string | null => {
    const known = labels.get(pid);
    if (known !== undefined) return known;
    const parent = parents.get(pid);
    const label = parent === undefined ? null : labelOf(parent);
    labels.set(pid, label);
    return label;
  };

  for (const { pid, rest } of lines) {
    const superseding = /^\+\+\+ superseded by execve in pid (\d+)/.exec(rest)?.[1];
    if (superseding !== undefined) {
      // A thread that starts a program takes the process's own number.
      const path = starting.get(Number(superseding));
      if (path !== undefined) starting.set(pid, path);
      continue;
    }
    const name = /^([a-z_0-9]+)\(/.exec(rest)?.[1];
    const label = labelOf(pid);
    if (name !== undefined && label !== null) {
      add(calls, label, name);
      const flag = flagsOf(name, rest);
      if (flag !== null) add(flags, name, flag);
    }
    if (name === 'execve') starting.set(pid, /^execve\("([^"]*)"/.exec(rest)?.[1] ?? '');
    if (/^(execve\(|<\.\.\. execve resumed>).*\) += 0$/.test(rest)) {
      labels.set(pid, programs[starting.get(pid) ?? ''] ?? null);
    }
    // sshd-auth loads a filter of its own.
    if (label === null && loadsFilter(rest)) labels.set(pid, runtime);
  }
  return { calls: sorted(calls), flags: sorted(flags) };
}

function parseLine(line: string): Line[] {
  const found = /^(\d+) +(.*)$/.exec(line);
  return found === null ? [] : [{ pid: Number(found[1]), rest: found[2] ?? '' }];
}

function parentsOf(lines: readonly Line[]): Map<number, number> {
  const parents = new Map<number, number>();
  const call = /^(?:(?:clone3?|v?fork)\(|<\.\.\. (?:clone3?|v?fork) resumed>)/;
  // In a room the result is the room's own number for the process, and strace's beside it.
  const result = / = (\d+)(?: \/\* (\d+) in strace's PID NS \*\/)?$/;
  for (const { pid, rest } of lines) {
    const [, inside, outside] = (call.test(rest) && result.exec(rest)) || [];
    const child = Number(outside ?? inside);
    if (child > 0) parents.set(child, pid);
  }
  return parents;
}

/** Its probes for what the kernel can do give no filter: NULL. */
function loadsFilter(rest: string): boolean {
  return (
    rest.startsWith('prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, {') ||
    /^seccomp\(SECCOMP_SET_MODE_FILTER, [^,]*, \{/.test(rest)
  );
}

/** What the profile looks at: what a new process shares, and what kind of socket. */
function flagsOf(name: string, rest: string): string | null {
  if (name === 'clone') return /flags=([A-Z_0-9|]+)/.exec(rest)?.[1] ?? null;
  if (name === 'socket' || name === 'socketpair') return /\((AF_[A-Z0-9]+)/.exec(rest)?.[1] ?? null;
  if (name === 'prctl') return /\((PR_[A-Z_0-9]+)/.exec(rest)?.[1] ?? null;
  return null;
}

function add(to: Map<string, Set<string>>, key: string, value: string): void {
  const set = to.get(key) ?? new Set();
  to.set(key, set.add(value));
}

function sorted(from: ReadonlyMap<string, ReadonlySet<string>>): Record<string, string[]> {
  return Object.fromEntries(
    [...from]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, set]) => [key, [...set].toSorted()]),
  );
}
