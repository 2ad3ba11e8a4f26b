// Looks for core files of this program, where the kernel or its dump program writes them. It removes
// nothing.

import { closeSync, lstatSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import type { ResidueCheck } from '../../../server/contract/host/residue.ts';
import { projectRoot } from './project.mjs';
import { sentence } from '../../../server/contract/sentences/sentence.ts';

export interface CorePlaces {
  /** core(5), as /proc/sys/kernel/core_pattern has it; null: not to be read. */
  readonly pattern: string | null;
  /** Where a relative pattern is looked for: a core is written where its process worked. */
  readonly workingDirs: readonly string[];
}

/** Where the usual programs keep the dumps that they are handed: systemd-coredump(8), apport(1). */
const stores: readonly { readonly program: RegExp; readonly dir: string }[] = [
  { program: /\/systemd-coredump$/, dir: '/var/lib/systemd/coredump' },
  { program: /\/apport$/, dir: '/var/crash' },
];

const what = sentence('residue.coreFiles');
const chunkBytes = 1024 * 1024;
/** What stands in the arguments, and so in the memory, of our own processes alone. */
const marks = [
  'docker/cli/mayfly.mjs',
  'docker/cli/main.ts',
  'dist/command/main.mjs',
  // By npm's link: a core has the arguments apart in memory, and as one line in its notes.
  ...['up', 'connect'].flatMap((word) => [`/bin/mayfly ${word}`, `/bin/mayfly\0${word}`]),
  'mayfly/server.mjs',
  'dist/server.mjs',
];
const longestMark = Math.max(...marks.map((mark) => mark.length));
/** As a store names its files: by the program's name. */
const ownNames = /(?:^|[._])(?:node|MainThread|mayfly|tor|ngircd|sshd)[._]/;

/** On this machine, for who runs this. */
export function corePlaces(): CorePlaces {
  let pattern: string | null = null;
  try {
    pattern = readFileSync('/proc/sys/kernel/core_pattern', 'utf8').trim();
  } catch {
    // Another kernel.
  }
  return { pattern, workingDirs: [process.cwd(), homedir(), projectRoot] };
}

/** A pattern's last part as an expression: `%p` and its like stand for anything. */
function namesOf(pattern: string): RegExp {
  const parts = basename(pattern).split(/(%.)/);
  const source = parts.map((part) => {
    if (part === '%%') return '%';
    return part.startsWith('%') ? '.+' : part.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&');
  });
  // core(5): the process id may be added, by core_uses_pid.
  return new RegExp(`^${source.join('')}(?:\\.\\d+)?$`);
}

function filesIn(dir: string, names: RegExp): string[] {
  try {
    return readdirSync(dir)
      .filter((name) => names.test(name))
      .map((name) => join(dir, name))
      .filter((path) => lstatSync(path).isFile());
  } catch {
    // Not there, or not ours to read.
    return [];
  }
}

type Owner = 'ours' | 'not a core' | 'unknown';

/** elf(5): a core file has type 4; little-endian on every machine that this runs on. */
function isCore(head: Buffer): boolean {
  return (
    head.length >= 18 && head.toString('latin1', 0, 4) === '\x7fELF' && head.readUInt16LE(16) === 4
  );
}

/** Reads to the first mark: a core is as large as the memory was. */
function ownerOf(path: string): Owner {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return 'unknown';
  }
  try {
    const chunk = Buffer.alloc(longestMark + chunkBytes);
    let kept = 0;
    for (let first = true; ; first = false) {
      const got = readSync(file, chunk, kept, chunkBytes, null);
      const seen = chunk.subarray(0, kept + got);
      if (first && !isCore(seen)) return 'not a core';
      if (got === 0) return 'unknown';
      if (marks.some((mark) => seen.includes(mark))) return 'ours';
      // A mark may lie across two chunks.
      kept = Math.min(longestMark, seen.length);
      seen.copyWithin(0, seen.length - kept);
    }
  } finally {
    closeSync(file);
  }
}

/** What stands in the places that a dump of ours would go to. */
export function lookForCores({ pattern, workingDirs }: CorePlaces): ResidueCheck {
  if (pattern === null) {
    return { what, verdict: 'not checked', detail: sentence('residue.engineKernel') };
  }
  if (pattern.startsWith('|')) return lookInStore(pattern.slice(1).split(' ')[0] ?? '');
  const isRelative = !pattern.startsWith('/');
  const dirs = isRelative
    ? [...new Set(workingDirs.map((dir) => resolve(dir, dirname(pattern))))]
    : [dirname(pattern)];
  const files = dirs.flatMap((dir) => filesIn(dir, namesOf(pattern)));
  const owners = files.map((path) => ({ path, owner: ownerOf(path) }));
  const those = (owner: Owner): string[] =>
    owners.flatMap((each) => (each.owner === owner ? [each.path] : []));
  if (those('ours').length > 0) return { what, verdict: 'left', detail: those('ours').join(', ') };
  const unknown = those('unknown');
  return unknown.length > 0
    ? {
        what,
        verdict: 'not checked',
        detail: sentence('residue.ownerUnknown', { files: unknown.join(', ') }),
      }
    : { what, verdict: 'gone', detail: sentence('residue.lookedIn', { dirs: dirs.join(', ') }) };
}

/** It may compress them: their names must do. */
function lookInStore(program: string): ResidueCheck {
  const store = stores.find((each) => each.program.test(program));
  if (store === undefined) {
    return { what, verdict: 'not checked', detail: sentence('residue.dumpsGoTo', { program }) };
  }
  const found = filesIn(store.dir, ownNames);
  return found.length > 0
    ? {
        what,
        verdict: 'not checked',
        detail: sentence('residue.ownerUnknown', { files: found.join(', ') }),
      }
    : { what, verdict: 'gone', detail: sentence('residue.lookedIn', { dirs: store.dir }) };
}
