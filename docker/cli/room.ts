// A room that runs already, as commands speak to it, whichever engine it is in.

export interface Room {
  /** As `mayfly status` shows it and --room takes it: a bare room's first process, or a random id. */
  readonly id: number | string;
  /** An `ApplianceStatus`, unless it is of another version. @throws {Problem} where it does not answer. */
  status(): Promise<unknown>;
  /** A `ReadyEvent`, unless it is of another version. @throws {Problem} */
  invitation(): Promise<unknown>;
  /** Lets a guest in. @param key a public key's line. @throws {Problem} */
  addKey(key: string): Promise<void>;
  /** Asks it to end; it has not ended yet when this resolves. @throws {Problem} */
  end(): Promise<void>;
  isGone(): Promise<boolean>;
}
