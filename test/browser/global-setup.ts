// Starts the private Tor network once for all files of the browser suite. Knows nothing of what they do in it.
// MAYFLY_TEST_TORNET: one that stands already, for runs in an engine's network.

import type { TestProject } from 'vitest/node';

import { program } from '../support/programs.ts';
import { startTorNetwork } from '../tornet/network.ts';

interface ReachedTorNetwork {
  readonly torrc: string;
  readonly socksPort: number;
  /** A client's control port, as tor is told it. */
  readonly control: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    readonly tornet: ReachedTorNetwork;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const standing = process.env['MAYFLY_TEST_TORNET'];
  if (standing !== undefined) {
    // Of test/container/tornet-inside.ts.
    project.provide('tornet', JSON.parse(standing) as ReachedTorNetwork);
    return async () => {};
  }
  const network = await startTorNetwork(program('tor'));
  project.provide('tornet', {
    torrc: network.torrc,
    socksPort: network.socksPort,
    control: network.control,
  });
  return () => network.stop();
}
