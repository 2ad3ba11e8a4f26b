// What `npm pack` makes of this project, in a copy of it: a build in the clone would take the page from other
// suites while it replaces it.

import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');
/** As a fresh clone has them, without tests. */
const sources = [
  '.npmrc',
  'LICENSE',
  'README.md',
  'completions',
  'docker',
  'man',
  'server',
  'web',
].concat(['package.json', 'package-lock.json', 'tsconfig.json']);

export interface Packed {
  /** The copy, built. */
  readonly project: string;
  /** The tarball. */
  readonly file: string;
  /** What npm says that it holds. */
  readonly files: readonly string[];
}

/** Hard links where it can make them: the files are only read. */
export function linkOrCopy(folder: string, into: string): void {
  const copy = (flags: string): Buffer =>
    execFileSync('cp', [flags, folder, into], { stdio: 'pipe' });
  try {
    copy('-al');
  } catch {
    copy('-a');
  }
}

/** @param dir an empty folder. */
export function pack(dir: string): Packed {
  const project = join(dir, 'project');
  for (const name of sources) cpSync(join(root, name), join(project, name), { recursive: true });
  // 400 MB.
  linkOrCopy(join(root, 'node_modules'), project);
  const said = execFileSync('npm', ['pack', '--json', '--pack-destination', dir], {
    cwd: project,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], HOME: dir, MAYFLY_LANG: 'en' },
  });
  // npm says first which script it runs.
  const [found] = JSON.parse(said.slice(said.indexOf('[\n'))) as [
    { filename: string; files: readonly { path: string }[] },
  ];
  return {
    project,
    file: join(dir, found.filename),
    files: found.files.map(({ path }) => path).toSorted(),
  };
}
