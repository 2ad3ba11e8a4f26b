// Gives a room its orders, which hold secrets: in a file of the room's own memory where this user can write one, else
// as the first line of its stdin.

import type { Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { encodeHandedOver } from '../../../../server/contract/host/handed-over.ts';
import { encodeOrders, type ContainerOrders } from '../../../../server/contract/host/orders.ts';
import { canTakeFrom, giveHandedOver, handOverFolder } from '../../host/take-handed-over.ts';

const pollMs = 5;
/** The room's files are there in a tenth of this, and its supervisor waits six times as long. */
const fileWithinMs = 5_000;

/**
 * @param first the room's first process, as this machine numbers it; null: it is not there (yet)
 * @param withinMs so long the room's files may take to be there
 */
export async function giveOrders(
  input: Writable,
  orders: Omit<ContainerOrders, 'byFile'>,
  first: () => number | null,
  withinMs = fileWithinMs,
): Promise<void> {
  const untilMs = performance.now() + withinMs;
  let folder = folderOf(first());
  while (folder === null && performance.now() < untilMs && input.writable) {
    await delay(pollMs);
    folder = folderOf(first());
  }
  // It has ended, and nobody reads orders.
  if (!input.writable) return;
  input.write(lineFor(folder, encodeOrders({ ...orders, byFile: folder !== null })));
}

/** null: there is none, or this user may not see into it. */
function folderOf(pid: number | null): string | null {
  const folder = pid === null ? null : handOverFolder(pid);
  return folder !== null && canTakeFrom(folder) ? folder : null;
}

function lineFor(folder: string | null, text: string): string {
  if (folder === null) return text;
  try {
    return encodeHandedOver(giveHandedOver(folder, text));
  } catch {
    return text;
  }
}
