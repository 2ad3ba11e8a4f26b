// Where everything that runs inside the appliance starts. One bundle, four ways: `supervise` or
// `container` (under tini), their own child `gateway`, and beside them `uplink`. Each is loaded alone: none
// waits for what only another needs.

import { argv, stderr, stdin } from 'node:process';
import { Problem } from './contract/problem.ts';
import { forbidDumps } from './forbid-dumps.ts';

// Whatever is made by whichever part is for its own user, unless it says otherwise.
process.umask(0o077);

forbidDumps();

async function gateway(): Promise<void> {
  const { parseGatewayConfig } = await import('./config/gateway-config.ts');
  const { inEnglish } = await import('./contract/words/room-says.ts');
  const { startGateway } = await import('./gateway/gateway.ts');
  const { wholeText } = await import('./orders.ts');
  const { onEndSignals } = await import('./supervisor/signals.ts');
  const running = await startGateway(parseGatewayConfig(await wholeText(stdin)));
  const end = (): void => {
    void running.close(inEnglish('shut.over')).finally(() => process.exit(0));
  };
  onEndSignals(process, { end, endAtOnce: () => process.exit(1) });
}

async function uplink(): Promise<number> {
  const { runUplink } = await import('./uplink/uplink.ts');
  const [run, path, libraryPath = null] = argv.slice(3);
  if (run === undefined || path === undefined) {
    throw new Problem('usage: server uplink RUN TOR [LIBRARIES]');
  }
  return runUplink({ run, tor: { path, libraryPath } });
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
  case 'uplink':
    process.on('uncaughtException', fail);
    await uplink().then((code) => process.exit(code), fail);
    break;
  case undefined:
  default:
    stderr.write('usage: server supervise|container|gateway|uplink\n');
    process.exit(2);
}
