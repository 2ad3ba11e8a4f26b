// Tells when this process is to end: a signal, a second signal, or the end of a stream that the host holds.

import type { EventEmitter } from 'node:events';
import type { Readable } from 'node:stream';

const endSignals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/**
 * Calls `end` at the first of SIGTERM, SIGINT and SIGHUP, and `endAtOnce` at each one after it.
 * @param process where signals are heard; the process itself
 * @returns a function that stops listening: the signals then kill the process, as is their default
 */
export function onEndSignals(
  process: EventEmitter,
  reactions: { readonly end: () => void; readonly endAtOnce: () => void },
): () => void {
  let heard = false;
  const onSignal = (): void => {
    if (heard) return reactions.endAtOnce();
    heard = true;
    reactions.end();
  };
  for (const signal of endSignals) process.on(signal, onSignal);
  return () => {
    for (const signal of endSignals) process.off(signal, onSignal);
  };
}

/**
 * Resolves when the stream has ended or failed, now or before: the other side is gone. Whatever still comes is read and
 * dropped, as an end is seen by reading only; so take what you need from it before.
 */
export function whenClosed(stream: Readable): Promise<void> {
  // A paused pipe tells its end too, once nothing is left in it, and tells it once.
  if (stream.readableEnded || stream.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    for (const event of ['end', 'close', 'error']) stream.once(event, () => resolve());
    stream.resume();
  });
}
