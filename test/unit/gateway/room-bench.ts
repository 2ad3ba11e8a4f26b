// A gateway's room without sockets: the real guests, sessions and admission, and two clocks that are numbers.

import { vi } from 'vitest';
import { firstAccess } from '../../../server/config/access-snapshot.ts';
import type { GuestEntry } from '../../../server/contract/host/people.ts';
import type { KnockMode } from '../../../server/contract/host/knock-mode.ts';
import { Access } from '../../../server/gateway/admission/invitations/access.ts';
import type { DoorConnection, DoorListener, Farewell } from '../../../server/gateway/doors/door.ts';
import { Guests } from '../../../server/gateway/guests/guests.ts';
import type { Door } from '../../../server/protocol/session/session-types.ts';
import type { Lines } from '../../../server/protocol/wire/lines.ts';
import { text, utf8 } from '../protocol/bytes.ts';
import { passphrase, panicWord } from './access-fixture.ts';
import { QuickNgircd } from './quick-ngircd.ts';

/** How long guests and their names are kept. */
export const holdMs = 20_000;

export interface RoomRules {
  readonly knock: KnockMode;
  readonly sharedUses: number | null;
}

/** Somebody at a door. */
export class Client implements DoorConnection {
  readonly door: Door;
  readonly circuit: number | null;
  readonly full = false;
  readonly isPresent = true;
  /** All that was said to them. */
  heard = '';
  /** Why the door was closed; null: it was not. */
  farewell: Farewell | null = null;
  /** The newest token to come back by. */
  token: string | null = null;
  #listener: DoorListener | null = null;
  #pings = 0;

  constructor(door: Door, circuit: number | null) {
    this.door = door;
    this.circuit = circuit;
  }

  /** The door is closed, by whichever side. */
  get isGone(): boolean {
    return this.#listener === null;
  }

  comes(guests: Guests): void {
    this.#listener = guests.admit(this);
  }

  says(...lines: readonly string[]): void {
    for (const line of lines) this.#listener?.line(utf8(line));
  }

  /** The connection is lost. */
  cut(): void {
    const listener = this.#listener;
    this.#listener = null;
    listener?.gone();
  }

  /** Does what a program does by itself: answers PING, and sees that the door is closed. */
  lives(): void {
    const pings = this.#pings;
    this.#pings = 0;
    for (let at = 0; at < pings; at += 1) this.says('PONG mayfly.room');
    if (this.farewell !== null) this.cut();
  }

  queuedBytes(): number {
    return 0;
  }

  send(lines: Lines): void {
    const said = text(lines.bytes);
    this.heard += said;
    for (const [, token = ''] of said.matchAll(/ RESUME (?:TOKEN|OK) :?(\S+)/g)) this.token = token;
    this.#pings += [...said.matchAll(/^PING /gm)].length;
  }

  pause(): void {}
  resume(): void {}

  end(farewell: Farewell): void {
    this.farewell = farewell;
  }

  drop(): void {
    this.farewell = { kind: 'over', words: '' };
  }
}

/** Vitest's timers must be fake: the room ticks by them. */
export class RoomBench {
  nowMs = 7_000.5;
  /** Runs on while the machine sleeps. */
  bootMs = 50_000;
  panics = 0;
  access: Access;
  guests: Guests;
  ngircd = new QuickNgircd();
  clients: Client[] = [];
  readonly #rules: RoomRules;

  constructor(rules: RoomRules) {
    this.#rules = rules;
    const { sharedUses } = rules;
    this.access = this.#access(firstAccess({ hostToken: null, inviteOnly: false, sharedUses }));
    this.guests = this.#guests();
  }

  get inside(): readonly GuestEntry[] {
    return this.guests.entries;
  }

  client(door: Door, circuit: number | null = null): Client {
    const client = new Client(door, circuit);
    client.comes(this.guests);
    this.clients.push(client);
    return client;
  }

  /** A second passes. */
  second(): void {
    this.nowMs += 1_000;
    this.bootMs += 1_000;
    vi.advanceTimersByTime(1_000);
    this.live();
  }

  /** Lets the programs at the doors do what they do by themselves. */
  live(): void {
    for (const client of this.clients) client.lives();
    this.clients = this.clients.filter((client) => !client.isGone);
  }

  /** The gateway falls, and another one gets what the supervisor has. */
  restart(): void {
    const { snapshot } = this.access.changes.latest;
    this.end();
    for (const client of this.clients) client.cut();
    this.clients = [];
    this.ngircd = new QuickNgircd();
    this.access = this.#access(snapshot);
    this.guests = this.#guests();
  }

  end(): void {
    this.guests.end('the gateway ends');
    vi.clearAllTimers();
  }

  #access(snapshot: string): Access {
    return new Access({
      passphrase,
      snapshot,
      holdMs,
      knock: this.#rules.knock,
      panic: { word: panicWord, onTyped: () => (this.panics += 1) },
      nowMs: () => this.bootMs,
    });
  }

  #guests(): Guests {
    const config = {
      ngircd: {
        host: '127.0.0.1',
        port: 9,
        password: 'p',
        webircPassword: 'w',
        operatorPassword: 'o',
      },
      nickLength: 24,
      maxGuests: 500,
      maxGuestsPerCircuit: 400,
      holdMs,
      backlogLines: 0,
      forgetMs: null,
      sealed: false,
      room: 'lobby',
      rooms: ['lobby'],
      hosts: ['127.0.0.1:8080'],
      onionHosts: [],
      endsAtBootMs: null,
      needsSignOfLife: false,
    };
    return new Guests(config, {
      access: this.access,
      connector: this.ngircd,
      refused: () => {},
      end: {
        burn: () => Promise.resolve(true),
        move: () => Promise.resolve(null),
        goOn: () => true,
      },
      now: () => this.nowMs,
      bootNow: () => this.bootMs,
      wallMs: () => 1_800_000_000_000 + this.bootMs,
    });
  }
}
