// What tests learn from the docker client: a part of what it knows of a container, and what a command prints.

import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

import { until } from '../support/until.ts';
import type { Engine } from './engine.ts';

/** @param part as Docker's templates name it: `.State.Health`. */
export async function inspect<T>(engine: Engine, id: string, part: string): Promise<T> {
  return JSON.parse(await engine.exec(['inspect', '--format', `{{json ${part}}}`, id])) as T;
}

/** Runs a command of the docker client to its end. @returns what it prints, and its exit code. */
export async function toItsEnd(
  engine: Engine,
  words: readonly string[],
): Promise<readonly [string, number | null]> {
  const docker = engine.spawn(words);
  const all = await printed(docker.stdout);
  await until('the end of docker', () => docker.exitCode !== null);
  return [all, docker.exitCode];
}

/** All that comes until the stream ends. */
export async function printed(stream: Readable | null): Promise<string> {
  return stream === null ? '' : text(stream);
}
