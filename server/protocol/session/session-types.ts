// The seam between a Session and its host: what a Session is made of, and what it may ask for.

import type { Role } from '../../contract/host/access.ts';
import type { NameVerdict } from '../../contract/room/look-alike.ts';
import type { SourceBuckets } from '../flood/line-kind.ts';
import type { FloodLimits } from '../flood/token-bucket.ts';
import type { ClaimHost } from '../resume/resume-commands.ts';
import type { ResumeHost } from '../resume/resume.ts';
import type { RingBudget } from '../resume/ring-budget.ts';
import type { RingLimits } from '../resume/ring.ts';
import type { NgircdLink } from '../state/ngircd-commands.ts';
import type { SharedState } from './shared-state.ts';

/** A way in. */
export type Door = 'websocket' | 'lite' | 'irc';

/** Limits of one session; sizes in bytes. */
export interface SessionLimits {
  /** ngIRCd's CLIENT_NICK_LEN - 1 at most. */
  readonly nickLength: number;
  /** From the door's opening to 001, in milliseconds. */
  readonly registrationMs: number;
  /** From our PING to any line of the guest's, in milliseconds. */
  readonly pingTimeoutMs: number;
  /** How long the guest may be silent before we send PING, in milliseconds. */
  readonly pingIntervalMs: number;
  /** From the loss of ngIRCd until the Session gives up, in milliseconds. */
  readonly redialMs: number;
  /** From the loss of a door that has a token until the session leaves, in milliseconds. */
  readonly holdMs: number;
  /** What is kept for a guest with a token until they acknowledge it. */
  readonly ring: RingLimits;
  /** How fast one session may send. */
  readonly flood: FloodLimits;
}

/** What ngIRCd learns of who the guest is: nothing true. */
export interface PseudoIdentity {
  /** A random address out of a range that nobody has (fd00::/8, as text), for WEBIRC. */
  readonly address: string;
}

/** The nicknames of one guest: each belongs to one person, and so do those that look like it. */
export interface OwnNames {
  /** ngIRCd is to be asked for it, if the verdict is `free`. Then it is the guest's until `release`. */
  claim(nick: string): NameVerdict;
  /** ngIRCd has given it. */
  confirm(nick: string): void;
  /** ngIRCd has not given it. Nothing changes where it was confirmed. */
  release(nick: string): void;
}

export interface NamesHost {
  /**
   * The guest has registered and may come in. Called once.
   * @param login what the guest sent as USER. Nobody else is shown it, so it tells the same client again.
   * @param invitation the id of a personal one; null: they come in by the shared one.
   */
  begin(login: string, invitation: string | null): OwnNames;
}

/** What a guest who knocks is to be told. */
export type KnockAnswer =
  | {
      /** Two words, for the guest and the hosts to compare over another line. No secret. */
      readonly words: string;
      readonly isHostHere: boolean;
      /** The client gives up if it waits for 001 (WeeChat after a minute, irssi after five): it gets it now. */
      readonly wantsWelcome: boolean;
    }
  /** Why they may not even wait, in words. */
  | { readonly refused: string };

/** What a guest may come in by: a personal invitation or the shared one. */
export interface Grant {
  /** The personal invitation's; null: the shared one. */
  readonly id: string | null;
  readonly role: Role;
  /** Its guest waits until a host lets them in. */
  readonly mustKnock: boolean;
  /** Takes it for the guest, who is about to enter. @returns false: nobody may come in by it now. */
  reserve(): boolean;
  /** The guest is in the room. An invitation for one entry is used up by this, and by nothing before it. */
  entered(): void;
  /** The session is over. */
  released(): void;
}

/** Decides who may come in. */
export interface Admission {
  /** The room asks for nothing. */
  readonly isOpen: boolean;
  /** Whether a wrong secret looks as if its end was cut off. It knows only what secrets look like. */
  looksCut(secret: string): boolean;
  /**
   * What the secret is good for; null: nothing, whatever the reason is. Nothing is used up.
   * @param secret what PASS sent; '' if nothing.
   */
  grantFor(secret: string): Grant | null;
  /** The guest was told that the secret is wrong. */
  toldWrong(secret: string): void;
}

/** What a Session is made of. */
export interface SessionOptions {
  readonly identity: PseudoIdentity;
  /** This guest's own. */
  readonly admission: Admission;
  /** The password for ngIRCd; guests do not know it. */
  readonly ngircdPassword: string;
  readonly webircPassword: string;
  /** ngIRCd's `Name`: the source of every line that the Session itself sends. */
  readonly serverName: string;
  readonly limits: SessionLimits;
  /** When the room ends by itself, in milliseconds of the host's clock; null: no time is set. */
  readonly endsAtMs: number | null;
  /** Limits what the rings of all sessions hold together. */
  readonly rings: RingBudget;
  readonly shared: SharedState;
}

/**
 * What a Session may ask for. Calls never re-enter the Session before they return.
 *
 * Time: the host passes `nowMs` into every call, from one clock that never goes back
 * (`performance.now()`), and calls `tick` about once a second.
 */
export interface SessionHost extends ResumeHost, ClaimHost, NgircdLink {
  readonly names: NamesHost;
  /** The buckets that all guests of the same Tor circuit share; null: there are none. */
  sharedBuckets(): SourceBuckets | null;
  /**
   * Open the one link to ngIRCd after `delayMs` (0: at once); answered by `serverConnected` or
   * `serverDisconnected`, once. `disconnectFromServer` cancels it.
   */
  connectToServer(delayMs: number): void;
  /** Close the link once what was given to `sendToServer` is written. `serverDisconnected` is not called. */
  disconnectFromServer(): void;
  /**
   * Lines of the guest's wait: after `delayMs` call `Session.resumeDoor`. A second call meanwhile starts the
   * delay again. The door reads on, so that it is seen when the guest leaves; lines that come are given to
   * `fromGuest`, which holds them in order and limits them. The delay also runs without a connection.
   */
  pauseDoor(delayMs: number): void;
  /** Close the door once what was given to `sendToGuest` is written. The Session is over. */
  closeDoor(reason: string): void;
  /** Answer what the guest asks of the service, by `Session.serviceSays` or `Session.sheet`, later. */
  askService(words: string): void;
  /** The guest waits until a host lets them in (`Session.letIn`), turns them away (`Session.end`), or they leave. */
  knock(): KnockAnswer;
  /** Call back when the present call has returned; not if the Session is over. */
  defer(call: () => void): void;
}

/**
 * In a sealed room a message is 1 to 8 lines, mostly 1 to 4: four times as much passes to a channel. Whoever lets
 * others in sends each a welcome (73 lines in a room of 50), to 20 at once: 1,460 lines, which takes 7 s here. The
 * longest frame has 256 lines; twice as much may wait.
 */
export const sealedFlood: FloodLimits = {
  burst: 40,
  perSecond: 2,
  heldLines: 512,
  heldBytes: 262_144,
  sealed: { toChannel: { burst: 160, perSecond: 8 }, toGuest: { burst: 1024, perSecond: 64 } },
};

/** Limits for people who type, behind Tor. */
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
  // A burst is enough for a client's start (JOIN, MODE and WHO of some channels) or a pasted page; two lines
  // a second are more than anybody types. More lines than that wait, 256 at most.
  flood: { burst: 40, perSecond: 2, heldLines: 256, heldBytes: 65_536 },
};
