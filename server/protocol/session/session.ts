// One guest's IRC connection: registration, limits and repair between a door and ngIRCd.
// Pure: it knows no socket, no clock and no chance; its host brings them (session-types.ts).

import { inEnglish } from '../../contract/words/room-says.ts';
import { DoorSide, lostText, type DoorView } from './door-side.ts';
import type { Capability } from '../ircv3/capabilities.ts';
import { FloodQueue } from '../flood/flood-queue.ts';
import { Extensions } from './extensions.ts';
import { LastWords } from './last-words.ts';
import { commandAt, commandStart, parseMessage } from '../wire/message.ts';
import { Registration, type RegistrationStep } from './registration.ts';
import { resumeCapability } from '../resume/resume.ts';
import { NgircdSide } from './ngircd-side.ts';
import { sessionStates, type SessionEvent, type SessionState } from './session-states.ts';
import type { LineProblem, SessionHost, SessionOptions } from './session-types.ts';
import { Upstream } from './upstream.ts';
import { ServerReplies } from '../wire/server-replies.ts';

/**
 * All guests lose ngIRCd at one moment and come back at nearly one: what was kept is said when the
 * others are likely back, too, as nobody hears a line that was said before.
 */
const othersReturnMs = 500;
/** What stands for a line that was taken before: it costs what a line costs. */
const takenBefore = new Uint8Array(0);

/**
 * What it does in which state stands in session-states.ts; what it asks of its host, in
 * session-types.ts. Times are the host's, in milliseconds. Once `closed`, every call does nothing.
 */
export class Session {
  readonly #host: SessionHost;
  readonly #options: SessionOptions;
  readonly #openedAtMs: number;
  readonly #voice: ServerReplies;
  readonly #facade: Extensions;
  readonly #attendance: DoorSide;
  readonly #registration: Registration;
  readonly #upstream: Upstream;
  readonly #roomSide: NgircdSide;
  readonly #flow: FloodQueue;
  #state: SessionState = 'registering';
  /** The time of the call that is being served. */
  #nowMs: number;
  readonly #lastWords = new LastWords(() => this.#flow.holds || this.#isUnheard());

