// Serves a guest's lines in order: to the registration, or on to ngIRCd, as soon as state and limits allow it.

import { inEnglish } from '../../contract/words/room-says.ts';
import type { FloodQueue } from '../flood/flood-queue.ts';
import { commandAt, commandStart, parseMessage } from '../wire/message.ts';
import type { Departure } from './departure.ts';
import type { Ending } from './ending.ts';
import type { Knock } from './knock.ts';
import type { SessionParts } from './session-parts.ts';
import type { RegistrationStep } from './registration.ts';
import { sessionStates, type Lifecycle } from './session-states.ts';
import type { Upstream } from './upstream.ts';

/** Stands for a line that was received before: it costs what a line costs, and does nothing. */
const repeated = new Uint8Array(0);

export class IncomingLines {
  readonly #parts: SessionParts;
  // Fields of their own: each line asks for them.
  readonly #queue: FloodQueue;
  readonly #life: Lifecycle;
  readonly #upstream: Upstream;
  readonly #ending: Ending;
  readonly #departure: Departure;
  readonly #knock: Knock;

  constructor(
    parts: SessionParts,
    upstream: Upstream,
    ending: Ending,
    departure: Departure,
    knock: Knock,
  ) {
    this.#parts = parts;
    this.#queue = parts.queue;
    this.#life = parts.life;
    this.#upstream = upstream;
    this.#ending = ending;
    this.#departure = departure;
    this.#knock = knock;
  }

  /** @param line without its end, not empty. */
  accept(line: Uint8Array): void {
    if (!this.#servesAtOnce(line)) this.#push(line);
  }

  /** A line that was received before came again. */
  acceptRepeated(): void {
    this.#push(repeated);
  }

  /** A line that is too long came, and was not kept. */
  acceptTooLong(): void {
    const { queue, time } = this.#parts;
    if (queue.payAlone(time.nowMs)) this.#upstream.refuseTooLong();
    else this.#ending.flooded();
  }

  /** Serves what may be served by now. */
  drain(): void {
    const { queue } = this.#parts;
    for (let line = queue.first; line !== null; line = queue.first) {
      if (!this.#mayServe(line)) break;
      queue.shift();
      this.#serve(line);
    }
    this.#pauseIfNeeded();
  }

  /** The pause is over. */
  resume(): void {
    this.#parts.queue.resume();
    this.drain();
  }

  /** Serves nothing for a while, even if no limit is reached. */
  rest(delayMs: number): void {
    this.#parts.queue.pause();
    this.#parts.host.pauseDoor(delayMs);
  }

  /** To be called about once a second before the guest has registered. */
  checkRegistration(): void {
    this.#register(this.#parts.registration.check(this.#parts.time.nowMs));
  }

  #push(line: Uint8Array): void {
    if (this.#queue.isEmpty && this.#mayServe(line)) this.#serve(line);
    else if (this.#queue.hold(line)) this.#pauseIfNeeded();
    else this.#ending.flooded();
  }

  #mayServe(line: Uint8Array): boolean {
    const { nowMs } = this.#parts.time;
    return !this.#queue.isPaused && this.#isReady(line) && this.#queue.pay(line, nowMs);
  }

  /** Whether this line can go anywhere now. If not, it is held, and all lines behind it. */
  #isReady(line: Uint8Array): boolean {
    const { guestLine } = sessionStates[this.#life.state];
    if (guestLine === 'hold' || guestLine === 'knock' || this.#parts.messages.isFull) return false;
    if (guestLine === 'register') return !this.#parts.registration.isAnswering;
    return !this.#upstream.mustWait(line);
  }

  #serve(line: Uint8Array): void {
    const { guestLine } = sessionStates[this.#life.state];
    if (guestLine === 'register') {
      const { registration, time } = this.#parts;
      this.#register(registration.accept(line, time.nowMs));
    }
    if (guestLine === 'pass' && line !== repeated) this.#upstream.send(line);
  }

  #pauseIfNeeded(): void {
    const { queue, time } = this.#parts;
    const { first } = queue;
    if (queue.isPaused || first === null) return;
    const delayMs = queue.pauseMs(this.#isReady(first), time.nowMs);
    if (delayMs !== null) this.rest(delayMs);
  }

  /** Some lines cannot wait: QUIT, NICK while ngIRCd has not accepted a nickname yet, and PING of one who knocks. */
  #servesAtOnce(line: Uint8Array): boolean {
    const { guestLine } = sessionStates[this.#life.state];
    const isHeld = guestLine === 'hold' || guestLine === 'knock';
    if (!isHeld && this.#queue.isEmpty) return false;
    const { claims, commands, life, membership, queue, registration, replies, time } = this.#parts;
    const command = commandAt(line, commandStart(line));
    const isLifeSign = guestLine === 'knock' && (command === 'PING' || command === 'PONG');
    if (command !== 'QUIT' && command !== 'NICK' && !isLifeSign) return false;
    const first = parseMessage(line)?.params[0] ?? '';
    if (command === 'QUIT') {
      this.#departure.quit(first);
      return true;
    }
    if (isLifeSign) {
      if (!queue.payAlone(time.nowMs)) return false;
      if (command === 'PING') replies.pong(first);
      return true;
    }
    if (!isHeld || membership.nick !== '' || !queue.payAlone(time.nowMs)) return false;
    const before = registration.nick;
    if (!registration.changeNick(first)) return true;
    this.#knock.renamed(first);
    if (life.state === 'welcoming') commands.send('NICK', first);
    // ngIRCd is not there, and is never asked for the one before.
    else if (before !== null && before !== first) claims.answered(before);
    return true;
  }

  #register(step: RegistrationStep): void {
    const { host, life, queue, registration } = this.#parts;
    switch (step) {
      case 'wait':
        return;
      case 'quit':
        this.#ending.quit('');
        return;
      case 'done':
        if (registration.grant?.mustKnock === true) {
          if (life.move('knocked')) this.#knock.begin();
          return;
        }
        if (!life.move('registered')) return;
        queue.share(host.sharedBuckets());
        host.connectToServer(0);
        return;
      case 'no passphrase':
        this.#ending.refuse('passphrase', inEnglish('shut.noPassphrase'));
        return;
      case 'not sealed':
        this.#ending.refuse('not sealed', inEnglish('shut.sealed'));
        return;
      case 'http':
        this.#ending.refuse('http', inEnglish('shut.http'));
        return;
      case 'wrong passphrase':
        this.#ending.refuse('passphrase', inEnglish('shut.wrongPassphrase'));
    }
  }
}
