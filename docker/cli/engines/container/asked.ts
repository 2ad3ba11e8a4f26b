// Turns Docker's refusals into errors of one sentence each.

import { Problem } from '../../../../server/contract/host/problem.ts';
import { sentence } from '../../../../server/contract/sentences/sentence.ts';
import { field, numberOf, stringOf } from './json.ts';

const notFound = 404;
const conflict = 409;

function statusOf(error: unknown): number | null {
  return numberOf(field(error, 'statusCode'));
}

/** The engine's own message. It names images, ports and settings, never a secret of a room. */
export function wordsOf(error: unknown): string {
  const said = stringOf(field(field(error, 'json'), 'message'));
  if (said !== null) return said.trim();
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
