// The link of a sealed room: the ordinary link, with the sealing between its lines and the parser. What the room
// confirms by its own ids is told by the tickets of the page's lines.

import { foldName } from '../../../server/contract/room/casemap.ts';
import { sealedSupport } from '../../../server/contract/room/sealed-line.ts';
import { InvitationSeals } from '../../../server/sealed/lines/invitation-seals.ts';
import type {
  OpenSealedLines,
  SealedLines,
  SealedView,
} from '../../../server/sealed/lines/sealed-lines-types.ts';
import { formatSeal, type RandomBytes, type Seal } from '../../../server/sealed/seal/seal.ts';
import {
  linkOpener,
  type Identity,
  type KeptLink,
  type Link,
  type LinkEnvironment,
  type LinkListener,
  type OpenLink,
} from '../irc/link.ts';
import { makeParser, type Parser, type ParserEnvironment } from '../irc/parser.ts';
import type { ResumeNews } from '../irc/resume.ts';
import { forgetSeals, holdSeal } from './find-seal.ts';
import { readKept, writeKept } from './kept-sealing.ts';
import { Tickets } from './tickets.ts';

export interface SealedLinkEnvironment {
  readonly link: LinkEnvironment;
  readonly openLines: OpenSealedLines;
  readonly random: RandomBytes;
  /** A clock that never goes back, in milliseconds. */
  readonly steadyNow: () => number;
  readonly changed: (view: SealedView) => void;
  /** The channel whose people have the keys. */
  readonly channelIs: (channel: string) => void;
}

const channelToken = new RegExp(` 005 .* ${sealedSupport.replace('.', '\\.')}=(\\S+)`);

/** @param seal of the guest's invitation; a session that another page kept has its own. */
export function sealedLinkOpener(environment: SealedLinkEnvironment, seal: Seal): OpenLink {
  return (listener, kept) => new SealedLink(environment, seal, listener, kept);
}

class SealedLink implements Link {
  readonly #inner: Link;
  readonly #lines: SealedLines;
  readonly #tickets: Tickets;
  readonly #seal: Seal;
  readonly #seals: InvitationSeals;
  readonly #channelIs: (channel: string) => void;
  #parser: Parser | null = null;
  /** The channel whose people have the keys; null: the guest is in it, or it is not known. */
  #toJoin: string | null = null;
  /** The guest has registered, or a page before this one. */
  #hasRegistered = false;

  constructor(
    environment: SealedLinkEnvironment,
    seal: Seal,
    listener: LinkListener,
    kept: KeptLink | null,
  ) {
    const before = kept?.sealed === null || kept === null ? null : readKept(kept.sealed);
    this.#seal = seal;
    holdSeal(seal);
    this.#channelIs = environment.channelIs;
    this.#seals = new InvitationSeals(seal, environment.random);
    this.#tickets = new Tickets(before?.tickets ?? null);
    this.#lines = environment.openLines(
      {
        seal,
        random: environment.random,
        now: environment.steadyNow,
        after: environment.link.after,
        kept: before?.lines ?? null,
      },
      {
        toClient: (line) => this.#toClient(line),
        toRoom: (line, ticket, isLast) => this.#toRoom(line, ticket, isLast),
        changed: environment.changed,
      },
    );
    // What another page kept stands already.
    environment.changed(this.#lines.view);
    const newParser = (identity: Identity, around: ParserEnvironment): Parser =>
      this.#newParser(identity, around);
    this.#inner = linkOpener(environment.link, newParser)(
      {
        happened: (event) => listener.happened(event),
        resumed: (news) => listener.resumed(this.#translated(news)),
        ended: (end, canReturn) => listener.ended(end, canReturn),
      },
      kept,
    );
  }

  dial(identity: Identity): void {
    this.#inner.dial(identity);
  }

  register(identity: Identity): void {
    this.#inner.register(identity);
  }

  send(line: string): number | null {
    const ticket = this.#tickets.make(false);
    const isConfirmed = this.#inner.kept !== null;
    this.#seals.asked(line);
    if (line.startsWith('JOIN ')) this.#joinForKeys(line);
    this.#lines.fromClient(line, ticket);
    return isConfirmed ? ticket : null;
  }

  sendOnce(line: string): void {
    this.#lines.fromClient(line, this.#tickets.make(true));
  }

  maybeClosing(): void {
    this.#inner.maybeClosing();
  }

  probe(): void {
    this.#inner.probe();
  }

  /** Without the reason, which the server could read. */
  quit(): void {
    this.#inner.quit('');
    this.#forget();
  }

  hangUp(): void {
    this.#inner.hangUp();
  }

  close(): void {
    this.#inner.close();
    this.#forget();
  }

  get kept(): KeptLink | null {
    const { kept } = this.#inner;
    const lines = this.#lines.keep();
    if (kept === null || lines === null) return null;
    const tickets = this.#tickets.keep();
    return { ...kept, sealed: writeKept({ seal: formatSeal(this.#seal), lines, tickets }) };
  }

  #newParser(identity: Identity, around: ParserEnvironment): Parser {
    const parser = makeParser(identity, { ...around, send: (line) => this.sendOnce(line) });
    this.#parser = parser;
    return {
      register: () => {
        if (this.#hasRegistered) this.#restart();
        this.#hasRegistered = true;
        parser.register();
      },
      adopt: (support) => {
        this.#hasRegistered = true;
        for (const line of support) this.#learnChannel(line);
        this.#toJoin = null;
        parser.adopt(support);
      },
      receive: (line) => this.#lines.fromRoom(line),
    };
  }

  #forget(): void {
    this.#lines.close();
    forgetSeals();
  }

  /** A link may lead to another channel than the one whose people have the keys: the guest enters both. */
  #joinForKeys(line: string): void {
    const channel = this.#toJoin;
    this.#toJoin = null;
    const [, first = ''] = /^JOIN :?(\S+)/.exec(line) ?? [];
    if (channel !== null && foldName(first) !== foldName(channel)) {
      this.#lines.fromClient(`JOIN ${channel}`, this.#tickets.make(false));
    }
  }

  #restart(): void {
    this.#tickets.restarted();
    this.#lines.restarted();
  }

  #learnChannel(line: string): void {
    const channel = channelToken.exec(line)?.[1];
    if (channel === undefined) return;
    this.#toJoin = channel;
    this.#channelIs(channel);
  }

  #toClient(line: string): void {
    this.#learnChannel(line);
    const shown = this.#seals.added(line);
    if (shown !== null) this.#parser?.receive(shown);
  }

  #toRoom(line: string, ticket: number | null, isLast: boolean): void {
    if (ticket !== null && this.#tickets.isOnce(ticket, isLast)) {
      this.#inner.sendOnce(line);
      return;
    }
    const id = this.#inner.send(line);
    if (ticket !== null && isLast && id !== null) this.#tickets.sent(id, ticket);
  }

  #translated(news: ResumeNews): ResumeNews {
    if (news.kind === 'seen') return { ...news, id: this.#tickets.seen(news.id) };
    return news.kind === 'back' ? { ...news, seen: this.#tickets.seen(news.seen) } : news;
  }
}
