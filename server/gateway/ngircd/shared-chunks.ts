// What links read, as chunks that many guests share: ngIRCd sends everybody in a channel the same lines,
// each over a link of their own, and while the gateway is busy with one the others wait with the same.
// Knows nothing of lines.

import { Lines } from '../../protocol/wire/lines.ts';

/** One for the lines of the channel, one for a speaker, who does not get their own. */
const remembered = 2;
/** From here on a chunk has memory of its own: a guest's ring keeps it as it is, and no pool with it. */
const ownMemoryBytes = 1024;

/**
 * Equal bytes of one turn of the event loop become one chunk, so that what is made of it (frames, a
 * stamp, the knowledge that all of it is chat) is made once and found again by its identity. At
 * saturation that is nine guests of ten.
 */
export class SharedChunks {
  /**
   * All links read into it. Left to itself Node makes a buffer of 64 KiB for each read and cuts it down,
   * which for a chat line costs more than the line.
   */
  readonly readBuffer = Buffer.allocUnsafe(64 * 1024);
  #chunks: Lines[] = [];
  #forgets = false;

  /** @returns the first bytes of `readBuffer`. They may end within a line. */
  take(length: number): Lines {
    for (const chunk of this.#chunks) {
      const { bytes } = chunk;
      const isSame =
        bytes.length === length && this.readBuffer.compare(bytes, 0, length, 0, length) === 0;
      if (isSame) return chunk;
    }
    const bytes =
      length < ownMemoryBytes ? Buffer.allocUnsafe(length) : Buffer.allocUnsafeSlow(length);
    this.readBuffer.copy(bytes, 0, 0, length);
    const chunk = new Lines(bytes);
    this.#remember(chunk);
    return chunk;
  }

  #remember(chunk: Lines): void {
    this.#chunks.unshift(chunk);
    if (this.#chunks.length > remembered) this.#chunks.pop();
    if (this.#forgets) return;
    this.#forgets = true;
    // What was said is not kept a moment longer than the turn.
    setImmediate(() => {
      this.#forgets = false;
      this.#chunks = [];
    });
  }
}
