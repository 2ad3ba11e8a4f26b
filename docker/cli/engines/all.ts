// Asks all engines at once: which rooms run, what is left, what the doctor must know.

import type { ResidueCheck } from '../../../server/contract/host/residue.ts';
import type { EngineName } from './shared/names.ts';
import type { Engine, EngineFacts, Removal, Surroundings } from './shared/engine.ts';
import type { Room } from './shared/room.ts';
import { isText, type Text } from '../../../server/contract/sentences/sentence.ts';

/** How long an invitation waits for the number of rooms. */
const countLimitMs = 1000;

/** @returns the rooms of this user in all engines, each once. @throws {Problem} */
export async function runningRooms(
  engines: readonly Engine[],
  where: Surroundings,
): Promise<Room[]> {
  const found = await Promise.all(engines.map((engine) => engine.rooms(where)));
  // A container's processes are in /proc as well, where another engine finds them.
  const claimedBesides = (own: (typeof found)[number]): ReadonlySet<number> =>
    new Set(found.flatMap((each) => (each === own ? [] : each.processes)));
  return found.flatMap((each) => {
    const claimed = claimedBesides(each);
    return each.rooms.filter(({ process }) => process === null || !claimed.has(process));
  });
}

/** Whether several rooms run here. False as well where an engine does not tell in time. */
export async function severalRun(
  engines: readonly Engine[],
  where: Surroundings,
): Promise<boolean> {
  const tooLate = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => tooLate.resolve(false), countLimitMs);
  try {
    const counted = runningRooms(engines, where).then(({ length }) => length > 1);
    return await Promise.race([counted, tooLate.promise]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/** Removes what rooms left that were ended by force. @throws {Problem} */
export async function removeLeftovers(
  engines: readonly Engine[],
  where: Surroundings,
): Promise<Removal> {
  const removals = await Promise.all(engines.map((engine) => engine.removeLeftovers(where)));
  return {
    removed: removals.flatMap(({ removed }) => removed),
    kept: removals.flatMap(({ kept }) => kept),
  };
}

/** @returns the checks of all engines, in their order. @throws {Problem} */
export async function verifyEngines(
  engines: readonly Engine[],
  where: Surroundings,
): Promise<ResidueCheck[]> {
  const checks = await Promise.all(engines.map((engine) => engine.verify(where)));
  return checks.flat();
}

export interface LikelyEngine {
  /** The engine that `up` would try first. */
  readonly name: EngineName;
  /** A sentence: why there is no container engine. */
  readonly facts: EngineFacts | Text;
}

/** @returns the first engine whose facts can be had, or the first that needs none. */
export async function likelyEngine(
  engines: readonly Engine[],
  env: NodeJS.ProcessEnv,
): Promise<LikelyEngine> {
  let why: Text = '';
  for (const engine of engines) {
    const facts = await engine.facts(env);
    if (facts === null) return { name: engine.name, facts: why };
    if (!isText(facts)) return { name: engine.name, facts };
    if (why === '') why = facts;
  }
  throw new Error('engines: none is for a machine without containers');
}
