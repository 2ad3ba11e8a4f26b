// A machine whose disk can be searched: an engine's enclosure in which all that programs write to files of this machine
// goes to the disk image that has the engine's data.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';

import { until } from '../support/until.ts';
import type { Engine } from './engine.ts';

/**
 * On a disk, on most machines; /run and /dev/shm are memory. Not /etc: the enclosure has an overlay there, the volatile
 * engine makes another, and the kernel stacks no third.
 */
const places = ['/tmp', '/var', '/home', homedir()];

/**
 * $0 is a folder of the disk, $1 the engine's. Each place is changed in this view only; one of them covers both folders,
 * and nobody can be reached by a socket through an overlay.
 */
const script = `
set -eu
mount --make-rprivate /
mkdir "$0" "$0/engine"
mount --bind "$0" /mnt
mount --rbind "$1" /mnt/engine
for place in ${places.join(' ')}; do
  kept="/mnt/$(echo "$place" | tr / _)"
  mkdir "$kept" "$kept/upper" "$kept/work"
  mount -t overlay overlay -o "lowerdir=$place,upperdir=$kept/upper,workdir=$kept/work" "$place"
done
mount --rbind /mnt/engine "$1"
exec sleep infinity
`;

export interface ViewOnDisk {
  /** The words in front of a command that is to write there. */
  readonly enter: readonly string[];
  /** Writes out what waits in memory, as an hour would, and ends. */
  close(): Promise<void>;
}

/** @param engine its data is in a disk image */
export async function openViewOnDisk(engine: Engine): Promise<ViewOnDisk> {
  const { enclosure, dataRoot, folder } = engine;
  const command = ['unshare', '--mount', 'sh', '-c', script, `${dataRoot}/view`, folder];
  const [program = '', ...words] = [...enclosure.enter, ...command];
  const holder = spawn(program, words, { stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = once(holder, 'close');
  const pid = await until('the view', () => {
    if (holder.exitCode !== null) throw new Error('the view could not be made');
    return sleeping(holder.pid ?? 0);
  });
  return {
    enter: ['nsenter', '--target', String(pid), '--net', '--mount', '--pid', '--'],
    close: async () => {
      await engine.flush();
      process.kill(pid, 'SIGKILL');
      await ended;
    },
  };
}

/** The child of nsenter's, once all is mounted; null: not yet. */
function sleeping(parent: number): number | null {
  try {
    const children = readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8');
    const pid = Number(children.trim());
    const name = readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
    return pid > 0 && name === 'sleep' ? pid : null;
  } catch {
    return null;
  }
}
