// One guest's place in the room, over any number of connections: says and hears lines, acknowledges, and
// takes the place up again. Knows nothing of when to dial, and nothing of what lines mean.

import type { RoomEvent } from '../../../server/contract/room/room-event.ts';
import { formatLine } from '../../../server/contract/room/irc-command.ts';
import { makeParser, type Identity, type Parser } from './parser.ts';
import { Pulse } from './pulse.ts';
import { Resume, type KeptPlace, type ResumeNews } from './resume.ts';
import { brokenOff, type OpenWire, type SocketEnd, type Wire } from './wire.ts';

/** docs/resume.md: within five seconds of a line. */
const acknowledgeMs = 4_000;
/** RPL_ISUPPORT. */
const supportLine = /^(?:@\S+ )?:\S+ 005 /;
/** Kept for another page; ngIRCd and the gateway send four. */
const maxSupportLines = 12;

export type { Identity } from './parser.ts';

/** A place that another page may take up. */
export interface KeptLink {
  readonly place: KeptPlace;
  /** Lines of RPL_ISUPPORT as they came: how names and modes are read here. */
  readonly support: readonly string[];
}

export interface LinkListener {
  happened(roomEvent: RoomEvent): void;
  resumed(news: ResumeNews): void;
  /** The connection is over. `canReturn`: the place is kept, and dialling takes it up again. */
  ended(end: SocketEnd, canReturn: boolean): void;
}

export interface Link {
  /** A new connection: takes up the place, or registers as new. What there was is closed. */
  dial(identity: Identity): void;
  /** Registers as new on the connection that there is, after `refused`. */
  register(identity: Identity): void;
  /**
   * Says a line as IRC writes it, without CR LF.
   * @returns the id by which the room will tell that it has it; null: it cannot tell.
   */
  say(line: string): number | null;
  /** The same for a question: it is worth nothing after a break, and is not said again. */
  ask(line: string): void;
  /** The page may be about to go: it comes back at once, or never. */
  soon(): void;
  /** Is somebody there? If not, `ended` follows within seconds. */
  probe(): void;
  /** Says goodbye, closes, and says nothing more, not even `ended`. */
  quit(reason: string): void;
  /** Closes the connection; the place is kept if there is one. No `ended`. */
  hangUp(): void;
  /** null: there is nothing that another page could take up. */
  readonly kept: KeptLink | null;
}

export type OpenLink = (listener: LinkListener, kept: KeptLink | null) => Link;

export interface LinkWorld {
  readonly openWire: OpenWire;
  readonly now: () => number;
  readonly after: (delayMs: number, call: () => void) => () => void;
}

export function linkOpener(world: LinkWorld): OpenLink {
  return (listener, kept) => new RoomLink(world, listener, kept);
}

class RoomLink implements Link {
  readonly #world: LinkWorld;
  readonly #listener: LinkListener;
  readonly #resume: Resume;
  readonly #pulse: Pulse;
  #wire: Wire | null = null;
  #parser: Parser | null = null;
  #support: readonly string[];
  /** null: no acknowledgement is due. */
  #acknowledgement: (() => void) | null = null;

  constructor(world: LinkWorld, listener: LinkListener, kept: KeptLink | null) {
    this.#world = world;
    this.#listener = listener;
    this.#resume = new Resume(kept?.place ?? null);
    this.#support = kept?.support ?? [];
    this.#pulse = new Pulse({
      after: world.after,
      ask: () => this.ask('PING :still-there'),
      dead: () => this.#ended(brokenOff),
    });
  }

  get kept(): KeptLink | null {
    const { place } = this.#resume;
    return place === null ? null : { place, support: this.#support };
  }

  dial(identity: Identity): void {
    this.hangUp();
    this.#wire = this.#world.openWire({
      opened: () => this.#opened(identity),
      heard: (line) => this.#heard(line),
      ended: (end) => this.#ended(end),
    });
  }

  register(identity: Identity): void {
    this.#support = [];
    this.#parser = this.#newParser(identity);
    this.#parser.register();
  }

  say(line: string): number | null {
    const kept = this.#resume.keep(line);
    this.#wire?.say(kept?.said ?? line);
    this.#pulse.expects();
    return kept?.id ?? null;
  }

  ask(line: string): void {
    this.#wire?.say(line);
  }

  soon(): void {
    if (this.#resume.counts) this.ask('RESUME SOON');
  }

  probe(): void {
    this.#pulse.probe();
  }

  quit(reason: string): void {
    this.ask(formatLine('QUIT', reason));
    this.hangUp();
  }

  hangUp(): void {
    const wire = this.#wire;
    this.#wire = null;
    this.#rest();
    wire?.close();
  }

  #opened(identity: Identity): void {
    const comeback = this.#resume.connected();
    if (comeback === null) {
      this.register(identity);
      return;
    }
    if (this.#parser === null) {
      this.#parser = this.#newParser(identity);
      this.#parser.adopt(this.#support);
    }
    this.ask(comeback);
  }

  #heard(line: string): void {
    this.#pulse.heard();
    const heard = this.#resume.hears(line);
    if (heard === 'nothing') return;
    if (heard !== 'line') {
      this.#news(heard);
      return;
    }
    if (this.#support.length < maxSupportLines && supportLine.test(line)) {
      this.#support = [...this.#support, line];
    }
    this.#parser?.hears(line);
    if (this.#resume.owesMuch) this.#acknowledge();
    else if (this.#resume.counts) this.#acknowledgeSoon();
  }

  #news(news: ResumeNews): void {
    if (news.kind === 'back') {
      this.#acknowledge();
      for (const line of this.#resume.again) this.ask(line);
      this.#pulse.start();
    }
    // The parser's session is over with the place.
    if (news.kind === 'refused') this.#parser = null;
    this.#listener.resumed(news);
  }

  #newParser(identity: Identity): Parser {
    return makeParser(identity, {
      now: this.#world.now,
      say: (line) => this.ask(line),
      tell: (roomEvent) => {
        if (roomEvent.kind === 'registered') this.#pulse.start();
        this.#listener.happened(roomEvent);
      },
    });
  }

  #acknowledge(): void {
    this.#acknowledgement?.();
    this.#acknowledgement = null;
    const line = this.#resume.acknowledge();
    if (line !== null) this.ask(line);
  }

  #acknowledgeSoon(): void {
    this.#acknowledgement ??= this.#world.after(acknowledgeMs, () => {
      this.#acknowledgement = null;
      this.#acknowledge();
    });
  }

  #ended(end: SocketEnd): void {
    const wire = this.#wire;
    this.#wire = null;
    this.#rest();
    wire?.close();
    this.#listener.ended(end, this.#resume.place !== null);
  }

  /** Nothing more is due on a connection that is over. */
  #rest(): void {
    this.#resume.broke();
    this.#pulse.stop();
    this.#acknowledgement?.();
    this.#acknowledgement = null;
  }
}
