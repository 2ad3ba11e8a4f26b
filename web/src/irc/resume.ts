// The client's side of docs/resume.md: token, numbers of what came, ids of what was said. Pure: lines
// in, lines and news out. Knows no socket and no clock.

/** What has to be acknowledged at once. docs/resume.md: 128 lines or 64 KiB at the latest. */
const maxUnacknowledgedLines = 128;
const maxUnacknowledgedBytes = 64 * 1024;
/** UTF-8 takes three bytes at most for what is one unit of a string here. */
const maxBytesPerUnit = 3;

export interface OwnLine {
  /** 1 to 2^53-1, rising. */
  readonly id: number;
  /** Without tags and CR LF. */
  readonly line: string;
}

/** All that another page needs to go on where this one stopped. */
export interface KeptPlace {
  readonly token: string;
  /** Milliseconds that the room waits for its guest. */
  readonly holdMs: number;
  /** The number of the last line that came. */
  readonly got: number;
  readonly nextId: number;
  /** Not seen by the room, as far as this page knows; rising ids. */
  readonly unseen: readonly OwnLine[];
}

export type ResumeNews =
  /** The first token. */
  | { readonly kind: 'granted' }
  /** Back: what is unseen has to be said again. `lost`: lines that are kept no more. */
  | { readonly kind: 'back'; readonly lost: number; readonly seen: number }
  /** The room has taken all lines of ours up to this id. */
  | { readonly kind: 'seen'; readonly id: number }
  /** Another connection has the session. `byItself`: it may be an older one of this page's. */
  | { readonly kind: 'taken'; readonly byItself: boolean }
  /** The place is given up: the connection is a new one. */
  | { readonly kind: 'refused' };

/** What a line is: a line of the room's to be dealt with, or one about resuming. */
export type Heard = 'line' | ResumeNews | 'nothing';

const resumeLine = /^(?:@\S+ )?(?::\S+ )?RESUME (.*)$/i;
const failLine = /^(?:@\S+ )?(?::\S+ )?FAIL RESUME /i;
const wholeNumber = /^(?:0|[1-9]\d{0,15})$/;

export class Resume {
  #place: KeptPlace | null;
  /** `asked`: RESUME was said, and nothing is counted before its answer. */
  #stands: 'not counted' | 'asked' | 'counted' = 'not counted';
  #acknowledged = 0;
  #unitsSince = 0;
  /** A connection was left that had said RESUME: the room may hear that later than what is said now. */
  #unanswered = false;
  /** The last id that the room had taken when this connection came. */
  #seenBefore = 0;

  /** @param kept of an earlier page; null: a new guest. */
  constructor(kept: KeptPlace | null) {
    this.#place = kept;
  }

  /** What would be needed to come back; null: nobody can. */
  get place(): KeptPlace | null {
    return this.#place;
  }

  /** Whether this connection has the session. */
  get counts(): boolean {
    return this.#stands === 'counted';
  }

  /** A new connection. @returns the line to say first; null: this guest registers as new. */
  connected(): string | null {
    const place = this.#place;
    if (place === null) return null;
    this.#stands = 'asked';
    return `RESUME ${place.token} ${place.got}`;
  }

  /** The connection is gone. */
  broke(): void {
    if (this.#stands === 'asked') this.#unanswered = true;
    this.#stands = 'not counted';
  }

  /** To be asked about each line, before it is dealt with. */
  hears(line: string): Heard {
    const about = resumeLine.exec(line)?.[1];
    if (about !== undefined) return this.#told(about.replace(/(^| ):/, '$1').split(' '));
    if (this.#stands === 'asked') return failLine.test(line) ? this.#refused() : 'nothing';
    if (this.#stands === 'counted' && this.#place !== null) {
      this.#place = { ...this.#place, got: this.#place.got + 1 };
      this.#unitsSince += line.length;
    }
    return 'line';
  }

  /** Whether so much is unacknowledged that it must not wait. */
  get owesMuch(): boolean {
    return (
      this.#owed >= maxUnacknowledgedLines ||
      this.#unitsSince * maxBytesPerUnit >= maxUnacknowledgedBytes
    );
  }

  /** @returns the line that acknowledges all that came; null: there is nothing new. */
  acknowledge(): string | null {
    if (this.#place === null || this.#owed === 0) return null;
    return this.#acknowledges(this.#place.got);
  }

  /** Keeps a line until it is seen. @returns how to say it, and its id; null: nothing is kept. */
  keep(line: string): { readonly id: number; readonly said: string } | null {
    if (this.#place === null) return null;
    const { nextId: id, unseen } = this.#place;
    this.#place = { ...this.#place, nextId: id + 1, unseen: [...unseen, { id, line }] };
    return { id, said: tagged({ id, line }) };
  }

  /** What has to be said again, as it is to be said. */
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
        // What was said behind the ACK has arrived: an older RESUME would come in vain by now.
        if (id > this.#seenBefore) this.#unanswered = false;
        this.#saw(id);
        return { kind: 'seen', id };
      }
      case 'TAKEN': {
        const byItself = this.#unanswered;
        const [token] = params;
        this.#unanswered = false;
        this.#stands = 'not counted';
        // The others are void once the other connection has acknowledged.
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
    // A room that counts otherwise would be heard twice or not at all: better to enter anew.
    if (token === '' || seconds === null || seen === null || next === null || next <= place.got) {
      return this.#refused();
    }
    this.#place = { ...place, token, holdMs: seconds * 1000, got: next - 1 };
    this.#stands = 'counted';
    this.#seenBefore = seen;
    this.#saw(seen);
    // So that the next thing said is an ACK, whatever was acknowledged before: it voids the old token.
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
      // Beyond what this page knows: another page said it with this place.
      nextId: Math.max(this.#place.nextId, id + 1),
      unseen: this.#place.unseen.filter((own) => own.id > id),
    };
  }
}

function tagged({ id, line }: OwnLine): string {
  return `@mayfly.chat/id=${id} ${line}`;
}

/** Whole numbers, null for what is none. */
function numbers(params: readonly string[]): readonly (number | null)[] {
  return params.map((param) => {
    const number = wholeNumber.test(param) ? Number(param) : Number.NaN;
    return Number.isSafeInteger(number) ? number : null;
  });
}
