// Reads the orders, runs one appliance, and ends with it.

import { execFile } from 'node:child_process';
import { dirname } from 'node:path';
import { argv, execPath, getgid, getuid, stdin, stdout } from 'node:process';
import { Appliance } from './appliance.ts';
import { parseOrders, type Config } from './config/config.ts';
import { encodeEvent, type ApplianceEvent } from './contract/host/events.ts';
import { encodeHandedOver, handedOverName } from './contract/host/handed-over.ts';
import { endOrder } from './contract/host/orders.ts';
import { controlSocket, roomDir } from './contract/host/places.ts';
import { notOverwritten } from './contract/host/stop-report.ts';
import { Problem, problemFields } from './contract/host/problem.ts';
import { exitCode } from './contract/host/exit-codes.ts';
import { parseSshdVersion, type SshdVersion } from './daemons/sshd.ts';
import { firstLine, ordersWithinMs } from './read-stdin.ts';
import { handOver, takeHandedOver } from './supervisor/memory-file.ts';
import { onEndSignals, whenClosed } from './supervisor/signals.ts';
import { sentence } from './contract/sentences/sentence.ts';

export type Emit = (event: ApplianceEvent) => void;

export interface Start {
  readonly orders: () => Promise<Config>;
  readonly emit: Emit;
  /** Whoever holds stdin holds the room. */
  readonly lifeline: boolean;
  /** So long the end waits behind whoever asked for it by the control socket. Default: not at all. */
  readonly askerSeenMs?: number;
}

export const emitJson: Emit = (event) => {
  stdout.write(encodeEvent(event));
};

/** A Problem is for the operator; anything else is ours, and its text may hold what it should not. */
function tellProblem(error: unknown, emit: Emit): void {
  if (error instanceof Problem) {
    emit({ event: 'problem', ...problemFields(error) });
  } else {
    const name = error instanceof Error ? error.name : 'unknown';
    const place = error instanceof Error ? firstPlace(error) : '';
    const fault = new Problem(sentence('room.fault', { what: `${name}${place}` }), {
      hint: sentence('room.faultOfOurs'),
    });
    emit({ event: 'problem', ...problemFields(fault) });
  }
}

/** Where in our own code an error arose: never its message. */
function firstPlace(error: Error): string {
  const place = /\bserver\.mjs:\d+:\d+|\bserver\/[\w/.-]+:\d+:\d+/.exec(error.stack ?? '');
  return place === null ? '' : ` at ${place[0]}`;
}

/** It works for some milliseconds; the rest is for a slow machine. */
const sshdVersionMs = 30_000;

function sshdVersion(config: Config): Promise<SshdVersion> {
  const { path, libraryPath } = config.programs.sshd;
  const env = libraryPath === null ? {} : { LD_LIBRARY_PATH: libraryPath };
  return new Promise((resolve, reject) => {
    // Before 9.3 it knows no -V, and says its version on the way to the error.
    execFile(path, ['-V'], { env, timeout: sshdVersionMs }, (_error, out, err) => {
      const version = parseSshdVersion(`${out}${err}`);
      if (version === null) reject(new Problem(sentence('sshd.noVersion')));
      else resolve(version);
    });
  });
}

/** @returns the exit code. */
export async function supervise({
  orders,
  emit,
  lifeline,
  askerSeenMs = 0,
}: Start): Promise<number> {
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
      emit: (event) => {
        const name =
          event.event === 'ready' && config.byFile
            ? handOver(config.layout.dirs.supervisor, encodeEvent(event))
            : null;
        if (name === null) emit(event);
        else stdout.write(encodeHandedOver(name));
      },
      askerSeenMs,
    });
    appliance = room;
    onEndSignals(process, { end: () => void room.end('operator'), endAtOnce: () => room.kill() });
    if (lifeline) {
      // After the orders the host says one more word, or dies and says none.
      stdin.on('data', (chunk: Buffer) => {
        if (chunk.includes(endOrder)) void room.end('operator');
      });
      void whenClosed(stdin).then(() => room.end('host gone'));
    }
    await room.start();
    const report = await room.ended;
    if (room.endReason === 'uplink gone') return exitCode.failure;
    return notOverwritten(report).length === 0 ? exitCode.success : exitCode.residue;
  } catch (error) {
    tellProblem(error, emit);
    await appliance?.end('failure');
    return exitCode.failure;
  }
}

/** @param line that the host program wrote; it may name a file that holds the orders. @returns the orders' text. */
export function ordersText(line: string): string {
  const name = handedOverName(line);
  return name === null ? line : takeHandedOver(dirname(controlSocket(roomDir)), name);
}

/** `supervise`: for the host program, which tells all on stdin and reads events. @returns the exit code. */
export function superviseForHost(): Promise<number> {
  const orders = async (): Promise<Config> =>
    parseOrders(ordersText(await firstLine(stdin, ordersWithinMs)));
  return supervise({ orders, emit: emitJson, lifeline: true });
}
