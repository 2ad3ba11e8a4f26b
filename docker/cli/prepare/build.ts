// Builds the server as one file, the uplink as another, and the page as a folder, when their sources have
// changed.

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BundledPackages, type Bundle } from './bundled-packages.ts';
import { mustBeUsable } from './place.mjs';
import { projectRoot } from '../host/project.mjs';
import { SetupError } from '../host/setup-error.mjs';
import { print } from './print.mjs';
import { writePageManifest } from '../../../server/page/page-store.ts';
import { sentence } from '../../../server/contract/sentences/sentence.ts';

const sources = ['server', 'web', 'package-lock.json'].concat(
  ['build.ts', 'bundled-packages.ts'].map((name) => `docker/cli/prepare/${name}`),
);
const dist = join(projectRoot, 'dist');
const stampName = '.stamp';
/** What bills of materials are made of. */
const packagesName = 'npm-packages.json';

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

/** Into the folder that becomes dist. */
type Build = (outDir: string, packages: BundledPackages) => Promise<void>;

/**
 * A program as one file with every package in it: the appliance sees no node_modules. What each of these
 * packages asks to be kept with it, its licence, stands beside it.
 * @param entry below the project's folder.
 */
function bundle(name: Bundle, entry: string, fileName: string): Build {
  return async (outDir, packages) => {
    const { build } = await import('vite');
    await build({
      configFile: false,
      root: projectRoot,
      logLevel: 'error',
      publicDir: false,
      plugins: [packages.plugin(name)],
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
  };
}

const buildServer = bundle('server', 'server/main.ts', 'server.mjs');
const buildUplink = bundle('uplink', 'server/uplink-main.ts', 'uplink.mjs');
/** `mayfly` in a container. */
export const buildInside = bundle('inside', 'docker/cli/inside/main.ts', 'mayfly.mjs');

const buildPage: Build = async (outDir, packages) => {
  const { build } = await import('vite');
  await build({
    root: join(projectRoot, 'web'),
    logLevel: 'error',
    plugins: [packages.plugin('page')],
    // Served with the page: every guest gets a copy of what is in it.
    build: {
      outDir: join(outDir, 'web'),
      emptyOutDir: true,
      license: { fileName: 'licenses.txt' },
    },
  });
  writePageManifest(join(outDir, 'web'));
};

/** @throws {SetupError} where nothing can be built, whatever is fetched before. */
export function checkBuildPlace(): void {
  mustBeUsable(projectRoot, sentence('setup.copyIt'));
}

/**
 * Builds all three. Either the new dist is in place at the end, or the old one still is.
 * @param more what else is to be built.
 * @throws {SetupError}
 */
export async function buildAll(more: readonly Build[] = []): Promise<void> {
  print(sentence('setup.building'));
  const digest = sourcesDigest();
  const fresh = `${dist}.new`;
  const old = `${dist}.old`;
  for (const dir of [fresh, old]) rmSync(dir, { recursive: true, force: true });
  try {
    const packages = new BundledPackages();
    for (const build of [buildServer, buildUplink, buildPage, ...more])
      await build(fresh, packages);
    writeFileSync(join(fresh, packagesName), `${JSON.stringify(packages.list(), null, 2)}\n`);
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
