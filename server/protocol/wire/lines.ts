// A run of whole lines, with what was made of it: the guests of a channel get the same run one after another,
// so frames, stamps and counts are made once.

import type { FrameKind } from './subprotocol.ts';

const lf = 0x0a;

/** Lines with the ids of their messages in front. */
export interface IdentifiedLines {
  readonly lines: Lines;
  /** Numbers of the first and the last message of each channel or talk in it. */
  readonly seen: readonly {
    readonly scope: string;
    readonly first: number;
    readonly last: number;
  }[];
}

export class Lines {
  /** Each line is ended by LF or CRLF. Nobody may write over these bytes. */
  readonly bytes: Uint8Array;
  /** Set once it is known that all of it is chat (relay-lines.ts). */
  isChat = false;
  /** Some lines begin with tags. */
  isTagged = false;
  /** The same lines with ids; null: not made yet. */
  identified: IdentifiedLines | null = null;
  /** The same lines with the time in front; null: not made yet. */
  stamped: Lines | null = null;
  /** The WebSocket frames of each kind; null: not made yet. */
  readonly frames: { [K in FrameKind]: Uint8Array | null } = { text: null, binary: null };
  #count = -1;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** How many lines there are. */
  get count(): number {
    if (this.#count === -1) this.#count = countLines(this.bytes);
    return this.#count;
  }
}

function countLines(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(lf); at !== -1; at = bytes.indexOf(lf, at + 1)) count += 1;
  return count;
}
