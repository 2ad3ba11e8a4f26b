// The demo: a private Tor network on this machine, and a room in it, for a classroom without Internet.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { program } from '../support/programs.ts';
import { startTorNetwork } from '../tornet/network.ts';

const root = join(import.meta.dirname, '../..');

function howToEnter(socksPort: number): string {
  return `
A private Tor network runs on this machine: no Internet is needed, and none is used.
Browsers enter it by its SOCKS port, 127.0.0.1:${socksPort}. Open the onion link below, in quotes:

  chromium --user-data-dir="$(mktemp -d)" --proxy-server=socks5://127.0.0.1:${socksPort} 'LINK'

or in Firefox: Settings, Network Settings, Manual proxy, SOCKS v5 host 127.0.0.1, port ${socksPort},
"Proxy DNS when using SOCKS v5"; and in about:config network.dns.blockDotOnion = false.
Where the invitation says 127.0.0.1:9050, say 127.0.0.1:${socksPort}. Ctrl-C ends both.
`;
}

/** @returns the exit code. */
async function demo(flags: readonly string[]): Promise<number> {
  const over = new AbortController();
  const asked = (): void => over.abort();
  process.on('SIGINT', asked);
  process.on('SIGTERM', asked);
  process.stderr.write('demo: starting a private Tor network; it takes about 15 seconds\n');
  const network = await startTorNetwork(program('tor'));
  try {
    if (over.signal.aborted) return 130;
    process.stdout.write(howToEnter(network.socksPort));
    const mayfly = spawn(process.execPath, [join(root, 'docker/cli/mayfly.mjs'), 'up', ...flags], {
      stdio: 'inherit',
      env: { ...process.env, MAYFLY_TORRC: network.torrc },
    });
    // A terminal's Ctrl-C reaches it as well; it takes two in a row for one.
    over.signal.addEventListener('abort', () => mayfly.kill('SIGTERM'));
    const [code] = (await once(mayfly, 'exit')) as [number | null];
    return code ?? 1;
  } finally {
    await network.stop();
  }
}

process.exitCode = await demo(process.argv.slice(2));
process.removeAllListeners('SIGINT');
process.removeAllListeners('SIGTERM');
