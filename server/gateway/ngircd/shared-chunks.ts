// Lets many guests share one chunk of bytes: ngIRCd sends the same lines to everybody in a channel, each over
// a link of their own, and these arrive at nearly the same moment.

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
  #chunks: Buffer[] = [];
  #forgets = false;

  /** @returns a copy of the first bytes of `readBuffer`, which others may have too: nobody may change it. */
  copy(length: number): Buffer {
    for (const chunk of this.#chunks) {
      if (chunk.length === length && chunk.compare(this.readBuffer, 0, length) === 0) return chunk;
    }
    const chunk =
      length < ownMemoryBytes ? Buffer.allocUnsafe(length) : Buffer.allocUnsafeSlow(length);
    this.readBuffer.copy(chunk, 0, 0, length);
    this.#remember(chunk);
    return chunk;
  }

  #remember(chunk: Buffer): void {
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
