// `mayfly` as a person types it on a machine with an engine: inside the engine's enclosure, where no other
// room of this machine is to be seen.

import { spawn, type ChildProcess, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';

import { openRelay, type Relay } from '../../docker/cli/engines/volatile/relay.ts';
import type { UpEvent, ReadyEvent } from '../../server/contract/host/events.ts';
import type { ResidueReport } from '../../server/contract/host/residue.ts';
import { freePorts } from '../support/free-ports.ts';
import { until } from '../support/until.ts';
import type { Engine } from './engine.ts';
import { english } from '../../server/contract/sentences/sentence.ts';

const mayfly = join(import.meta.dirname, '../../docker/cli/mayfly.mjs');

/** Nothing of this machine's own settings reaches it. */
function environment(engine: Engine): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(MAYFLY|DOCKER)_/.test(name));
  const programs = process.env['MAYFLY_PROGRAMS'];
  return {
    ...Object.fromEntries(kept),
    ...(programs === undefined ? {} : { MAYFLY_PROGRAMS: programs }),
    DOCKER_HOST: engine.dockerHost,
    ...engine.operator.env,
  };
}

/** Starts it inside; nsenter is our child, and the command is nsenter's. */
function startInside(
  engine: Engine,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  enter = engine.enclosure.enter,
): ChildProcessWithoutNullStreams {
  const { become, shown } = engine.operator;
  const [program = '', ...words] = [...enter, ...become];
  return spawn(program, [...words, shown(process.execPath), shown(mayfly), ...args], {
    env: { ...environment(engine), ...env },
  });
}

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A command to its end. */
export async function mayflyTo(engine: Engine, ...args: readonly string[]): Promise<Outcome> {
  return mayflyIn(engine, engine.enclosure.enter, args);
}

/** The same, with what is behind `enter`, and with that on its stdin. */
export async function mayflyIn(
  engine: Engine,
  enter: readonly string[],
  args: readonly string[],
  input = '',
): Promise<Outcome> {
  const child = startInside(engine, args, {}, enter);
  child.stdin.end(input);
  const [out, err] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code: child.exitCode, out, err };
}

export interface UpOptions {
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** What stands in --passphrase-file. */
  readonly passphrase?: string;
  /** What stands in --panic-word-file, where there is no passphrase of one's own. */
  readonly panicWord?: string;
  /** The words in front of the command; default: the engine's enclosure's. */
  readonly enter?: readonly string[];
}

/** `mayfly up --json`, started. */
export async function startUp(engine: Engine, options: UpOptions = {}): Promise<Up> {
  const [web = 0, ssh = 0] = await freePorts(2);
  const ports = ['--web-port', String(web), '--ssh-port', String(ssh)];
  const { passphrase, panicWord } = options;
  const secret = [
    ...(passphrase === undefined ? [] : ['--passphrase-file', '-']),
    ...(panicWord === undefined ? [] : ['--panic-word-file', '-']),
  ];
  const flags = ['--json', '--no-onion', ...ports, ...secret, ...(options.flags ?? [])];
  const child = startInside(engine, ['up', ...flags], options.env, options.enter);
  child.stdin.end(passphrase ?? panicWord ?? '');
  return new Up(engine, child, { web, ssh });
}

export class Up {
  readonly ports: { readonly web: number; readonly ssh: number };
  readonly events: UpEvent[] = [];
  /** Of the process; the exit code, null: by a signal. */
  readonly ended: Promise<number | null>;
  readonly #engine: Engine;
  readonly #child: ChildProcess;
  #err = '';
  #relay: Relay | null = null;
  #dir: string | null = null;

  constructor(engine: Engine, child: ChildProcess, ports: Up['ports']) {
    this.#engine = engine;
    this.#child = child;
    this.ports = ports;
    this.ended = once(child, 'close').then(() => child.exitCode);
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (this.#err += chunk));
    if (child.stdout === null) throw new Error('mayfly has no stdout');
    createInterface({ input: child.stdout }).on('line', (line) => {
      this.events.push(JSON.parse(line) as UpEvent);
    });
  }

  /** What it said to a person. */
  get err(): string {
    return this.#err;
  }

  get isOver(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  async ready(): Promise<ReadyEvent> {
    return until('the invitation', () => {
      if (this.isOver) throw new Error(`mayfly up ended:\n${this.#err}`);
      return this.events.find((event) => event.event === 'ready');
    });
  }

  /** Its report. @throws where it gave none. */
  get residue(): ResidueReport {
    const ended = this.events.find((event) => event.event === 'ended');
    if (ended === undefined) throw new Error(`mayfly up reported nothing:\n${this.#err}`);
    return ended.residue;
  }

  /** What the report says of each thing. */
  get verdicts(): Record<string, string> {
    return Object.fromEntries(
      this.residue.checks.map(({ what, verdict }) => [english(what), verdict]),
    );
  }

  /** Makes the ports of its doors ours. */
  async openDoors(): Promise<void> {
    this.#dir = mkdtempSync(join(tmpdir(), 'mayfly-page-'));
    const { web, ssh } = this.ports;
    this.#relay = await openRelay(this.#engine.enclosure.pid, this.#dir, [web, ssh]);
  }

  async closeDoors(): Promise<void> {
    await this.#relay?.close();
    this.#relay = null;
    if (this.#dir !== null) rmSync(this.#dir, { recursive: true, force: true });
  }

  /** To the command itself: nsenter passes none on. */
  signal(signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): void {
    if (this.isOver) return;
    const { pid = 0 } = this.#child;
    const inside = Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim());
    if (inside > 0) process.kill(inside, signal);
  }

  /** For the end of a test: whatever happened in it. */
  async remove(): Promise<void> {
    await this.closeDoors();
    this.signal('SIGKILL');
    await this.ended;
  }
}
