// A failure that a person can mend: what failed, on what value, and what to do.

import { english, type Text } from '../sentences/sentence.ts';

/**
 * An error that may be shown to the operator as it is.
 * Neither text ever carries message content, a passphrase, a key or an address.
 */
export class Problem extends Error {
  override readonly name = 'Problem';
  /** What failed; `message` is its English. */
  readonly text: Text;
  /** What to do, or null; `hint` is its English. */
  readonly hintText: Text | null;
  readonly hint: string | null;

  constructor(text: Text, options: { hint?: Text | null; cause?: unknown } = {}) {
    super(english(text), options.cause === undefined ? undefined : { cause: options.cause });
    this.text = text;
    this.hintText = options.hint ?? null;
    this.hint = this.hintText === null ? null : english(this.hintText);
  }
}
