// Lists npm's packages of which a part stands in a bundle, for bills of materials. What is bundled is known
// by the bundler alone: it leaves out what is never reached.

import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Plugin } from 'vite';
import { object, optional, record, string } from '../../../server/contract/base/decode.ts';
import { projectRoot } from '../host/project.mjs';

export interface BundledPackage {
  /** As in package-lock.json: `node_modules/ws`. */
  readonly path: string;
  readonly name: string;
  readonly version: string;
  /** npm's `sha512-BASE64`; null: the lock has none. */
  readonly integrity: string | null;
  /** SPDX expression; null: the lock has none. */
  readonly license: string | null;
  /** Where it stands. */
  readonly bundles: readonly Bundle[];
}

export type Bundle = 'server' | 'uplink' | 'page' | 'inside' | 'command';

interface LockPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly license?: string;
}

const decodeLock = object<{ readonly packages: Readonly<Record<string, LockPackage>> }>({
  packages: record(
    object<LockPackage>({
      version: optional(string),
      integrity: optional(string),
      license: optional(string),
    }),
  ),
});

/** A module's id may have a prefix and a query of a plugin's. */
const packageFolder = /node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/g;

export class BundledPackages {
  readonly #bundlesOf = new Map<string, Set<Bundle>>();

  /** Notes what goes into a bundle while it is built. */
  plugin(bundle: Bundle): Plugin {
    return {
      name: 'mayfly:bundled-packages',
      generateBundle: (_, output) => {
        for (const file of Object.values(output)) {
          if (file.type !== 'chunk') continue;
          for (const id of file.moduleIds) this.#add(id, bundle);
        }
      },
    };
  }

  #add(id: string, bundle: Bundle): void {
    const path = relative(projectRoot, id.replace(/^[^/]*/, ''));
    const last = [...path.matchAll(packageFolder)].at(-1);
    if (last === undefined) return;
    const folder = path.slice(0, last.index + last[0].length);
    const bundles = this.#bundlesOf.get(folder) ?? new Set();
    this.#bundlesOf.set(folder, bundles.add(bundle));
  }

  /** @throws {Error} where the lock does not have one of them: npm did not install it. */
  list(): BundledPackage[] {
    const lock: unknown = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8'));
    const { packages } = decodeLock(lock);
    return [...this.#bundlesOf.keys()].toSorted().map((path) => {
      const found = packages[path];
      if (found?.version === undefined) throw new Error(`${path} is not in package-lock.json`);
      const name = path.replace(/^.*node_modules\//, '');
      const bundles = [...(this.#bundlesOf.get(path) ?? [])].toSorted();
      const { version, integrity = null, license = null } = found;
      return { path, name, version, integrity, license, bundles };
    });
  }
}
