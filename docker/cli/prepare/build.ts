// Builds the server as one file, the uplink as another, and the page as a folder, when their sources have
// changed.

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mustBeUsable } from './place.mjs';
import { projectRoot } from '../host/project.mjs';
import { SetupError } from '../host/setup-error.mjs';
import { print } from './print.mjs';
import { writePageManifest } from '../../../server/page/page-store.ts';
import { sentence } from '../../../server/contract/sentences/sentence.ts';

const sources = ['server', 'web', 'package-lock.json', 'docker/cli/prepare/build.ts'];
const dist = join(projectRoot, 'dist');
const stampName = '.stamp';

/** A digest of every source's name and content. */
function sourcesDigest(): string {
  const hash = createHash('sha256');
  for (const source of sources) addToDigest(hash, source);
  return hash.digest('hex');
}

function addToDigest(hash: ReturnType<typeof createHash>, path: string): void {
  const full = join(projectRoot, path);
  let names: string[];
  try {
    names = readdirSync(full);
  } catch {
    // With its length, the end of one file cannot be read as the start of the next.
    const content = readFileSync(full);
    hash.update(`${path}\0${content.length}\0`).update(content);
    return;
  }
  for (const name of names.toSorted()) addToDigest(hash, join(path, name));
}

/** True where dist is what the sources make. */
export function buildIsFresh(): boolean {
  try {
    return readFileSync(join(dist, stampName), 'utf8') === sourcesDigest();
  } catch {
    return false;
  }
}

/**
 * A program as one file with every package in it: the appliance sees no node_modules. What each of these
 * packages asks to be kept with it, its licence, stands beside it.
 * @param entry below the project's folder.
 */
async function buildBundle(outDir: string, entry: string, fileName: string): Promise<void> {
  const { build } = await import('vite');
  await build({
    configFile: false,
    root: projectRoot,
    logLevel: 'error',
    publicDir: false,
    // Packages are inlined, all but Node's own parts.
    ssr: { target: 'node', noExternal: true },
    build: {
      ssr: join(projectRoot, entry),
      outDir,
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      license: { fileName: fileName.replace('.mjs', '.licenses.txt') },
      rolldownOptions: {
        // ws asks for these in try/catch, and does as well without.
        external: ['bufferutil', 'utf-8-validate'],
        output: { entryFileNames: fileName, codeSplitting: false },
      },
    },
  });
}

/** `mayfly` in a container. */
export async function buildInside(outDir: string): Promise<void> {
  await buildBundle(outDir, 'docker/cli/inside/main.ts', 'mayfly.mjs');
}

async function buildPage(outDir: string): Promise<void> {
  const { build } = await import('vite');
  await build({
    root: join(projectRoot, 'web'),
    logLevel: 'error',
    // Served with the page: every guest gets a copy of what is in it.
    build: { outDir, emptyOutDir: true, license: { fileName: 'licenses.txt' } },
  });
  writePageManifest(outDir);
}

/** @throws {SetupError} where nothing can be built, whatever is fetched before. */
export function checkBuildPlace(): void {
  if (!existsSync(join(projectRoot, 'package-lock.json'))) {
    throw new SetupError(sentence('setup.cannotBuild'), sentence('setup.startRoomsFromClone'));
  }
  mustBeUsable(projectRoot, sentence('setup.copyIt'));
}

/**
 * Builds all three. Either the new dist is in place at the end, or the old one still is.
 * @param more what else is to be built, into the folder that becomes dist.
 * @throws {SetupError}
 */
export async function buildAll(
  more: (fresh: string) => Promise<void> = async () => {},
): Promise<void> {
  print(sentence('setup.building'));
  const digest = sourcesDigest();
  const fresh = `${dist}.new`;
  const old = `${dist}.old`;
  for (const dir of [fresh, old]) rmSync(dir, { recursive: true, force: true });
  try {
    await buildBundle(fresh, 'server/main.ts', 'server.mjs');
    await buildBundle(fresh, 'server/uplink-main.ts', 'uplink.mjs');
    await buildPage(join(fresh, 'web'));
    await more(fresh);
    writeFileSync(join(fresh, stampName), digest);
    if (existsSync(dist)) renameSync(dist, old);
    renameSync(fresh, dist);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new SetupError(sentence('setup.buildFailed', { why }), sentence('setup.sourceChanged'));
  } finally {
    for (const dir of [fresh, old]) rmSync(dir, { recursive: true, force: true });
  }
}
