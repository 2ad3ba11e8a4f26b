// An uplink process under test, started as a room starts it, with a tor that is a script.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { makeLayout } from '../../../server/config/layout.ts';
import type { ChildSpec } from '../../../server/supervisor/child-spec.ts';
import { realClock } from '../../../server/supervisor/clock.ts';
import { UplinkLink } from '../../../server/uplink/uplink-link.ts';
import { until } from '../../support/until.ts';

const entry = join(import.meta.dirname, '../../../server/uplink-main.ts');

/** Keeps what it was told, and lives until it is ended; `exec` so that a signal is its own. */
const torScript = `#!/bin/sh
cat > "$(dirname "$0")/told"
echo "$@" > "$(dirname "$0")/arguments"
exec sleep 1000
`;

export class UplinkUnderTest {
  readonly run = mkdtempSync(join(tmpdir(), 'mayfly-up-'));
  /** The program that it runs as tor. */
  readonly tor = join(this.run, 'tor-program');
  readonly layout = makeLayout({ run: this.run, web: '', separate: false });
  /** What it wrote to its stderr. */
  errors = '';
  /** Its arguments behind the room's place. */
  tells: readonly string[] = [this.tor];
  /** How often its link was lost, and how often it handed on a wish to end. */
  lost = 0;
  endsWanted = 0;
  /** What else is to be closed with it. */
  readonly ends: (() => void)[] = [];
  #process: ChildProcess | null = null;

  constructor() {
    const { shared, dirs, torState } = this.layout;
    for (const dir of [dirs.shared, shared.doors, torState]) mkdirSync(dir, { recursive: true });
    writeFileSync(this.tor, torScript);
    chmodSync(this.tor, 0o755);
  }

  start(): void {
    this.#process = spawn(process.execPath, [entry, this.run, ...this.tells], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {},
    });
    this.#process.stderr?.on('data', (chunk: Buffer) => (this.errors += chunk.toString()));
  }

  signal(signal: NodeJS.Signals): void {
    this.#started().kill(signal);
  }

  async exitCode(): Promise<number | null> {
    const uplink = this.#started();
    if (uplink.exitCode === null) await once(uplink, 'exit');
    return uplink.exitCode;
  }

  /** Starts it, and connects as the supervisor does. */
  async linked(): Promise<UplinkLink> {
    this.start();
    const link = new UplinkLink({
      path: this.layout.sockets.uplink,
      owner: null,
      clock: realClock,
      onEndWanted: () => (this.endsWanted += 1),
      onLost: () => (this.lost += 1),
    });
    await link.open();
    this.ends.push(() => link.close());
    return link;
  }

  /** Starts it, and speaks to it as nobody of ours does. */
  async raw(): Promise<Socket> {
    this.start();
    const { uplink: path } = this.layout.sockets;
    const socket = await until('the uplink’s socket', () => connected(path));
    this.ends.push(() => socket.destroy());
    return socket;
  }

  async end(): Promise<void> {
    for (const end of this.ends) end();
    const uplink = this.#process;
    if (uplink !== null && uplink.exitCode === null && uplink.signalCode === null) {
      const gone = once(uplink, 'exit');
      uplink.kill('SIGKILL');
      await gone;
    }
    rmSync(this.run, { recursive: true, force: true });
  }

  #started(): ChildProcess {
    if (this.#process === null) throw new Error('the uplink was not started');
    return this.#process;
  }
}

/** @returns null: nobody listens there, also in the moment after the socket's file is made. */
async function connected(path: string): Promise<Socket | null> {
  const socket = connect({ path });
  // Stays, for what comes later; `once` has a listener of its own.
  socket.on('error', () => {});
  return once(socket, 'connect').then(
    () => socket,
    () => null,
  );
}

export function spec(more: Partial<ChildSpec> = {}): ChildSpec {
  return {
    name: 'tor',
    command: '/bin/false',
    args: ['--no-such'],
    env: {},
    identity: null,
    stdin: 'SomeOption 1\n',
    ready: async () => {},
    readyTimeoutMs: 0,
    graceMs: 0,
    outputIsSafe: true,
    required: false,
    ...more,
  };
}

export function closes(socket: Socket): Promise<unknown> {
  return once(socket.resume(), 'close');
}
