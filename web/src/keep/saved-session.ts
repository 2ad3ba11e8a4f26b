// A session as text, for the page that takes this one's place on a reload, and back. The text is bounded.

import {
  array,
  entries,
  nullable,
  object,
  string,
  wholeNumber,
} from '../../../server/contract/base/decode.ts';
import type { Line } from '../room/state.ts';
import type { SavedSession } from '../session/environment.ts';
import { decodeRoom, restoredRoom, savedRoom, type SavedRoom } from './saved-room.ts';

/** The newest lines of all buffers together. */
export const maxKeptLines = 300;
/** UTF-16 units; a browser's copies take two bytes each. */
export const maxKeptLength = 256 * 1024;
/** Goes up with every change of the form. */
const version = 6;

interface Saved extends Omit<SavedSession, 'room'> {
  readonly version: number;
  /** When it was written, in milliseconds since 1970. */
  readonly now: number;
  readonly room: SavedRoom;
}

const decode = object<Saved>({
  version: wholeNumber,
  now: wholeNumber,
  membership: object<Saved['membership']>({
    identity: object({ nick: string, passphrase: nullable(string) }),
    firstChannel: string,
    channelKeys: entries(string),
  }),
  link: object<Saved['link']>({
    place: object<Saved['link']['place']>({
      token: string,
      holdMs: wholeNumber,
      got: wholeNumber,
      nextId: wholeNumber,
      unseen: array(object({ id: wholeNumber, line: string })),
    }),
    support: array(string),
    sealed: nullable(string),
  }),
  room: decodeRoom,
});

/** @returns '' where it would be too long even without a message. */
export function writeSavedSession({ membership, link, room }: SavedSession, now: number): string {
  const all = [...room.buffers.values()].flatMap(({ lines }) => lines);
  // Ids rise with time, over all buffers.
  const newest = all
    .filter((line) => !tellsSecret(line))
    .toSorted((a, b) => b.id - a.id)
    .slice(0, maxKeptLines);
  const write = (lines: ReadonlySet<Line>): string => {
    const saved: Saved = { version, now, membership, link, room: savedRoom(room, lines) };
    return JSON.stringify(saved);
  };
  let left = maxKeptLength - write(new Set()).length;
  if (left < 0) return '';
  const kept = new Set<Line>();
  for (const line of newest) {
    // One more for the comma between two of them.
    left -= JSON.stringify(line).length + 1;
    if (left < 0) break;
    kept.add(line);
  }
  return write(kept);
}

/** A host who typed `/invite` was told what lets somebody in. It is shown once. */
function tellsSecret(line: Line): boolean {
  return line.kind === 'event' && /^says\.invited(Secret|Onion|Local)$/.test(line.key);
}

/** @returns null if the text is no session, or one whose place the server has given up by now. */
export function readSavedSession(text: string, now: number): SavedSession | null {
  try {
    const saved = decode(JSON.parse(text));
    const { membership, link } = saved;
    if (saved.version !== version || now - saved.now >= link.place.holdMs) return null;
    return { membership, link, room: restoredRoom(saved.room) };
  } catch {
    return null;
  }
}
