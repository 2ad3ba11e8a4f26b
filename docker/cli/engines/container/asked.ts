// Turns Docker's refusals into errors of one sentence each.

import {
  DecodeError,
  field,
  lenient,
  string,
  wholeNumber,
  type Decoder,
} from '../../../../server/contract/base/decode.ts';
import { Problem } from '../../../../server/contract/host/problem.ts';
import { sentence } from '../../../../server/contract/sentences/sentence.ts';

const notFound = 404;
const conflict = 409;

// What dockerode adds to its errors: the answer's status, and its body.
const statusOf = lenient(field('statusCode', wholeNumber), null);
const messageOf = lenient(field('json', field('message', string)), null);

/** The engine's own message. It names images, ports and settings, never a secret of a room. */
export function wordsOf(error: unknown): string {
  const message = messageOf(error);
  if (message !== null) return message.trim();
  return error instanceof Error ? error.message : 'no reason given';
}

export class EngineProblem extends Problem {
  /** In the engine's own words. */
  readonly what: string;

  constructor(what: string, cause?: unknown) {
    super(sentence('engine.dockerProblem', { what }), { cause });
    this.what = what;
  }
}

/** @throws {Problem} where it fails. */
export async function asked<T>(doing: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    throw new EngineProblem(`${doing}: ${wordsOf(cause)}`, cause);
  }
}

/** The answer, decoded. @throws {Problem} where it fails, or has another form. */
export async function answer<T>(
  doing: string,
  work: Promise<unknown>,
  decode: Decoder<T>,
): Promise<T> {
  const value = await asked(doing, work);
  return decodedAs(doing, isNullAsBytes(value) ? null : value, decode);
}

/** docker-modem gives an answer that is JSON's `null` as the bytes that it came as. */
function isNullAsBytes(value: unknown): boolean {
  return value instanceof Uint8Array && Buffer.from(value).toString().trim() === 'null';
}

/** @throws {Problem} where the answer has another form. */
export function decodedAs<T>(doing: string, value: unknown, decode: Decoder<T>): T {
  try {
    return decode(value);
  } catch (cause) {
    if (!(cause instanceof DecodeError)) throw cause;
    throw new EngineProblem(`${doing}: ${cause.message}`, cause);
  }
}

/** @returns null where the engine has no such thing. @throws {Problem} where it fails otherwise. */
export async function ifThere<T>(doing: string, work: Promise<T>): Promise<T | null> {
  return asked(doing, unless(notFound, work));
}

/** @returns null where the state forbids it: the thing is in use, has ended, or is being removed already. */
export async function unlessInTheWay<T>(work: Promise<T>): Promise<T | null> {
  return unless(conflict, work);
}

async function unless<T>(status: number, work: Promise<T>): Promise<T | null> {
  return work.catch((error: unknown) => {
    if (statusOf(error) === status) return null;
    throw error;
  });
}
