// Bounds a wait for something that answers once, or never.

/**
 * @param what completes "… did not answer": what was asked, and of whom.
 * @throws {Error} when `withinMs` have passed; the answer, if it comes after all, is let go.
 */
export async function within<T>(withinMs: number, what: string, asked: Promise<T>): Promise<T> {
  // Where time is up, nobody else would hear of a refusal.
  asked.catch(() => {});
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new Error(`${what} did not answer in ${withinMs} ms`)),
      withinMs,
    );
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}
