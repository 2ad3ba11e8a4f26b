// What one guest of the lite door knows of the room: channels and talks with their lines and people, within bounds.

import { hasChannelPrefix } from '../../../../contract/room/channel-name.ts';
import { RoomTranslator } from '../../../../contract/room/room-translator.ts';
import type { EventSentence } from '../../../../contract/words/event-sentences.ts';
import { mentions } from '../../../../contract/room/mention.ts';
import { foldName, sameName } from '../../../../contract/room/casemap.ts';
import { Seal } from '../secrets/seal.ts';
import { Marks } from './marks.ts';
import { RoomBuffer, type Line, type TalkLine } from './buffer.ts';
import { HostDesk } from './host-desk.ts';

// The page shows no more of one buffer at once: a talk of some hours, or what a busy channel says in minutes.
const maxLines = 100;
// All lines of one guest. With --max-guests 1000 and every guest at the lite door: 128 MB at worst.
const maxBytes = 128 * 1024;
// Strangers with many nicknames must not fill it; ngIRCd lets nobody into more than ten channels.
const maxBuffers = 32;

export interface NewLine {
  readonly buffer: RoomBuffer;
  readonly line: Line;
}

/**
 * Changed in place, where the page's state (web/src/room) is replaced. The gateway has a view for each guest: if
 * each JOIN copied a channel's people in each view, the work would grow with the third power of a room's size.
 */
export class RoomView {
  nick: string;
  /** By folded name, in the order of the list. */
  readonly buffers = new Map<string, RoomBuffer>();
  /** Where answers go that name no channel and no person; null before the first buffer. */
  current: RoomBuffer | null = null;
  /** The channel that the room leads guests to; '' where there is none. */
  home = '';
  /** The age at which lines are dropped; null: they are kept. */
  forgetMs: number | null = null;
  /** Channels of an answer to LIST that is not complete yet. */
  readonly listed: { readonly name: string; readonly people: number }[] = [];
  /** What the room says of the people in the guest's channels. */
  readonly marks = new Marks();
  /** Reads what the room sends this guest. */
  readonly translator: RoomTranslator;
  /** Encrypts the names and links in this guest's addresses. */
  readonly seal = new Seal();
  /** For the page for hosts. */
  readonly host = new HostDesk();
  readonly #now: () => number;
  #nextId = 1;
  #bytes = 0;
  #newLines: NewLine[] = [];
  #echoes: { readonly target: string; readonly msgid: string }[] = [];
  /** Lines that were taken back since the streams were last looked at. */
  readonly takenBack: { readonly buffer: RoomBuffer; readonly id: number }[] = [];

  /** @param now milliseconds since 1970. */
  constructor(nick: string, now: () => number) {
    this.nick = nick;
    this.#now = now;
    this.translator = new RoomTranslator(now);
  }

  isSelf(nick: string): boolean {
    return sameName(nick, this.nick);
  }

  /** Whether the guest runs the room. */
  get isHost(): boolean {
    return this.marks.of(this.nick).isHost;
  }

  /** Somebody has left a channel, perhaps the guest: nothing more is known of people whom they do not see. */
  forgetUnseen(left: string): void {
    const isSeen = (nick: string): boolean => this.isSelf(nick) || this.withPerson(nick).length > 0;
    const nicks = this.isSelf(left) ? this.marks.nicks : [left];
    for (const nick of nicks) if (!isSeen(nick)) this.marks.forget(nick);
  }

  get(name: string): RoomBuffer | undefined {
    return this.buffers.get(foldName(name));
  }

  /** Channels first, as the list shows them. */
  inOrder(): readonly RoomBuffer[] {
    const all = [...this.buffers.values()];
    return [
      ...all.filter((buffer) => buffer.isChannel),
      ...all.filter((buffer) => !buffer.isChannel),
    ];
  }

  /** The buffer of that name; a new one if there is none. */
  ensure(name: string): RoomBuffer {
    const known = this.get(name);
    if (known !== undefined) return known;
    if (this.buffers.size >= maxBuffers) this.#dropQuietest();
    const buffer = new RoomBuffer(name, hasChannelPrefix(name), this.seal);
    this.buffers.set(foldName(name), buffer);
    this.current ??= buffer;
    return buffer;
  }

  remove(buffer: RoomBuffer): void {
    this.buffers.delete(foldName(buffer.name));
    this.#bytes -= buffer.bytes;
    if (this.current === buffer) this.current = this.inOrder()[0] ?? null;
  }

