// The ssh client of the system as a guest uses it: the invitation's key, the invitation's host key, no
// configuration of the machine's.

import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { ReadyEvent } from '../../server/contract/host/events.ts';

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

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
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
