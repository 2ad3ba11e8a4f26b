// What one who enters a channel is shown of what was said before, where their client does not ask by
// itself. Knows no session.

import { inEnglish, inEnglishCount } from '../../contract/words/room-says.ts';
import type { KeptLine } from './backlog.ts';
import { timeText } from './server-time.ts';
import type { TaggedLine } from './outgoing-tags.ts';
import { maxBodyBytes } from '../wire/line-splitter.ts';
import { cutUtf8, decodeUtf8, encodeUtf8 } from '../wire/utf8.ts';

/** All at once, so that a slow reader can take it. */
const maxBytes = 32 * 1024;

/** CTCP's `/me`: its word has to be the first. */
const action = '\u0001ACTION ';

export interface Playback {
  readonly before: string;
  readonly lines: readonly TaggedLine[];
  readonly after: string;
}

/**
 * @param lines all that is kept of the channel, oldest first.
 * @param stamped whether the client learns the time by a tag; if not, it is put into the text.
 * @returns null: there is nothing.
 */
export function playback(lines: readonly KeptLine[], stamped: boolean): Playback | null {
  const shown = lastWithin(lines);
  if (shown.length === 0) return null;
  return {
    before: inEnglishCount(stamped ? 'says.before' : 'says.beforeUtc', shown.length),
    lines: stamped ? shown : shown.map(withTime),
    after: inEnglish('says.beforeEnd'),
  };
}

function lastWithin(lines: readonly KeptLine[]): readonly KeptLine[] {
  let bytes = 0;
  let first = lines.length;
  for (; first > 0; first -= 1) {
    bytes += lines[first - 1]?.line.length ?? 0;
    if (bytes > maxBytes) break;
  }
  return lines.slice(first);
}

/** `[2026-11-22 13:37] text`; what does not fit any more goes. */
function withTime({ line, textAt, atMs }: KeptLine): TaggedLine {
  const head = line.subarray(0, textAt);
  const text = decodeUtf8(line.subarray(textAt));
  const time = `[${timeText(atMs).replace('T', ' ').slice(0, 16)}]`;
  const timed = text.startsWith(action)
    ? `${action}${time} ${text.slice(action.length)}`
    : `${time} ${text}`;
  const rest = cutUtf8(timed, maxBodyBytes - head.length);
  return { line: new Uint8Array([...head, ...encodeUtf8(rest)]), atMs };
}
