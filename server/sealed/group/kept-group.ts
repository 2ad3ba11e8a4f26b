// What a tab keeps over a reload, as bytes. It holds the keys of the group: it belongs nowhere but into the tab's name.
//
// version (1 byte) | fields in the order of `KeptGroup`, a list of one or no `KeptInside` last. Lists stand behind their number in two bytes, texts behind
// their length in two, states of MLS behind theirs in four. Numbers have four bytes, the higher one first.

import { ByteReader, concat, sized } from '../bytes/bytes.ts';
import type { OwnText } from './own-texts.ts';
import { readUint32, uint32 } from './talk-payload.ts';
import type { Seen, Sent } from './text-counts.ts';

export interface KeptMember {
  readonly leaf: number;
  readonly nick: string;
  readonly isAbsent: boolean;
}

/** Of a device that is in the group. */
export interface KeptInside {
  readonly lastCommitter: number;
  readonly sinceEpoch: number;
  readonly words: readonly string[];
  readonly members: readonly KeptMember[];
  readonly sent: ReadonlyMap<string, Sent>;
  readonly seen: ReadonlyMap<string, Seen>;
  readonly group: Uint8Array;
  readonly pairs: readonly { readonly peer: string; readonly group: Uint8Array }[];
}

export interface KeptGroup {
  readonly own: string;
  readonly nicks: readonly string[];
  readonly revocations: readonly Uint8Array[];
  readonly ownTexts: readonly (readonly [string, OwnText])[];
  /** Hashes of the last frames. */
  readonly frames: readonly string[];
  /** null: it still waits to be let in, and does so from the beginning. */
  readonly inside: KeptInside | null;
}

const version = 1;
const noTicket = 0xffff_ffff;

export function encodeKept(kept: KeptGroup): Uint8Array {
  return concat(
    Uint8Array.of(version),
    sized(kept.own),
    list(kept.nicks, sized),
    list(kept.revocations, sized),
    list(kept.ownTexts, ([hash, { command, text, ticket, countedFor, number }]) =>
      concat(
        sized(hash),
        Uint8Array.of(command === 'PRIVMSG' ? 1 : 2),
        sized(text),
        uint32(ticket ?? noTicket),
        sized(countedFor),
        uint32(number),
      ),
    ),
    list(kept.frames, sized),
    list(kept.inside === null ? [] : [kept.inside], encodeInside),
  );
}

function encodeInside(kept: KeptInside): Uint8Array {
  return concat(
    uint32(kept.lastCommitter),
    uint32(kept.sinceEpoch),
    list(kept.words, sized),
    list(kept.members, ({ leaf, nick, isAbsent }) =>
      concat(uint32(leaf), sized(nick), Uint8Array.of(isAbsent ? 1 : 0)),
    ),
    list([...kept.sent], ([target, { number, echoed }]) =>
      concat(sized(target), uint32(number), list([...echoed], uint32)),
    ),
    list([...kept.seen], ([key, { first, last, known }]) =>
      concat(sized(key), uint32(first), uint32(last), list([...known], uint32)),
    ),
    long(kept.group),
    list(kept.pairs, ({ peer, group }) => concat(sized(peer), long(group))),
  );
}

/** @returns null: `encodeKept` of this version did not make it. */
export function decodeKept(bytes: Uint8Array): KeptGroup | null {
  const reader = new ByteReader(bytes);
  if (reader.byte() !== version) return null;
  const text = (): string => reader.sizedText() ?? '';
  const kept: KeptGroup = {
    own: text(),
    nicks: readList(reader, text),
    revocations: readList(reader, () => reader.sized() ?? new Uint8Array()),
    ownTexts: readList(reader, () => [text(), readOwnText(reader)]),
    frames: readList(reader, text),
    inside: readList(reader, () => readInside(reader)).at(0) ?? null,
  };
  return reader.isDone ? kept : null;
}

function readInside(reader: ByteReader): KeptInside {
  const number = (): number => readUint32(reader) ?? 0;
  const text = (): string => reader.sizedText() ?? '';
  return {
    lastCommitter: number(),
    sinceEpoch: number(),
    words: readList(reader, text),
    members: readList(reader, () => ({
      leaf: number(),
      nick: text(),
      isAbsent: reader.byte() === 1,
    })),
    sent: new Map(
      readList(reader, () => [
        text(),
        { number: number(), echoed: new Set(readList(reader, number)) },
      ]),
    ),
    seen: new Map(
      readList(reader, () => [
        text(),
        { first: number(), last: number(), known: new Set(readList(reader, number)) },
      ]),
    ),
    group: readLong(reader),
    pairs: readList(reader, () => ({ peer: text(), group: readLong(reader) })),
  };
}

function readOwnText(reader: ByteReader): OwnText {
  const command = reader.byte() === 1 ? 'PRIVMSG' : 'NOTICE';
  const text = reader.sizedText() ?? '';
  const ticket = readUint32(reader);
  const countedFor = reader.sizedText() ?? '';
  const number = readUint32(reader) ?? 0;
  return { command, text, ticket: ticket === noTicket ? null : ticket, countedFor, number };
}

function list<Item>(items: readonly Item[], encode: (item: Item) => Uint8Array): Uint8Array {
  const count = Uint8Array.of(items.length >> 8, items.length & 0xff);
  return concat(count, ...items.map((item) => encode(item)));
}

/** After the end of the bytes the count is 0, so that a broken text makes no long list. */
function readList<Item>(reader: ByteReader, read: () => Item): Item[] {
  const [high = 0, low = 0] = reader.take(2) ?? [];
  return Array.from({ length: (high << 8) | low }, read);
}

function long(bytes: Uint8Array): Uint8Array {
  return concat(uint32(bytes.length), bytes);
}

function readLong(reader: ByteReader): Uint8Array {
  return reader.take(readUint32(reader) ?? 0) ?? new Uint8Array();
}
