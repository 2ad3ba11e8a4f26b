// Ends a room that runs already, and waits until it is gone.

import { setTimeout as delay } from 'node:timers/promises';
import { Problem } from '../../../server/contract/host/problem.ts';
import { residueReport } from '../../../server/contract/host/residue.ts';
import { notOverwritten, type StopReport } from '../../../server/contract/host/stop-report.ts';
import { sentence } from '../../../server/contract/sentences/sentence.ts';
import type { Room } from '../engines/index.ts';
import { freedMemory } from '../host/freed-memory.ts';
import { keysCheck } from '../host/keys-check.ts';
import { residueText } from '../terminal/residue-text.ts';
import type { Tell } from '../terminal/tell.ts';

const pollMs = 50;
/** The room has ended its daemons and wiped its files before; the kernel and the engine end the rest. */
const endPatienceMs = 15_000;

/**
 * @param how in order, or at once.
 * @returns whether all that was looked at is gone; what is not is told.
 * @throws {Problem}
 */
export async function endRoom(room: Room, how: 'end' | 'burn', tell: Tell): Promise<boolean> {
  const stopped = await endOf(room, how);
  await untilGone(room);
  const report = residueReport(
    [
      { what: sentence('residue.processesAndNamespaces'), verdict: 'gone', detail: null },
      keysCheck(stopped === null ? null : notOverwritten(stopped)),
    ],
    freedMemory(),
  );
  if (report.clean) tell.note(sentence('ended.room'));
  else tell.note(residueText(sentence('ended.room'), report, tell.translator));
  return report.checks.every(({ verdict }) => verdict !== 'left');
}

/** @returns how the end went inside; null where the room did not tell, because it was killed meanwhile. */
async function endOf(room: Room, how: 'end' | 'burn'): Promise<StopReport | null> {
  try {
    return await room[how]();
  } catch (error) {
    if (await room.isGone()) return null;
    throw error;
  }
}

async function untilGone(room: Room): Promise<void> {
  const endMs = performance.now() + endPatienceMs;
  while (!(await room.isGone())) {
    if (performance.now() > endMs) {
      throw new Problem(sentence('room.stillRuns', { seconds: endPatienceMs / 1000 }), {
        hint: sentence('room.secondCtrlC'),
      });
    }
    await delay(pollMs);
  }
}
