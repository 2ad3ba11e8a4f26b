// Whether somebody is at the session's door, and what becomes of the session while nobody is. Knows
// nothing of ngIRCd's link, and of lines only what is about the connection itself.

import { inEnglish } from '../../contract/words/room-says.ts';
import type { FloodQueue } from '../flood/flood-queue.ts';
import { KeepAlive } from './keep-alive.ts';
import { serializeMessage } from '../wire/message.ts';
import { ResumeCommands } from '../resume/resume-commands.ts';
import { Resume } from '../resume/resume.ts';
import type { SessionHost, SessionOptions } from './session-types.ts';
import type { ServerReplies } from '../wire/server-replies.ts';

/** What others are told of a guest whose connection is lost. */
export const lostText = 'connection lost';

export interface DoorSideOwner {
  /** Nothing is registered yet. */
  registering(): boolean;
  /** Pays for a line that waits behind no other. @returns false if the session is over instead. */
  charged(): boolean;
  /** Nobody is there now, or somebody is again. */
  attended(somebody: boolean): void;
  /** The connection belongs to another session now: this one never was. */
  takenUp(): void;
  /** The session ends, and who is at the door is told why. */
  end(text: string): void;
  /** The session ends, and nobody is there to be told. */
  leave(): void;
}

/** What the Session's host sees of it, and tells it by itself. */
export type DoorView = Pick<
  DoorSide,
  'awaySinceMs' | 'drained' | 'resumable' | 'taken' | 'wasGiven'
>;

export class DoorSide {
  readonly #host: SessionHost;
  readonly #owner: DoorSideOwner;
  readonly #resume: Resume;
  readonly #commands: ResumeCommands;
  readonly #voice: ServerReplies;
  readonly #keepAlive: KeepAlive;
  #nowMs: number;

  constructor(
    host: SessionHost,
    owner: DoorSideOwner,
    parts: {
      readonly options: SessionOptions;
      readonly voice: ServerReplies;
      readonly nowMs: number;
    },
  ) {
    const { options, voice, nowMs } = parts;
    const { limits, rings: budget, serverName } = options;
    const { holdMs, ring } = limits;
    this.#host = host;
    this.#owner = owner;
    this.#nowMs = nowMs;
    this.#voice = voice;
    this.#resume = new Resume(host, () => this.#overflows(), { serverName, holdMs, ring, budget });
    this.#commands = new ResumeCommands(
      {
        registering: () => owner.registering(),
        charged: () => owner.charged(),
        nowMs: () => this.#nowMs,
        takeUp: (token, number) => host.takeUp(token, number),
        takenUp: () => owner.takenUp(),
        refused: (reason) => host.refused(reason),
        end: (text) => owner.end(text),
      },
      this.#resume,
      voice,
    );
    this.#keepAlive = new KeepAlive(limits, nowMs);
  }

  /** Whether the session outlives its connection. */
  get resumable(): boolean {
    return this.#resume.on;
  }

  /** Since when nobody is there; null: somebody is. */
  get awaySinceMs(): number | null {
    return this.#resume.awaySinceMs;
  }

  /** How long the session is held yet, at most; null: somebody is there. */
  heldForMs(nowMs: number): number | null {
    return this.#resume.heldForMs(nowMs);
  }

  /** A sign of life; or nobody listened, so that the silence says nothing. */
  heard(nowMs: number): void {
    this.#nowMs = nowMs;
    this.#keepAlive.heard(nowMs);
  }

  /** What a guest's line is to the Session. `done`: it was about the connection. */
  judge(line: Uint8Array): 'new' | 'taken before' | 'done' {
    if (this.#commands.hears(line)) return 'done';
    const verdict = this.#resume.judge(line);
    if (verdict !== 'no id') return verdict;
    this.#commands.refusesId(line);
    return 'done';
  }

  /** Lines to the guest, in the order in which they are to get them. */
  deliver(lines: Uint8Array): void {
    this.#resume.deliver(lines);
  }

  /** The capability is on, or off again, for a guest who is registered. */
  switched(on: boolean): void {
    if (on) this.#resume.start();
    else if (!this.#resume.stop()) this.#owner.leave();
  }

  /** The connection is gone. */
  lost(nowMs: number): void {
    this.#nowMs = nowMs;
    if (this.#resume.lost(nowMs)) this.#owner.attended(false);
    else this.#owner.leave();
  }

  /** The connection takes more, after `doorFull` said no. */
  drained(): void {
    this.#resume.feed();
  }

  /** Whether a guest may come back who says that they got the lines up to this one. */
  wasGiven(number: number): boolean {
    return this.#resume.wasGiven(number);
  }

  /** Another connection takes the session up: the one there is is told, before it is closed. */
  taken(): void {
    const last = serializeMessage({
      command: 'ERROR',
      params: [`Closing link: ${inEnglish('shut.taken')}`],
    });
    this.#resume.sayTaken();
    this.#host.toGuest(last);
  }

  /** Another connection is there, whose guest got the lines up to `number`. */
  resumed(number: number, nowMs: number): void {
    this.heard(nowMs);
    this.#resume.resumed(number);
    this.#owner.attended(true);
  }

  /** @param flow the guest's lines that wait. To be called about once a second. */
  tick(nowMs: number, flow: Pick<FloodQueue, 'holds' | 'paused'>): void {
    this.#nowMs = nowMs;
    if (this.awaySinceMs !== null) {
      if (this.#resume.heldTooLong(nowMs, flow.holds)) this.#owner.leave();
      return;
    }
    this.#resume.tick();
    // Nothing is read from the guest.
    if (flow.paused) return;
    const life = this.#keepAlive.check(nowMs);
    if (life === 'ping') this.#voice.ping();
    if (life === 'dead') this.#dies();
  }

  /** The session is over: the door is given what is left, and no token leads here. */
  end(): void {
    this.#resume.end();
  }

  #dies(): void {
    if (this.resumable) this.#cut();
    else this.#owner.end(inEnglish('shut.silent'));
  }

  /** The connection does not keep up with what is kept for it. */
  #overflows(): void {
    if (this.awaySinceMs !== null) return;
    this.#host.refused('slow reader');
    this.#cut();
  }

  #cut(): void {
    this.#host.cutDoor();
    this.lost(this.#nowMs);
  }
}
