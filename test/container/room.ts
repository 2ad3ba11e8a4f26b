// A room in a private engine, by compose.yaml itself and Debian's docker-compose, as an operator starts it.
// Tests may change a line of it; the hardening is the file's.

import { execFile, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import type { ReadyEvent } from '../../server/contract/host/events.ts';
import type { ApplianceStatus } from '../../server/contract/host/status.ts';
import { engineProgram } from '../setup/engine-programs.ts';
import { freePorts } from '../support/free-ports.ts';
import { IrcClient } from '../support/irc-client.ts';
import { until } from '../support/until.ts';
import type { Engine } from './engine.ts';
import { mayflyImage } from './mayfly-image.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');

/** A line of compose.yaml, and what stands there instead. */
export type Change = readonly [from: string | RegExp, to: string];

export interface RoomOptions {
  readonly changes?: readonly Change[];
  /** Settings as MAYFLY_* variables of the shell that runs Compose: none is secret. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Settings on stdin, where secrets go; the room then ends with its stdin. */
  readonly orders?: Readonly<Record<string, string>>;
}

/** What makes a room take its orders on stdin, and tell in JSON what happens. */
const attached: Change = [
  '      - MAYFLY_ROOM\n',
  '      - MAYFLY_ROOM\n      - MAYFLY_ORDERS=stdin\n      - MAYFLY_JSON=on\n',
];
const withStdin: Change = ['    init: false\n', '    init: false\n    stdin_open: true\n'];

/** Starts one and waits until guests can enter. @throws with what it says if it ends before. */
export async function startRoom(engine: Engine, options: RoomOptions = {}): Promise<Room> {
  const room = await createRoom(engine, options);
  try {
    await room.start();
    await room.waitUntilReady();
    return room;
  } catch (error) {
    await room.remove();
    throw error;
  }
}

/** All of it but its start. */
export async function createRoom(engine: Engine, options: RoomOptions = {}): Promise<Room> {
  const [web = 0, ssh = 0] = await freePorts(2);
  const dir = mkdtempSync(join(engine.folder, 'compose-'));
  const stdin = options.orders === undefined ? [] : [attached, withStdin];
  const image: Change = [/^ {4}image: mayfly$/gm, `    image: ${mayflyImage}`];
  writeFileSync(join(dir, 'compose.yaml'), changed([image, ...stdin, ...(options.changes ?? [])]));
  const room = new Room(engine, dir, { web, ssh }, options);
  try {
    await room.compose('up', '--no-build', '--no-start');
    await room.identify();
    await engine.publish(web, ssh);
    return room;
  } catch (error) {
    await room.remove();
    throw error;
  }
}

function changed(changes: readonly Change[]): string {
  let text = readFileSync(join(root, 'compose.yaml'), 'utf8');
  for (const [from, to] of changes) {
    const next = text.replace(from, to);
    if (next === text) throw new Error(`compose.yaml holds no ${from}`);
    text = next;
  }
  return text;
}

export class Room {
  readonly ports: { readonly web: number; readonly ssh: number };
  /** What it says to the operator. */
  talk = '';
  readonly #engine: Engine;
  readonly #dir: string;
  readonly #options: RoomOptions;
  #id = '';
  #uplink = '';
  #ready: ReadyEvent | null = null;
  #terminal: ChildProcess | null = null;

  constructor(engine: Engine, dir: string, ports: Room['ports'], options: RoomOptions) {
    this.#engine = engine;
    this.#dir = dir;
    this.ports = ports;
    this.#options = options;
  }

  /** The room's container's whole id. */
  get id(): string {
    return this.#id;
  }

  /** The container of tor and of the ports. */
  get uplink(): string {
    return this.#uplink;
  }

  /** Compose's name for all of it. */
  get project(): string {
    return this.#dir.replace(/^.*-/, 'room').toLowerCase();
  }

