// What the gateway wants of the supervisor: that the room ends, or goes on. The supervisor fetches it.
//
// `POST /end-wishes` on the gateway's control socket, body: `EndWishAnswer` → an `EndWish`, as soon as there is one, or
// nothing (204) after ten seconds.

import {
  nullable,
  object,
  oneOf,
  variant,
  wholeNumber,
  type Decoder,
} from '../contract/base/decode.ts';
import { endMoves, type EndMove } from '../contract/host/control.ts';
import { moveRefusals, type MoveRefusal } from '../contract/host/moved-end.ts';

export type EndWish =
  /** Ends the room at once. */
  | { readonly wish: 'burn'; readonly why: 'burn' | 'panic word' }
  /** A host at a door moves the end of the lifetime. */
  | { readonly wish: 'move'; readonly by: EndMove; readonly timeMs: number }
  /** A host at a door shows a sign of life. */
  | { readonly wish: 'go on' };

/** What came of the wish that the last call fetched. */
export interface EndWishAnswer {
  /** null: it was done, or there was none. */
  readonly refused: MoveRefusal | null;
}

/** @throws {DecodeError} */
export const decodeEndWishAnswer = object<EndWishAnswer>({
  refused: nullable(oneOf(...moveRefusals)),
});

const decodeWish: Decoder<EndWish> = variant<EndWish, 'wish'>('wish', {
  burn: object({ wish: oneOf('burn'), why: oneOf('burn', 'panic word') }),
  move: object({ wish: oneOf('move'), by: oneOf(...endMoves), timeMs: wholeNumber }),
  'go on': object({ wish: oneOf('go on') }),
});

/**
 * The wish is checked, as the gateway is what guests speak to.
 * @param text '' where there is none now
 * @throws {DecodeError | SyntaxError} if it is no wish
 */
export function parseEndWish(text: string): EndWish | null {
  return text === '' ? null : decodeWish(JSON.parse(text));
}
