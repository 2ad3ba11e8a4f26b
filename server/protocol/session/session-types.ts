// What a Session asks of the world, and what the world tells it: the seam between the pure core and its host.

import type { SharedState } from './shared-state.ts';
import type { FloodLimits, TokenBucket } from '../flood/flood.ts';
import type { ResumeTokens } from '../resume/resume-tokens.ts';
import type { RingBudget } from '../resume/ring-budget.ts';
import type { RingLimits } from '../resume/ring.ts';

/** A way in. */
export type Door = 'websocket' | 'lite' | 'irc';

/** Limits of one session; sizes in bytes. */
export interface SessionLimits {
  /** ngIRCd's CLIENT_NICK_LEN - 1 at most. */
  readonly nickLength: number;
  /** From the door's opening to 001, in milliseconds. */
  readonly registrationMs: number;
  /** Between a PING of ours and any sign of life, in milliseconds. */
  readonly pingTimeoutMs: number;
  /** Silence of the guest before we PING, in milliseconds. */
  readonly pingIntervalMs: number;
  /** From the loss of ngIRCd until the Session gives up, in milliseconds. */
  readonly redialMs: number;
  /** From the loss of a door that has a token until the session leaves, in milliseconds. */
  readonly holdMs: number;
  /** What is kept for a guest with a token until they have acknowledged it. */
  readonly ring: RingLimits;
  /** What one session may say. */
  readonly flood: FloodLimits;
}

/** Who the guest is to ngIRCd: nobody. */
export interface PseudoIdentity {
  /** A random address out of a range that is nobody's (fd00::/8 text), for WEBIRC. */
  readonly address: string;
}

/** What a Session is made of. */
export interface SessionOptions {
  readonly identity: PseudoIdentity;
  /** What PASS must say; null: an open room. */
  readonly passphrase: string | null;
  /** Whether a wrong passphrase looks as if it were only the beginning of one. */
  readonly looksCut: (passphrase: string) => boolean;
  /** What the link to ngIRCd is opened with; guests do not know it. */
  readonly ngircdPassword: string;
  readonly webircPassword: string;
  /** ngIRCd's `Name`, the source of every line that the Session says itself. */
  readonly serverName: string;
  readonly limits: SessionLimits;
  /** When the room ends by itself, in milliseconds of the host's clock; null: nobody knows. */
  readonly endsAtMs: number | null;
  /** What all sessions' rings may hold together. */
  readonly rings: RingBudget;
  readonly shared: SharedState;
}

/**
 * What a RESUME came to. `taken`: this session is over, and what its connection says goes to the one
 * that it took up. `no number`: the token is good, the line was never sent. `no place`: so is it, but
 * there are too many of the guest's way.
 */
export type TakeUp = 'taken' | 'no token' | 'no number' | 'no place';

/** Why a line of the guest never became one. */
export type LineProblem = 'too long' | 'forbidden byte';

/**
 * What a Session may ask for. Calls never re-enter the Session before they return.
 *
 * Time: the host passes `nowMs` into every call, from one clock that never goes back
 * (`performance.now()`), and calls `tick` about once a second.
 */
export interface SessionHost {
  /** Whole lines with CRLF, to the guest. The host may keep the bytes until they are written. */
  toGuest(bytes: Uint8Array): void;
  /** What `toGuest` is given now would only wait; `Session.door.drained` is called when it would not. */
  doorFull(): boolean;
  /** Cut the guest's connection at once; the session goes on without. `doorClosed` is not called. */
  cutDoor(): void;
  /** The tokens by which a client comes back to this session. */
  readonly tokens: ResumeTokens;
  /**
   * Before registration: tie this session's connection to the one that the token leads to, by
   * `Session.resumed`, if its `door.wasGiven` says yes to the number (null: the guest gave none).
   */
  takeUp(token: string, number: number | null): TakeUp;
  /** The shared bucket of all who come the guest's way now; null: they share nothing. */
  sharedTalk(): TokenBucket | null;
  /** Whole lines with CRLF, to ngIRCd. */
  toRoom(bytes: Uint8Array): void;
  /**
   * Open the one link to ngIRCd after `delayMs` (0: at once); answered by `roomOpened` or
   * `roomClosed`, once. `hangUpRoom` cancels it.
   */
  dialRoom(delayMs: number): void;
  /** Close the link once what was given to `toRoom` is written. `roomClosed` is not called for it. */
  hangUpRoom(): void;
  /**
   * Lines of the guest's wait: after `delayMs` call `Session.resumeDoor`. A second call in that time sets its
   * length anew. The door reads on, so that a guest who leaves is seen to leave; lines that come meanwhile are
   * given to `fromGuest`, which keeps them in order and bounds them. Without a connection time passes all
   * the same.
   */
  pauseDoor(delayMs: number): void;
  /** Say goodbye at the door once what was given to `toGuest` is written. The Session is over then. */
  closeDoor(reason: string): void;
  /** Call back soon, once the call that is being served has returned; not if the Session is over. */
  soon(call: () => void): void;
  /** Count a refusal by its reason, for the status. */
  refused(reason: string): void;
}

/** Limits that suit people at a keyboard behind Tor. */
export const defaultSessionLimits: SessionLimits = {
  nickLength: 24,
  // A circuit takes seconds to build, and a person may be typing the passphrase into a client.
  registrationMs: 60_000,
  pingIntervalMs: 90_000,
  pingTimeoutMs: 60_000,
  redialMs: 60_000,
  holdMs: 300_000,
  // An hour of a lively room, or what a slow circuit brings in a minute.
  ring: { bytes: 1024 * 1024, lines: 8192 },
  // A burst holds a client's start (JOIN, MODE and WHO of some rooms) or a pasted page; two lines a
  // second are more than anybody types. Beyond, lines wait; nobody waits for more than 256.
  flood: { burst: 40, perSecond: 2, heldLines: 256, heldBytes: 65_536 },
};
