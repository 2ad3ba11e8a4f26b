// The tokens of one session, as its resume part uses them (docs/resume.md, "Security").

export interface ResumeTokens {
  /** @returns a new token that leads to this session; the older ones stay good until `settle`. */
  mint(): string;
  /** @returns a token for the connection that loses this session to another. `settle` leaves it good. */
  mintReclaim(): string;
  /** Voids all tokens but the newest and those of `mintReclaim`. */
  settle(): void;
  /** Voids all tokens: none leads to this session any more. */
  drop(): void;
}
