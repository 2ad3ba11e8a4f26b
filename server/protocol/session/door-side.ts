// The session's side towards its door: signs of life, RESUME, and what happens when the connection is lost.

import { inEnglish } from '../../contract/words/room-says.ts';
import { ResumeCommands, type ResumeOutcome } from '../resume/resume-commands.ts';
import { Lines } from '../wire/lines.ts';
import { serializeMessage } from '../wire/message.ts';
import type { Ending } from './ending.ts';
import { KeepAlive } from './keep-alive.ts';
import type { SessionParts } from './session-parts.ts';
import { closingText } from '../../contract/room/closing-link.ts';

/** What the Session's host sees of it, and calls itself. */
export type DoorView = Pick<
  DoorSide,
  'askForLife' | 'awaySinceMs' | 'drained' | 'resumable' | 'taken' | 'wasGiven'
>;

export class DoorSide {
  readonly #parts: SessionParts;
  readonly #ending: Ending;
  readonly #commands: ResumeCommands;
  readonly #keepAlive: KeepAlive;

  constructor(parts: SessionParts, ending: Ending) {
    this.#parts = parts;
    this.#ending = ending;
    this.#commands = new ResumeCommands(parts);
    this.#keepAlive = new KeepAlive(parts.options.limits, parts.time.nowMs);
  }

  /** Whether the session outlives its connection. */
  get resumable(): boolean {
    return this.#parts.resume.isOn;
  }

  /** Since when nobody is there; null: somebody is. */
  get awaySinceMs(): number | null {
    return this.#parts.resume.awaySinceMs;
  }

  /** A sign of life came; or nothing was read, so that silence says nothing. */
  heard(): void {
    this.#keepAlive.heard(this.#parts.time.nowMs);
  }

  /** Somebody asks whether the guest is still there: a lost connection is noticed in some 20 seconds. */
  askForLife(): void {
    this.#keepAlive.ask();
  }

  /** Looks at a guest's line. `done`: it was about the connection, and is answered. */
  check(line: Uint8Array): 'new' | 'repeated' | 'done' {
    const { life, resume } = this.#parts;
    const outcome = this.#commands.answer(line, life.state === 'registering');
    if (outcome !== null) {
      this.#follow(outcome);
      return 'done';
    }
    const verdict = resume.checkId(line);
    if (verdict !== 'bad id') return verdict;
    this.#follow(this.#commands.refuseId(line));
    return 'done';
  }

  /** The capability was switched, by a guest who is in the room. */
  switchResume(on: boolean): void {
    const { resume } = this.#parts;
    if (on) resume.start();
    else if (!resume.stop()) this.#ending.doorLost();
  }

  /** The connection is gone. */
  lost(): void {
    if (!this.#parts.resume.lost()) this.#ending.doorLost();
  }

  /** The connection takes more, after `doorFull` was true. */
  drained(): void {
    this.#parts.resume.feed();
  }

  /** Whether a guest may come back who says that they got the lines up to this one. */
  wasGiven(number: number): boolean {
    return this.#parts.resume.wasGiven(number);
  }

  /** Another connection takes the session up: tells the present one, before it is closed. */
  taken(): void {
    const { host, resume } = this.#parts;
    const text = closingText(inEnglish('shut.taken'));
    resume.sendTaken();
    host.sendToGuest(new Lines(serializeMessage({ command: 'ERROR', params: [text] })));
  }

  /** Another connection is there. Its guest got the lines up to `number`. */
  resumed(number: number): void {
    this.heard();
    this.#parts.resume.resumed(number);
  }

  /** To be called about once a second. */
  tick(): void {
    const { queue, replies, resume, time } = this.#parts;
    if (this.awaySinceMs !== null) {
      if (resume.heldTooLong(!queue.isEmpty)) this.#ending.doorLost();
      return;
    }
    resume.tick();
    // The guest's answers wait, too.
    if (queue.isPaused) return;
    const life = this.#keepAlive.check(time.nowMs);
    if (life === 'ping') replies.ping();
    if (life === 'dead') this.#drop();
  }

  /** The guest does not answer. */
  #drop(): void {
    if (this.resumable) this.#parts.resume.cut();
    else this.#ending.end(inEnglish('shut.silent'));
  }

  #follow(outcome: ResumeOutcome): void {
    if (outcome === 'flooded') this.#ending.flooded();
    if (outcome === 'taken') this.#ending.handedOver();
    if (outcome === 'no place') this.#ending.end(inEnglish('shut.circuitFull'));
    if (outcome === 'wrong tokens') this.#ending.end(inEnglish('shut.tokens'));
  }
}