  get ready(): ReadyEvent {
    if (this.#ready === null) throw new Error('the room is not ready');
    return this.#ready;
  }

  async compose(...words: readonly string[]): Promise<string> {
    const file = join(this.#dir, 'compose.yaml');
    // The folder's random name is the project's.
    const args = ['--project-directory', root, '--file', file, ...this.#project, ...words];
    const env = {
      ...this.#engine.env,
      MAYFLY_ONION: 'off',
      ...this.#options.settings,
      MAYFLY_WEB_PORT: String(this.ports.web),
      MAYFLY_SSH_PORT: String(this.ports.ssh),
    };
    const { stdout } = await run(engineProgram('docker-compose', env), args, { env, cwd: root });
    return stdout.trim();
  }

  get #project(): readonly string[] {
    return ['--project-name', this.project];
  }

  async identify(): Promise<void> {
    // docker answers in a fortieth of Compose's time.
    const label = `label=com.docker.compose.project=${this.project}`;
    const format = '{{.Label "com.docker.compose.service"}} {{.ID}}';
    const words = ['ps', '--all', '--no-trunc', '--filter', label, '--format', format];
    const lines = (await this.#engine.exec(words)).split('\n').map((line) => line.split(' '));
    const ids = new Map(lines.map(([service = '', id = '']) => [service, id]));
    this.#id = ids.get('mayfly') ?? '';
    this.#uplink = ids.get('uplink') ?? '';
  }

  /** Attached, as `docker compose up` is: what it says is in `talk`. */
  async start(): Promise<void> {
    const { orders } = this.#options;
    const stdin = orders === undefined ? [] : ['--interactive'];
    await this.#engine.exec(['start', this.#uplink]);
    const terminal = this.#engine.spawn(['start', '--attach', ...stdin, this.#id]);
    this.#terminal = terminal;
    for (const stream of [terminal.stdout, terminal.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (this.talk += text));
    }
    if (orders !== undefined) {
      terminal.stdin?.write(`${JSON.stringify({ variables: orders })}\n`);
    }
    await until(
      'the container to be started',
      async () => (await this.#inspect())[0] !== 'created',
    );
  }

  async waitUntilReady(): Promise<void> {
    this.#ready = await until('the room to be ready', async () => {
      const asked = await this.mayfly('invite', '--json').catch(() => null);
      // What is shown once stands in what it said at its start, where that is JSON.
      if (asked !== null) return this.#toldReady() ?? (JSON.parse(asked) as ReadyEvent);
      if ((await this.state()).ended) {
        throw new Error(`the room ended before it was ready:\n${this.talk}`);
      }
      return null;
    });
  }

  /** null: it has not said so, or in sentences. */
  #toldReady(): ReadyEvent | null {
    const line = this.talk.split('\n').find((text) => text.startsWith('{"event":"ready"'));
    return line === undefined ? null : (JSON.parse(line) as ReadyEvent);
  }

  /** `docker exec … mayfly …`. */
  async mayfly(...words: readonly string[]): Promise<string> {
    return this.#engine.exec(['exec', this.#id, 'mayfly', ...words], 15_000);
  }

  /** `docker exec -i … mayfly …`, with that on its stdin, to its end. */
  async mayflyWith(
    input: string,
    ...words: readonly string[]
  ): Promise<{ readonly code: number; readonly out: string }> {
    const command = ['exec', '--interactive', this.#id, 'mayfly', ...words];
    const child = this.#engine.spawn(command);
    let out = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr?.resume();
    child.stdin?.end(input);
    const [code] = (await once(child, 'close')) as [number];
    return { code, out };
  }

  /** `mayfly invite --ssh-key -`. @returns its exit code. */
  async letIn(publicKey: string): Promise<number> {
    return (await this.mayflyWith(`${publicKey}\n`, 'invite', '--ssh-key', '-')).code;
  }

  async status(): Promise<ApplianceStatus> {
    return JSON.parse(await this.mayfly('status', '--json')) as ApplianceStatus;
  }

  async state(): Promise<{ readonly ended: boolean; readonly exitCode: number }> {
    const [status, exitCode] = await this.#inspect();
    return { ended: status === 'exited' || status === 'dead', exitCode: Number(exitCode) };
  }

  async #inspect(): Promise<string[]> {
    const format = '{{.State.Status}} {{.State.ExitCode}}';
    return (await this.#engine.exec(['inspect', '--format', format, this.#id])).split(' ');
  }

  /** A guest with a browser, in the room. */
  async guest(nick: string, channel = '#lobby'): Promise<IrcClient> {
    const client = IrcClient.websocket(this.ports.web, { protocols: ['text.ircv3.net'] });
    await client.enters(nick, this.ready.passphrase, channel);
    return client;
  }

  /** What `docker compose down` does, and takes nothing for granted: the container may be gone. */
  async remove(): Promise<void> {
    this.#terminal?.stdin?.end();
    await this.compose('down', '--volumes', '--timeout', '10');
    rmSync(this.#dir, { recursive: true, force: true });
  }
}
