// One guest's IRC connection: registration, limits and repair between a door and ngIRCd.
// Pure: it knows no socket, no clock and no chance; its host brings them (session-types.ts).

import { Capabilities } from './capabilities.ts';
import { commandRule } from './command-filter.ts';
import { DoorFlow } from './door-flow.ts';
import { KeepAlive } from './keep-alive.ts';
import { maxBodyBytes, RoomLineSplitter } from './line-splitter.ts';
import { Membership } from './membership.ts';
import { commandAt, commandStart, parseMessage, serializeMessage } from './message.ts';
import type { Message } from './message.ts';
import { Redial } from './redial.ts';
import { Registration, type RegistrationStep } from './registration.ts';
import { Rejoin } from './rejoin.ts';
import { relayLines, type LineReader } from './room-lines.ts';
import { roomLogin } from './room-login.ts';
import { sessionStates, type SessionEvent, type SessionState } from './session-states.ts';
import type { LineProblem, SessionHost, SessionOptions } from './session-types.ts';
import { cutUtf8, validUtf8 } from './utf8.ts';
import { Voice } from './voice.ts';

/** Lines of ngIRCd's that an open session looks at; all others pass unread. */
const watched: ReadonlySet<string | null> = new Set([
  ...['PING', 'ERROR', 'CAP', 'JOIN', 'PART', 'KICK', 'NICK'],
  // They name ngIRCd's version; and RPL_WHOISHOST the address it was told, though it is nobody's.
  ...['002', '004', '378'],
]);

/** A parting word may have grown when it was mended. */
const maxReasonBytes = 400;

