// ngIRCd without sockets, as far as entering goes: logs guests in, gives each nickname once, answers PING. It
// answers when the test says so, and may fall.

import { foldName } from '../../../server/contract/room/casemap.ts';
import {
  NgircdConnector,
  type ServerLink,
  type ServerLinkListener,
} from '../../../server/gateway/ngircd/connector.ts';
import { Lines } from '../../../server/protocol/wire/lines.ts';
import { utf8 } from '../protocol/bytes.ts';

export class QuickNgircd extends NgircdConnector {
  readonly links = new Set<Link>();
  /** How often it was asked for a link. */
  dials = 0;

  constructor() {
    super({ host: '127.0.0.1', port: 9 });
  }

  /** Links stand at once when ngIRCd answers: the delay is the test's matter. */
  override dial(_delayMs: number, listener: ServerLinkListener): ServerLink {
    const link = new Link(this, listener);
    this.dials += 1;
    this.links.add(link);
    return link;
  }

  /** The gateway's own link never stands. Guests' links do not wait for it here. */
  override dialAhead(): ServerLink {
    return { write: () => {}, close: () => {} };
  }

  /** Links stand, and the lines on them are read and not answered. */
  opens(): void {
    for (const link of this.links) link.opens();
  }

  /** Answers all that was said, until there is nothing left to answer. */
  answers(): void {
    for (let rounds = 0; rounds < 20; rounds += 1) {
      this.opens();
      for (const link of this.links) link.answers();
    }
  }

  /** It falls: all links break. */
  falls(): void {
    // Each loss is followed by another dial.
    const broken = [...this.links];
    for (const link of broken) link.breaks();
  }

  hasGiven(nick: string, except: Link): boolean {
    for (const link of this.links)
      if (link !== except && foldName(link.nick) === foldName(nick)) return true;
    return false;
  }
}

class Link implements ServerLink {
  /** '' until 001. */
  nick = '';
  readonly #ngircd: QuickNgircd;
  readonly #listener: ServerLinkListener;
  #isOpen = false;
  /** What was said and not answered. */
  #said: string[] = [];
  #wanted = '';
  #hasUser = false;

  constructor(ngircd: QuickNgircd, listener: ServerLinkListener) {
    this.#ngircd = ngircd;
    this.#listener = listener;
  }

  write(bytes: Uint8Array): void {
    const lines = Buffer.from(bytes).toString().split('\r\n');
    this.#said.push(...lines.filter((line) => line !== ''));
  }

  close(): void {
    this.#ngircd.links.delete(this);
  }

  opens(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.#listener.opened();
  }

  breaks(): void {
    this.#ngircd.links.delete(this);
    this.#listener.closed();
  }

  answers(): void {
    const said = this.#said;
    this.#said = [];
    for (const line of said) {
      const answer = this.#answerTo(line);
      if (answer !== null && this.#ngircd.links.has(this)) this.#says(answer);
    }
  }

  #answerTo(line: string): string | null {
    const [command = '', first = ''] = line.split(' ');
    if (command === 'PING') return `PONG mayfly.room ${first}`;
    if (command === 'NICK') this.#wanted = first;
    if (command === 'USER') this.#hasUser = true;
    const asks = command === 'USER' || (command === 'NICK' && this.#hasUser);
    return asks ? this.#gives(this.#wanted) : null;
  }

  #gives(nick: string): string {
    const before = this.nick;
    if (this.#ngircd.hasGiven(nick, this)) {
      return `433 ${before === '' ? '*' : before} ${nick} :Nickname already in use`;
    }
    this.nick = nick;
    return before === ''
      ? `001 ${nick} :Welcome to the Internet Relay Network ${nick}!,guest@1a2b3c4d.room`
      : `!NICK ${before} ${nick}`;
  }

  #says(text: string): void {
    const [, before = '', nick = ''] = /^!NICK (\S+) (\S+)$/.exec(text) ?? [];
    const line =
      before === '' ? `:mayfly.room ${text}` : `:${before}!,guest@1a2b3c4d.room NICK :${nick}`;
    this.#listener.bytes(new Lines(utf8(`${line}\r\n`)));
  }
}
