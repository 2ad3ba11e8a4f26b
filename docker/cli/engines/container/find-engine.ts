// Finds the Docker engines of this machine. An engine of another machine is of no use: the room's ports are
// on the engine's own 127.0.0.1.

import { existsSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Problem } from '../../../../server/contract/host/problem.ts';
import { dockerApi, engineAnswers, type DockerApi } from './api.ts';
import { isText, sentence, type Text } from '../../../../server/contract/sentences/sentence.ts';

/** Paths of sockets, the first that answers counts. Without DOCKER_HOST: root's, a user's own, Desktop's. */
export function socketPaths(env: NodeJS.ProcessEnv, home: string): string[] {
  const host = env['DOCKER_HOST'];
  if (host !== undefined && host !== '') return host.startsWith('unix://') ? [host.slice(7)] : [];
  const runtime = env['XDG_RUNTIME_DIR'];
  return [
    '/var/run/docker.sock',
    ...(runtime === undefined || runtime === '' ? [] : [join(runtime, 'docker.sock')]),
    join(home, '.docker/run/docker.sock'),
  ];
}

/** @returns the engine, or why there is none, as one sentence. */
export async function findEngine(env: NodeJS.ProcessEnv): Promise<DockerApi | Text> {
  return firstAnswering(socketPaths(env, homedir()));
}

/** Root's may be there and not let this user in, who has a rootless one. @returns as `findEngine`. */
export async function firstAnswering(paths: readonly string[]): Promise<DockerApi | Text> {
  const [first] = paths;
  if (first === undefined) return sentence('docker.hostIsNoSocket');
  const there = paths.filter((path) => existsSync(path));
  let why: Text | null = null;
  for (const path of there.length === 0 ? [first] : there) {
    const answer = await engineAnswers(path);
    if (answer === true) return dockerApi(path);
    why ??= answer;
  }
  return why ?? '';
}

/** Those of this machine that this user may ask: root's, and an own one beside it. */
export interface Engines {
  readonly answering: readonly DockerApi[];
  /** Why the others do not, as sentences; one as well where there is none at all. */
  readonly silent: readonly Text[];
}

/** All of them: rooms may be in each, whichever is the first. */
export async function findEngines(env: NodeJS.ProcessEnv): Promise<Engines> {
  return allAnswering(socketPaths(env, homedir()));
}

/** @returns as `findEngines`. */
export async function allAnswering(paths: readonly string[]): Promise<Engines> {
  const there = paths.filter((path) => existsSync(path));
  if (there.length === 0) {
    const found = await firstAnswering(paths);
    return isText(found) ? { answering: [], silent: [found] } : { answering: [found], silent: [] };
  }
  // By another name it may be the same one: /var/run is a link to /run.
  const own = [...new Map(there.map((path) => [realpathSync(path), path])).values()];
  const found = await Promise.all(own.map(async (path) => firstAnswering([path])));
  return {
    answering: found.flatMap((each) => (isText(each) ? [] : [each])),
    silent: found.filter((each) => isText(each)),
  };
}

/** @throws {Problem} where there is none. */
export async function needEngine(env: NodeJS.ProcessEnv): Promise<DockerApi> {
  const found = await findEngine(env);
  if (!isText(found)) return found;
  throw new Problem(sentence('engine.dockerProblem', { what: found }), {
    hint: sentence('docker.start'),
  });
}
