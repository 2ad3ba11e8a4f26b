// Where whole lines go: the one method that every step on the way to a guest has.

export interface LineSink {
  /** @param lines whole lines, each ended by CRLF. Nobody may write over these bytes afterwards. */
  deliver(lines: Uint8Array): void;
}
