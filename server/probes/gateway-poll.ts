// Fetches from the gateway what it has to tell, for as long as the room lives: each call waits there until there is
// something.

import { setTimeout as pause } from 'node:timers/promises';
import { askGateway } from './daemons.ts';

export interface GatewayPoll {
  /** The gateway's control socket. */
  readonly gatewaySocket: string;
  readonly path: string;
  /** What the next call tells the gateway, as JSON. */
  readonly body: () => string;
  /** Called with each answer; '': there was nothing to tell. What it throws is treated as no answer. */
  readonly hear: (text: string) => void;
  /** Milliseconds between an answer and the next call; absent: none. */
  readonly restMs?: number;
  readonly signal: AbortSignal;
}

// The gateway answers after 10 s when it has nothing to tell.
const answerWithinMs = 30_000;
const retryMs = 100;

/** Runs until the signal aborts; a gateway that is started again is asked again. Never rejects. */
export async function pollGateway(poll: GatewayPoll): Promise<void> {
  const { gatewaySocket, path, body, hear, restMs = 0, signal } = poll;
  while (!signal.aborted) {
    let waitMs = restMs;
    try {
      const within = AbortSignal.any([signal, AbortSignal.timeout(answerWithinMs)]);
      hear(await askGateway(gatewaySocket, 'POST', path, body(), within));
    } catch {
      waitMs = retryMs;
    }
    if (waitMs > 0) await pause(waitMs, undefined, { signal }).catch(() => {});
  }
}
