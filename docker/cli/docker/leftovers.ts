// What rooms left in an engine because their host program, or the engine, was ended by force: containers
// and networks with our label that nobody holds. It touches nothing without that label.

import { setTimeout as delay } from 'node:timers/promises';
import type { DockerApi, Listed } from './api.ts';
import { roomLabel } from './hardening.ts';
import { isOwned } from './owner.ts';

export interface Leftovers {
  readonly containers: readonly Listed[];
  readonly networks: readonly Listed[];
}

/** A room that nobody holds ends by itself, in order, in 3 s at most. */
const patienceMs = 5000;
const pollMs = 50;

async function unowned(things: readonly Listed[], nowMs: number): Promise<Listed[]> {
  const owned = await Promise.all(
    things.map(({ label, running, createdMs }) =>
      isOwned(label, { running, ageMs: nowMs - createdMs }),
    ),
  );
  return things.filter((_, at) => owned[at] === false);
}

/** @throws {Problem} if the engine does not answer. */
export async function findLeftovers(api: DockerApi, nowMs: number): Promise<Leftovers> {
  return {
    containers: await unowned(await api.containersWith(roomLabel), nowMs),
    networks: await unowned(await api.networksWith(roomLabel), nowMs),
  };
}

/**
 * Removes them.
 * @param byForce even a room that still serves after a while; without, that is left alone: its holder may
 * be where it cannot be seen from here.
 * @returns their names.
 * @throws {Problem} if the engine does not answer.
 */
export async function removeLeftovers(
  api: DockerApi,
  nowMs: number,
  byForce: boolean,
): Promise<string[]> {
  const { containers, networks } = await findLeftovers(api, nowMs);
  const alive = await stillRunning(api, containers);
  const spared = new Set(byForce ? [] : await serving(api, alive));
  const removable = ({ label }: Listed): boolean => !spared.has(label);
  const [oldContainers, oldNetworks] = [containers.filter(removable), networks.filter(removable)];
  for (const { id } of oldContainers) await api.removeContainer(id);
  for (const { id } of oldNetworks) await api.removeNetwork(id);
  return [
    ...oldContainers.map(({ name }) => `container ${name}`),
    ...oldNetworks.map(({ name }) => `network ${name}`),
  ];
}

/** @returns the rooms whose supervisor answers: one that never got its orders does not. */
async function serving(api: DockerApi, containers: readonly Listed[]): Promise<string[]> {
  const answers = await Promise.all(
    containers.map(async ({ id }) => {
      const answer = await api
        .exec(id, ['/usr/bin/mayfly', 'status', '--json'], '')
        .catch(() => null);
      return answer?.code === 0;
    }),
  );
  return containers.filter((_, at) => answers[at]).map(({ label }) => label);
}

/** @returns those that have not ended by themselves. */
async function stillRunning(api: DockerApi, containers: readonly Listed[]): Promise<Listed[]> {
  const endMs = performance.now() + patienceMs;
  let rest = containers.filter((each) => each.running);
  while (rest.length > 0 && performance.now() < endMs) {
    await delay(pollMs);
    const states = await Promise.all(rest.map(({ id }) => api.inspect(id)));
    rest = rest.filter((_, at) => states[at]?.running === true);
  }
  return rest;
}
