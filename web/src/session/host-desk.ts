// What a host's sheet shows, asks and does. While it is open, the room's answers go into it and not into the log.
// Nothing of it outlives the sheet.

import { signal, type ReadonlySignal } from '@preact/signals';
import { SheetReader, type HostSheet } from '../../../server/contract/host/host-sheet.ts';
import type { IrcCommand } from '../../../server/contract/room/irc-command.ts';
import type { RoomEvent } from '../../../server/contract/room/room-event.ts';
import { noticeOf } from '../../../server/contract/words/room-says.ts';
import type { Connection } from './connection.ts';
import type { SessionEnvironment } from './environment.ts';
import {
  inviteText,
  type WishedInvitation,
} from '../../../server/contract/room/invitation-wish.ts';
import { Knocks } from './knocks.ts';
import type { RoomStore } from './room-store.ts';
import type { Sentence } from './session-state.ts';

export interface DeskState {
  /** null: the room has not answered yet. */
  readonly sheet: HostSheet | null;
  /** The room has not answered in time. */
  readonly isLate: boolean;
  /** What the room said to the last actions, the newest last. */
  readonly said: readonly Sentence[];
  /** What the room said of the invitation that was made here; `asked`: it is being made. */
  readonly invitation: readonly Sentence[] | 'asked' | null;
  /** The word that ends the room; null: it was not asked for. */
  readonly burnWord: string | null;
}

/** Each part of a sheet comes at once, but the way through Tor may be slow. */
const answerMs = 15_000;
/** From an answer to the next question. */
const stepMs = 5_000;
/** A sheet of hundreds of lines is asked for less often. */
const stepOfEntryMs = 50;
/** The flood limits bear two lines a second, and the guest's own lines are among them. */
const soonMs = 1_000;
const maxSaid = 4;

const empty: DeskState = {
  sheet: null,
  isLate: false,
  said: [],
  invitation: null,
  burnWord: null,
};

/** What the room answers to an action, by the beginning of its key. */
const answers =
  /^says\.(was|nobody|remove|revoke|noSuch|shared|notKept|mayBe|badTime|tooMany|endToo|burns|sign|needs|busy|hostsOnly)/;
/** The questions of the sheet have said so. */
const known = /^says\.backBy(Shared|Own)$/;
const invited = /^says\.invited(Host|Once|For|Secret|Onion|Local|Seal)$/;
const notInvited = /^says\.(notKept|badTime|tooManyInvitations)$/;

export class HostDesk {
  readonly #env: SessionEnvironment;
  readonly #store: RoomStore;
  readonly #connection: Connection;
  readonly #state = signal<DeskState | null>(null);
  readonly #knocks: Knocks;
  #reader = new SheetReader();
  #isVisible: () => boolean = () => true;
  #isAsked = false;
  /** Something has changed since the room was asked. */
  #isStale = false;
  #askedAt = Number.NEGATIVE_INFINITY;
  #cancelTimer: () => void = () => undefined;
  /** Invitations that the room was asked for here and has not answered. A secret must not reach the log. */
  #wished = 0;
  /** What the room says now is about an invitation that was made here. */
  #isTelling = false;

  constructor(env: SessionEnvironment, store: RoomStore, connection: Connection) {
    this.#env = env;
    this.#store = store;
    this.#connection = connection;
    this.#knocks = new Knocks(env.after);
  }

  /** null: the sheet is closed. */
  get state(): ReadonlySignal<DeskState | null> {
    return this.#state;
  }

  /** Somebody waits to be let in, as far as the page knows. */
  get hasKnocks(): ReadonlySignal<boolean> {
    return this.#knocks.some;
  }

  /** @param isVisible whether somebody can see the page: else the room is not asked. */
  open(isVisible: () => boolean): void {
    this.close();
    this.#isVisible = isVisible;
    this.#state.value = empty;
    this.ask();
  }

  /** Forgets what the sheet shows. */
  close(): void {
    this.#cancelTimer();
    this.#reader = new SheetReader();
    this.#isAsked = false;
    this.#isStale = false;
    this.#state.value = null;
  }

  /** Another session begins, or none. */
  forget(): void {
    this.close();
    this.#knocks.clear();
    this.#wished = 0;
    this.#isTelling = false;
  }

