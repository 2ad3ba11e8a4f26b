// How long a room lives once the end of its lifetime is moved: within the limits of a lifetime.

import type { EndMove } from './control.ts';
import { longestMs, shortestMs } from './setting-values.ts';

/** Why the end is not moved. `not ready`: the room has not begun, or ends already. */
export const moveRefusals = ['too long', 'too short', 'not ready'] as const;
export type MoveRefusal = (typeof moveRefusals)[number];

/**
 * @param remainingMs of the lifetime now. @param timeMs by which it is moved.
 * @returns milliseconds; `too long`, `too short`: it may not be moved so.
 */
export function movedEnd(
  remainingMs: number,
  by: EndMove,
  timeMs: number,
): number | 'too long' | 'too short' {
  const movedMs = by === 'extend' ? remainingMs + timeMs : remainingMs - timeMs;
  if (movedMs > longestMs) return 'too long';
  return movedMs < shortestMs ? 'too short' : movedMs;
}
