// Takes what there is, in the place of one of a container's users: its process numbers, its memory, its
// tmpfs. It enters from outside, as `docker exec` may refuse where a limit is reached. Judges nothing.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

import type { Engine } from './engine.ts';

export interface Hog {
  /** SIGKILL to it and to all that it started. A second call is harmless. */
  end(): Promise<void>;
  readonly ended: Promise<unknown>;
}

/**
 * Runs a shell script of this machine's in the container's cgroups and process numbers, as that user.
 * Its files stay this machine's: the container has no shell.
 */
export function startHog(engine: Engine, container: string, uid: number, script: string): Hog {
  const [first] = engine.processes(container);
  if (first === undefined) throw new Error('the container runs no process');
  const groups = engine.controlFiles(container, 'cgroup.procs');
  // The shell moves itself, and then becomes the user: its children are counted from the start.
  const join = groups.map((file) => `echo $$ > ${file}`).join('; ');
  const namespaces = ['--target', String(first), '--pid', '--ipc', '--net'];
  const user = ['--setuid', String(uid), '--setgid', String(uid)];
  const enter = ['nsenter', ...namespaces, ...user, '--', 'sh', '-c', '"$0"'];
  const child: ChildProcess = spawn('sh', ['-c', `${join}; exec ${enter.join(' ')}`, script], {
    stdio: ['ignore', 'ignore', 'ignore'],
    // A group of its own: one signal ends them all.
    detached: true,
  });
  const ended = once(child, 'close');
  let isOver = false;
  return {
    ended,
    end: async () => {
      if (isOver) return;
      isOver = true;
      try {
        // What it started is in its group, whether it still lives itself or not.
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      } catch (error) {
        // ESRCH: nobody is left in it.
        if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
      }
      await ended;
    },
  };
}
