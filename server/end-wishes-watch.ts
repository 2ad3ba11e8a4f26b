// Fetches from the gateway what is wished at the doors about the room's end, and does it.

import { parseEndWish, type EndWish, type EndWishAnswer } from './config/end-wish.ts';
import type { EndReason } from './contract/host/events.ts';
import type { MoveRefusal } from './contract/host/moved-end.ts';
import { pollGateway } from './probes/gateway-poll.ts';
import type { RoomEnd } from './room-end.ts';

export interface EndWishesWatch {
  /** The gateway's control socket. */
  readonly gatewaySocket: string;
  readonly roomEnd: Pick<RoomEnd, 'signOfLife' | 'tryMove'>;
  /** Ends the room. */
  readonly end: (reason: EndReason) => void;
  readonly signal: AbortSignal;
}

// A host who talks shows a sign of life with every line.
const restMs = 100;

/** Runs until the signal aborts. */
export function watchEndWishes(options: EndWishesWatch): Promise<void> {
  const { gatewaySocket, signal } = options;
  let answer: EndWishAnswer = { refused: null };
  return pollGateway({
    gatewaySocket,
    path: '/end-wishes',
    body: () => JSON.stringify(answer),
    hear: (text) => {
      answer = { refused: null };
      const wish = parseEndWish(text);
      if (wish !== null) answer = { refused: grant(wish, options) };
    },
    restMs,
    signal,
  });
}

/** Who may wish it was the gateway's to decide. @returns why it is not done; null: it is. */
function grant(wish: EndWish, { roomEnd, end }: EndWishesWatch): MoveRefusal | null {
  if (wish.wish === 'burn') {
    end(wish.why);
    return null;
  }
  roomEnd.signOfLife();
  if (wish.wish === 'go on') return null;
  // The gateway has looked at the limits before (moved-end.ts), but another move may have come in between.
  const moved = roomEnd.tryMove(wish.by, wish.timeMs);
  return typeof moved === 'string' ? moved : null;
}
