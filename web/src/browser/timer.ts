// The browser's timer, as the parts without a browser take it.

/** Calls back once; returns a function that cancels it. */
export function after(delayMs: number, call: () => void): () => void {
  const timer = setTimeout(call, delayMs);
  return () => clearTimeout(timer);
}
