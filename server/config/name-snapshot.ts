// What a book of names hands to the book of the gateway's next start.

import { array, nullable, object, string, wholeNumber } from '../contract/base/decode.ts';

export interface NameSnapshot {
  readonly invitations: readonly { readonly id: string; readonly names: readonly string[] }[];
  readonly guests: readonly {
    readonly marks: readonly string[];
    readonly names: readonly string[];
    /** In milliseconds by `bootMs`; null: the guest was in. */
    readonly untilMs: number | null;
  }[];
}

/** No names yet. */
export const noNames: NameSnapshot = { invitations: [], guests: [] };

/** @throws {DecodeError} */
export const decodeNameSnapshot = object<NameSnapshot>({
  invitations: array(object({ id: string, names: array(string) })),
  guests: array(
    object({ marks: array(string), names: array(string), untilMs: nullable(wholeNumber) }),
  ),
});
