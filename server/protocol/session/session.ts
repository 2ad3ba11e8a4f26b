// One guest's IRC connection, between a door and ngIRCd: registration, limits, repair. It uses no socket, no
// clock and no randomness of its own; its host brings them (session-types.ts).

import { sheetCommand } from '../../contract/room/extension-names.ts';
import { serviceMask } from '../../contract/room/service.ts';
import { inEnglish } from '../../contract/words/room-says.ts';
import { CallTime } from '../state/call-time.ts';
import type { LineProblem } from '../wire/line-splitter.ts';
import type { Lines } from '../wire/lines.ts';
import { Departure } from './departure.ts';
import { DoorSide, type DoorView } from './door-side.ts';
import { Ending } from './ending.ts';
import { IncomingLines } from './incoming-lines.ts';
import { NgircdSide } from './ngircd-side.ts';
import { Knock } from './knock.ts';
import { makeParts, type SessionParts } from './session-parts.ts';
import { sessionStates, type SessionState } from './session-states.ts';
import type { Grant, SessionHost, SessionOptions } from './session-types.ts';
import { Upstream } from './upstream.ts';

/**
 * What it does in which state is a table in session-states.ts. Times are the host's, in milliseconds. Once it
 * is `closed`, every call does nothing.
 */
export class Session {
  /** Since when the guest is on their way in. */
  #comingSinceMs: number;
  readonly #parts: SessionParts;
  readonly #ending: Ending;
  readonly #doorSide: DoorSide;
  readonly #departure: Departure;
  readonly #knock: Knock;
  readonly #incoming: IncomingLines;
  readonly #ngircdSide: NgircdSide;

  constructor(host: SessionHost, options: SessionOptions, nowMs: number) {
    this.#comingSinceMs = nowMs;
    this.#parts = makeParts(host, options, new CallTime(nowMs));
    this.#ending = new Ending(this.#parts);
    this.#doorSide = new DoorSide(this.#parts, this.#ending);
    this.#departure = new Departure(this.#parts, this.#doorSide, this.#ending);
    const upstream = new Upstream(this.#parts, this.#doorSide, this.#departure);
    this.#knock = new Knock(this.#parts, this.#ending);
    this.#incoming = new IncomingLines(
      this.#parts,
      upstream,
      this.#ending,
      this.#departure,
      this.#knock,
    );
    this.#ngircdSide = new NgircdSide(this.#parts, this.#incoming, this.#ending, this.#knock);
  }

  get state(): SessionState {
    return this.#parts.life.state;
  }

  /** '' until ngIRCd has welcomed the guest. */
  get nick(): string {
    return this.#parts.membership.nick;
  }

  /** The nickname of a guest who waits to be let in; null: they do not. */
  get knockingNick(): string | null {
    return this.state === 'knocking' ? this.#parts.registration.nick : null;
  }

  /** What the guest came in by; null: they have not registered. */
  get grant(): Grant | null {
    return this.#parts.registration.grant;
  }

  /** The guest has left, and is only heard to the end. */
  get isLeaving(): boolean {
    return this.#departure.hasBegun;
  }

  /** The guest's channels, by name. */
  get channels(): readonly string[] {
    return this.#parts.membership.channels.map((channel) => channel.name);
  }

  /** Who is at the door, and what is kept for them. */
  get door(): DoorView {
    return this.#doorSide;
  }

