// Replays a channel's history to a client that joins, if it cannot ask for it by CHATHISTORY.

import { inEnglish, inEnglishCount } from '../../contract/words/room-says.ts';
import { joinBytes } from '../wire/join-bytes.ts';
import { maxBodyBytes } from '../wire/line-splitter.ts';
import type { ServerReplies } from '../wire/server-replies.ts';
import { cutUtf8, decodeUtf8, encodeUtf8 } from '../wire/utf8.ts';
import type { Backlog, KeptLine } from './backlog.ts';
import { chatHistory } from './chathistory.ts';
import type { EnabledCapabilities } from './enabled-capabilities.ts';
import { serverTime, timeText } from './server-time.ts';
import type { TaggedLine, TaggedOutput } from './tagged-line.ts';

/** At most so much, so that a slow reader can take it. */
const maxBytes = 32 * 1024;

/** CTCP's `/me`: this has to come first in the text. */
const action = '\u0001ACTION ';

export interface Playback {
  readonly before: string;
  readonly lines: readonly TaggedLine[];
  readonly after: string;
}

/**
 * @param lines all that is kept of the channel, oldest first.
 * @param stamped whether the client gets the time as a tag; if not, the text begins with it.
 * @returns null: nothing is kept.
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

/**
 * The guest has joined a channel, and was shown who else is there.
 * @param isNew the guest made the channel: the history of an earlier one of that name is not theirs.
 */
export function replayHistory(
  channel: string,
  isNew: boolean,
  { backlog, enabled, output, replies }: ReplayParts,
): void {
  if (isNew) backlog?.forget(channel);
  if (backlog === null || isNew || enabled.has(chatHistory)) return;
  const shown = playback(backlog.lines(channel), enabled.has(serverTime));
  if (shown === null) return;
  replies.server('NOTICE', [channel, shown.before]);
  output.deliverTagged(shown.lines);
  replies.server('NOTICE', [channel, shown.after]);
}

export interface ReplayParts {
  /** null: nothing is kept. */
  readonly backlog: Backlog | null;
  readonly enabled: EnabledCapabilities;
  readonly output: TaggedOutput;
  readonly replies: ServerReplies;
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

/** `[2026-11-22 13:37] text`; what does not fit is cut off. */
function withTime({ line, textAt, atMs, msgid }: KeptLine): TaggedLine {
  const head = line.subarray(0, textAt);
  const text = decodeUtf8(line.subarray(textAt));
  const time = `[${timeText(atMs).replace('T', ' ').slice(0, 16)}]`;
  const timed = text.startsWith(action)
    ? `${action}${time} ${text.slice(action.length)}`
    : `${time} ${text}`;
  const rest = cutUtf8(timed, maxBodyBytes - head.length);
  return { line: joinBytes([head, encodeUtf8(rest)]), atMs, msgid };
}
