// What a Session asks of the world, and what the world tells it: the seam between the pure core and its host.

/** A way in. */
export type Door = 'websocket' | 'irc';

/** Limits of one session; sizes in bytes. */
export interface SessionLimits {
  /** ngIRCd's CLIENT_NICK_LEN - 1 at most. */
  readonly nickLength: number;
  /** From the door's opening to 001, in milliseconds. */
  readonly registrationMs: number;
  /** Between a PING of ours and any sign of life, in milliseconds. */
  readonly pingTimeoutMs: number;
  readonly pingIntervalMs: number;
}

/** What a Session may ask for. Calls never re-enter the Session before they return. */
export interface SessionHost {
  /** Whole lines with CRLF, to the guest. The host may keep the bytes until they are written. */
  toGuest(bytes: Uint8Array): void;
  /** Whole lines with CRLF, to ngIRCd. */
  toRoom(bytes: Uint8Array): void;
  /** Open the one link to ngIRCd; answered by `roomOpened` or `roomClosed`. */
  dialRoom(): void;
  /** Close the link. `roomClosed` is not called for it. */
  hangUpRoom(): void;
  /** Say goodbye at the door once what was given to `toGuest` is written. The Session is over then. */
  closeDoor(reason: string): void;
  /** Count a refusal by its reason, for the status. */
  refused(reason: string): void;
}

/** Who the guest is to ngIRCd: nobody. */
export interface PseudoIdentity {
  /** A random address out of a range that is nobody's (fd00::/8 text), for WEBIRC. */
  readonly address: string;
  /** The ident and the host part that name the door. */
  readonly door: Door;
}
