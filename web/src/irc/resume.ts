// The client's side of docs/resume.md: the token, the count of received lines, the ids of sent lines. Lines go in;
// lines and news come out.

import { idTag } from '../../../server/contract/room/extension-names.ts';

/** More than this is acknowledged at once. docs/resume.md: 128 lines or 64 KiB at the latest. */
const maxUnacknowledgedLines = 128;
const maxUnacknowledgedBytes = 64 * 1024;
/** One UTF-16 unit takes three bytes of UTF-8 at most. */
const maxBytesPerUnit = 3;

export interface OwnLine {
  /** 1 to 2^53-1, rising. */
  readonly id: number;
  /** Without tags and CR LF. */
  readonly line: string;
}

/** What another page needs to continue the session. */
export interface KeptPlace {
  readonly token: string;
  /** Milliseconds that the room keeps the session without a connection. */
  readonly holdMs: number;
  /** The number of the last line that came. */
  readonly got: number;
  readonly nextId: number;
  /** Sent lines that the room has not confirmed; rising ids. */
  readonly unseen: readonly OwnLine[];
}

export type ResumeNews =
  /** The first token. */
  | { readonly kind: 'granted' }
  /** Resumed: unconfirmed lines must be sent again. `lost`: number of lines that the room no longer has. */
  | { readonly kind: 'back'; readonly lost: number; readonly seen: number }
  /** The room has all lines of ours up to this id. */
  | { readonly kind: 'seen'; readonly id: number }
  /** Another connection has the session. `byItself`: it may be an older connection of this page. */
  | { readonly kind: 'taken'; readonly byItself: boolean }
  /** The room has given the session up: this connection has to register as new. */
  | { readonly kind: 'refused' };

/** What a line is: one to be parsed, news about resuming, or neither. */
export type Heard = 'line' | ResumeNews | 'nothing';

const resumeLine = /^(?:@\S+ )?(?::\S+ )?RESUME (.*)$/i;
const failLine = /^(?:@\S+ )?(?::\S+ )?FAIL RESUME /i;
const wholeNumber = /^(?:0|[1-9]\d{0,15})$/;

export class Resume {
  #place: KeptPlace | null;
  /** `asked`: RESUME was sent, and lines are not counted before its answer. */
  #stands: 'not counted' | 'asked' | 'counted' = 'not counted';
  #acknowledged = 0;
  #unitsSince = 0;
  /** A connection was closed after it had sent RESUME, which the room may receive later than what is sent now. */
  #unanswered = false;
  /** The last id that the room had when this connection came. */
  #seenBefore = 0;

  /** @param kept of an earlier page; null: a new guest. */
  constructor(kept: KeptPlace | null) {
    this.#place = kept;
  }

  /** What is needed to resume; null: there is no session. */
  get place(): KeptPlace | null {
    return this.#place;
  }

  /** Whether this connection has the session. */
  get counts(): boolean {
    return this.#stands === 'counted';
  }

  /** A new connection is open. @returns the first line to send; null: this guest registers as new. */
  connected(): string | null {
    const place = this.#place;
    if (place === null) return null;
    this.#stands = 'asked';
    return `RESUME ${place.token} ${place.got}`;
  }