  constructor(host: SessionHost, options: SessionOptions, nowMs: number) {
    this.#host = host;
    this.#options = options;
    this.#openedAtMs = nowMs;
    this.#nowMs = nowMs;
    const { limits, looksCut, passphrase, serverName } = options;
    this.#voice = new ServerReplies(serverName, (bytes) => this.#toGuest(bytes));
    this.#attendance = new DoorSide(
      host,
      {
        registering: () => this.#state === 'registering',
        charged: () => this.#flow.charged(this.#nowMs),
        attended: (somebody) => this.#attended(somebody),
        takenUp: () => {
          if (this.#move('ended')) this.#flow.clear();
        },
        end: (text) => this.end(text),
        leave: () => this.#leave(lostText, lostText),
      },
      { options, voice: this.#voice, nowMs },
    );
    this.#facade = new Extensions(
      {
        toDoor: (bytes) => this.#attendance.deliver(bytes),
        toRoom: (bytes) => host.toRoom(bytes),
        soon: (call) => host.soon(call),
        nowMs: () => this.#nowMs,
        heldForMs: (atMs) => this.#attendance.heldForMs(atMs),
        switched: (capability, on) => this.#switched(capability, on),
        silenced: (channel) => this.#flow.change((line) => this.#upstream.silence(line, channel)),
      },
      options,
      this.#voice,
    );
    const { parts } = this.#facade;
    this.#registration = new Registration(
      { passphrase, looksCut, nickLength: limits.nickLength },
      parts,
      {
        tries: options.shared.tries,
        guessing: () => host.refused('guessing'),
      },
    );
    this.#upstream = new Upstream(
      {
        toRoom: (bytes) => host.toRoom(bytes),
        quit: (reason) => {
          // What stands behind it is not said.
          this.#flow.clear();
          this.#goes(() => this.#quit(reason));
        },
        refused: (reason) => host.refused(reason),
        followsTalk: () => this.#facade.followsTalk,
      },
      parts,
    );
    this.#roomSide = new NgircdSide(
      host,
      {
        state: () => this.#state,
        move: (event) => this.#move(event),
        toGuest: (bytes) => this.#toGuest(bytes),
        linked: (again) => this.#linked(again),
        refuse: (reason, text) => this.#refuse(reason, text),
        leftMs: () => (options.endsAtMs === null ? null : options.endsAtMs - this.#nowMs),
      },
      { facade: this.#facade, options, voice: this.#voice },
    );
    this.#flow = new FloodQueue(
      limits.flood,
      {
        ready: (line) => {
          const { guestLine } = sessionStates[this.#state];
          if (guestLine === 'hold' || this.#facade.talk.full) return false;
          if (guestLine === 'register') return !this.#registration.answering;
          return !this.#upstream.waits(line);
        },
        take: (line) => this.#take(line),
        pauseDoor: (delayMs) => host.pauseDoor(delayMs),
        flooded: () => this.#refuse('flood', inEnglish('shut.flood')),
      },
      nowMs,
    );
  }

  get state(): SessionState {
    return this.#state;
  }

  /** '' until ngIRCd has welcomed the guest. */
  get nick(): string {
    return this.#facade.membership.nick;
  }

  /** The guest's channels, by name. */
  get channels(): readonly string[] {
    return this.#facade.membership.channels.map((channel) => channel.name);
  }

  /** Who is at the door, and what is kept for them. */
  get door(): DoorView {
    return this.#attendance;
  }

  /** A line without its end, in which `lineProblem` found nothing. It must not be written over. */
  fromGuest(line: Uint8Array, nowMs: number): void {
    if (this.#state === 'closed') return;
    this.#nowMs = nowMs;
    this.#attendance.heard(nowMs);
    // RFC 2812 §2.3.1: empty messages are silently ignored.
    if (line.length === 0 || this.#lastWords.begun) return;
    const verdict = this.#attendance.judge(line);
    if (verdict === 'taken before') this.#flow.push(takenBefore, nowMs);
    else if (verdict === 'new' && !this.#takesMeanwhile(line)) this.#flow.push(line, nowMs);
  }

  /** Bytes that are no line. `too long` is answered; after `forbidden byte` the session is over. */
  guestProblem(problem: LineProblem, nowMs: number): void {
    if (this.#state === 'closed') return;
    this.#nowMs = nowMs;
    this.#attendance.heard(nowMs);
    if (problem === 'forbidden byte') this.#refuse(problem, inEnglish('shut.badLine'));
    else if (this.#flow.charged(nowMs)) this.#upstream.tooLong();
  }

  /** The pause that `pauseDoor` asked for is over. */
  resumeDoor(nowMs: number): void {
    if (this.#state === 'closed') return;
    this.#nowMs = nowMs;
    this.#attendance.heard(nowMs);
    this.#flow.resume(nowMs);
    this.#lastWords.check(nowMs);
  }

  /** The guest's connection is gone. */
  doorClosed(nowMs: number): void {
    if (this.#state === 'closed') return;
    this.#nowMs = nowMs;
    if (this.#lastWords.begun) return;
    // Lines of a guest who may come back are said in their turn.
    if (this.#attendance.resumable) this.#attendance.lost(nowMs);
    else this.#goes(() => this.#attendance.lost(this.#nowMs));
  }

  /** The host has tied a connection to this session, whose guest got the lines up to `number`. */
  resumed(number: number, nowMs: number): void {
    if (this.#state === 'closed') return;
    this.#nowMs = nowMs;
    this.#flow.share(this.#host.sharedTalk());
    this.#attendance.resumed(number, nowMs);
  }

  /** The link that was dialled stands. */
  roomOpened(nowMs: number): void {
    if (!this.#move('roomOpened')) return;
    this.#nowMs = nowMs;
    const nick = this.nick === '' ? (this.#registration.nick ?? '') : this.nick;
    this.#roomSide.opened(nick, nowMs);
  }

  /** Bytes as ngIRCd sent them, in any pieces. The chunk must not be written over afterwards. */
  fromRoom(chunk: Uint8Array, nowMs: number): void {
    if (sessionStates[this.#state].roomLines === 'drop') return;
    this.#nowMs = nowMs;
    if (!this.#roomSide.bytes(chunk)) return;
    this.#flow.drain(nowMs);
    this.#lastWords.check(nowMs);
  }

  /** The link is gone, or could not be had. */
  roomClosed(nowMs: number): void {
    const wasOpen = this.#state === 'open';
    if (!this.#move('roomClosed')) return;
    this.#nowMs = nowMs;
    this.#roomSide.closed(wasOpen, nowMs);
  }

  /** To be called about once a second. */
  tick(nowMs: number): void {
    this.#nowMs = nowMs;
    this.#lastWords.check(nowMs);
    const { registrationMs } = this.#options.limits;
    switch (this.#state) {
      case 'registering':
      case 'dialing':
      case 'welcoming':
        if (nowMs - this.#openedAtMs >= registrationMs) {
          this.#refuse('registration timeout', inEnglish('shut.unregistered'));
        } else if (this.#state === 'registering') {
          this.#step(this.#registration.check(nowMs));
        }
        return;
      case 'redialing':
      case 'rejoining':
        if (this.#roomSide.isGivenUp(nowMs)) this.end(inEnglish('shut.roomGone'));
        else this.#attendance.tick(nowMs, this.#flow);
        return;
      case 'open':
        this.#facade.talk.check();
        this.#attendance.tick(nowMs, this.#flow);
        return;
      case 'closed':
    }
  }

  /** Words from the operator to this guest. */
  notice(text: string): void {
    this.#voice.notice(text);
  }

  /** Ends the session: the guest is told why, and the room too. */
  end(text: string): void {
    if (this.#state === 'closed') return;
    this.#voice.closing(text);
    this.#leave(text, text);
  }

  /** The host gives it up after a fault: nobody is told. @returns false if it was over before. */
  abandon(): boolean {
    if (!this.#move('ended')) return false;
    this.#flow.clear();
    this.#attendance.end();
    this.#facade.ended();
    return true;
  }

  /**
   * Whether ngIRCd has yet to say that it read the guest's talk: it drops what it has not read of a link that
   * closes, and until then the backlog has none of it.
   */
  #isUnheard(): boolean {
    const { talk } = this.#facade;
    if (this.#state === 'open') talk.check();
    return talk.unheard;
  }

  /** Leaves once what waits is said, and soon. */
  #goes(go: () => void): void {
    if (this.#state === 'registering' && !this.#registration.answering) go();
    else this.#lastWords.begin(this.#nowMs, go);
  }

  /** What cannot wait: leaving, and, while there is no link, a nickname before ngIRCd has taken one. */
  #takesMeanwhile(line: Uint8Array): boolean {
    const waits = sessionStates[this.#state].guestLine === 'hold';
    if (!waits && !this.#flow.holds) return false;
    const command = commandAt(line, commandStart(line));
    if (command !== 'QUIT' && command !== 'NICK') return false;
    const first = parseMessage(line)?.params[0] ?? '';
    if (command === 'QUIT') {
      this.#goes(() => this.#quit(first));
      return true;
    }
    if (!waits || this.nick !== '' || !this.#flow.spares(this.#nowMs)) return false;
    if (this.#registration.takeNick(first) && this.#state === 'welcoming') {
      this.#roomSide.say('NICK', first);
    }
    return true;
  }

  #take(line: Uint8Array): void {
    const { guestLine } = sessionStates[this.#state];
    if (guestLine === 'register') this.#step(this.#registration.take(line, this.#nowMs));
    if (guestLine === 'pass' && line !== takenBefore) this.#upstream.take(line);
  }

  #step(step: RegistrationStep): void {
    switch (step) {
      case 'wait':
        return;
      case 'quit':
        this.#quit('');
        return;
      case 'done':
        if (!this.#move('registered')) return;
        this.#flow.share(this.#host.sharedTalk());
        this.#host.dialRoom(0);
        return;
      case 'no passphrase':
        this.#refuse('passphrase', inEnglish('shut.noPassphrase'));
        return;
      case 'http':
        this.#refuse('http', inEnglish('shut.http'));
        return;
      case 'wrong passphrase':
        this.#refuse('passphrase', inEnglish('shut.wrongPassphrase'));
    }
  }

  #linked(again: boolean): void {
    this.#facade.linked();
    if (again) {
      this.#voice.notice(inEnglish('says.back'));
      this.#facade.away.sync();
      this.#flow.rest(othersReturnMs);
    } else if (this.#facade.capabilities.has(resumeCapability)) {
      this.#attendance.switched(true);
    }
  }

  /** While nobody is there, others see that instead of the guest's own away message. */
  #attended(somebody: boolean): void {
    this.#facade.away.cover(somebody ? null : lostText);
    if (this.#state === 'open') this.#facade.away.sync();
  }

  #switched(capability: Capability, on: boolean): void {
    if (this.#state !== 'open') return;
    this.#upstream.switches(capability, on);
    if (capability === resumeCapability) this.#attendance.switched(on);
  }

  #move(event: SessionEvent): boolean {
    const next = sessionStates[this.#state].on[event];
    if (next === null) return false;
    this.#state = next;
    return true;
  }

  #toGuest(bytes: Uint8Array): void {
    if (this.#state !== 'closed') this.#facade.outlet.deliver(bytes, this.#nowMs);
  }

  #refuse(reason: string, text: string): void {
    this.#host.refused(reason);
    this.end(text);
  }

  #quit(reason: string): void {
    const words = inEnglish('shut.left');
    this.#voice.closing(words);
    this.#leave(reason, words);
  }

  /** @param reason for the others. @param words for the door. */
  #leave(reason: string, words: string): void {
    const was = this.#state;
    if (!this.abandon()) return;
    // Only a link that stands can be told.
    if (sessionStates[was].roomLines !== 'drop') this.#roomSide.quit(reason);
    if (was !== 'registering') this.#host.hangUpRoom();
    this.#host.closeDoor(words);
  }
}
