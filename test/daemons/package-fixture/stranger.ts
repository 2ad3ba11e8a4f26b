// An ordinary user of a machine where nobody has this project: its folder is covered, and so is what this user
// cannot have. Needs root, which starts it.

import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { programsRoot } from '../../../docker/cli/host/programs.ts';
import type { CommandOutcome } from '../../support/run-command.ts';
import { ordinaryUid } from '../../support/ordinary-user.ts';
import { linkOrCopy } from './packed.ts';

const root = join(import.meta.dirname, '../../..');
const programs = programsRoot(process.env);

/** Where this user sees Node: the clone's own lies in the clone. */
const nodePlace = '/srv/node';

/**
 * The Node of these tests, and the machine's own, which may be too old for the command.
 * @returns folders for PATH.
 */
export function nodeFolders(): string[] {
  const own = (process.env['PATH'] ?? '')
    .split(':')
    .find((folder) => !folder.includes('node_modules') && existsSync(join(folder, 'node')));
  return [nodePlace, ...(own === undefined ? [] : [own])];
}

const script = `
set -eu
mount -t tmpfs -o mode=0755 shown /srv
mkdir ${nodePlace} /srv/programs
mount --bind "${dirname(process.execPath)}" ${nodePlace}
if [ -d "${programs}" ]; then mount --bind "${programs}" /srv/programs; fi
mount -t tmpfs -o mode=0755 hidden "${root}"
cd /
exec setpriv --reuid=${ordinaryUid} --regid=${ordinaryUid} --clear-groups env -i "$@"
`;

export class Stranger {
  readonly home: string;
  /** Where npm installs what is for all of this user's folders. */
  readonly prefix: string;

  /** @param dir that any user may enter. */
  constructor(dir: string) {
    this.home = join(dir, 'home');
    this.prefix = join(dir, 'prefix');
    for (const folder of [this.home, this.prefix]) {
      mkdirSync(folder);
      chownSync(folder, ordinaryUid, ordinaryUid);
    }
  }

  /** Words in front of a command. @param nodeFolder one of `nodeFolders`. */
  as(nodeFolder: string, more: readonly string[] = []): string[] {
    // The machine's `node` must not come before the one that is asked for.
    const path = [nodeFolder, join(this.prefix, 'bin'), '/usr/local/bin', '/usr/bin', '/bin'];
    const variables = {
      PATH: path.join(':'),
      HOME: this.home,
      MAYFLY_ENGINE: 'bare',
      MAYFLY_LANG: 'en',
      ...(existsSync(programs) ? { MAYFLY_PROGRAMS: '/srv/programs' } : {}),
    };
    const words = Object.entries(variables).map(([name, value]) => `${name}=${value}`);
    return ['unshare', '--mount', 'sh', '-c', script, 'sh', ...words, ...more];
  }

  run(nodeFolder: string, command: readonly string[]): CommandOutcome {
    const [program = '', ...args] = [...this.as(nodeFolder), ...command];
    const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
    return { code: status, out: stdout, err: stderr };
  }

  /** By npm, without a network. */
  install(nodeFolder: string, file: string): CommandOutcome {
    return this.run(
      nodeFolder,
      `npm install --global --offline --prefix ${this.prefix} ${file}`.split(' '),
    );
  }

  /** Where npm has put the package. */
  get installed(): string {
    return join(this.prefix, 'lib/node_modules/mayfly');
  }

  /** npm's package with Node, as npm puts it where it has a network, or had it before. */
  addNode(): void {
    const name = `node-linux-${process.arch}`;
    const folder = join(this.installed, 'node_modules');
    mkdirSync(folder, { recursive: true });
    linkOrCopy(join(root, 'node_modules', name), folder);
  }
}
