// Chooses the engine for a room: the one that was asked for, or the best that can carry it, which is told.

import { Problem } from '../../../server/contract/host/problem.ts';
import type { Tell } from '../terminal/tell.ts';
import type { EngineName } from './shared/names.ts';
import type { Engine, RoomWish, StartRoom, Surroundings } from './shared/engine.ts';
import { isText, sentence, type Text } from '../../../server/contract/sentences/sentence.ts';

export interface ChosenEngine {
  readonly name: EngineName;
  readonly start: StartRoom;
}

/**
 * @param engines the best first.
 * @param wish with `engine` null, the best is taken.
 * @returns an engine that is ready to start the room.
 * @throws {Problem} where the engine that was asked for, or the fallback, cannot be had.
 */
export async function chooseEngine(
  engines: readonly Engine[],
  wish: RoomWish & { readonly engine: EngineName | null },
  where: Surroundings,
  tell: Tell,
): Promise<ChosenEngine> {
  const asked = wish.engine;
  if (asked !== null) {
    const engine = theOne(engines, ({ name }) => name === asked);
    const reason = reasonAgainstTor(engine, wish);
    if (reason !== null) throw new Problem(reason);
    return { name: asked, start: await engine.prepare(wish, where, tell) };
  }
  const fallback = theOne(engines, ({ role }) => role === 'fallback');
  let why: Text | null = null;
  for (const engine of engines.filter(({ role }) => role === 'preferred')) {
    const start = await startOrReason(engine, wish, where, tell);
    if (!isText(start)) {
      const names = { name: engine.name, fallback: fallback.name };
      tell.note(sentence('engine.chosen', names));
      return { name: engine.name, start };
    }
    why ??= start;
  }
  tell.note(sentence('engine.fallback', { name: fallback.name, why: why ?? '' }));
  return { name: fallback.name, start: await fallback.prepare(wish, where, tell) };
}

function reasonAgainstTor({ canBorrowTor }: Engine, { settings }: RoomWish): Text | null {
  const isAsked = settings.torControl !== null;
  return isAsked && !canBorrowTor ? sentence('torControl.onlyBare') : null;
}

/** @returns what starts the room, or why the engine cannot carry it. */
async function startOrReason(
  engine: Engine,
  wish: RoomWish,
  where: Surroundings,
  tell: Tell,
): Promise<StartRoom | Text> {
  const reason = reasonAgainstTor(engine, wish) ?? (await engine.reasonAgainst(wish, where.env));
  if (reason !== null) return reason;
  try {
    return await engine.prepare(wish, where, tell);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.text;
  }
}

/** @throws {Error} where the list has none: a fault of ours. */
function theOne(engines: readonly Engine[], isIt: (engine: Engine) => boolean): Engine {
  const found = engines.find(isIt);
  if (found === undefined) throw new Error('engines: the list has no such engine');
  return found;
}
