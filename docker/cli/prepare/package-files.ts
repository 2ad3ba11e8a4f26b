// Lists what a package of Mayfly holds, by the rules in package.json that npm follows.

import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { array, object, string } from '../../../server/contract/base/decode.ts';
import { projectRoot } from '../host/project.mjs';

const decodeRules = object<{ readonly files: readonly string[] }>({ files: array(string) });

/** npm packs these, whatever `files` says. */
const always = ['package.json', 'README.md', 'LICENSE'];

/**
 * Of a project that was built by build-package.ts. In a package it lists the same.
 * @param root the project's folder.
 * @returns paths below it, sorted.
 */
export function packageFiles(root = projectRoot): string[] {
  const { files } = decodeRules(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const found = new Set(always);
  for (const rule of files) {
    const isTakenOut = rule.startsWith('!');
    for (const path of filesOf(root, isTakenOut ? rule.slice(1) : rule)) {
      if (isTakenOut) found.delete(path);
      else found.add(path);
    }
  }
  return [...found].toSorted();
}

/** A folder's name stands for all that is below it. */
function filesOf(root: string, pattern: string): string[] {
  return globSync([pattern, `${pattern}/**`], { cwd: root }).filter((path) =>
    statSync(join(root, path)).isFile(),
  );
}
