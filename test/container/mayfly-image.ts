// Mayfly's own image, built from docker/Dockerfile in a private engine and kept as a file, so that every
// engine of the run can load it. Built again only when what goes into it has changed.

import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

import { withSetupLock } from '../../docker/cli/prepare/lock.mjs';
import { baseImages, imageCache, loadDebian, loadNode, weekOf } from './base-images.ts';
import { startEngine, type Engine } from './engine.ts';

export const mayflyImage = 'mayfly:test';

const root = join(import.meta.dirname, '../..');
/** As .dockerignore has it. */
const sources = [
  'LICENSE',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  '.npmrc',
  'server',
  'web',
  'docker/Dockerfile',
  'docker/cli',
  'docker/rootfs',
];
const prefix = 'mayfly-';

/** One for each content, and each week: packages of Debian's go into it as well. */
function imageFile(nowMs: number): string {
  const hash = createHash('sha256').update(`${process.arch} ${weekOf(nowMs)}`);
  for (const source of sources) {
    for (const path of filesOf(source)) hash.update(`\n${path}\n`).update(readFileSync(path));
  }
  return join(imageCache(process.env), `${prefix}${hash.digest('hex').slice(0, 32)}.tar`);
}

function filesOf(source: string): string[] {
  const path = join(root, source);
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

/** Builds it where it is not there: a minute or two. @returns the file, for `docker load`. */
export async function buildImage(nowMs: number): Promise<string> {
  const file = imageFile(nowMs);
  if (!existsSync(file)) await withSetupLock(() => buildFile(file, nowMs));
  return file;
}

async function buildFile(file: string, nowMs: number): Promise<void> {
  // Another run may have been quicker.
  if (existsSync(file)) return;
  const engine = await startEngine({ uplink: true });
  try {
    await loadDebian(engine, nowMs);
    await loadNode(engine);
    await engine.exec(buildArguments, 600_000);
    mkdirSync(dirname(file), { recursive: true });
    const fresh = `${file}.new`;
    await engine.exec(['save', '--output', fresh, mayflyImage]);
    for (const name of readdirSync(dirname(file))) {
      if (name.startsWith(prefix) && !name.endsWith('.new')) rmSync(join(dirname(file), name));
    }
    renameSync(fresh, file);
  } finally {
    await engine.stop();
  }
}

const buildArguments = [
  ['build', '--file', join(root, 'docker/Dockerfile'), '--tag', mayflyImage],
  ['--build-arg', `DEBIAN_IMAGE=${baseImages.debian}`],
  ['--build-arg', `NODE_IMAGE=${baseImages.node}`],
  [root],
].flat();

/** @param file of `buildImage`. */
export async function loadImage(engine: Engine, file: string): Promise<void> {
  await engine.exec(['load', '--quiet', '--input', file]);
}
