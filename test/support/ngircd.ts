// A real ngIRCd with the configuration that Mayfly gives it.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import type { Config } from '../../server/config/config.ts';
import type { Secrets } from '../../server/config/secrets.ts';
import { ngircdConf } from '../../server/daemons/ngircd.ts';
import { ngircdAnswers } from '../../server/probes/daemons.ts';
import { program, programEnv } from './programs.ts';
import { until } from './until.ts';

export class Ngircd {
  readonly port: number;
  readonly #confPath: string;
  #child: ChildProcess | null = null;

  constructor(config: Config, secrets: Secrets) {
    const dir = config.layout.dirs.ngircd;
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    this.port = config.settings.ngircdPort;
    this.#confPath = `${dir}/configuration`;
    const self = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
    writeFileSync(this.#confPath, ngircdConf(config, secrets, self), { mode: 0o600 });
  }

  /** Resolves once it answers. */
  async start(): Promise<void> {
    const found = program('ngircd');
    const child = spawn(found.path, ['--nodaemon', '--config', this.#confPath], {
      env: programEnv(found),
      stdio: 'ignore',
    });
    this.#child = child;
    await until('ngIRCd to answer', async () => {
      if (child.exitCode !== null) throw new Error(`ngIRCd ended with ${child.exitCode}`);
      const answer = ngircdAnswers(this.port, AbortSignal.timeout(2_000));
      return answer.then(
        () => true,
        () => false,
      );
    });
  }

  signal(name: 'SIGSTOP' | 'SIGCONT'): void {
    this.#child?.kill(name);
  }

  /** Resolves when the process is gone. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }
}