  /** A private talk follows its person to their new name, and keeps its position in the list. */
  renameTalk(buffer: RoomBuffer, to: string): void {
    const entries = [...this.buffers.values()];
    buffer.name = to;
    this.buffers.clear();
    for (const each of entries) this.buffers.set(foldName(each.name), each);
  }

  /** The channels that somebody is in. */
  withPerson(nick: string): readonly RoomBuffer[] {
    const folded = foldName(nick);
    return [...this.buffers.values()].filter((buffer) => buffer.people.has(folded));
  }

  /** @param refused the room did not accept it. @param msgid its id in the room; null: it has none. */
  addTalk(
    buffer: RoomBuffer,
    said: Pick<TalkLine, 'form' | 'from' | 'text'>,
    refused = false,
    msgid: string | null = null,
  ): void {
    const own = this.isSelf(said.from);
    const mention = !own && mentions(said.text, this.nick);
    if (!own) {
      buffer.unread += 1;
      if (mention || !buffer.isChannel) buffer.mentions += 1;
    }
    this.#add(buffer, {
      kind: 'talk',
      ...said,
      own,
      mention,
      refused,
      msgid,
      takenBack: null,
      ...this.#stamp(),
    });
  }

  /** @param buffer null: nowhere, the guest is in no channel and no talk. */
  addEvent(buffer: RoomBuffer | null, told: EventSentence): void {
    if (buffer !== null) this.#add(buffer, { kind: 'event', ...told, ...this.#stamp() });
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

  /** An echo of the guest's own message came, which is shown when the room has answered. */
  echoed(target: string, msgid: string): void {
    this.#echoes.push({ target, msgid });
    if (this.#echoes.length > maxLines) this.#echoes.shift();
  }

  /** The ids of the guest's own messages to this target, the oldest first. */
  takeEchoes(target: string): readonly string[] {
    const ids = this.#echoes.filter((echo) => sameName(echo.target, target));
    this.#echoes = this.#echoes.filter((echo) => !sameName(echo.target, target));
    return ids.map(({ msgid }) => msgid);
  }

  /** A message was taken back. @param by the nickname of its writer, or of a host. */
  takeBack(msgid: string, by: string): void {
    const { isHost } = this.marks.of(by);
    for (const buffer of this.buffers.values()) {
      const before = buffer.bytes;
      const id = buffer.takeBack(msgid, by, isHost);
      this.#bytes += buffer.bytes - before;
      if (id !== null) this.takenBack.push({ buffer, id });
    }
    this.#newLines = this.#newLines.map(({ buffer, line }) => ({
      buffer,
      line: buffer.lines.find(({ id }) => id === line.id) ?? line,
    }));
  }

  /** Drops lines of the age at which the room forgets. @param nowMs milliseconds since 1970. */
  dropOld(nowMs: number): void {
    if (this.forgetMs === null) return;
    const untilMs = nowMs - this.forgetMs;
    for (const buffer of this.buffers.values()) {
      const before = buffer.bytes;
      buffer.dropUntil(untilMs);
      this.#bytes += buffer.bytes - before;
    }
    this.#newLines = this.#newLines.filter(({ line }) => line.atMs > untilMs);
  }

  /** Forgets everything. */
  clear(): void {
    this.host.clear();
    this.buffers.clear();
    this.#newLines = [];
    this.#echoes = [];
    this.current = null;
    this.#bytes = 0;
  }

  #stamp(): { id: number; atMs: number } {
    const id = this.#nextId;
    this.#nextId += 1;
    return { id, atMs: this.#now() };
  }

  #add(buffer: RoomBuffer, line: Line): void {
    const before = buffer.bytes;
    buffer.add(line);
    if (buffer.lines.length > maxLines) buffer.dropOldest();
    this.#bytes += buffer.bytes - before;
    while (this.#bytes > maxBytes) this.#dropFromLargest();
    this.#newLines.push({ buffer, line });
  }

  #dropFromLargest(): void {
    const largest = [...this.buffers.values()].reduce((one, other) =>
      other.bytes > one.bytes ? other : one,
    );
    const before = largest.bytes;
    largest.dropOldest();
    this.#bytes += largest.bytes - before;
  }

  /** Removes the private talk, or the channel that the guest is out of, whose last line is the oldest. */
  #dropQuietest(): void {
    const last = (buffer: RoomBuffer): number => buffer.lines.at(-1)?.id ?? 0;
    const [quietest] = [...this.buffers.values()]
      .filter(
        (buffer) => buffer !== this.current && (!buffer.isChannel || buffer.presence === 'out'),
      )
      .toSorted((one, other) => last(one) - last(other));
    if (quietest !== undefined) this.remove(quietest);
  }
}
