// A commit as it travels: number of hellos (1 byte) | their ids (16 each) | MLS PrivateMessage.
//
// The ids tell those who still wait, and cannot read the commit, who is let in.

import { toBase64url } from '../bytes/base64url.ts';
import { ByteReader, concat } from '../bytes/bytes.ts';
import { helloIdBytes } from './hello.ts';

export interface CommitContent {
  readonly helloIds: readonly string[];
  readonly message: Uint8Array;
}

/** @param helloIds at most 255. */
export function commitContent(helloIds: readonly Uint8Array[], message: Uint8Array): Uint8Array {
  return concat(Uint8Array.of(helloIds.length), ...helloIds, message);
}

/** @returns null: it is cut short. */
export function readCommit(content: Uint8Array): CommitContent | null {
  const reader = new ByteReader(content);
  const helloIds: string[] = [];
  for (let left = reader.byte() ?? 0; left > 0; left--) {
    const id = reader.take(helloIdBytes);
    if (id === null) return null;
    helloIds.push(toBase64url(id));
  }
  const message = reader.rest();
  return message === null ? null : { helloIds, message };
}
