// A failure that a person can mend: what failed, on what value, and what to do.

import { english, isText, type Text } from '../sentences/sentence.ts';

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

/** A Problem as JSON: the English for programs, and the sentences for who prints it in another language. */
export interface ProblemFields {
  readonly message: string;
  readonly hint: string | null;
  readonly text: Text;
  readonly hintText: Text | null;
}

export function problemFields({ message, hint, text, hintText }: Problem): ProblemFields {
  return { message, hint, text, hintText };
}

/**
 * The reverse. Another version may have sentences that are not in this one's catalogue, or none at all:
 * then the English counts.
 */
export function problemOf(received: {
  readonly message: string;
  readonly hint?: unknown;
  readonly text?: unknown;
  readonly hintText?: unknown;
}): Problem {
  const { message, hint, text, hintText } = received;
  const plainHint = typeof hint === 'string' ? hint : null;
  return new Problem(isText(text) ? text : message, {
    hint: isText(hintText) ? hintText : plainHint,
  });
}
