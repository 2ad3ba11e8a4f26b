// A tor as a machine has it: it runs as a user of its own, and has a control port.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { TorControl } from '../../server/contract/host/tor-control.ts';
import { logIn, protocolInfo } from '../../server/tor-control/authenticate.ts';
import { ControlConnection } from '../../server/tor-control/connection.ts';
import { readCookieFile } from '../../server/tor-control/cookie-file.ts';
import { freePorts } from '../support/free-ports.ts';
import { program, programEnv } from '../support/programs.ts';
import { until } from '../support/until.ts';

/** nobody: the test is root, and the room's uplink another. */
export const torUid = 65_534;

export class SystemTor {
  readonly port: number;
  readonly dir = mkdtempSync(join(tmpdir(), 'mayfly-system-tor-'));
  readonly socket = join(this.dir, 'control');
  readonly #torrc: string;
  #process: ChildProcess | null = null;

  private constructor(port: number, socksPort: number, lines: readonly string[]) {
    this.port = port;
    chownSync(this.dir, torUid, torUid);
    chmodSync(this.dir, 0o750);
    this.#torrc = [
      'User nobody',
      `DataDirectory ${this.dir}`,
      'DataDirectoryGroupReadable 1',
      `ControlPort 127.0.0.1:${port}`,
      `ControlSocket ${this.socket}`,
      'ControlSocketsGroupWritable 1',
      `SocksPort 127.0.0.1:${socksPort}`,
      'Log err stderr',
      'AvoidDiskWrites 1',
      'ShutdownWaitLength 0',
      `__OwningControllerProcess ${process.pid}`,
      ...lines,
    ].join('\n');
  }

  /** @param lines how it lets controllers in, and its network. */
  static async start(...lines: readonly string[]): Promise<SystemTor> {
    const [port = 0, socksPort = 0] = await freePorts(2);
    const tor = new SystemTor(port, socksPort, lines);
    await tor.start();
    return tor;
  }

  /** Starts it, again too. */
  async start(): Promise<void> {
    const tor = program('tor');
    // Before it drops root it reads this as root.
    const torrc = join(this.dir, 'torrc');
    writeFileSync(torrc, this.#torrc, { mode: 0o644 });
    this.#process = spawn(tor.path, ['--defaults-torrc', '/dev/null', '-f', torrc], {
      env: { ...process.env, ...programEnv(tor) },
      detached: true,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    await once(this.#process, 'spawn');
    await until('the control port', () => this.#answers(), { withinMs: 30_000 });
  }

  async kill(): Promise<void> {
    const tor = this.#process;
    if (tor === null || tor.exitCode !== null || tor.signalCode !== null) return;
    const gone = once(tor, 'exit');
    tor.kill('SIGKILL');
    await gone;
  }

  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.dir, { recursive: true, force: true });
  }

  /** A controller of its own, by the cookie. */
  async controller(): Promise<ControlConnection> {
    const at: TorControl = { path: this.socket };
    const control = await ControlConnection.open({ at, signal: AbortSignal.timeout(10_000) });
    const info = await protocolInfo(control);
    await logIn(control, info, { password: null, readCookie: readCookieFile });
    return control;
  }

  /** What GETINFO answers, its code in front. */
  async says(key: string): Promise<string> {
    const control = await this.controller();
    const { code, lines } = await control.ask(`GETINFO ${key}`);
    control.close();
    return `${code} ${lines[0] ?? ''}`;
  }

  async #answers(): Promise<boolean> {
    try {
      const control = await ControlConnection.open({
        at: { host: '127.0.0.1', port: this.port },
        signal: AbortSignal.timeout(5_000),
      });
      control.close();
      return true;
    } catch {
      return false;
    }
  }
}
