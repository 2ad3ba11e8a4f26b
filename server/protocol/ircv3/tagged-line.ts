// A line for one guest, with what tags may say of it.

export interface TaggedLine {
  /** Without its end. */
  readonly line: Uint8Array;
  /** By the wall clock, in milliseconds. */
  readonly atMs: number;
  /** The batch that it belongs to. */
  readonly batch?: string | null;
  /** The id of the message. */
  readonly msgid?: string | null;
  /** The id that the guest's client gave this line. */
  readonly id?: string | null;
}

/** Sends lines with the tags that the guest's client has asked for. No lines: nothing happens. */
export interface TaggedOutput {
  deliverTagged(lines: readonly TaggedLine[]): void;
}
