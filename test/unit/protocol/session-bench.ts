// A Session for tests: its host records what the Session asks for, and time is a number.

import type { Role } from '../../../server/contract/host/access.ts';
import type { NameVerdict } from '../../../server/contract/room/look-alike.ts';
import type { SourceBuckets } from '../../../server/protocol/flood/line-kind.ts';
import { RingBudget } from '../../../server/protocol/resume/ring-budget.ts';
import { sameSecret } from '../../../server/protocol/session/same-secret.ts';
import { makeSharedState } from '../../../server/protocol/session/shared-state.ts';
import { WallClock } from '../../../server/protocol/ircv3/server-time.ts';
import { Session } from '../../../server/protocol/session/session.ts';
import {
  defaultSessionLimits,
  type Grant,
  type KnockAnswer,
  type SessionHost,
  type SessionLimits,
  type SessionOptions,
} from '../../../server/protocol/session/session-types.ts';
import { Lines } from '../../../server/protocol/wire/lines.ts';
import { text, utf8 } from './bytes.ts';

export const serverName = 'mayfly.room';
export const passphrase = 'open-sesame';
/** The password for ngIRCd. */
export const ngircdPassword = 'of-the-gateway-alone';
export const mask = 'alice!,guest@1a2b3c4d.room';

/** ngIRCd 26.1's lines after a login, from 001 on. */
export function welcome(nick: string): string[] {
  return [
    `:mayfly.room 001 ${nick} :Welcome to the Internet Relay Network ${nick}!,guest@1a2b3c4d.room`,
    `:mayfly.room 002 ${nick} :Your host is mayfly.room, running version ngircd-26.1 (x86_64/pc/linux-gnu)`,
    `:mayfly.room 003 ${nick} :This server has been started Sun Nov 22 2026 at 00:36:20 (UTC)`,
    `:mayfly.room 004 ${nick} mayfly.room ngircd-26.1 abBcCFiIoqrRswx abehiIklmMnoOPqQrRstvVz`,
    `:mayfly.room 005 ${nick} RFC2812 IRCD=ngIRCd CHARSET=UTF-8 CASEMAPPING=ascii CHANTYPES=#&+ :are supported on this server`,
    `:mayfly.room 251 ${nick} :There are 1 users and 0 services on 1 servers`,
    `:mayfly.room 265 ${nick} 1 1 :Current local users: 1, Max: 1`,
    `:mayfly.room 375 ${nick} :- mayfly.room message of the day`,
    `:mayfly.room 372 ${nick} :- hello`,
    `:mayfly.room 376 ${nick} :End of MOTD command`,
    `:mayfly.room 396 ${nick} 1a2b3c4d.room :is your displayed hostname now`,
  ];
}

/** ngIRCd's lines when `from` joins a channel. */
export function entered(channel: string, nick = 'alice', from = mask): string[] {
  return [
    `:${from} JOIN :${channel}`,
    `:mayfly.room 332 ${nick} ${channel} :a topic`,
    `:mayfly.room 353 ${nick} = ${channel} :${nick} bob`,
    `:mayfly.room 366 ${nick} ${channel} :End of NAMES list`,
  ];
}

/** ngIRCd's answer to the PING that the Session sends behind its JOINs. */
export const settled = ':mayfly.room PONG mayfly.room :mayfly-rejoined';

function linesIn(written: string): string[] {
  return written.split('\r\n').filter((line) => line !== '');
}

/** The wall clock's time at the beginning. */
export const wallMs = Date.UTC(2026, 10, 22, 13, 37, 5);

export class Bench {
  readonly session: Session;
  readonly options: SessionOptions;
  readonly dials: number[] = [];
  readonly pauses: number[] = [];
  readonly refusals: string[] = [];
  /** What the guest asked of the service. */
  readonly asked: string[] = [];
  /** Tokens that lead to this session. */
  readonly tokens: string[] = [];
  minted = 0;
  /** The result of a RESUME on this connection. */
  claimSession: SessionHost['claimSession'] = () => 'no token';
  sharedBuckets: SourceBuckets | null = null;
  doorFull = false;
  cutDoors = 0;
  disconnects = 0;
  closedDoor: string | null = null;
  nowMs: number;
  /** What is said of the nicknames that the guest asks for. */
  verdict: (nick: string) => NameVerdict = () => 'free';
  readonly logins: string[] = [];
  /** What became of nicknames. */
  readonly names: string[] = [];
  /** The room asks for nothing. */
  isOpen = false;
  /** Somebody may come in by the passphrase now. */
  isGood = true;
  /** What the passphrase makes of a guest. */
  role: Role = 'guest';
  /** The personal invitation that the passphrase belongs to; null: it is the shared one. */
  invitation: string | null = null;
  /** The passphrase is good for those whom a host lets in. */
  mustKnock = false;
  knockAnswer: KnockAnswer = { words: 'copper tulip', isHostHere: true, wantsWelcome: true };
  /** What became of the grant. */
  readonly grants: string[] = [];
  /** Secrets that were answered as wrong ones. */
  readonly toldWrong: string[] = [];
  readonly #soon: (() => void)[] = [];
  readonly #toGuest: Uint8Array[] = [];
  readonly #toRoom: Uint8Array[] = [];

