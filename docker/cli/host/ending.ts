// Reports when this process is asked to end, and how urgently: by the terminal, by a signal, or because the
// process that started it has gone.

/** `gone`: the terminal or the wrapper has gone, so that no second request will come. */
export type EndAsk = 'ask' | 'insist' | 'gone';

export interface EndAsks {
  /** Removes the listeners. */
  stop(): void;
}

// npm passes the terminal's SIGINT on, some milliseconds later, to a child that has already received it.
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
  // It may have closed before this listens. Where there was no channel, `connected` is not there.
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
