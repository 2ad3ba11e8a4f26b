// A failure that a person can mend: what failed, on what value, and what to do.

import { DecodeError, lenient, nullable, string, type Decoder } from '../base/decode.ts';
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

/** What came as JSON. `message` and `hint` are English; sentences may be absent. */
export interface ReceivedProblem {
  readonly message: string;
  readonly hint: string | null;
  readonly text?: Text | undefined;
  readonly hintText?: Text | null | undefined;
}

export const decodeText: Decoder<Text> = (value, path = '') => {
  if (!isText(value)) throw new DecodeError(path, 'not a sentence of this version');
  return value;
};

/** The decoders of the fields beside the message, which has different names. */
export const problemDecoders = {
  hint: lenient(string, null),
  text: lenient(decodeText, undefined),
  hintText: lenient(nullable(decodeText), undefined),
} as const;

/** Another version may have sentences that this one's catalogue lacks, or none at all: then the English counts. */
export function problemOf({ message, hint, text, hintText }: ReceivedProblem): Problem {
  return new Problem(text ?? message, { hint: hintText ?? hint });
}
