// Runs in an engine's enclosure: one private Tor network for every run of the browser suite in there. Knows
// nothing of rooms.

import { program } from '../support/programs.ts';
import { startTorNetwork } from '../tornet/network.ts';

/** Where containers reach it. */
const [address = ''] = process.argv.slice(2);

const network = await startTorNetwork(program('tor'), address);
const { torrc, socksPort, control } = network;
process.stdout.write(`${JSON.stringify({ torrc, socksPort, control })}\n`);
// The lifeline: who started this has no more use for it, or has gone.
process.stdin.resume().on('close', () => void network.stop().then(() => process.exit(0)));
