// Starts the appliance of the fixture as a process of its own, below whatever programs stand before it,
// from a copy that every user can read: a clone may lie in a directory that is closed to others.

import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { PlainChild } from './children.ts';

const root = join(import.meta.dirname, '..', '..', '..');

export interface Copy {
  readonly node: string;
  readonly appliance: string;
  readonly answering: string;
}

/** @param dir does not exist yet; the directories above it are open to all */
export function readableCopy(dir: string): Copy {
  mkdirSync(dir);
  const fixture = join('test', 'daemons', 'supervisor-fixture');
  for (const part of [join('server', 'contract'), join('server', 'supervisor'), fixture]) {
    cpSync(join(root, part), join(dir, part), { recursive: true });
  }
  writeFileSync(join(dir, 'package.json'), '{"type":"module"}');
  const node = join(dir, 'node');
  try {
    linkSync(process.execPath, node);
  } catch {
    copyFileSync(process.execPath, node); // Another file system.
  }
  chmodSync(dir, 0o755);
  return {
    node,
    appliance: join(dir, fixture, 'appliance.ts'),
    answering: join(dir, fixture, 'answering.ts'),
  };
}

export interface Appliance {
  readonly process: ChildProcess;
  /** What it has said: the data of the event, or undefined as long as it has not. */
  said(event: 'ready' | 'stopped'): unknown;
  /** For a test's failure: what it said on stderr. */
  readonly errors: string;
}

/**
 * @param before programs and their arguments that run the next one, as `tini -s --`
 */
export function launch(
  before: readonly string[],
  copy: Copy,
  env: Readonly<Record<string, string>>,
  children: readonly PlainChild[],
): Appliance {
  const [command, ...args] = [...before, copy.node, copy.appliance];
  const started = spawn(command, args, {
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  started.stdin.end(JSON.stringify(children));
  const said = new Map<string, unknown>();
  createInterface({ input: started.stdout }).on('line', (line) => {
    const { event, data }: { event: string; data: unknown } = JSON.parse(line);
    said.set(event, data);
  });
  let errors = '';
  started.stderr.on('data', (bytes: Buffer) => {
    errors += bytes.toString();
  });
  return {
    process: started,
    said: (event) => said.get(event),
    get errors() {
      return errors;
    },
  };
}
