// Starts the private Tor network once for all files of the browser suite. Knows nothing of what they do in it.
// MAYFLY_TEST_TOR_ADDRESS: where a container reaches it, for a run in an engine's network.

import type { TestProject } from 'vitest/node';

import { program } from '../support/programs.ts';
import { startTorNetwork } from '../tornet/network.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly tornet: {
      readonly torrc: string;
      readonly socksPort: number;
      readonly control: string;
    };
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const network = await startTorNetwork(program('tor'), process.env['MAYFLY_TEST_TOR_ADDRESS']);
  project.provide('tornet', {
    torrc: network.torrc,
    socksPort: network.socksPort,
    control: network.control,
  });
  return () => network.stop();
}
