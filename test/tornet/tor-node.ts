// One tor process of a test: started, asked over its control socket, ended.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';

import type { Program } from '../../docker/cli/host/programs.ts';
import { programEnv } from '../support/programs.ts';
import { until } from '../support/until.ts';

export interface TorNode {
  readonly pid: number;
  /** Where it takes orders. */
  readonly control: string;
  /**
   * What `GETINFO <key>` says; null while tor does not listen yet.
   * @throws with tor's own last words if tor has ended.
   */
  info(key: string): Promise<string | null>;
  /** Resolves at 100 % bootstrap. */
  bootstrapped(withinMs: number): Promise<void>;
  stop(): Promise<void>;
}

/** @param lines torrc lines beyond those that every node of a test has. */
export async function startTorNode(tor: Program, dir: string, lines: string): Promise<TorNode> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const control = join(dir, 'control');
  const torrc = [
    `DataDirectory ${dir}`,
    `ControlSocket ${control}`,
    'Log notice stdout',
    'AvoidDiskWrites 1',
    'ShutdownWaitLength 0',
    // tor ends by itself should the test runner be killed.
    `__OwningControllerProcess ${process.pid}`,
    lines,
  ].join('\n');
  const child = spawn(tor.path, ['--defaults-torrc', '/dev/null', '-f', '-'], {
    env: { ...process.env, ...programEnv(tor) },
    // A terminal's Ctrl-C is for whoever started the network, and ends it in order.
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  let lastWords = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    lastWords = (lastWords + text).slice(-2000);
  });
  child.stdin.end(torrc);
  await once(child, 'spawn');
  const { pid } = child;
  if (pid === undefined) throw new Error('tor has no process id');

  const ended = () => child.exitCode !== null || child.signalCode !== null;

  async function info(key: string): Promise<string | null> {
    if (ended()) throw new Error(`tor has ended:\n${lastWords}`);
    return askTor(control, key);
  }

  return {
    pid,
    control,
    info,
    async bootstrapped(withinMs) {
      await until(
        'tor to bootstrap',
        async () => (await info('status/bootstrap-phase'))?.includes('PROGRESS=100'),
        { withinMs, everyMs: 100 },
      );
    },
    async stop() {
      // State and keys are worth nothing: no need to let tor write them.
      if (!ended()) child.kill('SIGKILL');
      await exited;
    },
  };
}

/** Says lines to a tor's control port. @returns its answers, or null if nobody listens. */
export async function tellTor(
  controlSocket: string,
  ...orders: readonly string[]
): Promise<string | null> {
  const socket = connect(controlSocket).setEncoding('utf8');
  socket.end(['AUTHENTICATE ""', ...orders, 'QUIT', ''].join('\r\n'));
  let answer = '';
  try {
    for await (const text of socket) answer += String(text);
  } catch (error) {
    if (
      error instanceof Error &&
      'code' in error &&
      ['ENOENT', 'ECONNREFUSED'].includes(String(error.code))
    )
      return null;
    throw error;
  }
  return answer;
}

/** @returns null if nobody listens. */
async function askTor(controlSocket: string, key: string): Promise<string | null> {
  const answer = await tellTor(controlSocket, `GETINFO ${key}`);
  if (answer === null) return null;
  // control-spec §3.9: `250-key=value`, then `250 OK`.
  const line = answer.split('\r\n').find((text) => text.startsWith(`250-${key}=`));
  if (line === undefined) throw new Error(`tor does not say ${key}`);
  return line.slice(`250-${key}=`.length);
}
