// Stand-ins for the two base images, for machines that can pull none: the same Debian from its own
// packages, the same Node from the registry. Made once a week, kept in the cache, loaded in seconds.

import { execFile } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';

import { withSetupLock } from '../../docker/cli/prepare/lock.mjs';
import { engineEnvironment, engineProgram } from '../setup/engine-programs.ts';
import type { Engine } from './engine.ts';

const run = promisify(execFile);

/** As docker/Dockerfile names them by default. */
export const baseImages = { debian: 'debian:trixie-slim', node: 'node:24-trixie-slim' } as const;

/** The number of the week: a new one gets security fixes, and a week's runs agree. */
export function weekOf(nowMs: number): number {
  return Math.floor(nowMs / (7 * 86_400_000));
}

export function imageCache(env: NodeJS.ProcessEnv): string {
  return join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'mayfly', 'base-images');
}

function debianTar(env: NodeJS.ProcessEnv, nowMs: number): string {
  return join(imageCache(env), `debian-trixie-${process.arch}-${weekOf(nowMs)}.tar`);
}

/** How this machine's apt gets at its mirrors, which those inside the image need as well. */
async function aptReach(): Promise<string[]> {
  const { stdout } = await run('apt-config', ['dump']);
  const reach = /^Acquire::(?:https?::proxy|check-valid-until|check-date) ".+";$/i;
  return stdout.split('\n').filter((line) => reach.test(line));
}

/** Makes this week's where it is not there. About half a minute; needs Debian's mirrors, and root. */
export async function makeBaseImages(nowMs: number): Promise<void> {
  const env = engineEnvironment(process.env);
  const tar = debianTar(env, nowMs);
  if (!existsSync(tar)) await withSetupLock(() => makeDebian(tar, env));
}

async function makeDebian(tar: string, env: NodeJS.ProcessEnv): Promise<void> {
  // Another run may have been quicker.
  if (existsSync(tar)) return;
  mkdirSync(imageCache(env), { recursive: true, mode: 0o700 });
  const fresh = `${tar}.new`;
  const options = (await aptReach()).map((line) => `--aptopt=${line}`);
  const args = ['--quiet', '--variant=minbase', '--format=tar', ...options, 'trixie', fresh];
  await run(engineProgram('mmdebstrap', env), args, { env, maxBuffer: 64 * 1024 * 1024 });
  for (const name of readdirSync(imageCache(env))) {
    const old = name.startsWith('debian-') && !name.endsWith('.new');
    if (old) rmSync(join(imageCache(env), name));
  }
  renameSync(fresh, tar);
}

/** @throws if `makeBaseImages` has not run. */
export async function loadDebian(engine: Engine, nowMs: number): Promise<void> {
  const change = ['--change', 'CMD ["bash"]'];
  const docker = engine.spawn(['import', ...change, '-', baseImages.debian]);
  if (docker.stdin === null) throw new Error('docker has no stdin');
  docker.stdout?.resume();
  const closed = once(docker, 'close');
  await pipeline(createReadStream(debianTar(process.env, nowMs)), docker.stdin);
  const [code] = await closed;
  if (code !== 0) throw new Error(`docker import ended with ${code}`);
}

/** Debian's place for all of them (update-ca-certificates(8)). */
const authorities = '/etc/ssl/certs/ca-certificates.crt';

/** Debian with the Node that runs this, and npm: where the official image has them. */
export async function loadNode(engine: Engine): Promise<void> {
  const context = mkdtempSync(join(tmpdir(), 'mayfly-node-image-'));
  try {
    cpSync(process.execPath, join(context, 'node'));
    cpSync(join(dirname(dirname(process.execPath)), 'LICENSE'), join(context, 'LICENSE'));
    cpSync(await npmFolder(), join(context, 'npm'), { recursive: true, dereference: true });
    // Behind a proxy that shows certificates of its own, this machine knows them.
    cpSync(authorities, join(context, 'authorities'));
    const npm = '/usr/local/lib/node_modules/npm';
    const dockerfile = [
      `FROM ${baseImages.debian}`,
      'COPY node /usr/local/bin/node',
      'COPY LICENSE /usr/local/LICENSE',
      `COPY npm ${npm}`,
      `COPY authorities ${authorities}`,
      `ENV NODE_EXTRA_CA_CERTS=${authorities}`,
      `RUN ln -s ${npm}/bin/npm-cli.js /usr/local/bin/npm && ln -s ${npm}/bin/npx-cli.js /usr/local/bin/npx`,
      'CMD ["node"]',
    ].join('\n');
    const docker = engine.spawn(['build', '--quiet', '--tag', baseImages.node, '-f', '-', context]);
    docker.stdin?.end(dockerfile);
    let talk = '';
    docker.stdout?.resume();
    docker.stderr?.setEncoding('utf8').on('data', (text: string) => (talk += text));
    const [code] = await once(docker, 'close');
    if (code !== 0) throw new Error(`docker build of ${baseImages.node} failed:\n${talk}`);
  } finally {
    rmSync(context, { recursive: true });
  }
}

/** The folder of the npm on the PATH: its command is a link to bin/npm-cli.js. */
async function npmFolder(): Promise<string> {
  const { stdout } = await run('sh', ['-c', 'command -v npm']);
  return dirname(dirname(realpathSync(stdout.trim())));
}
