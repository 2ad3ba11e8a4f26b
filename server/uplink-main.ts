// The entry of the uplink's bundle. It is a bundle of its own because the uplink needs little of the server's
// code, and should not hold all of it in memory.
//
// uplink RUN TOR [LIBRARIES]: the room's writable state, tor's program, LD_LIBRARY_PATH for it.
// uplink RUN --control PLACE [COOKIES]: a tor that runs already: where its control port is, and its cookie's folder.
// On descriptor 3 it is handed the table of TCP sockets then.

import { argv, stderr } from 'node:process';
import { Problem } from './contract/host/problem.ts';
import { torControl } from './contract/host/tor-control.ts';
import { forbidDumps } from './forbid-dumps.ts';
import type { BorrowedTorPlace } from './uplink/borrowed-tor.ts';
import { runUplink } from './uplink/uplink.ts';

// Whatever is made is for its own user, unless it says otherwise.
process.umask(0o077);
forbidDumps();

const tableDescriptor = 3;

/** Nothing of what went wrong is written but its kind: stderr reaches the operator. */
function fail(error: unknown): void {
  stderr.write(error instanceof Problem ? `${error.message}\n` : 'internal error\n');
  process.exit(1);
}

function borrowed(place: string, cookieDir: string | null): BorrowedTorPlace | null {
  const at = torControl(place);
  return at === null ? null : { at, cookieDir, table: tableDescriptor };
}

process.on('uncaughtException', fail);
const [run, first, ...more] = argv.slice(2);
const [second = null, third = null] = more;
const tor =
  first === '--control'
    ? borrowed(second ?? '', third)
    : first === undefined
      ? null
      : { path: first, libraryPath: second };
if (run === undefined || tor === null) {
  stderr.write('usage: uplink RUN TOR [LIBRARIES] | uplink RUN --control PLACE [COOKIES]\n');
  process.exit(2);
}
await runUplink({ run, tor }).then((code) => process.exit(code), fail);