  /** A line without its end, in which `lineProblem` found nothing. Nobody may write over it. */
  fromGuest(line: Uint8Array, nowMs: number): void {
    if (!this.#hears(nowMs)) return;
    // RFC 2812 §2.3.1: empty messages are silently ignored.
    if (line.length === 0 || this.#departure.hasBegun) return;
    const verdict = this.#doorSide.check(line);
    if (verdict === 'new') this.#incoming.accept(line);
    else if (verdict === 'repeated') this.#incoming.acceptRepeated();
  }

  /** Bytes that are no line. `too long` is answered; after `forbidden byte` the session is over. */
  guestProblem(problem: LineProblem, nowMs: number): void {
    if (!this.#hears(nowMs)) return;
    if (problem === 'too long') this.#incoming.acceptTooLong();
    else this.#ending.refuse(problem, inEnglish('shut.badLine'));
  }

  /** The pause that `pauseDoor` asked for is over. */
  resumeDoor(nowMs: number): void {
    if (!this.#hears(nowMs)) return;
    this.#incoming.resume();
    this.#departure.check();
  }

  /** The guest's connection is gone. */
  doorClosed(nowMs: number): void {
    if (this.#begins(nowMs)) this.#departure.doorClosed();
  }

  /** The host has tied a connection to this session. Its guest got the lines up to `number`. */
  resumed(number: number, nowMs: number): void {
    if (!this.#begins(nowMs)) return;
    const { host, queue } = this.#parts;
    queue.share(host.sharedBuckets());
    this.#doorSide.resumed(number);
  }

  /** A host lets the guest in. @returns false: they do not wait. */
  letIn(nowMs: number): boolean {
    if (!this.#parts.life.move('letIn')) return false;
    this.#parts.time.nowMs = nowMs;
    this.#comingSinceMs = nowMs;
    this.#knock.letIn();
    return true;
  }

  /** The link that was dialled is open. */
  serverConnected(nowMs: number): void {
    if (!this.#parts.life.move('serverConnected')) return;
    this.#parts.time.nowMs = nowMs;
    this.#ngircdSide.opened();
  }

  /** Bytes as ngIRCd sent them, in any pieces: the chunk may end within a line. */
  fromServer(chunk: Lines, nowMs: number): void {
    if (sessionStates[this.state].serverLines === 'drop') return;
    this.#parts.time.nowMs = nowMs;
    if (!this.#ngircdSide.receive(chunk)) return;
    this.#incoming.drain();
    this.#departure.check();
  }

  /** The link is gone, or could not be had. */
  serverDisconnected(nowMs: number): void {
    const wasOpen = this.state === 'open';
    if (!this.#parts.life.move('serverDisconnected')) return;
    this.#parts.time.nowMs = nowMs;
    this.#ngircdSide.closed(wasOpen);
  }

  /** To be called about once a second. */
  tick(nowMs: number): void {
    this.#parts.time.nowMs = nowMs;
    this.#departure.check();
    switch (this.state) {
      case 'registering':
      case 'dialing':
      case 'welcoming':
        this.#tickBeforeOpen();
        return;
      case 'knocking':
        if (this.#knock.isTooLong) this.end(inEnglish('shut.knockedTooLong'));
        else this.#doorSide.tick();
        return;
      case 'redialing':
      case 'rejoining':
        if (this.#ngircdSide.isGivenUp) this.end(inEnglish('shut.roomGone'));
        else this.#doorSide.tick();
        return;
      case 'open':
        this.#parts.messages.check();
        this.#doorSide.tick();
        return;
      case 'closed':
    }
  }

  /** A message from the operator to this guest. */
  notice(text: string): void {
    this.#parts.replies.notice(text);
  }

  /** The room ends at another moment. Who is in is told; who is entering is told by their first lines. */
  endMoved(text: string, nowMs: number): void {
    if (this.nick === '' || this.state === 'closed') return;
    this.#parts.time.nowMs = nowMs;
    this.#ngircdSide.tellEnd();
    this.#parts.replies.notice(text);
  }

  /** An answer of the service's. */
  serviceSays(text: string): void {
    const { membership, replies } = this.#parts;
    replies.as(serviceMask, 'NOTICE', [membership.nick, text]);
  }

  /** The host's sheet, as contract/host/host-sheet.ts writes it. */
  sheet(texts: readonly string[]): void {
    const { membership, replies } = this.#parts;
    for (const text of texts) replies.server(sheetCommand, [membership.nick, text]);
  }

  /** Ends the session: the guest is told why, and the room too. */
  end(text: string): void {
    this.#ending.end(text);
  }

  /** The host gives it up after a fault: nobody is told. @returns false if it was over before. */
  abandon(): boolean {
    return this.#ending.abandon();
  }

  #tickBeforeOpen(): void {
    const { options, time } = this.#parts;
    if (time.nowMs - this.#comingSinceMs >= options.limits.registrationMs) {
      this.#ending.refuse('registration timeout', inEnglish('shut.unregistered'));
    } else if (this.state === 'registering') {
      this.#incoming.checkRegistration();
    }
  }

  /** A call of the host's begins. @returns false if the session is over. */
  #begins(nowMs: number): boolean {
    if (this.state === 'closed') return false;
    this.#parts.time.nowMs = nowMs;
    return true;
  }

  /** The same for a call that is a sign of life. */
  #hears(nowMs: number): boolean {
    if (!this.#begins(nowMs)) return false;
    this.#doorSide.heard();
    return true;
  }
}
