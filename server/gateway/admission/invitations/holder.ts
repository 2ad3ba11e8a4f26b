// Whoever is in by an invitation, or about to enter by it, as the admission sees them.

export interface Holder {
  /** '' until they are in. */
  readonly nick: string;
  /** Somebody is at the door: the connection is not lost, and the guest is not leaving. */
  readonly isPresent: boolean;
  /** Their secret is right. While somebody guesses, they wait for the answer like everybody. */
  recognised(): void;
  /** Their own invitation was used by another session while they were away: this one is over. */
  replaced(): void;
  /** Their invitation was taken back: the session is over. */
  revoked(): void;
  /** Somebody else tried to come in by their invitation, and was refused. */
  triedByAnother(): void;
}
