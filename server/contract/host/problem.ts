// A failure that a person can mend: what failed, on what value, and what to do. Knows nothing of IO.

/**
 * An error whose message may be shown to the operator as it is.
 * Neither text ever carries message content, a passphrase, a key or an address.
 */
export class Problem extends Error {
  override readonly name = 'Problem';
  /** One line that says what to do, or null. */
  readonly hint: string | null;

  constructor(message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.hint = options.hint ?? null;
  }
}
