// Reads a line of a room's supervisor, which may name a file that holds the event.

import { handedOverName } from '../../../../server/contract/host/handed-over.ts';
import { parseEvent, type ApplianceEvent } from '../../../../server/contract/host/events.ts';
import { Problem, problemFields } from '../../../../server/contract/host/problem.ts';
import { sentence } from '../../../../server/contract/sentences/sentence.ts';
import { handOverFolder, takeHandedOver } from '../../host/take-handed-over.ts';

/**
 * @param pid a process of the room, as this machine numbers it; null: none is known
 * @returns null for a line that is no event of this version; a problem where the file cannot be read
 */
export function heardEvent(line: string, pid: number | null): ApplianceEvent | null {
  const name = handedOverName(line);
  if (name === null) return parseEvent(line);
  try {
    if (pid === null) throw new Error('no process of the room is known');
    return parseEvent(takeHandedOver(handOverFolder(pid), name));
  } catch {
    const hint = sentence('room.isItEnding');
    return { event: 'problem', ...problemFields(new Problem(sentence('room.noAnswer'), { hint })) };
  }
}
