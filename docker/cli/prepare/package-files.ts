// Lists the files of a package: what package.json names, and what npm always packs.

import { globSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';
import { array, field, string } from '../../../server/contract/base/decode.ts';
import { formatHashList } from '../../../server/contract/host/hash-list.ts';
import { packageListName, sha256 } from '../host/own-list.ts';
import { projectRoot } from '../host/project.mjs';

/** What npm packs, whatever `files` says. */
const always = ['package.json', 'README.md', 'LICENSE'];

/**
 * Read as npm reads it, for the few forms that stand there: a file, a folder with all below it, `!` before what is
 * left out, and globs.
 * @returns paths below the project's folder, without the list itself.
 * @throws the system's error where a file that should be there is not.
 */
export function packageFiles(): string[] {
  const text = readFileSync(join(projectRoot, 'package.json'), 'utf8');
  const files = field('files', array(string))(JSON.parse(text));
  const left = files.flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));
  const named = files
    .filter((line) => !line.startsWith('!'))
    .flatMap((line) => globSync(line, { cwd: projectRoot }));
  return [...new Set([...always, ...named].flatMap(filesBelow))].filter(
    (path) => path !== packageListName && !left.some((pattern) => matchesGlob(path, pattern)),
  );
}

/** Writes their hashes beside what was built: the last step of building a package. */
export function writePackageList(): void {
  const hashes = new Map(
    packageFiles().map((path) => {
      return [path, sha256(readFileSync(join(projectRoot, path)))] as const;
    }),
  );
  writeFileSync(join(projectRoot, packageListName), formatHashList(hashes));
}

function filesBelow(path: string): string[] {
  if (!statSync(join(projectRoot, path)).isDirectory()) return [path];
  return readdirSync(join(projectRoot, path)).flatMap((name) => filesBelow(`${path}/${name}`));
}
