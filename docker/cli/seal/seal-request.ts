// What another command asks `mayfly up` for, and the answer: a line of JSON each. Pure.

import {
  array,
  boolean,
  object,
  oneOf,
  string,
  type Decoder,
} from '../../../server/contract/base/decode.ts';
import { roles } from '../../../server/contract/host/role.ts';
import type { SealWish } from './room-seal.ts';

/** So many seals in one request, as many as invitations are made in one. */
export const maxWishes = 100;
export const maxRequestBytes = 16 * 1024;
/** The longest seal has 300 characters. */
export const maxReplyBytes = 64 * 1024;

export interface SealRequest {
  /** As `Room` names it. */
  readonly room: string;
  readonly wishes: readonly SealWish[];
}

export interface SealReply {
  /** This `up` has another room. */
  readonly isOtherRoom: boolean;
  /** One for each wish, in order. */
  readonly seals: readonly string[];
}

/** @throws {DecodeError} */
export const decodeSealRequest: Decoder<SealRequest> = object({
  room: string,
  wishes: array(object<SealWish>({ id: string, role: oneOf(...roles) })),
});

/** @throws {DecodeError} */
export const decodeSealReply: Decoder<SealReply> = object({
  isOtherRoom: boolean,
  seals: array(string),
});
