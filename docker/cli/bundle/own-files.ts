// The parts of a bundle that this copy has: the files of a package, and Node.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../host/project.mjs';
import { packageFiles } from '../prepare/package-files.ts';
import type { Entry } from './tar-file.ts';

/** A package that is built. @throws the system's error where a file that should be there is not. */
export function packageEntries(): Entry[] {
  return packageFiles().map(entryOf);
}

function entryOf(path: string): Entry {
  const content = readFileSync(join(projectRoot, path));
  // Not the mode on this disk: a copy on a stick has others.
  return { path, isProgram: path.endsWith('/mayfly.mjs') || path.endsWith('.sh'), content };
}

/** The Node of npm's package, or the one that runs this: with its licence, at the place where it is looked for. */
export function nodeEntries(): Entry[] {
  const folder = `node_modules/node-linux-${process.arch}`;
  const own = join(projectRoot, folder);
  const binary = join(own, 'bin', 'node');
  const program = existsSync(binary) ? binary : process.execPath;
  const licence = join(own, 'LICENSE');
  return [
    { path: `${folder}/bin/node`, isProgram: true, content: readFileSync(program) },
    ...(existsSync(licence)
      ? [{ path: `${folder}/LICENSE`, isProgram: false, content: readFileSync(licence) }]
      : []),
  ];
}
