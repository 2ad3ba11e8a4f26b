// Processes in namespaces of their own, seen from outside through /proc. It trusts nothing that the
// appliance says of itself.

import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

export interface SeenProcess {
  /** As this machine numbers it. */
  readonly pid: number;
  readonly parent: number;
  /** As the kernel has it: 15 characters at most. */
  readonly name: string;
  /** `pid:[4026531836]`; null: we may not see. */
  readonly namespace: string | null;
}

function seen(pid: number): SeenProcess | null {
  try {
    // proc(5): the name stands in parentheses and may hold any character.
    const stat = /^\d+ \((.*)\) (\S) (\d+) /s.exec(readFileSync(`/proc/${pid}/stat`, 'latin1'));
    if (stat === null) return null;
    const [, name = '', state, parent] = stat;
    if (state === 'Z' || state === 'X') return null;
    return { pid, parent: Number(parent), name, namespace: namespaceOf(pid) };
  } catch {
    return null;
  }
}

export function namespaceOf(pid: number | 'self'): string | null {
  try {
    return readlinkSync(`/proc/${pid}/ns/pid`);
  } catch {
    return null;
  }
}

/** Every process that lives now; those that have ended but are not yet waited for do not. */
export function allProcesses(): SeenProcess[] {
  return readdirSync('/proc').flatMap((name) => {
    const found = /^\d+$/.test(name) ? seen(Number(name)) : null;
    return found === null ? [] : [found];
  });
}

/** Its children, theirs, and so on. */
export function descendants(root: number): SeenProcess[] {
  const all = allProcesses();
  const found = new Set([root]);
  // Parents may have the higher number: go round until nobody new is found.
  for (let size = 0; size < found.size;) {
    size = found.size;
    for (const { pid, parent } of all) if (found.has(parent)) found.add(pid);
  }
  return all.filter(({ pid }) => pid !== root && found.has(pid));
}

/** The PID namespace that a descendant of this process has for its own. */
export function namespaceBelow(root: number): string | null {
  const ours = namespaceOf('self');
  const inside = descendants(root).find(
    ({ namespace }) => namespace !== null && namespace !== ours,
  );
  return inside?.namespace ?? null;
}

export function processesInside(namespace: string): SeenProcess[] {
  return allProcesses().filter((process) => process.namespace === namespace);
}
