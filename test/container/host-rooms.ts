// Rooms that the host command starts in a test's Docker engine: started, listed, and removed after each test.

import { mayflyTo, startUp, type Up, type UpOptions } from './host-command.ts';
import type { Engine } from './engine.ts';
import { mayflyImage } from './mayfly-image.ts';

const ours = ['--filter', 'label=mayfly.room'];

/** The flags that have a room started in Docker, from the image of this run. */
export const inDocker = ['--engine', 'docker', '--image', mayflyImage];

/** Two containers, and what they share: a network and a volume. */
export function thingsOf(id: string): string[] {
  const name = `mayfly-${id}`;
  return [`container ${name}`, `container ${name}-uplink`, `network ${name}`, `volume ${name}`];
}
export const thingsOfOne = thingsOf('').length;

/** What the report of a room says is left. */
export function foundLeft(room: Up): unknown[] {
  return room.residue.checks.filter(({ verdict }) => verdict === 'left');
}

/** The checks that this machine's own settings cannot leave open. */
export const sure = {
  container: 'gone',
  network: 'gone',
  volumes: 'gone',
  processes: 'gone',
  ports: 'gone',
  'keys and state, overwritten': 'gone',
  'files in the container’s layer': 'gone',
  'mounts that reach a disk': 'gone',
  'log file': 'gone',
};

export class HostRooms {
  readonly engine: Engine;
  readonly #running: Up[] = [];

  constructor(engine: Engine) {
    this.engine = engine;
  }

  async start(options: UpOptions = {}): Promise<Up> {
    const started = await startUp(this.engine, { flags: inDocker, ...options });
    this.#running.push(started);
    return started;
  }

  /** Ends all by force, and has the command remove what they left. */
  async remove(): Promise<void> {
    for (const each of this.#running.splice(0)) await each.remove();
    await mayflyTo(this.engine, 'down');
  }

  /** Containers of rooms. Each is inspected: a list may name one that was removed as the engine was killed. */
  async containers(): Promise<string> {
    const listed = await this.engine.exec(['ps', '--all', '--no-trunc', '--quiet', ...ours]);
    const ids = listed.split('\n').filter((id) => id !== '');
    const look = ['container', 'inspect', '--format', 'container {{slice .Name 1}}'];
    const names = await Promise.all(
      ids.map((id) => this.engine.exec([...look, id]).catch(() => '')),
    );
    return names.join('\n');
  }

  /** All that the engine has of rooms, whether somebody holds them or not. */
  async left(): Promise<string[]> {
    const lists = await Promise.all([
      this.containers(),
      this.engine.exec(['network', 'ls', '--format', 'network {{.Name}}', ...ours]),
      this.engine.exec(['volume', 'ls', '--format', 'volume {{.Name}}']),
    ]);
    return lists.flatMap((text) => text.split('\n')).filter((line) => line !== '');
  }
}