  constructor(
    limits: Partial<SessionLimits> = {},
    options: Partial<SessionOptions> = {},
    startMs = 1000,
  ) {
    this.nowMs = startMs;
    const host: SessionHost = {
      sendToGuest: (lines) => this.#toGuest.push(lines.bytes),
      sendToServer: (bytes) => this.#toRoom.push(bytes),
      connectToServer: (delayMs) => this.dials.push(delayMs),
      disconnectFromServer: () => {
        this.disconnects += 1;
      },
      pauseDoor: (delayMs) => this.pauses.push(delayMs),
      closeDoor: (reason) => {
        this.closedDoor = reason;
      },
      defer: (call) => this.#soon.push(call),
      askService: (words) => this.asked.push(words),
      knock: () => this.knockAnswer,
      refused: (reason) => this.refusals.push(reason),
      names: {
        begin: (login) => {
          this.logins.push(login);
          return {
            claim: (nick) => this.verdict(nick),
            confirm: (nick) => this.names.push(`confirm ${nick}`),
            release: (nick) => this.names.push(`release ${nick}`),
          };
        },
      },
      doorFull: () => this.doorFull,
      cutDoor: () => {
        this.cutDoors += 1;
      },
      tokens: {
        mint: () => {
          this.tokens.push(`token${(this.minted += 1)}`);
          return this.tokens.at(-1) ?? '';
        },
        mintReclaim: () => 'wayback',
        settle: () => this.tokens.splice(0, this.tokens.length - 1),
        drop: () => this.tokens.splice(0),
      },
      claimSession: (token, number) => this.claimSession(token, number),
      sharedBuckets: () => this.sharedBuckets,
    };
    this.options = {
      identity: { address: 'fd12:3456::1' },
      admission: this.#admission(),
      ngircdPassword,
      webircPassword: 'between-us',
      serverName,
      endsAtMs: null,
      rings: new RingBudget(64 * 1024 * 1024),
      limits: { ...defaultSessionLimits, ...limits },
      shared: makeSharedState(0, new WallClock(wallMs, this.nowMs)),
      ...options,
    };
    this.session = new Session(host, this.options, this.nowMs);
  }

  /** The guest sends lines. */
  says(...lines: string[]): void {
    for (const line of lines) this.session.fromGuest(utf8(line), this.nowMs);
  }

  /** ngIRCd sends lines, in one chunk. */
  hears(...lines: string[]): void {
    this.hearsBytes(utf8(lines.map((line) => `${line}\r\n`).join('')));
  }

  /** ngIRCd sends bytes, which may end within a line. */
  hearsBytes(bytes: Uint8Array): void {
    this.session.fromServer(new Lines(bytes), this.nowMs);
  }

  later(ms: number): void {
    this.nowMs += ms;
    this.session.tick(this.nowMs);
  }

  /** The last pause is over. */
  resumes(): void {
    this.nowMs += this.pauses.at(-1) ?? 0;
    this.session.resumeDoor(this.nowMs);
  }

  opens(): void {
    this.session.serverConnected(this.nowMs);
  }

  loses(): void {
    this.session.serverDisconnected(this.nowMs);
  }

  /** The lines that the guest got since the last call. */
  guest(): string[] {
    return linesIn(text(joined(this.guestPieces())));
  }

  /** The lines that ngIRCd got since the last call. */
  room(): string[] {
    return linesIn(text(joined(this.roomPieces())));
  }

  /** The pieces that the guest got, as they were given. */
  guestPieces(): Uint8Array[] {
    this.#catchUp();
    return this.#toGuest.splice(0);
  }

  roomPieces(): Uint8Array[] {
    this.#catchUp();
    return this.#toRoom.splice(0);
  }

  #admission(): SessionOptions['admission'] {
    const roleOf = (): Role => this.role;
    const mustKnock = (): boolean => this.mustKnock;
    const invitation = (): string | null => this.invitation;
    const grant: Grant = {
      get id() {
        return invitation();
      },
      get role() {
        return roleOf();
      },
      get mustKnock() {
        return mustKnock();
      },
      reserve: () => {
        this.grants.push(this.isGood ? 'reserved' : 'refused');
        return this.isGood;
      },
      entered: () => this.grants.push('entered'),
      released: () => this.grants.push('released'),
    };
    const isOpen = (): boolean => this.isOpen;
    return {
      get isOpen() {
        return isOpen();
      },
      looksCut: (secret) => secret.endsWith('-'),
      grantFor: (secret) => (this.isOpen || sameSecret(secret, passphrase) ? grant : null),
      toldWrong: (secret) => this.toldWrong.push(secret),
    };
  }

  #catchUp(): void {
    for (const call of this.#soon.splice(0)) call();
  }

  /** Registers as alice, and joins channels: each is a name, and perhaps a key behind a space. */
  enters(...channels: string[]): this {
    this.says(`PASS ${passphrase}`, 'NICK alice', 'USER a 0 * :Alice Liddell');
    this.opens();
    this.hears(...welcome('alice'));
    for (const channel of channels) {
      this.says(`JOIN ${channel}`);
      this.hears(...entered(channel.replace(/ .*/, '')));
    }
    this.guest();
    this.room();
    return this;
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(pieces.flatMap((piece) => [...piece]));
}
