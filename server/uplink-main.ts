// The entry of the uplink's bundle. It is a bundle of its own because the uplink needs little of the server's
// code, and should not hold all of it in memory.
//
// uplink RUN TOR [LIBRARIES]: the room's writable state, tor's program, LD_LIBRARY_PATH for it.

import { argv, stderr } from 'node:process';
import { Problem } from './contract/host/problem.ts';
import { forbidDumps } from './forbid-dumps.ts';
import { runUplink } from './uplink/uplink.ts';

// Whatever is made is for its own user, unless it says otherwise.
process.umask(0o077);
forbidDumps();

/** Nothing of what went wrong is written but its kind: stderr reaches the operator. */
function fail(error: unknown): void {
  stderr.write(error instanceof Problem ? `${error.message}\n` : 'internal error\n');
  process.exit(1);
}

process.on('uncaughtException', fail);
const [run, path, libraryPath = null] = argv.slice(2);
if (run === undefined || path === undefined) {
  stderr.write('usage: uplink RUN TOR [LIBRARIES]\n');
  process.exit(2);
}
await runUplink({ run, tor: { path, libraryPath } }).then((code) => process.exit(code), fail);
