// Guests' devices on a real sealed room that is shaken: all at once, while ngIRCd or the gateway is killed, over
// connections that break. They end in one group, and everything that was said was read once, or they were told.

import { afterEach, expect, test } from 'vitest';

import { seeded, testSeed } from '../support/chaos-proxy.ts';
import { busyMachine, type BusyMachine } from '../support/busy-machine.ts';
import { breaches } from '../support/sealed/breaches.ts';
import { resuming, type ResumingDial } from '../support/sealed/resuming.ts';
import type { SealedGuest } from '../support/sealed/sealed-guest.ts';
import { lobby, Talkers } from '../support/sealed/talkers.ts';
import { until } from '../support/until.ts';
import { WholeRoom } from '../support/whole-room.ts';
import { webSocketWire } from '../support/wire.ts';

const people = Number(process.env['MAYFLY_TEST_PEOPLE'] ?? 12);
const seed = testSeed();

class ShakenRoom extends Talkers {
  readonly room: WholeRoom;
  readonly random = seeded(seed);
  readonly #ways = new Map<string, ResumingDial>();

  private constructor(room: WholeRoom) {
    const { passphrase, hostSecret } = room;
    super({ dial: webSocketWire(`127.0.0.1:${room.appliance.ports.web}`), passphrase, hostSecret });
    this.room = room;
  }

  static async start(): Promise<ShakenRoom> {
    return new ShakenRoom(await WholeRoom.start('--no-onion', '--sealed', '--max-guests', '60'));
  }

  /** All at once, by connections that can be taken up again. */
  async enterAtOnce(nicks: readonly string[]): Promise<void> {
    const guests = nicks.map((nick) => {
      const way = resuming(webSocketWire(`127.0.0.1:${this.room.appliance.ports.web}`));
      this.#ways.set(nick, way);
      return this.guest(nick, way);
    });
    await Promise.all(guests.map((guest) => guest.joins(lobby)));
    await Promise.all(guests.map((guest) => guest.isInside(60_000)));
  }

  get nicks(): readonly string[] {
    return [...this.guests.keys()];
  }

  /** Each says something, and all read everything. */
  async allTalk(about: string): Promise<void> {
    const texts = this.nicks.map((nick) => [nick, this.says(nick, `${nick} ${about}`)] as const);
    for (const guest of this.guests.values())
      for (const [nick, text] of texts) if (nick !== guest.nick) await guest.reads(text, 45_000);
  }

  breaks(nick: string): void {
    this.#ways.get(nick)?.client().cut();
  }

  leave(nicks: readonly string[]): void {
    for (const nick of nicks) {
      this.of(nick).leaves();
      this.guests.delete(nick);
    }
  }

  pick(): SealedGuest {
    const all = [...this.guests.values()];
    const one = all[Math.floor(this.random() * all.length)];
    if (one === undefined) throw new Error('nobody is here');
    return one;
  }

  async end(): Promise<void> {
    this.closeAll();
    await this.room.kill();
  }
}

let shaken: ShakenRoom;
let busy: BusyMachine | null = null;
afterEach(async () => {
  busy?.end();
  busy = null;
  await shaken.end();
});

const names = (from: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `guest${from + index}`);

test.each([
  ['a quiet machine', 0],
  ['a machine with other work', 2],
] as const)(
  `${people} guests come, talk, leave, lose connections and servers, on %s (MAYFLY_TEST_SEED=${seed})`,
  { timeout: 300_000 },
  async (_, others) => {
    busy = busyMachine(others);
    shaken = await ShakenRoom.start();
    await shaken.enterAtOnce(names(0, people));
    await shaken.agree(...shaken.nicks);
    await shaken.allTalk('is in');

    // Some go, some come, all talk meanwhile.
    for (const nick of shaken.nicks) shaken.says(nick, `${nick} while people go`);
    shaken.leave(names(0, Math.floor(people / 4)));
    const coming = shaken.enterAtOnce(names(people, Math.floor(people / 4)));
    for (const nick of names(people - 3, 3)) shaken.says(nick, `${nick} while people come`);
    await coming;
    await shaken.agree(...shaken.nicks);

    // Connections break in the middle of talk.
    for (let at = 0; at < 3 * people; at += 1) {
      shaken.breaks(shaken.pick().nick);
      const { nick } = shaken.pick();
      shaken.says(nick, `${nick} over a broken line ${at}`);
      await new Promise((resolve) => setTimeout(resolve, shaken.random() * 60));
    }
    await shaken.allTalk('after broken lines');

    const running = () => shaken.room.appliance.inside('ngircd').catch(() => null);
    process.kill((await until('an ngIRCd', running)).pid, 'SIGKILL');
    for (const nick of shaken.nicks) shaken.says(nick, `${nick} while the room is away`);
    await until('another ngIRCd', running);
    await shaken.allTalk('after a new ngIRCd');
    await shaken.agree(...shaken.nicks);

    process.kill((await shaken.room.appliance.gateway()).pid, 'SIGKILL');
    await until('all to have lost the room', () =>
      [...shaken.guests.values()].every(({ isLost }) => isLost),
    );
    await Promise.all([...shaken.guests.values()].map((guest) => guest.comesAgain(lobby)));
    await Promise.all([...shaken.guests.values()].map((guest) => guest.isInside(60_000)));
    await shaken.agree(...shaken.nicks);
    await shaken.allTalk('after a new gateway');

    expect(breaches(shaken)).toEqual([]);
  },
);
