// Finds and removes what rooms left in an engine because their host program, their first process or the engine
// was ended by force. It touches only what has our labels and no holder.

import { setTimeout as delay } from 'node:timers/promises';
import { Problem } from '../../../../server/contract/host/problem.ts';
import type { DockerApi } from '../container/api.ts';
import type { Removal } from '../shared/engine.ts';
import { findThings, holdsOf, isRunning, type Hold, type Thing } from './things.ts';
import { sentence, type Text } from '../../../../server/contract/sentences/sentence.ts';

/** A room without a holder ends by itself, in order, within 3 s. */
const patienceMs = 5000;
const pollMs = 50;

/** @throws {Problem} if the engine does not answer. */
export async function findLeftovers(
  api: DockerApi,
  nowMs: number,
): Promise<{
  readonly left: readonly Thing[];
  /** Compose is starting a room, or was ended while it did: it is too early to tell. */
  readonly unsure: readonly Thing[];
}> {
  const things = await findThings(api);
  const holds = await holdsOf(things, nowMs);
  const those = (hold: Hold): Thing[] => things.filter(({ room }) => holds.get(room) === hold);
  return { left: those('left'), unsure: those('being made') };
}

/**
 * Removes them. The engine may refuse one: a volume, with live-restore before Docker 24, until Docker is
 * restarted. That keeps nothing else, and no new room, from going on.
 * @param byForce even a room that still serves after a while; without, that is left alone: its holder may
 * be where it cannot be seen from here.
 * @throws {Problem} if the engine does not answer.
 */
export async function removeLeftovers(
  api: DockerApi,
  nowMs: number,
  byForce: boolean,
): Promise<Removal> {
  const { left } = await findLeftovers(api, nowMs);
  const alive = await stillRunning(api, left);
  const spared = new Set(byForce ? [] : await serving(api, alive));
  const removable = left.filter(({ room }) => !spared.has(room));
  // A network or volume goes when no container uses it any more.
  const ordered = (['container', 'network', 'volume'] as const).flatMap((kind) =>
    removable.filter((thing) => thing.kind === kind),
  );
  const removed: Text[] = [];
  const kept: Text[] = [];
  for (const thing of ordered) {
    const isGone = await remove(api, thing).then(
      () => true,
      (error: unknown) => {
        if (error instanceof Problem) return false;
        throw error;
      },
    );
    (isGone ? removed : kept).push(named[thing.kind](thing.name));
  }
  return { removed, kept };
}

const named: Readonly<Record<Thing['kind'], (name: string) => Text>> = {
  container: (name) => sentence('leftover.container', { name }),
  network: (name) => sentence('leftover.network', { name }),
  volume: (name) => sentence('residue.volumeName', { name }),
};

async function remove(api: DockerApi, { kind, id }: Thing): Promise<void> {
  if (kind === 'container') await api.removeContainer(id);
  else if (kind === 'network') await api.removeNetwork(id);
  else await api.removeVolume(id);
}

/** @returns the rooms whose supervisor answers: one that never got its orders does not. */
async function serving(api: DockerApi, containers: readonly Thing[]): Promise<string[]> {
  const answers = await Promise.all(
    containers.map(async ({ id }) => {
      const answer = await api
        .exec(id, ['/usr/bin/mayfly', 'status', '--json'], '')
        .catch(() => null);
      return answer?.code === 0;
    }),
  );
  return containers.filter((_, at) => answers[at]).map(({ room }) => room);
}

/** @returns those that have not ended by themselves. */
async function stillRunning(api: DockerApi, things: readonly Thing[]): Promise<Thing[]> {
  const endMs = performance.now() + patienceMs;
  let rest = things.filter((each) => each.kind === 'container' && isRunning(each));
  while (rest.length > 0 && performance.now() < endMs) {
    await delay(pollMs);
    const states = await Promise.all(rest.map(({ id }) => api.inspect(id)));
    rest = rest.filter((_, at) => states[at]?.running === true);
  }
  return rest;
}
