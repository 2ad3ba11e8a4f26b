// One guest's IRC connection: registration, limits and repair between a door and ngIRCd.
// Pure: it knows no socket, no clock and no chance; its host brings them (session-types.ts).

import { Capabilities } from './capabilities.ts';
import { DoorFlow } from './door-flow.ts';
import { Downstream, watched } from './downstream.ts';
import { KeepAlive } from './keep-alive.ts';
import { RoomLineSplitter } from './line-splitter.ts';
import { Membership } from './membership.ts';
import { commandAt, commandStart, parseMessage, serializeMessage } from './message.ts';
import { Outlet } from './outlet.ts';
import { Redial } from './redial.ts';
import { Registration, type RegistrationStep } from './registration.ts';
import { Rejoin } from './rejoin.ts';
import { relayLines, type LineReader } from './room-lines.ts';
import { roomLogin } from './room-login.ts';
import { sessionStates, type SessionEvent, type SessionState } from './session-states.ts';
import type { LineProblem, SessionHost, SessionOptions } from './session-types.ts';
import { Upstream } from './upstream.ts';
import { cutUtf8 } from './utf8.ts';
import { Voice } from './voice.ts';

/**
 * All guests lose ngIRCd at one moment and come back at nearly one: what was kept is said when the
 * others are likely back, too, as nobody hears a line that was said before.
 */
const othersReturnMs = 500;
/** What a peer said may have grown when it was mended, and must fit into a line again. */
const maxEchoBytes = 400;

/**
 * What it does in which state stands in session-states.ts; what it asks of its host, in
 * session-types.ts. Times are the host's, in milliseconds. Once `closed`, every call does nothing.
 */
export class Session {
  readonly #host: SessionHost;
  readonly #options: SessionOptions;
  readonly #openedAtMs: number;
  readonly #voice: Voice;
  readonly #outlet: Outlet;
  readonly #capabilities = new Capabilities();
  readonly #registration: Registration;
  readonly #membership = new Membership();
  readonly #upstream: Upstream;
  readonly #downstream: Downstream;
  readonly #flow: DoorFlow;
  readonly #keepAlive: KeepAlive;
  readonly #redial = new Redial();
  readonly #splitter = new RoomLineSplitter();
  readonly #reader: LineReader;
  #state: SessionState = 'registering';
  #rejoin: Rejoin;
  #lostAtMs = 0;
  /** The time of the call that is being served. */
  #nowMs: number;

