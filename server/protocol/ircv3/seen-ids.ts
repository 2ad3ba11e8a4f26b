// Knows which messages one guest has seen, and puts their ids in front of the lines that ngIRCd sends.

import { foldName } from '../../contract/room/casemap.ts';
import type { CallTime } from '../state/call-time.ts';
import { Lines, type IdentifiedLines } from '../wire/lines.ts';
import type { MessageIds } from './message-ids.ts';

/**
 * A guest's JOIN takes this long at most. What was said just after it may have been seen by others before this
 * guest's own JOIN has come.
 */
const joinMs = 2_000;
/** People who write to the guest alone; the one who was silent the longest is forgotten first. */
const maxTalks = 64;

const command = 'PRIVMSG ';

export class SeenIds {
  readonly #ids: MessageIds;
  readonly #time: CallTime;
  /** Nothing before this number was for this guest. */
  readonly #since: number;
  /** The last message seen in each channel, by its folded name. */
  readonly #channels = new Map<string, number>();
  /** The last message of each private talk, in each direction. */
  readonly #talks = new Map<string, number>();
  /** The last own message to each target. */
  readonly #own = new Map<string, number>();

  constructor(ids: MessageIds, time: CallTime) {
    this.#ids = ids;
    this.#time = time;
    this.#since = ids.lastBefore(time.nowMs);
  }

  entered(channel: string): void {
    this.#channels.set(foldName(channel), this.#ids.lastBefore(this.#time.nowMs - joinMs));
  }

  left(channel: string): void {
    this.#channels.delete(foldName(channel));
    this.#own.delete(foldName(channel));
  }

  /** The id of the guest's own message. @param line as ngIRCd gave it to others, without its end. */
  own(line: Uint8Array, target: string): string {
    const after = this.#own.get(foldName(target)) ?? this.#since;
    const message = this.#ids.messageOf(latin1(line), target, after, this.#time.nowMs);
    remember(this.#own, foldName(target), message.number);
    return message.msgid;
  }

  /** The lines with `@msgid=…` in front of each message. The guests of a channel share the result. */
  identified(lines: Lines): Lines {
    const known = lines.identified;
    if (known !== null && this.#isNext(known)) return known.lines;
    const text = latin1(lines.bytes);
    if (!text.includes(` ${command}`)) return lines;
    const seen = new Map<string, { first: number; last: number }>();
    const tagged = text
      .slice(0, -1)
      .split('\n')
      .map((line) => this.#withId(line, seen));
    const made = new Lines(Buffer.from(`${tagged.join('\n')}\n`, 'latin1'));
    made.isTagged = true;
    lines.identified = {
      lines: made,
      seen: [...seen].map(([scope, numbers]) => ({ scope, ...numbers })),
    };
    return made;
  }

  /** Whether nothing of it was seen. Then it is seen now. */
  #isNext({ seen }: IdentifiedLines): boolean {
    for (const each of seen) if (this.#last(each.scope) >= each.first) return false;
    for (const each of seen) this.#saw(each.scope, each.last);
    return true;
  }

  #withId(line: string, seen: Map<string, { first: number; last: number }>): string {
    const at = line.indexOf(' ') + 1;
    if (!line.startsWith(':') || !line.startsWith(command, at)) return line;
    const targetAt = at + command.length;
    const target = line.slice(targetAt, line.indexOf(' ', targetAt));
    const scope = target.startsWith('#') ? foldName(target) : `${line.slice(0, at)}${target}`;
    const whole = line.endsWith('\r') ? line.slice(0, -1) : line;
    const { msgid, number } = this.#ids.messageOf(
      whole,
      target,
      this.#last(scope),
      this.#time.nowMs,
    );
    this.#saw(scope, number);
    const before = seen.get(scope);
    if (before === undefined) seen.set(scope, { first: number, last: number });
    else before.last = number;
    return `@msgid=${msgid} ${line}`;
  }

  #last(scope: string): number {
    return (scope.startsWith('#') ? this.#channels : this.#talks).get(scope) ?? this.#since;
  }

  #saw(scope: string, number: number): void {
    if (scope.startsWith('#')) this.#channels.set(scope, number);
    else remember(this.#talks, scope, number);
  }
}

function remember(talks: Map<string, number>, key: string, number: number): void {
  talks.delete(key);
  talks.set(key, number);
  const [oldest] = talks.keys();
  if (talks.size > maxTalks && oldest !== undefined) talks.delete(oldest);
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}