  /** The connection is closed. */
  broke(): void {
    if (this.#stands === 'asked') this.#unanswered = true;
    this.#stands = 'not counted';
  }

  /** To be called with each line, before it is parsed. */
  receive(line: string): Heard {
    const about = resumeLine.exec(line)?.[1];
    if (about !== undefined) return this.#told(about.replace(/(^| ):/, '$1').split(' '));
    if (this.#stands === 'asked') return failLine.test(line) ? this.#refused() : 'nothing';
    if (this.#stands === 'counted' && this.#place !== null) {
      this.#place = { ...this.#place, got: this.#place.got + 1 };
      this.#unitsSince += line.length;
    }
    return 'line';
  }

  /** Whether so much is unacknowledged that the acknowledgement must not wait. */
  get owesMuch(): boolean {
    return (
      this.#owed >= maxUnacknowledgedLines ||
      this.#unitsSince * maxBytesPerUnit >= maxUnacknowledgedBytes
    );
  }

  /** @returns the line that acknowledges everything received; null: there is nothing new. */
  acknowledge(): string | null {
    if (this.#place === null || this.#owed === 0) return null;
    return this.#acknowledges(this.#place.got);
  }

  /** Keeps a line until the room confirms it. @returns the line to send, and its id; null: nothing is kept. */
  keep(line: string): { readonly id: number; readonly tagged: string } | null {
    if (this.#place === null) return null;
    const { nextId: id, unseen } = this.#place;
    this.#place = { ...this.#place, nextId: id + 1, unseen: [...unseen, { id, line }] };
    return { id, tagged: tagged({ id, line }) };
  }

  /** The lines to send again, in the form in which they are sent. */
  get again(): readonly string[] {
    return (this.#place?.unseen ?? []).map(tagged);
  }

  get #owed(): number {
    return this.counts && this.#place !== null ? this.#place.got - this.#acknowledged : 0;
  }

  #acknowledges(got: number): string {
    this.#acknowledged = got;
    this.#unitsSince = 0;
    return `RESUME ACK ${got}`;
  }

  #told([word = '', ...params]: readonly string[]): Heard {
    switch (word.toUpperCase()) {
      case 'TOKEN':
        return this.#granted(params);
      case 'OK':
        return this.#back(params);
      case 'SEEN': {
        const [id = null] = numbers(params);
        if (id === null || this.#place === null) return 'nothing';
        // A line sent after the ACK has arrived: an older RESUME can no longer take the session.
        if (id > this.#seenBefore) this.#unanswered = false;
        this.#saw(id);
        return { kind: 'seen', id };
      }
      case 'TAKEN': {
        const byItself = this.#unanswered;
        const [token] = params;
        this.#unanswered = false;
        this.#stands = 'not counted';
        // Older tokens are void once the other connection has acknowledged.
        if (token !== undefined && this.#place !== null) this.#place = { ...this.#place, token };
        return { kind: 'taken', byItself };
      }
      default:
        return 'nothing';
    }
  }

  #granted([token = '', ...rest]: readonly string[]): Heard {
    const [seconds = null] = numbers(rest);
    if (token === '' || seconds === null) return 'nothing';
    const unseen = this.#place?.unseen ?? [];
    const nextId = this.#place?.nextId ?? 1;
    this.#place = { token, holdMs: seconds * 1000, got: 0, nextId, unseen };
    this.#stands = 'counted';
    this.#acknowledges(0);
    return { kind: 'granted' };
  }

  #back([token = '', ...rest]: readonly string[]): Heard {
    const place = this.#place;
    const [seconds = null, seen = null, next = null] = numbers(rest);
    if (place === null || this.#stands !== 'asked') return 'nothing';
    // If the room counts differently, lines would come twice or not at all: it is better to register as new.
    if (token === '' || seconds === null || seen === null || next === null || next <= place.got) {
      return this.#refused();
    }
    this.#place = { ...place, token, holdMs: seconds * 1000, got: next - 1 };
    this.#stands = 'counted';
    this.#seenBefore = seen;
    this.#saw(seen);
    // Makes the next line an ACK in any case, which makes the old token void.
    this.#acknowledged = -1;
    return { kind: 'back', lost: next - 1 - place.got, seen };
  }

  #refused(): Heard {
    this.#place = null;
    this.#stands = 'not counted';
    return { kind: 'refused' };
  }

  #saw(id: number): void {
    if (this.#place === null) return;
    this.#place = {
      ...this.#place,
      // Above this page's own ids: another page sent it in this session.
      nextId: Math.max(this.#place.nextId, id + 1),
      unseen: this.#place.unseen.filter((own) => own.id > id),
    };
  }
}

function tagged({ id, line }: OwnLine): string {
  return `@${idTag}=${id} ${line}`;
}

/** Parses whole numbers; null for a text that is none. */
function numbers(params: readonly string[]): readonly (number | null)[] {
  return params.map((param) => {
    const number = wholeNumber.test(param) ? Number(param) : Number.NaN;
    return Number.isSafeInteger(number) ? number : null;
  });
}