  constructor(host: SessionHost, options: SessionOptions, nowMs: number) {
    this.#host = host;
    this.#options = options;
    this.#openedAtMs = nowMs;
    this.#nowMs = nowMs;
    const { limits, passphrase, serverName } = options;
    const { nickLength } = limits;
    this.#outlet = new Outlet({ toDoor: (bytes) => host.toGuest(bytes) });
    this.#voice = new Voice(serverName, (bytes) => this.#toGuest(bytes));
    const parts = {
      voice: this.#voice,
      capabilities: this.#capabilities,
      membership: this.#membership,
      serverName,
    };
    this.#registration = new Registration({ passphrase, nickLength }, parts);
    this.#upstream = new Upstream(
      {
        toRoom: (bytes) => host.toRoom(bytes),
        quit: (reason) => this.#quit(reason),
        refused: (reason) => host.refused(reason),
      },
      parts,
    );
    this.#downstream = new Downstream(
      {
        say: (command, ...params) => this.#say(command, ...params),
        welcomed: () => this.#move('welcomed'),
        roomRefuses: (text) => this.#refuse('room', `the room refuses: ${text}`),
        leftMs: () => (options.endsAtMs === null ? null : options.endsAtMs - this.#nowMs),
      },
      parts,
    );
    this.#flow = new DoorFlow(
      limits.flood,
      {
        ready: () => sessionStates[this.#state].guestLine !== 'hold',
        take: (line) => this.#take(line),
        pauseDoor: (delayMs) => host.pauseDoor(delayMs),
        flooded: () => this.#flooded(),
      },
      nowMs,
    );
    this.#keepAlive = new KeepAlive(limits, nowMs);
    this.#rejoin = new Rejoin(this.#membership, nickLength);
    this.#reader = {
      wants: (command) => this.#state !== 'open' || watched.has(command),
      look: (line) => this.#look(line),
      keep: (lines) => this.#toGuest(lines),
    };
  }

  get state(): SessionState {
    return this.#state;
  }

  /** '' until ngIRCd has welcomed the guest. */
  get nick(): string {
    return this.#membership.nick;
  }

  /** The guest's channels, by name. */
  get channels(): readonly string[] {
    return this.#membership.channels.map((channel) => channel.name);
  }

  /** A line without its end, in which `lineProblem` found nothing. It must not be written over. */
  fromGuest(line: Uint8Array, nowMs: number): void {
    if (this.#state === 'closed') return;
    this.#nowMs = nowMs;
    this.#keepAlive.heard(nowMs);
    // RFC 2812 §2.3.1: empty messages are silently ignored.
    if (line.length === 0) return;
    if (!this.#takesMeanwhile(line)) this.#flow.push(line, nowMs);
  }

  /** Bytes that are no line. `too long` is answered; after `forbidden byte` the session is over. */
  guestProblem(problem: LineProblem, nowMs: number): void {
    if (this.#state === 'closed') return;
    this.#nowMs = nowMs;
    this.#keepAlive.heard(nowMs);
    if (problem === 'forbidden byte') this.#refuse(problem, 'a line held CR, LF or NUL inside');
    else if (this.#flow.charge(nowMs)) this.#upstream.tooLong();
    else this.#flooded();
  }

  /** The pause that `pauseDoor` asked for is over. */
  resumeDoor(nowMs: number): void {
    if (this.#state === 'closed') return;
    this.#nowMs = nowMs;
    // Nobody listened, so the silence says nothing.
    this.#keepAlive.heard(nowMs);
    this.#flow.resume(nowMs);
  }

  /** The guest's connection is gone. */
  doorClosed(): void {
    this.#leave('connection lost');
  }

  /** The link that was dialled stands. */
  roomOpened(nowMs: number): void {
    if (!this.#move('roomOpened')) return;
    this.#nowMs = nowMs;
    this.#redial.opened(nowMs);
    this.#splitter.reset();
    this.#rejoin = new Rejoin(this.#membership, this.#options.limits.nickLength);
    const nick = this.nick === '' ? (this.#registration.nick ?? '') : this.nick;
    this.#host.toRoom(roomLogin(this.#options, nick, this.#capabilities.enabled));
  }

  /** Bytes as ngIRCd sent them, in any pieces. The chunk must not be written over afterwards. */
  fromRoom(chunk: Uint8Array, nowMs: number): void {
    if (sessionStates[this.#state].roomLines === 'drop') return;
    this.#nowMs = nowMs;
    const lines = this.#splitter.push(chunk);
    if (lines === null) return;
    relayLines(lines, this.#reader);
    if (this.#state === 'rejoining' && this.#rejoin.settled && this.#move('settled')) {
      this.#voice.notice('You are back in the room.');
      this.#flow.rest(othersReturnMs);
    }
    this.#flow.drain(nowMs);
  }

  /** The link is gone, or could not be had. */
  roomClosed(nowMs: number): void {
    const wasOpen = this.#state === 'open';
    if (!this.#move('roomClosed')) return;
    this.#nowMs = nowMs;
    if (wasOpen) {
      this.#lostAtMs = nowMs;
      this.#redial.lost(nowMs);
      this.#voice.notice('The room is away for a moment. What you write is kept until it is back.');
    }
    this.#host.dialRoom(this.#redial.nextDelayMs());
  }

  /** To be called about once a second. */
  tick(nowMs: number): void {
    this.#nowMs = nowMs;
    const { registrationMs, redialMs } = this.#options.limits;
    switch (this.#state) {
      case 'registering':
      case 'dialing':
      case 'welcoming':
        if (nowMs - this.#openedAtMs >= registrationMs) {
          this.#refuse('registration timeout', 'you did not register in time');
        } else if (this.#state === 'registering') {
          this.#step(this.#registration.check(nowMs));
        }
        return;
      case 'redialing':
      case 'rejoining':
        if (nowMs - this.#lostAtMs >= redialMs) this.end('the room did not come back');
        else this.#stayAlive();
        return;
      case 'open':
        this.#stayAlive();
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
    this.#voice.error(`Closing link: ${text}`);
    this.#leave(text);
    this.#host.closeDoor(text);
  }

  /** What cannot wait for a link: leaving, and a nickname before ngIRCd has taken one. */
  #takesMeanwhile(line: Uint8Array): boolean {
    if (sessionStates[this.#state].guestLine !== 'hold') return false;
    const command = commandAt(line, commandStart(line));
    if (command !== 'QUIT' && command !== 'NICK') return false;
    const first = parseMessage(line)?.params[0] ?? '';
    if (command === 'QUIT') {
      this.#quit(first);
      return true;
    }
    if (this.nick !== '' || !this.#flow.charge(this.#nowMs)) return false;
    if (this.#registration.takeNick(first) && this.#state === 'welcoming') this.#say('NICK', first);
    return true;
  }

  #take(line: Uint8Array): void {
    const { guestLine } = sessionStates[this.#state];
    if (guestLine === 'register') this.#step(this.#registration.take(line, this.#nowMs));
    if (guestLine === 'pass') this.#upstream.take(line);
  }

  #step(step: RegistrationStep): void {
    switch (step) {
      case 'wait':
        return;
      case 'quit':
        this.#quit('');
        return;
      case 'done':
        if (this.#move('registered')) this.#host.dialRoom(0);
        return;
      case 'no passphrase':
        this.#voice.numeric('464', [], 'This room asks for its passphrase: send it as PASS');
        this.#refuse('passphrase', 'no passphrase');
        return;
      case 'passphrase':
        this.#voice.numeric('464', [], 'That is not the passphrase of this room');
        this.#refuse('passphrase', 'wrong passphrase');
    }
  }

  /** One line of ngIRCd's that is no chat. @returns whether the guest gets it. */
  #look(line: Uint8Array): boolean {
    const { roomLines } = sessionStates[this.#state];
    const message = parseMessage(line);
    if (roomLines === 'drop' || message === null) return false;
    if (message.command === 'PING') {
      this.#say('PONG', cutUtf8(message.params[0] ?? '', maxEchoBytes));
      return false;
    }
    // The Session speaks CAP with the guest itself.
    if (message.command === 'CAP') return false;
    if (roomLines === 'welcome') return this.#downstream.welcoming(message);
    if (roomLines === 'rejoin') return this.#downstream.rejoining(message, this.#rejoin);
    return this.#downstream.open(message);
  }

  #stayAlive(): void {
    if (this.#flow.paused) return;
    const life = this.#keepAlive.check(this.#nowMs);
    if (life === 'ping') this.#voice.ping();
    if (life === 'dead') this.end('no answer to PING');
  }

  #move(event: SessionEvent): boolean {
    const next = sessionStates[this.#state].on[event];
    if (next === null) return false;
    this.#state = next;
    return true;
  }

  #toGuest(bytes: Uint8Array): void {
    if (this.#state !== 'closed') this.#outlet.deliver(bytes);
  }

  /** A line of the Session's own to ngIRCd. */
  #say(command: string, ...params: string[]): void {
    this.#host.toRoom(serializeMessage({ command, params }));
  }

  #refuse(reason: string, text: string): void {
    this.#host.refused(reason);
    this.end(text);
  }

  #flooded(): void {
    this.#refuse('flood', 'you sent too much at once');
  }

  #quit(reason: string): void {
    this.#voice.error('Closing link: you left');
    this.#leave(reason);
    this.#host.closeDoor('quit');
  }

  #leave(reason: string): void {
    const was = this.#state;
    if (!this.#move('ended')) return;
    this.#flow.clear();
    // Only a link that stands can be told.
    if (sessionStates[was].roomLines !== 'drop') this.#say('QUIT', cutUtf8(reason, maxEchoBytes));
    if (was !== 'registering') this.#host.hangUpRoom();
  }
}
