// Watches the whole life of a room with strace, from the engine's first call on, and derives
// docker/seccomp.json anew from what was seen. Run by hand, as root, when a program has changed:
//
//   node test/container/trace-calls.ts
//
// It needs strace(1), 5.9 or later, beside what the container suite needs.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { namespaceOf, processesInside } from '../support/inside.ts';
import { until } from '../support/until.ts';
import { startEngine, type Engine } from './engine.ts';
import { buildImage, loadImage, mayflyImage } from './mayfly-image.ts';

/** All is allowed, but a filter is loaded: what the runtime does from then on is bound by ours. */
const open = {
  defaultAction: 'SCMP_ACT_ALLOW',
  syscalls: [{ names: ['kexec_load'], action: 'SCMP_ACT_ERRNO' }],
};

async function run(command: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const [program = '', ...args] = command;
  const [code] = await once(spawn(program, args, { env, stdio: 'inherit' }), 'close');
  if (code !== 0) throw new Error(`${program} ended with ${String(code)}`);
}

/** @returns the file that strace wrote. */
async function watch(engine: Engine, dir: string): Promise<string> {
  const inside = processesInside(namespaceOf(engine.enclosure.pid) ?? '');
  const containerd = inside.find(({ name }) => name === 'containerd');
  if (containerd === undefined) throw new Error('containerd does not run');
  const [traced, profile] = [join(dir, 'strace'), join(dir, 'open.json')];
  writeFileSync(profile, JSON.stringify(open));
  const watcher = spawn(
    'strace',
    ['-f', '-qq', '--pidns-translation', '-o', traced, '-p', String(containerd.pid)],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
  await once(watcher, 'spawn');
  await until('strace to attach', () => isTraced(containerd.pid, watcher.pid));
  const scene = join(import.meta.dirname, 'seccomp-scene.ts');
  const command = [...engine.enclosure.enterNetwork, process.execPath, scene, mayflyImage, profile];
  await run(command, engine.env);
  const ended = once(watcher, 'close');
  watcher.kill('SIGINT');
  await ended;
  return traced;
}

function isTraced(pid: number, by: number | undefined): boolean {
  const tracer = /^TracerPid:\t(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(tracer) === by;
}

const dir = mkdtempSync(join(tmpdir(), 'mayfly-trace-'));
const image = await buildImage(Date.now());
const engine = await startEngine();
try {
  await loadImage(engine, image);
  const traced = await watch(engine, dir);
  const derive = join(import.meta.dirname, '../../docker/seccomp/derive.ts');
  await run([process.execPath, derive, traced], process.env);
} finally {
  await engine.stop();
  rmSync(dir, { recursive: true });
}
