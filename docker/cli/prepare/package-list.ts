// Writes the list of a package's files with their hashes, which the package carries: docs/releases.md.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatHashList } from '../../../server/contract/host/hash-list.ts';
import { packageListName, sha256 } from '../host/own-list.ts';
import { projectRoot } from '../host/project.mjs';
import { packageFiles } from './package-files.ts';

/** The last step of building a package: all else is there. */
export function writePackageList(): void {
  const hashes = packageFiles()
    .filter((path) => path !== packageListName)
    .map((path) => [path, sha256(readFileSync(join(projectRoot, path)))] as const);
  writeFileSync(join(projectRoot, packageListName), formatHashList(new Map(hashes)));
}
