// Lists the files of a package: what package.json names, and what npm always packs.

import { existsSync, globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';
import { projectRoot } from '../host/project.mjs';
import type { Entry } from './tar-file.ts';

/** What npm packs, whatever `files` says. */
const always = ['package.json', 'README.md', 'LICENSE'];

/**
 * Read as npm reads it, for the few forms that stand there: a file, a folder with all below it, `!` before what is
 * left out, and globs.
 * @throws the system's error where a file that should be there is not.
 */
export function packageEntries(): Entry[] {
  const text = readFileSync(join(projectRoot, 'package.json'), 'utf8');
  const { files = [] } = JSON.parse(text) as { files?: readonly string[] };
  const left = files.flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));
  const named = files
    .filter((line) => !line.startsWith('!'))
    .flatMap((line) => globSync(line, { cwd: projectRoot }));
  return [...new Set([...always, ...named].flatMap(filesBelow))]
    .filter((path) => !left.some((pattern) => matchesGlob(path, pattern)))
    .map(entryOf);
}

function filesBelow(path: string): string[] {
  if (!statSync(join(projectRoot, path)).isDirectory()) return [path];
  return readdirSync(join(projectRoot, path)).flatMap((name) => filesBelow(`${path}/${name}`));
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
