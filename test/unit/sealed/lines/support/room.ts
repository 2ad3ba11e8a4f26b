// A room for tests, as a client's link sees it: it relays, echoes, and gives ids. ngIRCd and the gateway are real in
// test/daemons.

import { randomBytes } from 'node:crypto';
import type { OpenGroup } from '../../../../../server/sealed/lines/late-group.ts';
import { openSealedLines, sealedLines } from '../../../../../server/sealed/lines/sealed-lines.ts';
import type {
  SealedLines,
  SealedView,
} from '../../../../../server/sealed/lines/sealed-lines-types.ts';
import type { Seal } from '../../../../../server/sealed/seal/seal.ts';

export const server = 'mayfly.room';
export const channel = '#lobby';

/** What a client sent by its sealed lines. */
export interface Sent {
  readonly line: string;
  readonly ticket: number | null;
  readonly isLast: boolean;
}

export interface GuestOptions {
  readonly seal: Seal;
  /** null: the real one. */
  readonly openGroup?: OpenGroup | null;
  readonly kept?: string | null;
}

/** One client, its sealed lines, and all that passed on both sides. */
export class Guest {
  nick: string;
  readonly lines: SealedLines;
  /** What the client was shown. */
  readonly shown: string[] = [];
  /** What the room got. */
  readonly sent: Sent[] = [];
  view: SealedView | null = null;
  readonly #room: Room;
  #nowMs = 1_000_000;
  #due: { atMs: number; call: () => void }[] = [];

  constructor(room: Room, nick: string, { seal, openGroup = null, kept = null }: GuestOptions) {
    this.#room = room;
    this.nick = nick;
    const environment = {
      seal,
      random: (length: number) => new Uint8Array(randomBytes(length)),
      now: () => this.#nowMs,
      after: (delayMs: number, call: () => void) => {
        const one = { atMs: this.#nowMs + delayMs, call };
        this.#due.push(one);
        return () => {
          this.#due = this.#due.filter((other) => other !== one);
        };
      },
      kept,
    };
    const listener = {
      toClient: (line: string) => void this.shown.push(line),
      toRoom: (line: string, ticket: number | null, isLast: boolean) => {
        this.sent.push({ line, ticket, isLast });
        this.#room.got(this, line);
      },
      changed: (view: SealedView) => {
        this.view = view;
      },
    };
    this.lines =
      openGroup === null
        ? openSealedLines(environment, listener)
        : sealedLines(environment, listener, openGroup);
  }

  get mask(): string {
    return `${this.nick}!,guest@5d41402a.room`;
  }

  /** Time passes, second by second. */
  async pass(ms: number): Promise<void> {
    const end = this.#nowMs + ms;
    while (this.#nowMs < end) {
      this.#nowMs = Math.min(end, this.#nowMs + 200);
      const due = this.#due.filter(({ atMs }) => atMs <= this.#nowMs);
      this.#due = this.#due.filter(({ atMs }) => atMs > this.#nowMs);
      for (const { call } of due) call();
      await settled();
    }
  }

  /** Lines that it has sent with a command. */
  count(command: string): number {
    return this.sent.filter(({ line }) => line.startsWith(`${command} `)).length;
  }

  /** What was shown and contains a text. */
  saw(text: string): readonly string[] {
    return this.shown.filter((line) => line.includes(text));
  }
}

/** All their clocks go on together. */
export async function passAll(guests: readonly Guest[], ms: number): Promise<void> {
  for (let done = 0; done < ms; done += 200) {
    for (const guest of guests) await guest.pass(200);
  }
}

/** Until everybody has done what there is to do. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

export class Room {
  readonly guests: Guest[] = [];
  /** Whether 005 says that the room is sealed. */
  isSealed = true;
  #nextId = 1;

  /** Registers and enters the channel. */
  async enter(guest: Guest, ...registration: readonly string[]): Promise<void> {
    const lines = registration.length > 0 ? registration : [`NICK ${guest.nick}`, 'USER g 0 * g'];
    for (const line of lines) guest.lines.fromClient(line, null);
    await settled();
    guest.lines.fromClient(`JOIN ${channel}`, null);
    await settled();
  }

  got(guest: Guest, line: string): void {
    const [, command = '', target = '', text = ''] = /^(\S+) ?(\S*) ?:?(.*)$/.exec(line) ?? [];
    const to = (answer: string): void => guest.lines.fromRoom(answer);
    switch (command) {
      case 'CAP':
        if (target === 'REQ') to(`:${server} CAP * ACK :${text}`);
        if (target === 'LS') {
          to(`:${server} CAP * LS :batch echo-message mayfly.chat/sealed message-tags server-time`);
        }
        return;
      case 'USER':
        to(`:${server} 001 ${guest.nick} :Welcome`);
        to(
          `:${server} 005 ${guest.nick}${this.isSealed ? ` mayfly.chat/SEALED=${channel}` : ''} A=1 :are supported`,
        );
        to(`:${server} 422 ${guest.nick} :no motd`);
        return;
      case 'JOIN':
        this.#joined(guest);
        return;
      case 'NICK':
        if (!this.guests.includes(guest)) return;
        this.all(`:${guest.mask} NICK ${target}`);
        guest.nick = target;
        return;
      case 'QUIT':
        this.guests.splice(this.guests.indexOf(guest), 1);
        this.all(`:${guest.mask} QUIT :gone`);
        return;
      case 'PRIVMSG':
      case 'NOTICE':
        this.#talk(guest, command, target, text);
        return;
      case 'REDACT':
        this.all(`:${guest.mask} REDACT ${target} ${text}`);
        return;
      default:
    }
  }

  /** The same guest by another page: the session goes on. */
  replace(before: Guest, after: Guest): void {
    this.guests.splice(this.guests.indexOf(before), 1, after);
  }

  all(line: string): void {
    for (const guest of this.guests) guest.lines.fromRoom(line);
  }

  #joined(guest: Guest): void {
    this.guests.push(guest);
    this.all(`:${guest.mask} JOIN ${channel}`);
    const names = this.guests.map(({ nick }, at) => (at === 0 ? `@${nick}` : nick)).join(' ');
    guest.lines.fromRoom(`:${server} 353 ${guest.nick} = ${channel} :${names}`);
    guest.lines.fromRoom(`:${server} 366 ${guest.nick} ${channel} :End of NAMES list`);
  }

  #talk(from: Guest, command: string, target: string, text: string): void {
    if (target === 'mayfly') return;
    const isChannel = target.startsWith('#');
    const others = this.guests.filter((one) => (isChannel ? one !== from : one.nick === target));
    if (!isChannel && others.length === 0) {
      from.lines.fromRoom(`:${server} 401 ${from.nick} ${target} :No such nick`);
      return;
    }
    const line = `@time=2026-11-30T15:00:00.000Z;msgid=id${this.#nextId} :${from.mask} ${command} ${target} :${text}`;
    this.#nextId += 1;
    for (const one of others) one.lines.fromRoom(line);
    from.lines.fromRoom(line.replace('@', '@mayfly.chat/id=77;'));
  }
}
