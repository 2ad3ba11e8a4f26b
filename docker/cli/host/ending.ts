// Who may ask this process to end, and how urgently: the terminal, a signal, or the wrapper's death.
// Knows nothing of what ends.

/** `gone`: nobody is there any more whom one could ask again. */
export type EndAsk = 'ask' | 'insist' | 'gone';

export interface EndAsks {
  /** Lets go of the signals. */
  stop(): void;
}

// npm hands the terminal's SIGINT on to a child that got it already, some milliseconds later.
const sameAskMs = 400;

/**
 * Tells of every ask: `ask` for the first, `insist` for a later one by a person, `gone` when the
 * terminal or the wrapper has gone away.
 */
export function onEndAsked(
  listener: (ask: EndAsk) => void,
  nowMs: () => number = () => performance.now(),
): EndAsks {
  let firstMs: number | null = null;

  const onSignal = (): void => {
    const now = nowMs();
    if (firstMs === null) {
      firstMs = now;
      listener('ask');
    } else if (now - firstMs > sameAskMs) {
      listener('insist');
    }
  };
  const onGone = (): void => {
    firstMs ??= nowMs();
    listener('gone');
  };

  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  process.on('SIGHUP', onGone);
  // The wrapper's channel (mayfly.mjs) closes when it dies, however it dies.
  process.on('disconnect', onGone);
  // It may have closed before anybody listened; where there was none, nothing is said of it.
  if ('connected' in process && !process.connected) queueMicrotask(onGone);
  // Listening to the channel must not keep this process up.
  process.channel?.unref();

  return {
    stop: () => {
      process.off('SIGINT', onSignal);
      process.off('SIGTERM', onSignal);
      process.off('SIGHUP', onGone);
      process.off('disconnect', onGone);
    },
  };
}
