// What the supervisor and the gateway tell each other about invitations, on the gateway's control socket:
//
// `POST /access`, body: an `AccessRequest` → an `AccessReply`.
// `POST /access-changes`, body: `AccessSeen` → an `AccessChange` that is newer, as soon as there is one, or
// nothing (204) after ten seconds. The number that was seen is the acknowledgement of that change.

import {
  nullable,
  object,
  oneOf,
  optional,
  string,
  wholeNumber,
  type Decoder,
} from '../contract/base/decode.ts';
import { decodeAccessAnswer, type AccessAnswers, type AccessAsk } from '../contract/host/access.ts';

/** The book after a change. Keep the one with the highest number for `GatewayConfig.access`. */
export interface AccessChange {
  readonly number: number;
  /** To be kept as it is (`access-snapshot.ts`). */
  readonly snapshot: string;
}

/** The number of the newest change that the supervisor holds; 0: none. */
export interface AccessSeen {
  readonly seen: number;
}

/**
 * `no such invitation`: none has the id. `too many`: the room may not have so many invitations. `nobody of that
 * name`: nobody is in the room, or waits, who is called that.
 */
export const accessRefusals = ['no such invitation', 'too many', 'nobody of that name'] as const;
export type AccessRefusal = (typeof accessRefusals)[number];

export type AccessReply<A extends AccessAsk = AccessAsk> =
  | {
      readonly answer: AccessAnswers[A];
      /** null: the request changed nothing. */
      readonly change: AccessChange | null;
    }
  | { readonly refused: AccessRefusal };

/** Of a request, a reply and a change: 1,000 invitations with the longest labels, and the names of 7,000 guests. */
export const maxAccessBytes = 4 * 1024 * 1024;

const decodeChange = object<AccessChange>({ number: wholeNumber, snapshot: string });

const decodeRefused = object<{ readonly refused?: AccessRefusal }>({
  refused: optional(oneOf(...accessRefusals)),
});

/** @throws {DecodeError | SyntaxError} if the text is no reply to that request */
export function parseAccessReply<A extends AccessAsk>(ask: A, text: string): AccessReply<A> {
  const value: unknown = JSON.parse(text);
  const { refused } = decodeRefused(value);
  if (refused !== undefined) return { refused };
  const answer: Decoder<AccessAnswers[A]> = decodeAccessAnswer[ask];
  return object<Exclude<AccessReply<A>, { refused: AccessRefusal }>>({
    answer,
    change: nullable(decodeChange),
  })(value);
}

/**
 * @param text '' where nothing has changed
 * @throws {DecodeError | SyntaxError} if it is no change
 */
export function parseAccessChange(text: string): AccessChange | null {
  return text === '' ? null : decodeChange(JSON.parse(text));
}

export const decodeAccessSeen = object<AccessSeen>({ seen: wholeNumber });
