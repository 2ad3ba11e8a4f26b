// All guests of the room: lets connections in, ticks once a second for every Session, and ends them all.

import { randomBytes, randomInt } from 'node:crypto';
import { mintTwoWords, mintWord } from '../../config/passphrase.ts';
import { serverName } from '../../config/server-name.ts';
import { writeSheet } from '../../contract/host/host-sheet.ts';
import type { GuestEntry } from '../../contract/host/people.ts';
import { sameName } from '../../contract/room/casemap.ts';
import { closingText } from '../../contract/room/closing-link.ts';
import { sheetCommand } from '../../contract/room/extension-names.ts';
import { MessageIds } from '../../protocol/ircv3/message-ids.ts';
import { redactionWindowMs } from '../../protocol/ircv3/message-redaction.ts';
import { inEnglish } from '../../contract/words/room-says.ts';
import { WallClock } from '../../protocol/ircv3/server-time.ts';
import { RingBudget } from '../../protocol/resume/ring-budget.ts';
import {
  defaultSessionLimits,
  type Door,
  type SessionLimits,
  type SessionOptions,
} from '../../protocol/session/session-types.ts';
import { makeSharedState, type SharedState } from '../../protocol/session/shared-state.ts';
import { Lines } from '../../protocol/wire/lines.ts';
import type { DoorConnection, DoorListener } from '../doors/door.ts';
import { guestEntry } from '../service/host-sheet.ts';
import type { Person, ServedRoom } from '../service/row.ts';
import { Service } from '../service/service.ts';
import { Steward } from '../steward/steward.ts';
import { GuestConnection } from './guest-connection.ts';
import { GuestList } from './guest-list.ts';
import { KnockLobby } from './knock-lobby.ts';
import { EntryHolder } from './entry-holder.ts';
import { Guest } from './guest.ts';
import type { GuestServices } from './guest-services.ts';
import type { GuestsConfig, GuestsOptions } from './guests-options.ts';
import { pseudoAddress } from './pseudo-address.ts';
import { SheetTurns } from './sheet-turns.ts';
import { isSignOfLife } from './sign-of-life.ts';

const tickMs = 1_000;
// What may wait for slow readers: all together, and for one. At Tor's speed the latter takes a minute.
const maxQueuedBytesInAll = 64 * 1024 * 1024;
const maxQueuedBytes = 1024 * 1024;
const minQueuedBytes = 64 * 1024;

export class Guests implements ServedRoom {
  /** Who waits to be let in. */
  readonly knocks: KnockLobby<Guest>;
  readonly #config: GuestsConfig;
  readonly #options: GuestsOptions;
  readonly #list: GuestList<Guest>;
  readonly #services: GuestServices<Guest>;
  readonly #limits: SessionLimits;
  readonly #rings: RingBudget;
  readonly #shared: SharedState;
  readonly #service: Service;
  readonly #sheets: SheetTurns<Guest>;
  readonly #steward: Steward;
  readonly #ticking: NodeJS.Timeout;
  /** By `bootMs`; null: nobody knows. */
  #endsAtBootMs: number | null;
  /** Why the room ends; null: it does not. */
  #ending: string | null = null;

