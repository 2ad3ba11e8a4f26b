// Looks in npm's log folder for rooms that npm started: it has the time and the whole command line of each.
// It removes nothing.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { ResidueCheck } from '../../../server/contract/host/residue.ts';
import { projectRoot } from './project.mjs';
import { sentence } from '../../../server/contract/sentences/sentence.ts';

const what = sentence('residue.npmLogs');
/** A log of a start is some KiB. */
const maxLogBytes = 1024 * 1024;

/** Where npm keeps its logs: npm's own settings, as far as they are in the environment, or its default. */
export function npmLogFolder(env: NodeJS.ProcessEnv): string {
  const set = (name: string): string | undefined =>
    env[`npm_config_${name}`] || env[`NPM_CONFIG_${name.toUpperCase()}`];
  return set('logs_dir') ?? join(set('cache') ?? join(homedir(), '.npm'), '_logs');
}

export function lookForNpmLogs(env: NodeJS.ProcessEnv): ResidueCheck {
  try {
    const folder = npmLogFolder(env);
    const names = namesIn(folder).filter((name) => isOfARoom(join(folder, name)));
    if (names.length === 0) return { what, verdict: 'gone', detail: null };
    const [first = ''] = names;
    const file = join(folder, first);
    const detail =
      names.length === 1
        ? sentence('residue.deleteFile', { file })
        : sentence('residue.deleteFileAndMore', { file, count: names.length - 1 });
    return { what, verdict: 'left', detail };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return {
      what,
      verdict: 'not checked',
      detail: sentence('residue.npmLogsUnreadable', { code }),
    };
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.log'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** `mayfly`, `mayfly@1`, `./mayfly-0.2.0.tgz`, `--package=/m/mayfly-0.2.0.tgz`; not a file of that name elsewhere. */
const npxOfARoom = /^"(exec|x)" .*"(?:[^"]*[/=:])?mayfly(?:@[^"/]*|-[^"/]*\.tgz)?"/;

/** One of `npm start` in a folder of Mayfly's, or of `npx`. */
function isOfARoom(path: string): boolean {
  if (statSync(path).size > maxLogBytes) return false;
  const text = readFileSync(path, 'utf8');
  const argv = /^\d+ verbose argv (.*)$/m.exec(text)?.[1] ?? '';
  if (npxOfARoom.test(argv)) return true;
  if (!/^"(start|restart|run|run-script)"/.test(argv) || !argv.includes('"start"')) return false;
  // Among the settings that npm read are those of the folder that it was started in.
  const folders = [...text.matchAll(/load:file:(.*)\/\.npmrc$/gm)].map(([, folder = '']) => folder);
  return folders.some((folder) => folder === projectRoot || isMayfly(folder));
}

function isMayfly(folder: string): boolean {
  try {
    const file: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return typeof file === 'object' && file !== null && 'name' in file && file.name === 'mayfly';
  } catch {
    return false;
  }
}
