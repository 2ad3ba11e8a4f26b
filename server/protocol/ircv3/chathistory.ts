// CHATHISTORY (IRCv3, draft): a member's questions about what was said in a channel. Knows no ngIRCd:
// all answers come out of the backlog.

import type { Backlog, KeptLine } from './backlog.ts';
import type { Capabilities } from './capabilities.ts';
import { sameName } from '../../contract/room/casemap.ts';
import type { Membership } from '../state/membership.ts';
import { serializeMessage, type Message } from '../wire/message.ts';
import type { OutgoingTags, TaggedLine } from './outgoing-tags.ts';
import { timeText } from './server-time.ts';
import type { ServerReplies } from '../wire/server-replies.ts';

/** In one answer, so that a slow reader can take it: what waits for one is bounded. */
export const maxHistoryLines = 100;

/** Why a question has no answer; the code and the words of a FAIL. */
class Refusal {
  readonly code: string;
  readonly words: string;
  constructor(code: string, words: string) {
    this.code = code;
    this.words = words;
  }
}

const invalid = (words: string): Refusal => new Refusal('INVALID_PARAMS', words);

export interface ChatHistoryParts {
  readonly backlog: Backlog;
  readonly capabilities: Capabilities;
  readonly membership: Membership;
  readonly outlet: OutgoingTags;
  readonly serverName: string;
  readonly voice: ServerReplies;
}

/** How many moments each question has before its limit. */
const moments: ReadonlyMap<string, number> = new Map([
  ['LATEST', 1],
  ['BEFORE', 1],
  ['AFTER', 1],
  ['AROUND', 1],
  ['BETWEEN', 2],
  ['TARGETS', 2],
]);

export class ChatHistory {
  readonly #parts: ChatHistoryParts;
  #batches = 0;

  constructor(parts: ChatHistoryParts) {
    this.#parts = parts;
  }

  /** Answers `CHATHISTORY <subcommand> [<target>] <moment> [<moment>] <limit>`. */
  take({ params }: Message): void {
    const [subcommand = '*', ...rest] = params;
    const word = subcommand.toUpperCase();
    const refusal = word === 'TARGETS' ? this.#targets(rest) : this.#history(word, rest);
    if (refusal === null) return;
    const target = word === 'TARGETS' || rest[0] === undefined ? [] : [rest[0]];
    this.#parts.voice.server('FAIL', [
      'CHATHISTORY',
      refusal.code,
      subcommand,
      ...(refusal.code === 'INVALID_PARAMS' ? [] : target),
      refusal.words,
    ]);
  }

  #history(word: string, [target = '', ...rest]: readonly string[]): Refusal | null {
    const asked = readMoments(word, rest);
    if (asked instanceof Refusal) return asked;
    const channel = this.#parts.membership.channels.find(({ name }) => sameName(name, target));
    if (channel === undefined) return new Refusal('INVALID_TARGET', 'You are not in that channel');
    const lines = choose(word, this.#parts.backlog.lines(channel.name), asked);
    this.#batch('chathistory', [channel.name], lines);
    return null;
  }

  /** The channels whose last line is between two moments, by the time of that line. */
  #targets(rest: readonly string[]): Refusal | null {
    const asked = readMoments('TARGETS', rest);
    if (asked instanceof Refusal) return asked;
    const lasts = this.#parts.membership.channels.flatMap(({ name }) => {
      const last = this.#parts.backlog.lines(name).at(-1);
      return last === undefined ? [] : [{ atMs: last.atMs, line: this.#lastOf(name, last.atMs) }];
    });
    lasts.sort((one, other) => one.atMs - other.atMs);
    this.#batch('draft/chathistory-targets', [], choose('BETWEEN', lasts, asked));
    return null;
  }

  #lastOf(name: string, atMs: number): Uint8Array {
    const params = ['TARGETS', name, timeText(atMs)];
    const bytes = serializeMessage({
      source: this.#parts.serverName,
      command: 'CHATHISTORY',
      params,
    });
    return bytes.subarray(0, -2);
  }

  #batch(type: string, params: readonly string[], lines: readonly TaggedLine[]): void {
    const { capabilities, outlet, voice } = this.#parts;
    this.#batches += 1;
    const batch = `history${this.#batches}`;
    const tells = capabilities.has('batch');
    if (tells) voice.server('BATCH', [`+${batch}`, type, ...params]);
    outlet.deliverTagged(lines.map((line) => ({ ...line, batch })));
    if (tells) voice.server('BATCH', [`-${batch}`]);
  }
}

interface Asked {
  /** By the wall clock; null: no bound. */
  readonly moments: readonly (number | null)[];
  readonly limit: number;
}

function readMoments(word: string, rest: readonly string[]): Asked | Refusal {
  const count = moments.get(word);
  if (count === undefined) return invalid('Unknown command');
  if (rest.length < count + 1) return invalid('Insufficient parameters');
  if (rest.length > count + 1) return invalid('Too many parameters');
  const limit = /^[1-9][0-9]{0,8}$/.test(rest[count] ?? '') ? Number(rest[count]) : null;
  if (limit === null) return invalid('The limit is no number above 0');
  const times: (number | null)[] = [];
  for (const text of rest.slice(0, count)) {
    if (text.startsWith('msgid=')) {
      return new Refusal('INVALID_MSGREFTYPE', 'Lines have no msgid here: ask by timestamp');
    }
    const time = text === '*' && word === 'LATEST' ? null : readTime(text);
    if (Number.isNaN(time)) return invalid('Invalid timestamp');
    times.push(time);
  }
  return { moments: times, limit: Math.min(limit, maxHistoryLines) };
}

/** @returns NaN for what is no `timestamp=YYYY-MM-DDThh:mm:ss.sssZ`. */
function readTime(text: string): number {
  const time = /^timestamp=(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)$/.exec(text)?.[1];
  return time === undefined ? Number.NaN : Date.parse(time);
}

/** @param lines oldest first; so is what is returned. */
export function choose<Line extends Pick<KeptLine, 'atMs'>>(
  word: string,
  lines: readonly Line[],
  { moments: [first = null, second = null], limit }: Asked,
): readonly Line[] {
  const from = first ?? Number.NEGATIVE_INFINITY;
  const to = second ?? Number.POSITIVE_INFINITY;
  switch (word) {
    case 'BEFORE':
      return lines.filter(({ atMs }) => atMs < from).slice(-limit);
    case 'AFTER':
      return lines.filter(({ atMs }) => atMs > from).slice(0, limit);
    case 'BETWEEN':
      // Counted from the first moment, forwards or backwards.
      return from <= to
        ? lines.filter(({ atMs }) => atMs > from && atMs < to).slice(0, limit)
        : lines.filter(({ atMs }) => atMs < from && atMs > to).slice(-limit);
    case 'AROUND':
      return around(lines, from, limit);
    default:
      return lines.filter(({ atMs }) => atMs > from).slice(-limit);
  }
}

/** Half of them before the moment, and the line of that moment itself among the others. */
function around<Line extends Pick<KeptLine, 'atMs'>>(
  lines: readonly Line[],
  atMs: number,
  limit: number,
): readonly Line[] {
  const first = lines.findIndex((line) => line.atMs >= atMs);
  const middle = first === -1 ? lines.length : first;
  const start = Math.max(0, Math.min(middle - Math.floor(limit / 2), lines.length - limit));
  return lines.slice(start, start + limit);
}
