// Docker's answers that are no: what they mean, in one sentence. Knows nothing of what was asked.

import { Problem } from '../../../../server/contract/host/problem.ts';
import { field, numberOf, stringOf } from './json.ts';

const notFound = 404;
const conflict = 409;

function statusOf(error: unknown): number | null {
  return numberOf(field(error, 'statusCode'));
}

/** The engine's own words: they name images, ports and settings, never what a room is told. */
export function wordsOf(error: unknown): string {
  const said = stringOf(field(field(error, 'json'), 'message'));
  if (said !== null) return said.trim();
  return error instanceof Error ? error.message : 'no reason given';
}

/** @throws {Problem} where it fails. */
export async function asked<T>(doing: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    throw new Problem(`engine docker: ${doing}: ${wordsOf(cause)}`, { cause });
  }
}

/** @returns null where the engine knows no such thing. @throws {Problem} where it fails otherwise. */
export async function ifThere<T>(doing: string, work: Promise<T>): Promise<T | null> {
  return asked(doing, unless(notFound, work));
}

/** @returns null where something keeps the engine from it: it is in use, has ended, or is going already. */
export async function unlessInTheWay<T>(work: Promise<T>): Promise<T | null> {
  return unless(conflict, work);
}

async function unless<T>(status: number, work: Promise<T>): Promise<T | null> {
  return work.catch((error: unknown) => {
    if (statusOf(error) === status) return null;
    throw error;
  });
}
