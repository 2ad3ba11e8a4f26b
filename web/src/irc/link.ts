// One guest's session with the room, over any number of connections: sends and receives lines, acknowledges them,
// and resumes the session after a break. Others decide when to connect.

import type { RoomEvent } from '../../../server/contract/room/room-event.ts';
import { formatLine } from '../../../server/contract/room/irc-command.ts';
import { makeParser, type Identity, type MakeParser, type Parser } from './parser.ts';
import { Pulse } from './pulse.ts';
import { Resume, type KeptPlace, type ResumeNews } from './resume.ts';
import { brokenOff, type OpenWire, type SocketEnd, type Wire } from './wire.ts';

/** docs/resume.md: within five seconds of a line. */
const acknowledgeMs = 4_000;
/** RPL_ISUPPORT. */
const supportLine = /^(?:@\S+ )?:\S+ 005 /;
/** For another page that resumes; ngIRCd and the gateway send four. */
const maxSupportLines = 12;

export type { Identity } from './parser.ts';

/** A session that another page can resume. */
export interface KeptLink {
  readonly place: KeptPlace;
  /** Lines of RPL_ISUPPORT as they came: how names and modes are read here. */
  readonly support: readonly string[];
  /** What a sealed room's link needs, with its keys; null: the room is not sealed. */
  readonly sealed: string | null;
}

export interface LinkListener {
  happened(roomEvent: RoomEvent): void;
  resumed(news: ResumeNews): void;
  /** The connection is closed. `canReturn`: the room keeps the session, and `dial` resumes it. */
  ended(end: SocketEnd, canReturn: boolean): void;
}

export interface Link {
  /** Opens a new connection, and resumes the session or registers a new one. Closes the connection before. */
  dial(identity: Identity): void;
  /** Registers as new on the current connection, after `refused`. */
  register(identity: Identity): void;
  /**
   * Sends a line without CR LF. After a break it is sent again if the room has not got it.
   * @returns the id with which the room confirms it; null: the room does not confirm lines.
   */
  send(line: string): number | null;
  /** Sends a line once: after a break it is not sent again, as its answer would be of no use. */
  sendOnce(line: string): void;
  /** Tells the room that the page may be closing: it comes back at once, or never. */
  maybeClosing(): void;
  /** Checks that the room answers. If it does not, `ended` follows within seconds. */
  probe(): void;
  /** Sends QUIT and closes. Nothing follows, not even `ended`. */
  quit(reason: string): void;
  /** Closes the connection and keeps the session, if there is one. `ended` does not follow. */
  hangUp(): void;
  /** Closes the connection for good, and overwrites what keys there are. Nothing follows. */
  close(): void;
  /** null: there is nothing that another page could resume. */
  readonly kept: KeptLink | null;
}

export type OpenLink = (listener: LinkListener, kept: KeptLink | null) => Link;

export interface LinkEnvironment {
  readonly openWire: OpenWire;
  /** A random text of this page. */
  readonly mark: string;
  readonly now: () => number;
  readonly after: (delayMs: number, call: () => void) => () => void;
}

/** @param newParser a sealed room's stands between lines and parser. */
export function linkOpener(
  environment: LinkEnvironment,
  newParser: MakeParser = makeParser,
): OpenLink {
  return (listener, kept) => new RoomLink(environment, newParser, listener, kept);
}

class RoomLink implements Link {
  readonly #environment: LinkEnvironment;
  readonly #makeParser: MakeParser;
  readonly #listener: LinkListener;
  readonly #resume: Resume;
  readonly #pulse: Pulse;
  #wire: Wire | null = null;
  #parser: Parser | null = null;
  #support: readonly string[];
  /** Cancels the next acknowledgement; null: none is due. */
  #acknowledgement: (() => void) | null = null;

  constructor(
    environment: LinkEnvironment,
    newParser: MakeParser,
    listener: LinkListener,
    kept: KeptLink | null,
  ) {
    this.#environment = environment;
    this.#makeParser = newParser;
    this.#listener = listener;
    this.#resume = new Resume(kept?.place ?? null);
    this.#support = kept?.support ?? [];
    this.#pulse = new Pulse({
      after: environment.after,
      ping: () => this.sendOnce('PING :still-there'),
      dead: () => this.#ended(brokenOff),
    });
  }

  get kept(): KeptLink | null {
    const { place } = this.#resume;
    return place === null ? null : { place, support: this.#support, sealed: null };
  }

  dial(identity: Identity): void {
    this.hangUp();
    this.#wire = this.#environment.openWire({
      opened: () => this.#opened(identity),
      received: (line) => this.#receive(line),
      ended: (end) => this.#ended(end),
    });
  }

  register(identity: Identity): void {
    this.#support = [];
    this.#parser = this.#newParser(identity);
    this.#parser.register();
  }

  send(line: string): number | null {
    const kept = this.#resume.keep(line);
    this.#wire?.send(kept?.tagged ?? line);
    this.#pulse.expectAnswer();
    return kept?.id ?? null;
  }

  sendOnce(line: string): void {
    this.#wire?.send(line);
  }

  maybeClosing(): void {
    if (this.#resume.counts) this.sendOnce('RESUME SOON');
  }

  probe(): void {
    this.#pulse.probe();
  }

  quit(reason: string): void {
    this.sendOnce(formatLine('QUIT', reason));
    this.hangUp();
  }

  hangUp(): void {
    const wire = this.#wire;
    this.#wire = null;
    this.#stopTimers();
    wire?.close();
  }

  close(): void {
    this.hangUp();
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
    this.sendOnce(comeback);
  }

  #receive(line: string): void {
    this.#pulse.received();
    const read = this.#resume.receive(line);
    if (read === 'nothing') return;
    if (read !== 'line') {
      this.#news(read);
      return;
    }
    if (this.#support.length < maxSupportLines && supportLine.test(line)) {
      this.#support = [...this.#support, line];
    }
    this.#parser?.receive(line);
    if (this.#resume.owesMuch) this.#acknowledge();
    else if (this.#resume.counts) this.#acknowledgeSoon();
  }

  #news(news: ResumeNews): void {
    if (news.kind === 'back') {
      this.#acknowledge();
      for (const line of this.#resume.again) this.sendOnce(line);
      this.#pulse.start();
    }
    // The parser belongs to the session, which is over.
    if (news.kind === 'refused') this.#parser = null;
    this.#listener.resumed(news);
  }

  #newParser(identity: Identity): Parser {
    return this.#makeParser(identity, {
      now: this.#environment.now,
      mark: this.#environment.mark,
      send: (line) => this.sendOnce(line),
      emit: (roomEvent) => {
        if (roomEvent.kind === 'registered') this.#pulse.start();
        this.#listener.happened(roomEvent);
      },
    });
  }

  #acknowledge(): void {
    this.#acknowledgement?.();
    this.#acknowledgement = null;
    const line = this.#resume.acknowledge();
    if (line !== null) this.sendOnce(line);
  }

  #acknowledgeSoon(): void {
    this.#acknowledgement ??= this.#environment.after(acknowledgeMs, () => {
      this.#acknowledgement = null;
      this.#acknowledge();
    });
  }

  #ended(end: SocketEnd): void {
    const wire = this.#wire;
    this.#wire = null;
    this.#stopTimers();
    wire?.close();
    this.#listener.ended(end, this.#resume.place !== null);
  }

  /** Stops the timers of a connection that is closed. */
  #stopTimers(): void {
    this.#resume.broke();
    this.#pulse.stop();
    this.#acknowledgement?.();
    this.#acknowledgement = null;
  }
}
