// All guests of the room: lets connections in, ticks once a second for every Session, and ends them all.

import { randomInt } from 'node:crypto';
import { mintTwoWords } from '../../config/passphrase.ts';
import type { GuestEntry } from '../../contract/host/people.ts';
import { sameName } from '../../contract/room/casemap.ts';
import { closingText } from '../../contract/room/closing-link.ts';
import { inEnglish } from '../../contract/words/room-says.ts';
import type { Door } from '../../protocol/session/session-types.ts';
import { Lines } from '../../protocol/wire/lines.ts';
import type { DoorConnection, DoorListener } from '../doors/door.ts';
import { guestEntry } from '../service/host-sheet.ts';
import type { Person, ServedRoom } from '../service/row.ts';
import { Steward } from '../steward/steward.ts';
import { EndTime } from './end-time.ts';
import { GuestConnection } from './guest-connection.ts';
import { GuestList } from './guest-list.ts';
import { KnockLobby } from './knock-lobby.ts';
import { EntryHolder } from './entry-holder.ts';
import { Guest } from './guest.ts';
import type { GuestServices } from './guest-services.ts';
import type { GuestsConfig, GuestsOptions } from './guests-options.ts';
import { ServiceDesk } from './service-desk.ts';
import { SessionKit } from './session-kit.ts';

const tickMs = 1_000;

export class Guests implements ServedRoom {
  /** Who waits to be let in. */
  readonly knocks: KnockLobby<Guest>;
  readonly #options: GuestsOptions;
  readonly #list: GuestList<Guest>;
  readonly #services: GuestServices<Guest>;
  readonly #sessions: SessionKit;
  readonly #desk: ServiceDesk<Guest>;
  readonly #steward: Steward;
  readonly #ticking: NodeJS.Timeout;
  readonly #end: EndTime;
  /** Why the room ends; null: it does not. */
  #ending: string | null = null;

  constructor(config: GuestsConfig, options: GuestsOptions) {
    const { access, bootNow, connector, end, now, refused } = options;
    const { room, hosts, onionHosts, maxGuests, maxGuestsPerCircuit, nickLength } = config;
    this.#options = options;
    this.#end = new EndTime(config.endsAtBootMs, options);
    this.#sessions = new SessionKit(config, { ...options, end: this.#end });
    const { flood } = this.#sessions.limits;
    this.#list = new GuestList({
      maxGuests,
      maxGuestsPerCircuit,
      flood,
      refused,
      now,
      bootNow,
    });
    const everybody = this.#list.places.holders;
    this.knocks = new KnockLobby({
      everybody,
      begins: (guest) => this.#list.strangers.remove(guest),
      words: () => mintTwoWords(randomInt),
      now,
    });
    this.#desk = new ServiceDesk({
      room: this,
      access,
      addresses: { room, local: hosts[0] ?? null, onion: onionHosts[0] ?? null },
      end,
      isSealed: config.sealed,
      needsSign: config.needsSignOfLife,
      everybody,
      refused,
      now,
    });
    this.#services = {
      list: this.#list,
      lobby: this.knocks,
      desk: this.#desk,
      connector,
      names: access.names,
      maxQueuedBytes: this.#sessions.maxQueuedBytes,
      now,
      bootNow,
      refused,
      optionsOf: (guest) => {
        const recognised = (): void => this.#list.strangers.remove(guest);
        const holder = new EntryHolder(guest, { everybody, recognised, now });
        return this.#sessions.optionsFor(access.admissionOf(holder));
      },
    };
    this.#steward = new Steward(
      { ...config.ngircd, nickLength },
      this.#services.connector,
      this.#sessions.shared.rooms,
    );
    this.#steward.start();
    this.#ticking = setInterval(() => this.#tick(), tickMs);
  }

  /** Guests who have a place. */
  get guests(): number {
    return this.#list.places.holders.size;
  }

  /** Since when there are none, by `bootMs`; null: there are some, or nobody has had a place yet. */
  get emptySinceBootMs(): number | null {
    return this.#list.places.emptySinceBootMs;
  }

  /** Those of them whose connection is lost. */
  get away(): number {
    return this.#list.places.away;
  }

  /** How often a connection took over a session. */
  get resumed(): number {
    return this.#list.resumed;
  }

  /** Wrong passphrases and tokens at all doors, in the last minute. */
  get wrongTries(): number {
    return this.#sessions.shared.tries.inLastMinute(this.#options.now());
  }

  get byDoor(): { readonly [D in Door]: number } {
    return this.#list.places.byDoor;
  }

  get remainingMs(): number | null {
    return this.#end.remainingMs;
  }

  /** Everybody who is in the room. */
  get people(): readonly Person[] {
    return [...this.#list.places.holders]
      .map((guest) => guest.person)
      .filter(({ nick }) => nick !== '');
  }

  /** The same, for the operator. */
  get entries(): readonly GuestEntry[] {
    return this.people.map((person) => guestEntry(person));
  }

  /** Ends the session of whoever has this nickname. @returns whether there was one. */
  remove(nick: string): boolean {
    const found = [...this.#list.places.holders].find((guest) => sameName(guest.nick, nick));
    found?.end({ kind: 'over', words: inEnglish('shut.removed') });
    return found !== undefined;
  }

  /** A door's {@link Admit}. */
  admit(connection: DoorConnection): DoorListener | null {
    const { strangers } = this.#list;
    const words = this.#ending ?? strangers.refusalFor(connection.circuit);
    if (words !== null) {
      connection.send(new Lines(Buffer.from(`ERROR :${closingText(words)}\r\n`)));
      connection.end({ kind: this.#ending === null ? 'full' : 'ending', words });
      return null;
    }
    strangers.makeRoom(connection.circuit);
    const attached = new GuestConnection(connection);
    this.#list.enter(new Guest(attached, this.#services));
    return attached;
  }

  notice(text: string): void {
    for (const guest of this.#list.places.holders) guest.notice(text);
  }

  /** The room ends at another moment, by `bootMs`: tells everybody. */
  moveEnd(endsAtBootMs: number, text: string): void {
    this.#end.atBootMs = endsAtBootMs;
    for (const guest of this.#list.places.holders) guest.endMoved(text);
  }

  /** Tells everybody that the room ends, and lets nobody in again. */
  end(words: string): void {
    this.#ending = words;
    clearInterval(this.#ticking);
    for (const guest of this.#list.members) guest.end({ kind: 'ending', words });
  }

  /** Cuts off the links to ngIRCd that have not closed by themselves. */
  destroyLinks(): void {
    this.#steward.stop();
    this.#services.connector.destroy();
  }

  #tick(): void {
    for (const guest of this.#list.members) guest.tick();
    this.#options.access.checkNames();
    this.#sessions.tick();
    this.knocks.tick();
    this.#desk.tick();
    this.#list.sweep();
  }
}
