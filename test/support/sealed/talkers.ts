// Guests' devices in one sealed room, and all that they said: what each must have read, or been told of.

import { openSealedLines } from '../../../server/sealed/lines/sealed-lines.ts';
import {
  guestSealFor,
  mintHostSeal,
  type HostSeal,
  type Seal,
} from '../../../server/sealed/seal/seal.ts';
import { randomWord } from '../random-word.ts';
import { until } from '../until.ts';
import type { Dial } from '../wire.ts';
import { SealedGuest, type ReadText, type SealedGuestOptions } from './sealed-guest.ts';

export const random = (length: number): Uint8Array =>
  crypto.getRandomValues(new Uint8Array(length));

export const lobby = '#lobby';

export interface Said extends ReadText {
  /** Who was in the same group then, and has to read it or to be told that it is missing. */
  readonly forWhom: readonly string[];
}

/** How guests come to the room. */
export interface Door {
  readonly dial: Dial;
  readonly passphrase: string | null;
  /** Of whoever comes with the host's seal. Default: the passphrase. */
  readonly hostSecret?: string;
  /** Default: a new one. */
  readonly hostSeal?: HostSeal;
}

export class Talkers {
  readonly hostSeal: HostSeal;
  readonly guests = new Map<string, SealedGuest>();
  readonly said: Said[] = [];
  /** Stands in everything that is said. */
  readonly word = randomWord();
  readonly #door: Door;
  #invitations = 1;

  constructor(door: Door) {
    this.#door = door;
    this.hostSeal = door.hostSeal ?? mintHostSeal('i1', random);
  }

  /** A seal as an invitation of their own carries it. @param invitation its id; default: one that no room gives. */
  guestSeal(invitation = `p${(this.#invitations += 1)}`): Seal {
    return guestSealFor(this.hostSeal, invitation, random);
  }

  guest(nick: string, options: Partial<SealedGuestOptions> = {}): SealedGuest {
    const guest = new SealedGuest({
      dial: this.#door.dial,
      seal: this.guestSeal(),
      nick,
      secret: this.#door.passphrase,
      open: openSealedLines,
      ...options,
    });
    this.guests.set(nick, guest);
    return guest;
  }

  #hosts(): Partial<SealedGuestOptions> {
    return { seal: this.hostSeal, secret: this.#door.hostSecret ?? this.#door.passphrase };
  }

  closeAll(): void {
    for (const guest of this.guests.values()) guest.close();
  }

  of(nick: string): SealedGuest {
    const guest = this.guests.get(nick);
    if (guest === undefined) throw new Error(`there is no ${nick}`);
    return guest;
  }

  /** They enter one after the other, the first of all as a host; then everybody here is in one group. */
  async together(...nicks: readonly string[]): Promise<void> {
    for (const nick of nicks) {
      const isHost = this.guests.size === 0;
      const guest = this.guest(nick, isHost ? this.#hosts() : {});
      await guest.joins(lobby);
      await guest.isInside();
    }
    await this.agree(...this.guests.keys());
  }

  /** Waits until these are in one group, which has nobody else in it. */
  async agree(...nicks: readonly string[]): Promise<void> {
    const wanted = nicks.toSorted().join(' ');
    await until(`${wanted} to be one group, not ${this.#standing()}`, () => {
      const views = nicks.map((nick) => this.of(nick).view);
      const words = new Set(views.map((view) => view.words?.join(' ') ?? ''));
      const people = views.map(({ members }) => members.map(({ nick }) => nick).toSorted().join(' '));
      return words.size === 1 && !words.has('') && people.every((names) => names === wanted);
    }); // prettier-ignore
  }

  #standing(): string {
    return [...this.guests.values()].map(({ nick, view }) => `${nick} ${view.stage}`).join(', ');
  }

  /** @returns the whole text. */
  says(from: string, text: string, target = lobby): string {
    const whole = `${this.word} ${text}`;
    const { words } = this.of(from).view;
    const others = [...this.guests.values()].filter(({ nick }) => nick !== from);
    const forWhom = others
      .filter(({ view }) => view.stage === 'inside' && view.words?.join() === words?.join())
      .map(({ nick }) => nick);
    this.said.push({ from, target, text: whole, forWhom });
    this.of(from).says(target, whole);
    return whole;
  }

  /** Says it, and waits until these have read it. */
  async tells(from: string, text: string, ...readers: readonly string[]): Promise<void> {
    const whole = this.says(from, text);
    await Promise.all(readers.map((nick) => this.of(nick).reads(whole)));
  }
}
