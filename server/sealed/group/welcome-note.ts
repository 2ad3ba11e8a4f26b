// What a committer tells those whom it lets in, inside the welcome and under its signature.
//
// committer's leaf (4 bytes) | number of names (2) | each: leaf (4), nickname | number of revocations (2) | each.
// Nicknames and revocations stand behind their length in two bytes.

import { ByteReader, concat, sized } from '../bytes/bytes.ts';
import { readUint32, uint32 } from './talk-payload.ts';

export interface WelcomeNote {
  readonly committer: number;
  /** Leaves whose nickname is not the one of their credential. */
  readonly names: ReadonlyMap<number, string>;
  /** As hosts signed them. */
  readonly revocations: readonly Uint8Array[];
}

const count = (value: number): Uint8Array => Uint8Array.of(value >> 8, value & 0xff);

export function encodeNote({ committer, names, revocations }: WelcomeNote): Uint8Array {
  return concat(
    uint32(committer),
    count(names.size),
    ...Array.from(names, ([leaf, nick]) => concat(uint32(leaf), sized(nick))),
    count(revocations.length),
    ...revocations.map((revocation) => sized(revocation)),
  );
}

/** @returns null: `encodeNote` did not make it. */
export function decodeNote(bytes: Uint8Array): WelcomeNote | null {
  const reader = new ByteReader(bytes);
  const committer = readUint32(reader);
  const names = new Map<number, string>();
  for (let left = readCount(reader); left > 0; left--) {
    const leaf = readUint32(reader);
    const nick = reader.sizedText();
    if (leaf === null || nick === null) return null;
    names.set(leaf, nick);
  }
  const revocations: Uint8Array[] = [];
  for (let left = readCount(reader); left > 0; left--) {
    const revocation = reader.sized();
    if (revocation === null) return null;
    revocations.push(revocation);
  }
  return committer === null || !reader.isDone ? null : { committer, names, revocations };
}

function readCount(reader: ByteReader): number {
  const [high = 0, low = 0] = reader.take(2) ?? [];
  return (high << 8) | low;
}