  /** Asks the room for the sheet, now or as soon as it may be asked. */
  ask(): void {
    if (this.#state.value === null) return;
    if (this.#isAsked) {
      this.#isStale = true;
      return;
    }
    const waitMs = this.#askedAt + soonMs - this.#env.now();
    if (waitMs > 0) this.#schedule(waitMs, () => this.#askNow());
    else this.#askNow();
  }

  /** Has the room do something: `LET ana`. */
  act(...command: IrcCommand): void {
    this.#change({ said: [] });
    if (!this.#store.room.online) this.#tell({ key: 'state.connecting', values: {} });
    else this.#connection.send(...command);
  }

  invite(wish: WishedInvitation): void {
    const text = inviteText(wish);
    // Not as a message to the service: its echo would open a private chat.
    this.act('INVITE', ...(text === '' ? [] : [text]));
    if (!this.#store.room.online) return;
    this.#wished += 1;
    this.#change({ invitation: 'asked' });
  }

  dropInvitation(): void {
    this.#change({ invitation: null });
  }

  dropBurn(): void {
    this.#change({ burnWord: null, said: [] });
  }

  /** @returns whether the log does not show it. */
  received(event: RoomEvent): boolean {
    const { kind } = event;
    if (kind === 'server said') return this.#told(noticeOf(event.text));
    if (kind === 'sheet') {
      const sheet = this.#reader.add(event.json);
      if (sheet !== null) this.#answered(sheet);
      return true;
    }
    if (kind === 'joined') this.#knocks.entered(event.nick);
    if (kind === 'registered') {
      // What was asked in another place is not answered in this one.
      this.#wished = 0;
      if (this.#state.value?.invitation === 'asked') this.#change({ invitation: null });
    }
    return false;
  }

  #told(sentence: Sentence): boolean {
    const { key } = sentence;
    if (this.#toldOfInvitation(sentence)) return true;
    if (this.#knocks.told(sentence)) {
      this.ask();
      return false;
    }
    if (this.#state.value === null) return false;
    if (key === 'says.burnAsk') {
      this.#change({ burnWord: sentence.values['text']?.split(' ').at(-1) ?? null });
      return true;
    }
    const isAnswer = answers.test(key);
    if (isAnswer || key === 'says.endMoved') {
      this.#tell(sentence);
      this.ask();
    }
    return isAnswer || known.test(key);
  }

  #toldOfInvitation(sentence: Sentence): boolean {
    const { key } = sentence;
    const { invitation } = this.#state.value ?? empty;
    if (key === 'says.invited') {
      this.#isTelling = this.#wished > 0;
      if (!this.#isTelling) return false;
      this.#wished -= 1;
      this.#change({ invitation: [sentence] });
      this.ask();
      return true;
    }
    if (invited.test(key)) {
      if (this.#isTelling && invitation !== null && invitation !== 'asked')
        this.#change({ invitation: [...invitation, sentence] });
      return this.#isTelling;
    }
    if (this.#wished > 0 && notInvited.test(key)) {
      this.#wished -= 1;
      this.#change({ invitation: null });
    }
    return false;
  }

  #tell(sentence: Sentence): void {
    const said = this.#state.value?.said ?? [];
    this.#change({ said: [...said, sentence].slice(-maxSaid) });
  }

  #askNow(): void {
    this.#isStale = false;
    if (!this.#store.room.online || !this.#isVisible()) {
      this.#schedule(stepMs, () => this.#askNow());
      return;
    }
    this.#isAsked = true;
    this.#askedAt = this.#env.now();
    this.#reader = new SheetReader();
    this.#connection.sendOnce('MAYFLYSHEET');
    this.#schedule(answerMs, () => {
      this.#isAsked = false;
      this.#change({ isLate: true });
      this.#schedule(stepMs, () => this.#askNow());
    });
  }

  #answered(sheet: HostSheet): void {
    if (this.#state.value === null) return;
    const { invitations, people, knocks } = sheet;
    this.#isAsked = false;
    this.#change({ sheet, isLate: false });
    this.#knocks.areNow(knocks.map(({ nick }) => nick));
    if (this.#isStale) {
      this.ask();
      return;
    }
    const entries = invitations.length + people.length + knocks.length;
    this.#schedule(stepMs + entries * stepOfEntryMs, () => this.#askNow());
  }

  #change(change: Partial<DeskState>): void {
    const before = this.#state.value;
    if (before !== null) this.#state.value = { ...before, ...change };
  }

  /** There is one timer: what was scheduled before is cancelled. */
  #schedule(delayMs: number, call: () => void): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#env.after(delayMs, call);
  }
}
