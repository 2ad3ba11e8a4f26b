// A channel or a private talk as one guest of the lite door has it: the last lines, the people, what
// is unread. Knows nothing of the network and of HTML.

import { foldName } from '../../../../contract/room/casemap.ts';
import type { Member } from '../../../../contract/room/modes.ts';
import type { TalkForm } from '../../../../contract/room/room-event.ts';
import type { EventSentence } from '../../../../contract/words/event-sentences.ts';
import { Seal } from '../secrets/seal.ts';

interface LineBase {
  /** Rises by one through all places of a guest. */
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly atMs: number;
}

export interface TalkLine extends LineBase {
  readonly kind: 'talk';
  readonly form: TalkForm;
  readonly from: string;
  /** As it came: whoever shows it cleans it. */
  readonly text: string;
  readonly own: boolean;
  /** Names this guest. */
  readonly mention: boolean;
  /** The room did not take it; nobody else has it. */
  readonly refused: boolean;
}

/** Something that happened, as a key of the catalogue and what stands in its gaps. */
export interface EventLine extends LineBase, EventSentence {
  readonly kind: 'event';
}

export type Line = TalkLine | EventLine;

export class RoomBuffer {
  /** As it is shown: `#lobby`, `ana`. */
  name: string;
  readonly isChannel: boolean;
  /** `asked`: we want in. `out`: removed or refused. A private talk is always `in`. */
  presence: 'in' | 'asked' | 'out';
  topic = '';
  /** By folded nick. */
  readonly people = new Map<string, Member>();
  readonly lines: Line[] = [];
  /** About what the lines take in memory. */
  bytes = 0;
  unread = 0;
  mentions = 0;
  /** As what the streams that show other places were last told of `unread`; '' for nothing. */
  announced = '';
  /** The last line that was written to a page or a stream. */
  shownId = 0;
  readonly #seal: Seal;
  #sealed = { name: '', address: '' };

  /** @param seal of the guest's addresses; without it the place's own leads nowhere. */
  constructor(name: string, isChannel: boolean, seal = new Seal()) {
    this.#seal = seal;
    this.name = name;
    this.isChannel = isChannel;
    this.presence = isChannel ? 'asked' : 'in';
  }

  /** What stands for the name in addresses, which stay in a browser's history. */
  get address(): string {
    const { name } = this;
    if (this.#sealed.name !== name) this.#sealed = { name, address: this.#seal.seal(name) };
    return this.#sealed.address;
  }

  add(line: Line): void {
    this.lines.push(line);
    this.bytes += bytesOf(line);
  }

  /** Forgets the oldest line. */
  dropOldest(): void {
    const line = this.lines.shift();
    if (line !== undefined) this.bytes -= bytesOf(line);
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

  /** Forgets who is here: the guest is not. */
  empty(): void {
    this.people.clear();
  }
}

// Two bytes a character at worst, and what the engine takes for an object and its strings.
function bytesOf(line: Line): number {
  const texts = line.kind === 'talk' ? [line.from, line.text] : Object.values(line.values);
  return texts.reduce((sum, text) => sum + 2 * text.length, 160);
}
