// A page's session before a scripted room: over a real WebSocket and the real irc-framework. Time passes when
// the test says so.

import { expect, vi } from 'vitest';
import { linkOpener } from '../../../web/src/irc/link.ts';
import { wireOpener } from '../../../web/src/irc/wire.ts';
import { Session } from '../../../web/src/session/session.ts';
import { scriptedRoom, type ScriptedRoom, type Visitor } from '../../support/scripted-room.ts';
import { lookInto } from './look-into.ts';

interface Timer {
  readonly delayMs: number;
  readonly call: () => void;
}

/** The capabilities of a scripted room that resumes. */
const offered = 'away-notify batch echo-message mayfly.chat/resume message-tags server-time';

export const until = (check: () => void): Promise<void> =>
  vi.waitFor(check, { timeout: 5_000, interval: 5 });

export class SessionFixture {
  readonly room: ScriptedRoom;
  session: Session;
  timers: Timer[] = [];
  hasNetwork = true;
  readonly look = lookInto(() => this.session);
  readonly #linkHasTimers: boolean;

  /** @param linkHasTimers false: a link acknowledges nothing and is never silent for too long. */
  static async open({ linkHasTimers }: { linkHasTimers: boolean }): Promise<SessionFixture> {
    return new SessionFixture(await scriptedRoom(), linkHasTimers);
  }

  constructor(room: ScriptedRoom, linkHasTimers: boolean) {
    this.room = room;
    this.#linkHasTimers = linkHasTimers;
    this.session = this.newSession();
  }

  newSession(): Session {
    const after = (delayMs: number, call: () => void): (() => void) => {
      const timer = { delayMs, call };
      this.timers.push(timer);
      return () => {
        this.timers = this.timers.filter((other) => other !== timer);
      };
    };
    const noTimer = () => () => undefined;
    return new Session({
      openLink: linkOpener({
        mark: 'mark-of-this-page',
        openWire: wireOpener(this.room.url),
        now: () => 1_000,
        after: this.#linkHasTimers ? after : noTimer,
      }),
      now: () => 1_000,
      random: () => 0.5,
      pick: () => 0,
      after,
      hasNetwork: () => this.hasNetwork,
    });
  }

  /** Registers a guest without resume, and lets them into #lobby. */
  async enters(capabilities = ''): Promise<Visitor> {
    this.session.enter({ nick: 'Bruno', passphrase: 'correct-horse' }, '#lobby');
    const visitor = await this.room.visitor();
    await welcome(visitor, 'Bruno', capabilities);
    await this.admit(visitor, 'Bruno');
    return visitor;
  }

  /** Lets a registered visitor into #lobby. @param join the line by which they ask for it. */
  async admit(visitor: Visitor, nick: string, join = /^JOIN :#lobby$/): Promise<void> {
    await visitor.hears(join);
    visitor.says(
      `:${nick}!g@h JOIN #lobby`,
      `:room 353 ${nick} = #lobby :@Ana ${nick}`,
      `:room 366 ${nick} #lobby :End`,
    );
    const people = (): unknown => this.session.room.value.buffers.get('#lobby')?.people.size;
    await until(() => expect(people()).toBe(2));
  }

  /** Registers a guest with a place that can be resumed by this token, and lets them into #lobby. */
  async entersResumable(token: string): Promise<Visitor> {
    this.session.enter({ nick: 'Bruno', passphrase: 'correct-horse' }, '#lobby');
    const visitor = await this.room.visitor();
    await this.admitResumable(visitor, token);
    return visitor;
  }

  async admitResumable(visitor: Visitor, token: string): Promise<void> {
    await visitor.hears(/^CAP LS/);
    visitor.says(`:room CAP * LS :${offered}`);
    const wanted = await visitor.hears(/^CAP REQ/);
    expect(wanted).toContain('mayfly.chat/resume');
    visitor.says(`:room CAP * ACK ${wanted.slice('CAP REQ '.length)}`);
    await visitor.hears(/^CAP END/);
    visitor.says(`:room RESUME TOKEN ${token} 300`, ...greeting('Bruno'));
    await this.admit(visitor, 'Bruno', / JOIN :#lobby$/);
  }

  /** The connection breaks, and the page dials again. */
  async breaks(visitor: Visitor): Promise<Visitor> {
    visitor.cut();
    await until(() =>
      expect(this.session.connection.value).toEqual({ is: 'waiting', waitMs: 750 }),
    );
    this.pass(750);
    return this.room.visitor();
  }

  /** The page is reloaded: another session takes this one's place. */
  reload(): void {
    this.session.toDoor();
    this.session = this.newSession();
  }

  /** Runs the timer with this delay. */
  pass(delayMs: number): void {
    const timer = this.timers.find((one) => one.delayMs === delayMs);
    if (timer === undefined) {
      throw new Error(`${delayMs} is none of ${this.timers.map((one) => one.delayMs).join()}`);
    }
    this.timers = this.timers.filter((other) => other !== timer);
    timer.call();
  }

  async close(): Promise<void> {
    this.session.toDoor();
    await this.room.close();
  }
}

function greeting(nick: string): readonly string[] {
  return [
    `:room 001 ${nick} :Welcome`,
    `:room 005 ${nick} CASEMAPPING=ascii PREFIX=(qaohv)~&@%+ CHANTYPES=# :are supported`,
  ];
}

/** Registers a visitor under this nickname. */
export async function welcome(visitor: Visitor, nick: string, capabilities = ''): Promise<void> {
  await visitor.hears(/^CAP LS/);
  visitor.says(`:room CAP * LS :${capabilities}`);
  if (capabilities !== '') {
    const wanted = await visitor.hears(/^CAP REQ/);
    visitor.says(`:room CAP * ACK ${wanted.slice('CAP REQ '.length)}`);
  }
  await visitor.hears(/^CAP END/);
  visitor.says(...greeting(nick));
}
