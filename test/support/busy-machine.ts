// Other work on the machine: processes that only count, for as long as a test runs.

import { spawn, type ChildProcess } from 'node:child_process';

export interface BusyMachine {
  end(): void;
}

/** They end by themselves after this, if nobody ends them. */
const mostMs = 240_000;

/** @param processes each takes as much of a core as it gets. */
export function busyMachine(processes: number): BusyMachine {
  const count = `const until = Date.now() + ${mostMs}; while (Date.now() < until);`;
  const children = Array.from({ length: processes }, (): ChildProcess =>
    spawn(process.execPath, ['-e', count], { stdio: 'ignore' }),
  );
  return {
    end: () => {
      for (const child of children) child.kill('SIGKILL');
    },
  };
}