export class Session {
  readonly #host: SessionHost;
  readonly #options: SessionOptions;
  readonly #openedAtMs: number;
  readonly #voice: Voice;
  readonly #capabilities = new Capabilities();
  readonly #registration: Registration;
  readonly #membership = new Membership();
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
    const { limits, passphrase } = options;
    this.#voice = new Voice(options.serverName, (bytes) => this.#toGuest(bytes));
    this.#registration = new Registration(
      { passphrase, nickLength: limits.nickLength },
      this.#capabilities,
      this.#voice,
    );
    this.#flow = new DoorFlow(
      limits.flood,
      {
        ready: () => sessionStates[this.#state].guestLine !== 'hold',
        take: (line) => this.#take(line),
        pauseDoor: (delayMs) => host.pauseDoor(delayMs),
        flooded: () => this.#refuse('flood', 'you sent too much at once'),
      },
      nowMs,
    );
    this.#keepAlive = new KeepAlive(limits, nowMs);
    this.#rejoin = new Rejoin(this.#membership, limits.nickLength);
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

  /** A line without its end, in which `lineProblem` found nothing. */
  fromGuest(line: Uint8Array, nowMs: number): void {
    if (this.#state === 'closed') return;
    this.#nowMs = nowMs;
    this.#keepAlive.heard(nowMs);
    if (!this.#takesMeanwhile(line)) this.#flow.push(line, nowMs);
  }

  /** Bytes that are no line. `too long` is answered; after `forbidden byte` the session is over. */
  guestProblem(problem: LineProblem, nowMs: number): void {
    if (this.#state === 'closed') return;
    this.#nowMs = nowMs;
    this.#keepAlive.heard(nowMs);
    if (problem === 'forbidden byte') this.#refuse(problem, 'a line held CR, LF or NUL inside');
    else this.#tooLong();
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
    this.#nowMs = nowMs;
    if (!this.#move('roomOpened')) return;
    this.#redial.opened(nowMs);
    this.#splitter.reset();
    this.#rejoin = new Rejoin(this.#membership, this.#options.limits.nickLength);
    const nick = this.nick === '' ? (this.#registration.nick ?? '') : this.nick;
    this.#host.toRoom(roomLogin(this.#options, nick, this.#capabilities.enabled));
  }

  /** Bytes as ngIRCd sent them, in any pieces. The chunk is the Session's from here on. */
  fromRoom(chunk: Uint8Array, nowMs: number): void {
    if (sessionStates[this.#state].roomLines === 'drop') return;
    this.#nowMs = nowMs;
    const lines = this.#splitter.push(chunk);
    if (lines === null) return;
    relayLines(lines, this.#reader);
    if (this.#state === 'rejoining' && this.#rejoin.settled && this.#move('settled')) {
      this.#voice.notice('You are back in the room.');
    }
    this.#flow.drain(nowMs);
  }

  /** The link is gone, or could not be had. */
  roomClosed(nowMs: number): void {
    this.#nowMs = nowMs;
    const wasOpen = this.#state === 'open';
    if (!this.#move('roomClosed')) return;
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
    if (this.#state === 'registering') this.#step(this.#registration.check(nowMs));
    switch (this.#state) {
      case 'registering':
      case 'dialing':
      case 'welcoming':
        if (nowMs - this.#openedAtMs >= this.#options.limits.registrationMs) {
          this.#refuse('registration timeout', 'you did not register in time');
        }
        return;
      case 'redialing':
      case 'rejoining':
        if (nowMs - this.#lostAtMs >= this.#options.limits.redialMs) {
          this.end('the room did not come back');
        } else {
          this.#stayAlive();
        }
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

  // Up: from the guest.

  /** What cannot wait for a link: leaving, and a nickname before ngIRCd has taken one. */
  #takesMeanwhile(line: Uint8Array): boolean {
    if (sessionStates[this.#state].guestLine !== 'hold') return false;
    const command = commandAt(line, commandStart(line));
    if (command === 'QUIT') {
      this.#quit(line);
      return true;
    }
    if (command !== 'NICK' || this.nick !== '' || !this.#flow.charge(this.#nowMs)) return false;
    const nick = parseMessage(line)?.params[0] ?? '';
    if (this.#registration.takeNick(nick) && this.#state === 'welcoming') this.#say('NICK', nick);
    return true;
  }

  #take(line: Uint8Array): void {
    const { guestLine } = sessionStates[this.#state];
    if (guestLine === 'register') this.#register(line);
    if (guestLine === 'pass') this.#pass(line);
  }

  #register(line: Uint8Array): void {
    const message = parseMessage(line);
    if (message === null) this.#voice.numeric('421', ['*'], 'Unknown command');
    else this.#step(this.#registration.take(message, this.#nowMs));
  }

  #step(step: RegistrationStep): void {
    switch (step) {
      case 'wait':
        return;
      case 'quit':
        this.end('quit');
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

  /** The way up: one look at the command, no parse of the rest. */
  #pass(line: Uint8Array): void {
    // Tags and source stay here: ngIRCd answers a tagged line with 421.
    const start = commandStart(line);
    const command = commandAt(line, start);
    const rule = commandRule(command);
    if (rule.kind === 'refuse') this.#voice.numeric(rule.numeric, [command ?? '*'], rule.text);
    else if (rule.kind === 'pass') this.#toRoom(line.subarray(start), command === 'JOIN');
    else if (command === 'QUIT') this.#quit(line);
    else if (command === 'CAP') this.#cap(line);
    // What is left is PONG, the answer to our own PING.
  }

  #toRoom(line: Uint8Array, isJoin: boolean): void {
    // ngIRCd relays wrong bytes as they are, and other guests' browsers would close on them.
    const text = validUtf8(line);
    // Mending can lengthen: then the line is refused, as a cut one would say something else.
    if (text.length > maxBodyBytes) return this.#tooLong();
    const join = isJoin ? parseMessage(text) : null;
    if (join !== null) this.#membership.asks(join);
    const bytes = new Uint8Array(text.length + 2);
    bytes.set(text);
    bytes[text.length] = 0x0d;
    bytes[text.length + 1] = 0x0a;
    this.#host.toRoom(bytes);
  }

  #tooLong(): void {
    this.#host.refused('too long');
    this.#voice.numeric('417', [], 'That line is too long and was not sent');
  }

  #cap(line: Uint8Array): void {
    const message = parseMessage(line);
    if (message === null) return;
    const switched = this.#capabilities.take(message, this.#voice);
    // ngIRCd's own answer to this is dropped on its way back.
    if (switched.length > 0) this.#say('CAP', 'REQ', switched.join(' '));
  }

  #quit(line: Uint8Array): void {
    const reason = parseMessage(line)?.params[0] ?? '';
    this.#voice.error('Closing link: you left');
    this.#leave(reason);
    this.#host.closeDoor('quit');
  }

  // Down: from ngIRCd.

  /** One line that is no chat. @returns whether the guest gets it. */
  #look(line: Uint8Array): boolean {
    const message = parseMessage(line);
    if (message === null) return false;
    if (message.command === 'PING') {
      this.#say('PONG', message.params[0] ?? '');
      return false;
    }
    // The Session speaks CAP with the guest itself.
    if (message.command === 'CAP') return false;
    switch (sessionStates[this.#state].roomLines) {
      case 'welcome':
        return this.#lookWelcoming(message);
      case 'relay':
        return this.#lookOpen(message);
      case 'rejoin':
        return this.#lookRejoining(message);
      case 'drop':
        return false;
    }
  }

  #lookWelcoming({ command, params }: Message): boolean {
    if (command === 'ERROR') {
      this.#refuse('room', `the room refuses: ${params[0] ?? 'no reason given'}`);
      return false;
    }
    if (command === '001' && this.#move('welcomed')) this.#named(params[0] ?? '');
    return true;
  }

  #lookOpen(message: Message): boolean {
    const { serverName } = this.#options;
    switch (message.command) {
      case '002':
        this.#voice.numeric('002', [], `Your host is ${serverName}`);
        return false;
      case '004': {
        const [, , , userModes = '', channelModes = ''] = message.params;
        this.#voice.numeric('004', [serverName, 'mayfly', userModes], channelModes);
        return false;
      }
      // ERROR: the link is being closed, and roomClosed repairs it.
      case 'ERROR':
      case '378':
        return false;
      default:
        this.#membership.follows(message);
        this.#voice.target = this.nick;
        return true;
    }
  }

  #lookRejoining(message: Message): boolean {
    if (message.command === 'ERROR') return false;
    const step = this.#rejoin.take(message);
    this.#membership.follows(message);
    switch (step.kind) {
      case 'show':
        return true;
      case 'swallow':
        return false;
      case 'nick refused':
        this.#say('NICK', step.next);
        return false;
      case 'welcomed':
        if (step.nick !== this.nick) this.#voice.as(this.#membership.mask, 'NICK', [step.nick]);
        this.#named(step.nick);
        for (const { name, key } of this.#membership.channels) {
          this.#say('JOIN', name, ...(key === null ? [] : [key]));
        }
        return false;
      case 'lost':
        this.#voice.as(this.#membership.mask, 'PART', [step.channel, `cannot return: ${step.why}`]);
        this.#membership.leave(step.channel);
        return false;
    }
  }

  // Both ways.

  #named(nick: string): void {
    this.#membership.rename(nick);
    this.#voice.target = nick;
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
    if (this.#state !== 'closed') this.#host.toGuest(bytes);
  }

  /** A line of the Session's own to ngIRCd. */
  #say(command: string, ...params: string[]): void {
    this.#host.toRoom(serializeMessage({ command, params }));
  }

  #refuse(reason: string, text: string): void {
    this.#host.refused(reason);
    this.end(text);
  }

  #leave(reason: string): void {
    const was = this.#state;
    if (!this.#move('ended')) return;
    this.#flow.clear();
    if (sessionStates[was].roomLines !== 'drop') this.#say('QUIT', cutUtf8(reason, maxReasonBytes));
    if (was !== 'registering') this.#host.hangUpRoom();
  }
}
