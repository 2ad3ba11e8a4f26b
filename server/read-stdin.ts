// Reads one line, or all, of stdin, with a limit of length and of time.

import { Problem } from './contract/host/problem.ts';
import { sentence } from './contract/sentences/sentence.ts';

/** Far more than all settings together can take. */
const maxBytes = 1024 * 1024;

/** Whoever starts an appliance has the orders ready. Without orders it must not wait for ever. */
export const ordersWithinMs = 30_000;

const lineEnd = 0x0a;

/**
 * The first line; what follows stays unread in the stream.
 * @throws {Problem} if the stream ends before a line does, the line is too long, or none comes in time.
 */
export function firstLine(stream: NodeJS.ReadableStream, withinMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    // As bytes: a letter may have come in two parts.
    let seen = Buffer.alloc(0);
    const finish = (settle: () => void): void => {
      clearTimeout(timer);
      stream.off('data', onData);
      stream.off('end', onEnd);
      stream.pause();
      settle();
    };
    const onData = (chunk: Buffer | string): void => {
      seen = Buffer.concat([seen, Buffer.from(chunk)]);
      const end = seen.indexOf(lineEnd);
      if (end >= 0) {
        finish(() => resolve(seen.toString('utf8', 0, end)));
        if (end + 1 < seen.length) stream.unshift(seen.subarray(end + 1));
      } else if (seen.length > maxBytes)
        finish(() => reject(new Problem(sentence('orders.noEnd'))));
    };
    const onEnd = (): void => {
      finish(() => reject(new Problem(sentence('orders.endedEarly'))));
    };
    const onTimeout = (): void => {
      const problem = new Problem(sentence('orders.tooLate', { seconds: withinMs / 1000 }), {
        hint: sentence('orders.giveFirst'),
      });
      finish(() => reject(problem));
    };
    const timer = setTimeout(onTimeout, withinMs);
    stream.on('data', onData);
    stream.on('end', onEnd);
  });
}

/** @throws {Problem} if it is too long. */
export async function wholeText(stream: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  for await (const chunk of stream) {
    text += chunk.toString();
    if (text.length > maxBytes) throw new Problem(sentence('orders.tooLong'));
  }
  return text;
}
