// The load generator: a process of its own on a core of its own, which does the jobs that it is sent and ends
// with its parent.

import { Crowd } from './crowd.ts';
import { holdOpen } from './loris.ts';
import type { JobName, Jobs } from './jobs.ts';

const crowd = new Crowd();

const jobs: { readonly [N in JobName]: (ask: Jobs[N]['ask']) => Promise<Jobs[N]['answer']> } = {
  enter: (ask) => crowd.enter(ask),
  saturate: (ask) => crowd.saturate(ask),
  pace: (ask) => crowd.pace(ask),
  pingPong: (ask) => crowd.pingPong(ask),
  resumeStorm: (ask) => crowd.resumeStorm(ask),
  loris: (ask) => holdOpen(ask),
};

function run<N extends JobName>({ name, ask }: { name: N; ask: Jobs[N]['ask'] }): void {
  jobs[name](ask).then(
    (answer) => process.send?.({ answer }),
    (error: unknown) => process.send?.({ failed: String(error) }),
  );
}

process.on('message', run);
process.on('disconnect', () => process.exit(0));
