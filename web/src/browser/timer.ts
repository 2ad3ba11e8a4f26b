// The browser's timer, in the form that the session takes as an argument.

/** Calls back once; returns a function that cancels it. */
export function after(delayMs: number, call: () => void): () => void {
  const timer = setTimeout(call, delayMs);
  return () => clearTimeout(timer);
}
