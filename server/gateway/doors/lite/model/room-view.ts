// What one guest of the lite door knows of the room: places, lines, people, kept within bounds. It is
// told what happened; it knows no IRC line, no stream and no HTML.

import { hasChannelPrefix } from '../../../../contract/room/channel-name.ts';
import { RoomTranslator } from '../../../../contract/room/room-translator.ts';
import type { EventSentence } from '../../../../contract/words/event-sentences.ts';
import { mentions } from '../../../../contract/room/mention.ts';
import { foldName, sameName } from '../../../../contract/room/casemap.ts';
import { Seal } from '../secrets/seal.ts';
import { RoomBuffer, type Line, type TalkLine } from './buffer.ts';

// The page shows no more of one place at once; a talk of some hours, or what was missed in minutes.
const maxLines = 100;
// All lines of one guest. With --max-guests 1000 and every guest at the lite door: 128 MB at worst.
const maxBytes = 128 * 1024;
// Strangers with many nicknames must not fill it; ngIRCd lets nobody into more than ten channels.
const maxPlaces = 32;

export interface NewLine {
  readonly place: RoomBuffer;
  readonly line: Line;
}

/**
 * Changed in place, other than the page's state with script: a copy of a channel's people for each
 * that comes, for each guest, would be work in the third power of a room's size.
 */
export class RoomView {
  nick: string;
  /** By folded name, in the order of the list. */
  readonly places = new Map<string, RoomBuffer>();
  /** Where answers go that name no place; null before the first. */
  current: RoomBuffer | null = null;
  /** The channel that guests are led to; '' where nobody said. */
  home = '';
  /** Of a list of channels that is under way. */
  readonly listed: { readonly name: string; readonly people: number }[] = [];
  /** Reads what the room sends this guest. */
  readonly translator: RoomTranslator;
  /** Of all names and links in this guest's addresses. */
  readonly seal = new Seal();
  readonly #now: () => number;
  #nextId = 1;
  #bytes = 0;
  #newLines: NewLine[] = [];

  /** @param now milliseconds since 1970. */
  constructor(nick: string, now: () => number) {
    this.nick = nick;
    this.#now = now;
    this.translator = new RoomTranslator(now);
  }

  isSelf(nick: string): boolean {
    return sameName(nick, this.nick);
  }

  get(name: string): RoomBuffer | undefined {
    return this.places.get(foldName(name));
  }

  /** Channels first, as the list shows them. */
  inOrder(): readonly RoomBuffer[] {
    const all = [...this.places.values()];
    return [...all.filter((place) => place.isChannel), ...all.filter((place) => !place.isChannel)];
  }

  /** The place of that name, made where there was none. */
  ensure(name: string): RoomBuffer {
    const known = this.get(name);
    if (known !== undefined) return known;
    if (this.places.size >= maxPlaces) this.#dropQuietest();
    const place = new RoomBuffer(name, hasChannelPrefix(name), this.seal);
    this.places.set(foldName(name), place);
    this.current ??= place;
    return place;
  }

  remove(place: RoomBuffer): void {
    this.places.delete(foldName(place.name));
    this.#bytes -= place.bytes;
    if (this.current === place) this.current = this.inOrder()[0] ?? null;
  }

  /** A talk goes with its person, in its place in the list. */
  renameTalk(place: RoomBuffer, to: string): void {
    const entries = [...this.places.values()];
    place.name = to;
    this.places.clear();
    for (const each of entries) this.places.set(foldName(each.name), each);
  }

  wherever(nick: string): readonly RoomBuffer[] {
    const folded = foldName(nick);
    return [...this.places.values()].filter((place) => place.people.has(folded));
  }

  addTalk(
    place: RoomBuffer,
    said: Pick<TalkLine, 'form' | 'from' | 'text'>,
    refused = false,
  ): void {
    const own = this.isSelf(said.from);
    const mention = !own && mentions(said.text, this.nick);
    if (!own) {
      place.unread += 1;
      if (mention || !place.isChannel) place.mentions += 1;
    }
    this.#add(place, { kind: 'talk', ...said, own, mention, refused, ...this.#stamp() });
  }

  /** @param place null: nowhere, the guest is in no channel and no talk. */
  addEvent(place: RoomBuffer | null, told: EventSentence): void {
    if (place !== null) this.#add(place, { kind: 'event', ...told, ...this.#stamp() });
  }

  /** How many lines came since they were last taken. */
  get newLineCount(): number {
    return this.#newLines.length;
  }

  /** Hands over the lines that came since the last call, the oldest first. */
  takeNewLines(): readonly NewLine[] {
    const lines = this.#newLines;
    this.#newLines = [];
    return lines;
  }

  /** Forgets everything. */
  clear(): void {
    this.places.clear();
    this.#newLines = [];
    this.current = null;
    this.#bytes = 0;
  }

  #stamp(): { id: number; atMs: number } {
    const id = this.#nextId;
    this.#nextId += 1;
    return { id, atMs: this.#now() };
  }

  #add(place: RoomBuffer, line: Line): void {
    const before = place.bytes;
    place.add(line);
    if (place.lines.length > maxLines) place.dropOldest();
    this.#bytes += place.bytes - before;
    while (this.#bytes > maxBytes) this.#dropFromLargest();
    this.#newLines.push({ place, line });
  }

  #dropFromLargest(): void {
    const largest = [...this.places.values()].reduce((one, other) =>
      other.bytes > one.bytes ? other : one,
    );
    const before = largest.bytes;
    largest.dropOldest();
    this.#bytes += largest.bytes - before;
  }

  /** The talk (or a channel that was left) in which nothing was said for longest. */
  #dropQuietest(): void {
    const last = (place: RoomBuffer): number => place.lines.at(-1)?.id ?? 0;
    const [quietest] = [...this.places.values()]
      .filter((place) => place !== this.current && (!place.isChannel || place.presence === 'out'))
      .toSorted((one, other) => last(one) - last(other));
    if (quietest !== undefined) this.remove(quietest);
  }
}

export { hasChannelPrefix as isChannelName };
