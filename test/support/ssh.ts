// The ssh client of the system as a guest uses it: the invitation's key, the invitation's host key, no
// configuration of the machine's.

import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { ReadyEvent } from '../../server/contract/host/events.ts';
import { answers } from './answers.ts';
import { freePorts } from './free-ports.ts';
import { until } from './until.ts';

export interface SshOutcome {
  /** 255: ssh's own failure, a refusal among them. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Long enough for a busy machine; whoever waits so long has not been refused. */
const patienceMs = 20_000;

/** A guest's files, in a folder of their own. */
export class SshGuest {
  readonly folder = mkdtempSync(join(tmpdir(), 'mayfly-ssh-'));
  readonly #door: ReadyEvent['ssh'];

  constructor(door: ReadyEvent['ssh']) {
    this.#door = door;
    writeFileSync(join(this.folder, 'key'), door.privateKey ?? '', { mode: 0o600 });
    this.trust(door.hostPublicKey);
  }

  /** @param hostPublicKey `ssh-ed25519 AAAA…`: the only one that is taken. */
  trust(hostPublicKey: string): void {
    const line = `[${this.#door.host}]:${this.#door.port} ${hostPublicKey}\n`;
    writeFileSync(join(this.folder, 'known_hosts'), line);
  }

  /** What stands in every command line: `-P` where it is scp's or sftp's. */
  options(portFlag: '-p' | '-P' = '-p', key = join(this.folder, 'key')): string[] {
    const options = {
      UserKnownHostsFile: join(this.folder, 'known_hosts'),
      GlobalKnownHostsFile: '/dev/null',
      StrictHostKeyChecking: 'yes',
      IdentitiesOnly: 'yes',
      IdentityFile: key,
      IdentityAgent: 'none',
      BatchMode: 'yes',
      ConnectTimeout: '10',
    };
    const given = Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
    return ['-F', 'none', ...given, portFlag, String(this.#door.port)];
  }

  get destination(): string {
    return `${this.#door.user}@${this.#door.host}`;
  }

  /** Starts `ssh … guest@host`, with these flags in front. */
  start(...flags: string[]): ChildProcessWithoutNullStreams {
    return spawn('ssh', [...this.options(), ...flags, this.destination]);
  }

  /** `ssh -N -L`, once it leads to the IRC door. @throws with what ssh says if it ends before. */
  async tunnel(ircPort: number): Promise<SshTunnel> {
    const [port = 0] = await freePorts(1);
    const child = this.start('-N', '-L', `127.0.0.1:${port}:127.0.0.1:${ircPort}`);
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const ended = once(child, 'close').then(() => {});
    await until('the tunnel', async () => {
      if (child.exitCode !== null) throw new Error(`ssh ended with ${child.exitCode}: ${said}`);
      return answers(port);
    });
    const close = async (): Promise<void> => {
      child.kill();
      await ended;
    };
    return { port, ended, close };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

export interface SshTunnel {
  /** On this machine, for an IRC client. */
  readonly port: number;
  readonly ended: Promise<void>;
  /** A second call is harmless. */
  readonly close: () => Promise<void>;
}

/** Runs a command to its end, with nothing on its stdin. */
export async function outcomeOf(
  program: 'ssh' | 'scp' | 'sftp',
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<SshOutcome> {
  const child = spawn(program, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: patienceMs,
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  await once(child, 'close');
  return { code: child.exitCode, stdout, stderr };
}
