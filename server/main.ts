// The entry of the server's bundle: `supervise`, `container` (under tini), or `gateway`, which is their own
// child. Each part is loaded alone, so that none waits for what only another needs.

import { argv, stderr, stdin } from 'node:process';
import { Problem } from './contract/host/problem.ts';
import { forbidDumps } from './forbid-dumps.ts';

// Whatever is made by whichever part is for its own user, unless it says otherwise.
process.umask(0o077);

forbidDumps();

async function gateway(): Promise<void> {
  const { parseGatewayConfig } = await import('./config/gateway-config.ts');
  const { inEnglish } = await import('./contract/words/room-says.ts');
  const { startGateway } = await import('./gateway/gateway.ts');
  const { wholeText } = await import('./read-stdin.ts');
  const { onEndSignals } = await import('./supervisor/signals.ts');
  const running = await startGateway(parseGatewayConfig(await wholeText(stdin)));
  const end = (): void => {
    void running.close(inEnglish('shut.over')).finally(() => process.exit(0));
  };
  onEndSignals(process, { end, endAtOnce: () => process.exit(1) });
}

/** Nothing of what went wrong is written but its kind: stderr reaches the operator. */
function fail(error: unknown): void {
  stderr.write(error instanceof Problem ? `${error.message}\n` : 'internal error\n');
  process.exit(1);
}

switch (argv[2]) {
  case 'supervise': {
    const { superviseForHost } = await import('./supervise.ts');
    process.exit(await superviseForHost());
    break;
  }
  case 'container': {
    const { superviseInContainer } = await import('./supervise-in-container.ts');
    process.exit(await superviseInContainer());
    break;
  }
  case 'gateway':
    process.on('uncaughtException', fail);
    await gateway().catch(fail);
    break;
  case undefined:
  default:
    stderr.write('usage: server supervise|container|gateway\n');
    process.exit(2);
}
