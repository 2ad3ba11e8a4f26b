// Starts the private Tor network once for all files of the browser suite.
// MAYFLY_TEST_TORNET: a network that runs already, for runs in an engine's network.

import type { TestProject } from 'vitest/node';

import { program } from '../support/programs.ts';
import { startTorNetwork } from '../tornet/network.ts';

interface ReachedTorNetwork {
  readonly torrc: string;
  readonly socksPort: number;
  /** A client's control port, in the form of tor's options. */
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
    // Written by test/container/tornet-inside.ts.
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
