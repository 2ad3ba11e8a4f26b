// Composition root of everything that runs inside the appliance. One bundle, four ways to start it:
// `supervise` or `container` (under tini), and its own children `gateway` and `scribe`.

import { execFile } from 'node:child_process';
import { argv, execPath, getgid, getuid, stderr, stdin, stdout } from 'node:process';
import { Appliance } from './appliance.ts';
import { parseOrders, type Config } from './config/config.ts';
import { eventText } from './container/event-text.ts';
import { containerOrders, ordersComeByStdin } from './container/orders.ts';
import { mustBeInMemory } from './container/state-in-memory.ts';
import type { ApplianceEvent } from './contract/events.ts';
import { Problem } from './contract/problem.ts';
import { parseSshdVersion, type SshdVersion } from './daemons/sshd.ts';
import { firstLine, wholeText } from './orders.ts';
import { runScribe } from './supervisor/scribe.ts';
import { onEndSignals, whenClosed } from './supervisor/signals.ts';

type Emit = (event: ApplianceEvent) => void;

const emitJson: Emit = (event) => {
  stdout.write(`${JSON.stringify(event)}\n`);
};

/** For whoever is attached to the container. Docker keeps none of it: its log driver is none. */
const emitText: Emit = (event) => {
  stdout.write(`${eventText(event, stdout.isTTY ? stdout.columns : null)}\n`);
};

/** A Problem is for the operator; anything else is ours, and its text may hold what it should not. */
function tellProblem(error: unknown, emit: Emit): void {
  if (error instanceof Problem) {
    emit({ event: 'problem', message: error.message, hint: error.hint });
  } else {
    const name = error instanceof Error ? error.name : 'unknown';
    const place = error instanceof Error ? firstPlace(error) : '';
    emit({ event: 'problem', message: `internal: ${name}${place}`, hint: 'this is a fault of ours' });
  }
}

/** Where in our own code an error arose: never its message. */
function firstPlace(error: Error): string {
  const place = /\bserver\.mjs:\d+:\d+|\bserver\/[\w/.-]+:\d+:\d+/.exec(error.stack ?? '');
  return place === null ? '' : ` at ${place[0]}`;
}

function sshdVersion(config: Config): Promise<SshdVersion> {
  const { path, libraryPath } = config.programs.sshd;
  const env = libraryPath === null ? {} : { LD_LIBRARY_PATH: libraryPath };
  return new Promise((resolve, reject) => {
    // Before 9.3 it knows no -V, and says its version on the way to the error.
    execFile(path, ['-V'], { env, timeout: 5000 }, (_error, out, err) => {
      const version = parseSshdVersion(`${out}${err}`);
      if (version === null) reject(new Problem('sshd: does not tell its version'));
      else resolve(version);
    });
  });
}

interface Start {
  readonly orders: () => Promise<Config>;
  readonly emit: Emit;
  /** Whoever holds stdin holds the room. */
  readonly lifeline: boolean;
}

/** @returns the exit code. */
async function supervise({ orders, emit, lifeline }: Start): Promise<number> {
  let appliance: Appliance | null = null;
  try {
    const config = await orders();
    // SIGPIPE is an error of a write; the host is gone then, which its stdin tells as well.
    stdout.on('error', () => {});
    const room = new Appliance({
      config,
      sshdVersion: await sshdVersion(config),
      node: execPath,
      entry: argv[1] ?? '',
      self: { uid: getuid?.() ?? 0, gid: getgid?.() ?? 0 },
      emit,
    });
    appliance = room;
    onEndSignals(process, { end: () => void room.end('operator'), endAtOnce: () => room.kill() });
    if (lifeline) void whenClosed(stdin).then(() => room.end('host gone'));
    await room.start();
    await room.ended;
    return 0;
  } catch (error) {
    tellProblem(error, emit);
    await appliance?.end('failure');
    return 1;
  }
}

/** @returns the exit code. */
async function container(): Promise<number> {
  const { env } = process;
  const lifeline = ordersComeByStdin(env);
  return supervise({
    orders: async () => {
      const config = parseOrders(containerOrders(env, lifeline ? await firstLine(stdin) : null));
      for (const dir of Object.values(config.layout.dirs)) mustBeInMemory(dir);
      return config;
    },
    emit: env['MAYFLY_JSON'] === 'on' ? emitJson : emitText,
    lifeline,
  });
}

async function gateway(): Promise<void> {
  const { parseGatewayConfig } = await import('./config/gateway-config.ts');
  const { startGateway } = await import('./gateway/gateway.ts');
  const running = await startGateway(parseGatewayConfig(await wholeText(stdin)));
  const end = (): void => {
    void running.close('the room has ended').finally(() => process.exit(0));
  };
  onEndSignals(process, { end, endAtOnce: () => process.exit(1) });
}

/** Nothing of what went wrong is written but its kind: stderr reaches the operator. */
function failGateway(error: unknown): void {
  stderr.write(error instanceof Problem ? `${error.message}\n` : 'internal error\n');
  process.exit(1);
}

switch (argv[2]) {
  case 'supervise':
    process.exit(
      await supervise({
        orders: async () => parseOrders(await firstLine(stdin)),
        emit: emitJson,
        lifeline: true,
      }),
    );
    break;
  case 'container':
    process.exit(await container());
    break;
  case 'gateway':
    process.on('uncaughtException', failGateway);
    await gateway().catch(failGateway);
    break;
  case 'scribe':
    await runScribe(stdin, stdout);
    break;
  default:
    stderr.write('usage: server supervise|container|gateway|scribe\n');
    process.exit(2);
}
