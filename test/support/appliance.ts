// The whole appliance, started by the command that a person types.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { UpEvent, ReadyEvent } from '../../server/contract/host/events.ts';
import { freePorts } from './free-ports.ts';
import { allProcesses, namespaceBelow, processesInside, type SeenProcess } from './inside.ts';
import { until } from './until.ts';

const root = join(import.meta.dirname, '../..');

type Named<N extends UpEvent['event']> = Extract<UpEvent, { event: N }>;

export interface AppliancePorts {
  readonly web: number;
  readonly ssh: number;
  readonly irc: number;
  readonly ngircd: number;
}

export interface Outcome {
  /** null: ended by a signal. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface StartOptions {
  readonly flags?: readonly string[];
  /** Default: four free ones. */
  readonly ports?: AppliancePorts;
  /** More of the environment; what stands there for MAYFLY_* is not passed on. */
  readonly env?: Readonly<Record<string, string>>;
  /** Words in front of the command, as `setpriv …`. */
  readonly prefix?: readonly string[];
  /** The project's folder as the prefix shows it. */
  readonly project?: string;
}

/**
 * Whatever engine this machine has, the suites are about the appliance in bare namespaces, unless they
 * are run in an engine's own enclosure (test/container/meeting.test.ts), where no other room is.
 */
const testEngine = process.env['MAYFLY_TEST_ENGINE'] ?? 'bare';

/** The command, below the project's folder. By Compose it is another, which speaks as ours does. */
const [program, ...verb] =
  testEngine === 'compose' ? ['test/container/compose-up.ts'] : ['docker/cli/mayfly.mjs', 'up'];

/** Four ports that nobody listens on. */
export async function appliancePorts(): Promise<AppliancePorts> {
  const [web = 0, ssh = 0, irc = 0, ngircd = 0] = await freePorts(4);
  return { web, ssh, irc, ngircd };
}

/** What a test passes on of its own environment: nothing that sets up a room. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = ['MAYFLY_PROGRAMS', 'MAYFLY_TEST_RUN', 'MAYFLY_IMAGE'];
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !name.startsWith('MAYFLY_') || kept.includes(name),
    ),
  );
}

/** Starts it and returns at once; `--json` is always given. */
export async function startAppliance(options: StartOptions = {}): Promise<Appliance> {
  const ports = options.ports ?? (await appliancePorts());
  const project = options.project ?? root;
  const command = [
    ...(options.prefix ?? []),
    process.execPath.replace(root, project),
    join(project, program ?? ''),
    ...verb,
    '--json',
    `--web-port=${ports.web}`,
    `--ssh-port=${ports.ssh}`,
    `--irc-port=${ports.irc}`,
    `--ngircd-port=${ports.ngircd}`,
    ...(options.flags ?? []),
  ];
  const [first = '', ...args] = command;
  const child = spawn(first, args, {
    cwd: '/',
    env: { ...cleanEnvironment(), MAYFLY_ENGINE: testEngine, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await once(child, 'spawn');
  return new Appliance(child, ports);
}

/** Starts it and waits until guests can enter. */
export async function readyAppliance(options: StartOptions = {}): Promise<ReadyAppliance> {
  const appliance = await startAppliance(options);
  try {
    return Object.assign(appliance, { ready: await appliance.event('ready') });
  } catch (error) {
    await appliance.kill();
    throw error;
  }
}

export type ReadyAppliance = Appliance & { readonly ready: ReadyEvent };

export class Appliance {
  readonly ports: AppliancePorts;
  readonly events: UpEvent[] = [];
  /** What it says to a person. */
  talk = '';
  readonly outcome: Promise<Outcome>;
  readonly #child: ChildProcess;
  #ended = false;

  constructor(child: ChildProcess, ports: AppliancePorts) {
    this.#child = child;
    this.ports = ports;
    let rest = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      this.events.push(...lines.map((line) => JSON.parse(line) as UpEvent));
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.talk += text;
    });
    this.outcome = new Promise((resolve) => {
      child.once('close', (code, signal) => {
        this.#ended = true;
        resolve({ code, signal });
      });
    });
  }

  /** The host program's process. */
  get pid(): number {
    if (this.#child.pid === undefined) throw new Error('the host program did not start');
    return this.#child.pid;
  }

  /**
   * The first event of that name (and of that kind), waited for.
   * @throws if the host program ends before it.
   */
  async event<N extends UpEvent['event']>(
    name: N,
    is: (event: Named<N>) => boolean = () => true,
    withinMs = 60_000,
  ): Promise<Named<N>> {
    const find = () =>
      this.events.find((event): event is Named<N> => event.event === name && is(event as Named<N>));
    return until(
      `the event "${name}" of the appliance, which says:\n${this.talk}`,
      () => {
        const found = find();
        if (found === undefined && this.#ended) {
          throw new Error(`the appliance ended before "${name}":\n${this.talk}`);
        }
        return found;
      },
      { withinMs },
    );
  }

  /** Its PID namespace, once there is one. */
  async namespace(): Promise<string> {
    return until('the appliance’s namespace', () => namespaceBelow(this.pid));
  }

  /**
   * The process inside of that name: `tini`, `ngircd`, `tor`, `sshd`.
   * @throws if there is not one.
   */
  async inside(name: string): Promise<SeenProcess> {
    const seen = testEngine === 'bare' ? processesInside(await this.namespace()) : allProcesses();
    const found = seen.find((one) => one.name === name);
    if (found === undefined) throw new Error(`no ${name} runs inside`);
    return found;
  }

  /** The supervisor's child that is the doorman. */
  async gateway(): Promise<SeenProcess> {
    const seen = testEngine === 'bare' ? processesInside(await this.namespace()) : allProcesses();
    const found = seen.find(({ pid }) =>
      readFileSync(`/proc/${pid}/cmdline`, 'utf8').endsWith('\0gateway\0'),
    );
    if (found === undefined) throw new Error('no gateway runs inside');
    return found;
  }

  /** What tini has under it. */
  async supervisor(): Promise<SeenProcess> {
    return this.#byArgument('supervise');
  }

  /** What has this machine's network, and runs tor. */
  async uplink(): Promise<SeenProcess> {
    return this.#byArgument('/opt/mayfly/uplink.mjs');
  }

  async #byArgument(word: string): Promise<SeenProcess> {
    const found = processesInside(await this.namespace()).find(
      ({ pid, name }) =>
        name !== 'tini' && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`\0${word}\0`),
    );
    if (found === undefined) throw new Error(`no ${word} runs inside`);
    return found;
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Ends it as a person does. */
  async end(signal: 'SIGTERM' | 'SIGINT' = 'SIGTERM'): Promise<Outcome> {
    if (!this.#ended) this.signal(signal);
    return this.outcome;
  }

  async kill(): Promise<Outcome> {
    if (!this.#ended) this.signal('SIGKILL');
    return this.outcome;
  }
}
