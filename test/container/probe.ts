// Tries things inside a container, in the place of one of its users, by the only program there that can
// be told what to try: its Node. Judges nothing.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Engine } from './engine.ts';

export type Attempt =
  | { readonly list: string }
  | { readonly read: string }
  | { readonly write: string }
  /** Writes noughts. */
  | { readonly fill: string; readonly bytes: number }
  | { readonly remove: string }
  | { readonly start: string }
  | { readonly kill: number }
  | { readonly become: number }
  | { readonly resolve: string }
  /** Port 9 where none is given: nobody listens there. */
  | { readonly dial: string; readonly port?: number }
  /** One datagram, and waits for its answer. */
  | { readonly ask: string; readonly port: number }
  /** By its file. */
  | { readonly socket: string }
  /** A socket of the kernel's that has a name and no file (unix(7)). */
  | { readonly abstract: string };

const program = readFileSync(join(import.meta.dirname, 'probe-inside.ts'), 'utf8');

/**
 * @param container its id.
 * @returns for each attempt `done`, or the error's code as `EACCES`.
 */
export async function probe(
  engine: Engine,
  container: string,
  uid: number,
  attempts: readonly Attempt[],
): Promise<string[]> {
  const node = ['/usr/bin/node', '--input-type=module-typescript', '--eval', program];
  const command = ['exec', '--user', `${uid}:${uid}`, container, ...node, JSON.stringify(attempts)];
  return JSON.parse(await engine.exec(command, 60_000)) as string[];
}
