// A channel or a private talk of one lite guest: the last lines, the people, and what is unread. Its name is not
// Buffer because Node has a Buffer.

import { foldName, sameName } from '../../../../contract/room/casemap.ts';
import type { Member } from '../../../../contract/room/modes.ts';
import type { TalkForm } from '../../../../contract/room/room-event.ts';
import type { EventSentence } from '../../../../contract/words/event-sentences.ts';
import { Seal } from '../secrets/seal.ts';

interface LineBase {
  /** Rises by one with each line of the guest, in any buffer. */
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly atMs: number;
}

export interface TalkLine extends LineBase {
  readonly kind: 'talk';
  readonly form: TalkForm;
  readonly from: string;
  /** As it came: clean it before it is shown. */
  readonly text: string;
  readonly own: boolean;
  /** Contains this guest's nickname. */
  readonly mention: boolean;
  /** The message's id in the room; null: it has none, or was taken back. */
  readonly msgid: string | null;
  /** Who took it back: then the text is gone. null: it stands. */
  readonly takenBack: 'writer' | 'host' | null;
  /** The room refused it; nobody else got it. */
  readonly refused: boolean;
}

/** Something that happened. */
export interface EventLine extends LineBase, EventSentence {
  readonly kind: 'event';
}

export type Line = TalkLine | EventLine;

export class RoomBuffer {
  /** As it is shown: `#lobby`, `ana`. */
  name: string;
  readonly isChannel: boolean;
  /** `asked`: the guest has asked to join. `out`: kicked or refused. A private talk is always `in`. */
  presence: 'in' | 'asked' | 'out';
  topic = '';
  /** By folded nick. */
  readonly people = new Map<string, Member>();
  readonly lines: Line[] = [];
  /** About how much memory the lines take. */
  bytes = 0;
  unread = 0;
  mentions = 0;
  /** The number of unread lines as the streams of other buffers show it; '' if they show none. */
  announced = '';
  /** Id of the last line that was written to a page or a stream. */
  shownId = 0;
  readonly #seal: Seal;
  #sealed = { name: '', address: '' };

  /** @param seal of the guest's addresses; without it the buffer's own address leads nowhere. */
  constructor(name: string, isChannel: boolean, seal = new Seal()) {
    this.#seal = seal;
    this.name = name;
    this.isChannel = isChannel;
    this.presence = isChannel ? 'asked' : 'in';
  }

  /** The name, encrypted, for addresses: they stay in the browser's history. */
  get address(): string {
    const { name } = this;
    if (this.#sealed.name !== name) this.#sealed = { name, address: this.#seal.seal(name) };
    return this.#sealed.address;
  }

  /** The id of the guest's last message that they may take back; null: there is none. */
  get lastOwnId(): string | null {
    const mine = this.lines.findLast(
      (line) => line.kind === 'talk' && line.own && line.msgid !== null,
    );
    return mine?.kind === 'talk' ? mine.msgid : null;
  }

  /** What a host may take back here. */
  get toTakeBack(): readonly TalkLine[] {
    if (!this.isChannel) return [];
    return this.lines.flatMap((line) =>
      line.kind === 'talk' && line.msgid !== null ? [line] : [],
    );
  }

  add(line: Line): void {
    this.lines.push(line);
    this.bytes += bytesOf(line);
  }

  /** Removes the oldest line. */
  dropOldest(): void {
    const line = this.lines.shift();
    if (line !== undefined) this.bytes -= bytesOf(line);
  }

  /** Removes the lines up to this time. What is gone is not unread any more. */
  dropUntil(untilMs: number): void {
    if ((this.lines[0]?.atMs ?? Infinity) > untilMs) return;
    while ((this.lines[0]?.atMs ?? Infinity) <= untilMs) this.dropOldest();
    const others = this.lines.filter((line) => line.kind === 'talk' && !line.own);
    this.unread = Math.min(this.unread, others.length);
    this.mentions = Math.min(this.mentions, this.unread);
  }

  /**
   * The text of a message goes.
   * @param by who took it back. @param isHost whether they are a host.
   * @returns the id of its line; null: it is not here.
   */
  takeBack(msgid: string, by: string, isHost: boolean): number | null {
    const at = this.lines.findIndex((line) => line.kind === 'talk' && line.msgid === msgid);
    const line = this.lines[at];
    if (line?.kind !== 'talk') return null;
    // The writer may have another nickname by now.
    const takenBack = isHost && !sameName(by, line.from) ? 'host' : 'writer';
    const bare: TalkLine = { ...line, text: '', msgid: null, mention: false, takenBack };
    this.lines[at] = bare;
    this.bytes += bytesOf(bare) - bytesOf(line);
    return line.id;
  }

  read(): void {
    this.unread = 0;
    this.mentions = 0;
    this.announced = '';
    this.shownId = this.lines.at(-1)?.id ?? this.shownId;
  }

  setPerson(nick: string, modes: string): void {
    this.people.set(foldName(nick), { nick, modes });
  }

  /** Removes all people: the guest is not in the channel. */
  empty(): void {
    this.people.clear();
  }
}

// At most two bytes a character, and what the engine takes for an object and its strings.
function bytesOf(line: Line): number {
  const texts = line.kind === 'talk' ? [line.from, line.text] : Object.values(line.values);
  return texts.reduce((sum, text) => sum + 2 * text.length, 160);
}
