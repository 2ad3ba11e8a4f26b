// Runs a command of the host program for one room, and waits for its end.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const mayfly = join(import.meta.dirname, '../../docker/cli/mayfly.mjs');

export interface CommandOutcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `mayfly ARGS`, in English. @param given on stdin. */
export async function runCommand(
  room: string,
  args: readonly string[],
  given = '',
): Promise<CommandOutcome> {
  const command = [mayfly, ...args, '--room', room];
  const env = { ...process.env, MAYFLY_LANG: 'en' };
  const child = spawn(process.execPath, command, { stdio: 'pipe', env });
  child.stdin.on('error', () => {});
  child.stdin.end(given);
  const [out, err] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code: child.exitCode, out, err };
}
