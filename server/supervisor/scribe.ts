// Writes, unlinks and wipes files as another user. A supervisor that is uid 0 without CAP_DAC_OVERRIDE
// and CAP_CHOWN cannot write into a child's directory; a short-lived helper of that child's uid can. It
// takes its order on stdin, as a path may be known to all but a content may not. Knows nothing of what
// the files are for.

import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { Problem } from '../contract/problem.ts';
import type { ChildIdentity, ScribeCommand } from './child-spec.ts';
import { unlinkWiped, wipeDirectory, writeWhole } from './scribe-files.ts';

/** What is to be done, in this order: wipe, unlink, write. Paths are absolute. */
export interface ScribeOrder {
  /** Directories that exist: nothing outside of them is touched. */
  readonly within: readonly string[];
  /** All that is in these directories goes; they themselves stay, as they may be mounts. */
  readonly wipe?: readonly string[];
  /** Overwritten with zeros and unlinked; one that is not there is no error. */
  readonly unlink?: readonly string[];
  readonly write?: readonly ScribeFile[];
}

export interface ScribeFile {
  readonly path: string;
  readonly mode: number;
  readonly content: string | Uint8Array;
}

const maxOrderBytes = 16 * 1024 * 1024;
// A daemon can send SIGSTOP to the helper that has its uid; it is not to hold up its own restart so.
const helperMs = 5000;

/**
 * Has an order done as `identity`. With null it is done in this process.
 * @param signal ends the helper; what it has done by then stays
 * @throws {Problem} that names the path and the error code, never the content
 */
export async function askScribe(
  scribe: ScribeCommand,
  identity: ChildIdentity | null,
  order: ScribeOrder,
  signal?: AbortSignal,
): Promise<void> {
  if (identity === null) return obey(order);
  const said = await helped(scribe, identity, order, signal).catch((cause: unknown) => {
    throw new Problem('scribe: could not be run', { cause });
  });
  if (said !== done) throw new Problem(said === '' ? 'scribe: ended without an answer' : said);
}

async function helped(
  scribe: ScribeCommand,
  identity: ChildIdentity,
  order: ScribeOrder,
  signal: AbortSignal | undefined,
): Promise<string> {
  const helper = spawn(scribe.command, scribe.args, {
    cwd: '/',
    env: {},
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: helperMs,
    killSignal: 'SIGKILL',
    ...identity,
    ...(signal === undefined ? {} : { signal }),
  });
  const ended = new Promise<void>((resolve, reject) => {
    helper.once('error', reject);
    helper.once('close', () => resolve());
  });
  helper.stdin.on('error', () => {}); // It ended early: what it said, or did not, tells.
  helper.stdin.end(JSON.stringify(encoded(order)));
  const [said] = await Promise.all([text(helper.stdout), ended]);
  return said;
}

const done = 'done';

/**
 * The helper's whole work: one order from stdin, and on stdout `done` or what went wrong.
 * For the `scribe` subcommand; the process should end with it.
 */
export async function runScribe(
  stdin: NodeJS.ReadableStream,
  stdout: NodeJS.WritableStream,
): Promise<void> {
  let said = done;
  try {
    await obey(parseOrder(await limitedText(stdin)));
  } catch (error) {
    said = error instanceof Problem ? error.message : 'scribe: failed';
  }
  await new Promise<void>((resolve) => stdout.write(said, () => resolve()));
}

async function obey(order: ScribeOrder): Promise<void> {
  const { within } = order;
  for (const dir of order.wipe ?? []) await wipeDirectory(within, dir);
  for (const path of order.unlink ?? []) await unlinkWiped(within, path);
  for (const file of order.write ?? []) await writeWhole(within, file);
}

/** As JSON can carry it: contents as base64. */
function encoded(order: ScribeOrder): unknown {
  const base64 = (content: string | Uint8Array): string => Buffer.from(content).toString('base64');
  return {
    ...order,
    write: order.write?.map((file) => ({ ...file, content: base64(file.content) })),
  };
}

/** @throws {Problem} where the text is no order */
function parseOrder(json: string): ScribeOrder {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new Problem('scribe: the order is not JSON');
  }
  const { within, wipe = [], unlink = [], write = [] } = isRecord(value) ? value : {};
  if (!isTexts(within) || !isTexts(wipe) || !isTexts(unlink) || !Array.isArray(write)) {
    throw new Problem('scribe: the order has not its form');
  }
  return { within, wipe, unlink, write: write.map(parseFile) };
}

function parseFile(value: unknown): ScribeFile {
  const { path, mode, content } = isRecord(value) ? value : {};
  if (typeof path !== 'string' || typeof mode !== 'number' || typeof content !== 'string') {
    throw new Problem('scribe: a file of the order has not its form');
  }
  return { path, mode, content: Buffer.from(content, 'base64') };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

async function limitedText(stdin: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stdin) {
    const buffer = Buffer.from(chunk);
    bytes += buffer.length;
    if (bytes > maxOrderBytes)
      throw new Problem(`scribe: the order is longer than ${maxOrderBytes} bytes`);
    chunks.push(buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}
