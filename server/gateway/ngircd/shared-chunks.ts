// Lets many guests share one chunk of bytes: ngIRCd sends the same lines to everybody in a channel, each over
// a link of their own, and these arrive at nearly the same moment.

import { Lines } from '../../protocol/wire/lines.ts';

/** One for the channel's lines, and one for the speaker, who does not get their own line. */
const remembered = 2;
/** From this size a chunk has memory of its own: a guest's ring may keep it, and would keep the pool with it. */
const ownMemoryBytes = 1024;

/**
 * Equal bytes of one turn of the event loop become one chunk, so that what is computed from it (frames, a
 * time stamp, whether all of it is chat) is computed once and found again by the chunk's identity. At
 * saturation that saves it for nine guests of ten.
 */
export class SharedChunks {
  /**
   * All links read into it. By default Node makes a buffer of 64 KiB for each read and shrinks it, which
   * costs more than a chat line itself.
   */
  readonly readBuffer = Buffer.allocUnsafe(64 * 1024);
  #chunks: Lines[] = [];
  #forgets = false;

  /** @returns a copy of the first bytes of `readBuffer`, which others may have too. It may end within a line. */
  copy(length: number): Lines {
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
    // Messages are not kept longer than this turn.
    setImmediate(() => {
      this.#forgets = false;
      this.#chunks = [];
    });
  }
}
