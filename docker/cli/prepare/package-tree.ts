// Keeps one folder of unpacked packages, which is replaced as a whole or not at all.

import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unpackPackages } from './apt.ts';

export interface PackageTree {
  /** The folder; its parent is made where it is missing. */
  readonly root: string;
  readonly packages: readonly string[];
  /** Folders below the root that are not needed. */
  readonly unread: readonly string[];
  /** Throws where the unpacked programs are not what was wanted. */
  readonly prove: (root: string) => void;
}

const stampName = '.mayfly-fetched';
const dayMs = 86_400_000;

/** @returns whole days since the fetch; null: nothing was fetched, or the time is not known. */
export function treeAgeDays(root: string, nowMs: number): number | null {
  try {
    const fetchedMs = Date.parse(readFileSync(join(root, stampName), 'utf8').trim());
    return Number.isNaN(fetchedMs) ? null : Math.floor((nowMs - fetchedMs) / dayMs);
  } catch {
    return null;
  }
}

/**
 * Fetches the packages, all of them: copies of one day fit each other.
 * Either the new tree is in place at the end, or the old one still is.
 * @throws {SetupError}
 */
export async function fetchPackageTree(tree: PackageTree, nowMs: number): Promise<void> {
  const fresh = `${tree.root}.new`;
  const old = `${tree.root}.old`;
  rmSync(fresh, { recursive: true, force: true });
  rmSync(old, { recursive: true, force: true });
  mkdirSync(dirname(tree.root), { recursive: true, mode: 0o700 });
  mkdirSync(fresh, { mode: 0o755 });
  try {
    await unpackPackages(tree.packages, fresh);
    for (const dir of tree.unread) rmSync(join(fresh, dir), { recursive: true, force: true });
    tree.prove(fresh);
    writeFileSync(join(fresh, stampName), `${new Date(nowMs).toISOString()}\n`);
    swap(fresh, tree.root, old);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
}

function swap(fresh: string, root: string, old: string): void {
  if (existsSync(root)) renameSync(root, old);
  renameSync(fresh, root);
}
