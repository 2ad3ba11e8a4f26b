// `mayfly bundle FILE`: writes one archive with all that a machine without Internet needs to run a room.

import { randomBytes } from 'node:crypto';
import { createWriteStream, lstatSync, renameSync, rmSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { dirname, join, resolve } from 'node:path';
import { Problem } from '../../../server/contract/host/problem.ts';
import { sentence } from '../../../server/contract/sentences/sentence.ts';
import type { BundleCommand } from '../command-line/command.ts';
import { isPackage, projectRoot } from '../host/project.mjs';
import { ownVersion } from '../host/release-names.ts';
import { interruptible, run } from '../prepare/interrupt.mjs';
import { mustHaveRoom } from '../prepare/place.mjs';
import { setUp } from '../prepare/set-up.ts';
import type { Tell } from '../terminal/tell.ts';
import { bundleEntries, type Bundle } from './bundle-entries.ts';
import { writeTar } from './tar-file.ts';

/**
 * The time of every file, where SOURCE_DATE_EPOCH says no other: two bundles of one commit are the same.
 * https://reproducible-builds.org/specs/source-date-epoch/
 */
const defaultTimeS = 1_767_225_600;
/** What gzip makes of it; Node is the most of it. */
const gzippedPart = 0.45;

/** @throws {Problem} */
export async function runBundle(command: BundleCommand, tell: Tell): Promise<number> {
  const { file } = command;
  if (file === '-' && process.stdout.isTTY) {
    throw new Problem(sentence('bundle.toTerminal'), { hint: sentence('bundle.nameAFile') });
  }
  const path = file === '-' ? null : resolve(file);
  if (path !== null) checkPlace(path, command.replace);
  await setUp({ refresh: false, buildOnly: false, env: process.env, nowMs: Date.now() });
  await buildPackage();
  const bundle = bundleEntries(ownVersion(), process.env);
  const bytes = bundle.entries.reduce((sum, entry) => sum + entry.content.length, 0);
  const gzip = !file.endsWith('.tar');
  if (path === null) {
    await writeBundle(bundle, process.stdout, gzip);
  } else {
    mustHaveRoom(dirname(path), Math.ceil((bytes * (gzip ? gzippedPart : 1)) / 2 ** 20));
    tell.note(sentence('bundle.writing', { file, mib: Math.ceil(bytes / 2 ** 20) }));
    await writeFileWhole(path, (to, signal) => writeBundle(bundle, to, gzip, signal));
  }
  tell.note(sentence('bundle.done', { folder: bundle.folder }));
  if (bundle.glibc !== null) tell.note(sentence('bundle.glibc', { version: bundle.glibc }));
  tell.note(sentence('bundle.noImage'));
  return 0;
}

/** @throws {Problem} */
function checkPlace(path: string, mayReplace: boolean): void {
  const seen = lstatSync(path, { throwIfNoEntry: false });
  if (seen !== undefined && !seen.isFile()) {
    throw new Problem(sentence('bundle.notAFile', { file: path }), {
      hint: sentence('bundle.nameAFile'),
    });
  }
  if (seen !== undefined && !mayReplace) {
    throw new Problem(sentence('bundle.isThere', { file: path }), {
      hint: sentence('bundle.replace'),
    });
  }
  const folder = dirname(path);
  if (lstatSync(folder, { throwIfNoEntry: false }) === undefined) {
    throw new Problem(sentence('system.missing', { place: folder }), {
      hint: sentence('bundle.nameAFile'),
    });
  }
}

function writeBundle(
  { entries }: Bundle,
  to: Writable,
  gzip: boolean,
  signal?: AbortSignal,
): Promise<void> {
  const given = process.env['SOURCE_DATE_EPOCH'] ?? '';
  const seconds = /^\d{1,10}$/.test(given) ? Number(given) : defaultTimeS;
  const options = { gzip, mtime: new Date(seconds * 1000) };
  return writeTar(entries, to, signal === undefined ? options : { ...options, signal });
}

/** Either the whole file is in place at the end, or what was there before. */
async function writeFileWhole(
  path: string,
  write: (to: Writable, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const part = `${path}.${randomBytes(6).toString('hex')}.part`;
  const ended = new AbortController();
  const writing = (): Promise<void> =>
    write(createWriteStream(part, { flags: 'wx', flush: true }), ended.signal);
  try {
    await interruptible(writing);
    renameSync(part, path);
  } catch (error) {
    ended.abort();
    // write(2) names no path.
    throw error instanceof Error && 'syscall' in error ? Object.assign(error, { path }) : error;
  } finally {
    rmSync(part, { force: true });
  }
}

/** In a clone. A package is built. */
async function buildPackage(): Promise<void> {
  if (isPackage) return;
  const script = join(projectRoot, 'docker', 'cli', 'prepare', 'build-package.ts');
  const code = await interruptible(() =>
    run(process.execPath, [script], { stdio: ['ignore', 2, 2] }),
  );
  if (code !== 0) throw new Problem(sentence('bundle.notBuilt'));
}
