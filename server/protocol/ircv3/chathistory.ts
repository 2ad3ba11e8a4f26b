// The capability draft/chathistory: answers CHATHISTORY, a member's questions about earlier messages of a
// channel, out of the backlog.

import { sameName } from '../../contract/room/casemap.ts';
import { serializeMessage, type Message } from '../wire/message.ts';
import type { Backlog, KeptLine } from './backlog.ts';
import { batch } from './batch.ts';
import type { Capability, CapabilityContext } from './capability.ts';
import { timeText } from './server-time.ts';
import type { TaggedLine } from './tagged-line.ts';

/** In one answer, so that a slow reader can take it: what waits for a reader is bounded. */
const maxHistoryLines = 100;

export const chatHistory = {
  name: 'draft/chathistory',
  specification: 'https://ircv3.net/specs/extensions/chathistory',
  needs: 'backlog',
  support: ({ backlog }) => {
    const lines = Math.min(backlog?.depth ?? 0, maxHistoryLines);
    return [`CHATHISTORY=${lines}`, 'MSGREFTYPES=timestamp'];
  },
  commands: (context) => {
    const { backlog } = context;
    if (backlog === null) return {};
    const history = new ChatHistory({ ...context, backlog });
    return { CHATHISTORY: (message) => history.answer(message) };
  },
} as const satisfies Capability;

/** Why a question has no answer: the code and the words of a FAIL. */
class Refusal {
  readonly code: string;
  readonly words: string;
  constructor(code: string, words: string) {
    this.code = code;
    this.words = words;
  }
}

const invalid = (words: string): Refusal => new Refusal('INVALID_PARAMS', words);

/** How many times or references each subcommand has before its limit. */
const moments: ReadonlyMap<string, number> = new Map([
  ['LATEST', 1],
  ['BEFORE', 1],
  ['AFTER', 1],
  ['AROUND', 1],
  ['BETWEEN', 2],
  ['TARGETS', 2],
]);

class ChatHistory {
  readonly #parts: CapabilityContext & { readonly backlog: Backlog };
  #batches = 0;

  constructor(parts: CapabilityContext & { readonly backlog: Backlog }) {
    this.#parts = parts;
  }

  /** Answers `CHATHISTORY <subcommand> [<target>] <moment> [<moment>] <limit>`. */
  answer({ params }: Message): void {
    const [subcommand = '*', ...rest] = params;
    const word = subcommand.toUpperCase();
    const refusal = word === 'TARGETS' ? this.#targets(rest) : this.#history(word, rest);
    if (refusal === null) return;
    const target = word === 'TARGETS' || rest[0] === undefined ? [] : [rest[0]];
    this.#parts.replies.server('FAIL', [
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
    this.#sendBatch('chathistory', [channel.name], lines);
    return null;
  }

  /** Lists the channels whose last line is between two moments, in the order of these lines. */
  #targets(rest: readonly string[]): Refusal | null {
    const asked = readMoments('TARGETS', rest);
    if (asked instanceof Refusal) return asked;
    const lasts = this.#parts.membership.channels.flatMap(({ name }) => {
      const last = this.#parts.backlog.lines(name).at(-1);
      return last === undefined ? [] : [{ atMs: last.atMs, line: this.#lastOf(name, last.atMs) }];
    });
    lasts.sort((one, other) => one.atMs - other.atMs);
    this.#sendBatch('draft/chathistory-targets', [], choose('BETWEEN', lasts, asked));
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

  #sendBatch(type: string, params: readonly string[], lines: readonly TaggedLine[]): void {
    const { enabled, output, replies } = this.#parts;
    this.#batches += 1;
    const name = `history${this.#batches}`;
    const isMarked = enabled.has(batch);
    if (isMarked) replies.server('BATCH', [`+${name}`, type, ...params]);
    output.deliverTagged(lines.map((line) => ({ ...line, batch: name })));
    if (isMarked) replies.server('BATCH', [`-${name}`]);
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

/** Half of the lines from before the moment. The line of the moment itself counts as after it. */
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
