// Where whole lines go: the one method that every step on the way to a guest has.

import type { Lines } from './lines.ts';

export interface LineSink {
  /** @param lines each ended by CRLF. */
  deliver(lines: Lines): void;
}
