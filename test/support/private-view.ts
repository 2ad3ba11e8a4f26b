// A view of the file system of one's own, in which every file that a command leaves can be found: overlays
// over the places where programs write. Needs root.

import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { homedir } from 'node:os';

/** What the user's programs may write to, and where the appliance's rooms have their RAM. */
const places = ['/tmp', '/var/tmp', '/run', '/dev/shm', '/etc', '/var', homedir()];

/** Where the overlays keep what was written; it is covered in the private view only. */
const store = '/mnt';

const script = `
set -eu
mount --make-rprivate /
mount -t tmpfs written ${store}
for place in ${places.join(' ')}; do
  [ -d "$place" ] || continue
  kept="${store}/$(echo "$place" | tr / _)"
  mkdir "$kept" "$kept/upper" "$kept/work"
  mount -t overlay overlay -o "lowerdir=$place,upperdir=$kept/upper,workdir=$kept/work" "$place"
done
exec "$@"
`;

/** Words in front of a command that is to run in such a view. */
export const inPrivateView = ['unshare', '--mount', 'sh', '-c', script, 'sh'] as const;

export interface PrivateView {
  /** Files that were written and are still there, by their paths. */
  files(): string[];
  /** The lines of mountinfo. */
  mounts(): string[];
  close(): void;
}

/** The view of a process that was started in one; it can be looked into when the process is gone. */
export function privateViewOf(pid: number): PrivateView {
  const namespace = openSync(`/proc/${pid}/ns/mnt`, 'r');
  const inside = (...command: string[]): string[] => {
    const { status, stdout, stderr } = spawnSync(
      'nsenter',
      ['--mount=/proc/self/fd/3', ...command],
      {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe', namespace],
      },
    );
    if (status !== 0) throw new Error(`${command.join(' ')}: ${stderr}`);
    return stdout.split('\n').filter((line) => line !== '');
  };
  return {
    files: () =>
      inside('find', store, '-path', '*/upper/*', '!', '-type', 'd', '-printf', '%P\n').map(
        (path) => path.replace(/^.*?\/upper/, ''),
      ),
    mounts: () => inside('cat', '/proc/self/mountinfo'),
    close: () => closeSync(namespace),
  };
}
