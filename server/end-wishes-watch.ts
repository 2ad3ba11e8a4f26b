// Fetches from the gateway what is wished at the doors about the room's end, and does it.

import { setTimeout as pause } from 'node:timers/promises';
import { parseEndWish, type EndWish } from './config/end-wish.ts';
import type { EndReason } from './contract/host/events.ts';
import { Problem } from './contract/host/problem.ts';
import { askGateway } from './probes/daemons.ts';
import type { RoomEnd } from './room-end.ts';

export interface EndWishesWatch {
  /** The gateway's control socket. */
  readonly gatewaySocket: string;
  readonly roomEnd: Pick<RoomEnd, 'signOfLife' | 'move'>;
  /** Ends the room. */
  readonly end: (reason: EndReason) => void;
  readonly signal: AbortSignal;
}

// The gateway answers after 10 s when nothing is wished.
const answerWithinMs = 30_000;
// Also between two wishes: a host who talks shows a sign of life with every line.
const againMs = 100;

/** Runs until the signal aborts; a gateway that is started again is asked again. */
export async function watchEndWishes(options: EndWishesWatch): Promise<void> {
  const { gatewaySocket, signal } = options;
  while (!signal.aborted) {
    try {
      const within = AbortSignal.any([signal, AbortSignal.timeout(answerWithinMs)]);
      const wish = parseEndWish(
        await askGateway(gatewaySocket, 'POST', '/end-wishes', null, within),
      );
      if (wish !== null) grant(wish, options);
    } catch {
      // It starts again, or the room ends.
    }
    await pause(againMs, undefined, { signal }).catch(() => {});
  }
}

/** Who may wish it was the gateway's to decide. */
function grant(wish: EndWish, { roomEnd, end }: EndWishesWatch): void {
  if (wish.wish === 'burn') return end(wish.why);
  roomEnd.signOfLife();
  if (wish.wish === 'go on') return;
  try {
    roomEnd.move(wish.by, wish.timeMs);
  } catch (error) {
    // The gateway has looked at the limits before (moved-end.ts): another move came in between.
    if (!(error instanceof Problem)) throw error;
  }
}
