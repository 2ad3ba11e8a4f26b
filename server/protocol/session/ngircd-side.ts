// The session's side towards ngIRCd: the login on a new link, the lines that come, and what a lost link needs.

import * as numeric from '../../contract/room/numerics.ts';
import { inEnglish, inEnglishCount } from '../../contract/words/room-says.ts';
import { resume as resumeCapability } from '../ircv3/resume-capability.ts';
import type { Lines } from '../wire/lines.ts';
import { NgircdLineSplitter } from '../wire/line-splitter.ts';
import { parseMessage, type Message } from '../wire/message.ts';
import { cutUtf8 } from '../wire/utf8.ts';
import { Downstream } from './downstream.ts';
import type { Ending } from './ending.ts';
import type { IncomingLines } from './incoming-lines.ts';
import type { Knock } from './knock.ts';
import { linkLost, type SessionParts } from './session-parts.ts';
import { Redial } from './redial.ts';
import { Rejoin } from './rejoin.ts';
import { relayLines, type LineReader } from './relay-lines.ts';
import { ngircdLogin } from './ngircd-login.ts';
import { sessionStates } from './session-states.ts';

/** A text of ngIRCd's may have grown when it was repaired, and must fit into a line again. */
const maxTokenBytes = 400;
/**
 * All guests lose ngIRCd at the same moment and come back at nearly the same. Lines that waited are sent when
 * the others are probably back, too: nobody gets a line that was sent before they joined.
 */
const othersReturnMs = 500;

export class NgircdSide implements LineReader {
  readonly #parts: SessionParts;
  readonly #incoming: IncomingLines;
  readonly #ending: Ending;
  readonly #downstream: Downstream;
  readonly #knock: Knock;
  readonly #redial = new Redial();
  readonly #splitter = new NgircdLineSplitter();
  #rejoin: Rejoin;
  #lostAtMs = 0;

  constructor(parts: SessionParts, incoming: IncomingLines, ending: Ending, knock: Knock) {
    this.#parts = parts;
    this.#incoming = incoming;
    this.#ending = ending;
    this.#knock = knock;
    this.#downstream = new Downstream(parts);
    this.#rejoin = new Rejoin(parts.membership, parts.options.limits.nickLength);
  }

  /** The link that was dialled is open. */
  opened(): void {
    const { enabled, host, membership, options, registration, time } = this.#parts;
    const nick = membership.nick === '' ? (registration.nick ?? '') : membership.nick;
    this.#redial.opened(time.nowMs);
    this.#splitter.reset();
    this.#rejoin = new Rejoin(membership, options.limits.nickLength);
    const asked = options.shared.offered.filter(
      (capability) => capability.isNgircds === true && enabled.has(capability),
    );
    host.sendToServer(
      ngircdLogin(
        options,
        nick,
        asked.map(({ name }) => name),
      ),
    );
  }

  /** Bytes as ngIRCd sent them. @returns whether there was a whole line in them. */
  receive(chunk: Lines): boolean {
    const lines = this.#splitter.push(chunk);
    if (lines === null) return false;
    relayLines(lines, this);
    const { life } = this.#parts;
    const isSettled = life.state === 'rejoining' && this.#rejoin.isSettled;
    if (isSettled && life.move('settled')) this.#linkedAgain();
    return true;
  }

  /** The link is gone, or could not be had: dials another. @param wasOpen the guest was in the room by it. */
  closed(wasOpen: boolean): void {
    const { claims, host, membership, options, replies, time } = this.#parts;
    const { rooms } = options.shared;
    if (membership.channels.some(({ name }) => rooms.has(name))) rooms.awaits(this.#parts);
    this.#downstream.lost();
    const unsure = linkLost(this.#parts);
    if (wasOpen) {
      claims.lost();
      this.#lostAtMs = time.nowMs;
      this.#redial.lost(time.nowMs);
      replies.notice(inEnglish('says.away'));
      if (unsure > 0) replies.notice(inEnglishCount('says.unsure', unsure));
    }
    host.connectToServer(this.#redial.nextDelayMs());
  }

  /** Tells the guest how long the room lives. */
  tellEnd(): void {
    this.#downstream.tellEnd();
  }

  /** Whether there has been no link for too long. */
  get isGivenUp(): boolean {
    const { options, time } = this.#parts;
    return time.nowMs - this.#lostAtMs >= options.limits.redialMs;
  }

  /** Whether a line has to be read, by its command. Chat lines are not asked about. */
  wants(command: string | null, line: Uint8Array): boolean {
    return this.#parts.life.state !== 'open' || this.#downstream.watches(command, line);
  }

  /** Reads a line of ngIRCd's that is no chat. @returns whether the guest gets it. */
  look(line: Uint8Array): boolean {
    const { serverLines } = sessionStates[this.#parts.life.state];
    const message = parseMessage(line);
    if (serverLines === 'drop' || message === null) return false;
    if (message.command === 'PING') {
      this.#parts.commands.send('PONG', cutUtf8(message.params[0] ?? '', maxTokenBytes));
      return false;
    }
    // The Session itself answers the guest's CAP.
    if (message.command === 'CAP') return false;
    if (serverLines === 'welcome') return this.#welcome(message);
    if (serverLines === 'rejoin') return this.#downstream.rejoining(message, this.#rejoin);
    return this.#downstream.open(message);
  }

  /** Passes on whole lines that the guest gets as they are. */
  keep(lines: Lines): void {
    this.#parts.output.deliver(lines);
  }

  /** Reads a line on the first link, until 001. Before that, nobody can send chat. */
  #welcome(message: Message): boolean {
    const { life } = this.#parts;
    if (message.command === 'ERROR') {
      const [text = ''] = message.params;
      this.#ending.refuse('room', inEnglish('shut.refused', { text }));
      return false;
    }
    const isShown = this.#downstream.welcoming(message);
    if (message.command !== numeric.RPL_WELCOME) return isShown;
    if (life.move('welcomed')) this.#linked();
    // A client takes a second 001 for another start.
    return isShown && !this.#knock.wasWelcomed;
  }

  /** The guest is in the room for the first time. */
  #linked(): void {
    const { away, enabled, lateLines, registration, resume } = this.#parts;
    registration.grant?.entered();
    lateLines.linked();
    away.linked();
    if (enabled.has(resumeCapability)) resume.start();
  }

  /** The guest is in the room again, on a new link. */
  #linkedAgain(): void {
    const { away, lateLines, options, replies } = this.#parts;
    options.shared.rooms.returned(this.#parts);
    lateLines.linked();
    replies.notice(inEnglish('says.back'));
    away.linked();
    this.#incoming.rest(othersReturnMs);
  }
}