  constructor(config: GuestsConfig, options: GuestsOptions) {
    const { access, bootNow, connector, refused, now, wallMs, wish, limits = {} } = options;
    const { nickLength, holdMs, maxGuests, maxGuestsPerCircuit } = config;
    const { unsafeFloodForBench: flood = defaultSessionLimits.flood } = config;
    this.#config = config;
    this.#options = options;
    this.#endsAtBootMs = config.endsAtBootMs;
    this.#limits = { ...defaultSessionLimits, nickLength, holdMs, flood, ...limits };
    this.#shared = makeSharedState(
      config.backlogLines,
      new WallClock(wallMs(), now(), randomInt(1_000)),
      config.rooms.map((name) => `#${name}`),
      config.forgetMs,
      new MessageIds(() => randomBytes(9).toString('base64url'), randomInt(2 ** 32)),
    );
    this.#rings = new RingBudget(Math.max(maxQueuedBytesInAll, minQueuedBytes * maxGuests));
    this.#list = new GuestList({
      maxGuests,
      maxGuestsPerCircuit,
      flood: this.#limits.flood,
      refused,
      now,
    });
    this.knocks = new KnockLobby({
      everybody: this.#list.places.holders,
      begins: (guest) => this.#list.strangers.remove(guest),
      words: () => mintTwoWords(randomInt),
      now,
    });
    const { needsSignOfLife: needsSign, room, hosts, onionHosts } = config;
    const addresses = { room, local: hosts[0] ?? null, onion: onionHosts[0] ?? null };
    const wordOf = (): string => mintWord(randomInt);
    const parts = { room: this, access, addresses, wish, needsSign, mintWord: wordOf, now };
    this.#service = new Service(parts);
    this.#sheets = new SheetTurns({
      everybody: this.#list.places.holders,
      send: (host) => host.sheet(writeSheet(this.#service.sheet())),
      now,
    });
    const share = Math.floor(maxQueuedBytesInAll / maxGuests);
    this.#services = {
      list: this.#list,
      lobby: this.knocks,
      connector,
      names: access.names,
      bootNow,
      maxQueuedBytes: Math.max(minQueuedBytes, Math.min(share, maxQueuedBytes)),
      now,
      refused,
      // As in Guest: a fault of ours ends nothing, and its text is not kept.
      askService: (words, asker) => void this.#serve(words, asker).catch(() => refused('fault')),
      heard: needsSign
        ? (line, { role }) =>
            void (role === 'host' && isSignOfLife(line) && wish({ wish: 'go on' }))
        : null,
      optionsOf: (guest) => this.#sessionOptions(guest),
    };
    this.#steward = new Steward(
      { ...config.ngircd, nickLength: config.nickLength },
      this.#services.connector,
      this.#shared.rooms,
    );
    this.#steward.start();
    this.#ticking = setInterval(() => this.#tick(), tickMs);
  }

  /** Guests who have a place. */
  get guests(): number {
    return this.#list.places.holders.size;
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
    return this.#shared.tries.inLastMinute(this.#options.now());
  }

  get byDoor(): { readonly [D in Door]: number } {
    return this.#list.places.byDoor;
  }

  get remainingMs(): number | null {
    const endsAtBootMs = this.#endsAtBootMs;
    return endsAtBootMs === null ? null : Math.max(0, endsAtBootMs - this.#options.bootNow());
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
    const found = [...this.#list.places.holders].find((guest) => sameName(guest.person.nick, nick));
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
    this.#endsAtBootMs = endsAtBootMs;
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

  #sessionOptions(guest: Guest): SessionOptions {
    const { ngircd } = this.#config;
    const { access, now } = this.#options;
    const everybody = this.#list.places.holders;
    const endsAtMs = (): number | null => this.#endsAtMs;
    return {
      identity: { address: pseudoAddress() },
      admission: access.admissionOf(new EntryHolder(guest, { everybody, now })),
      ngircdPassword: ngircd.password,
      webircPassword: ngircd.webircPassword,
      serverName,
      limits: this.#limits,
      get endsAtMs() {
        return endsAtMs();
      },
      rings: this.#rings,
      shared: this.#shared,
    };
  }

  /** Computed each time: `now` stands still while the machine sleeps, `bootMs` does not. */
  get #endsAtMs(): number | null {
    const endsAtBootMs = this.#endsAtBootMs;
    return endsAtBootMs === null
      ? null
      : this.#options.now() + endsAtBootMs - this.#options.bootNow();
  }

  /** Answers what a guest asks of the service. */
  async #serve(words: string, asker: Guest): Promise<void> {
    if (words === sheetCommand && asker.role === 'host') {
      this.#sheets.ask(asker);
      return;
    }
    const answers = await this.#service.answer(words, asker.person);
    for (const text of answers) asker.serviceSays(text);
  }

  #tick(): void {
    for (const guest of this.#list.members) guest.tick();
    const { access, now, wallMs } = this.#options;
    access.checkNames();
    const { backlog, clock, forgetMs, messageIds } = this.#shared;
    clock.follow(wallMs(), now());
    backlog?.expire(clock.wallMs(now()));
    // A little longer, so that a guest is told why it is too late.
    messageIds.expire(now(), Math.min(2 * redactionWindowMs, forgetMs ?? Infinity));
    this.#shared.people.tell(serverName);
    this.#shared.rooms.tick();
    this.#shared.operators.retry();
    this.knocks.tick();
    this.#sheets.tick();
    this.#list.sweep();
  }
}
