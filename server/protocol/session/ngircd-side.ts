// The Session's link to ngIRCd: its login, its lines, its loss and its repair. Knows nothing of who is
// at the door.

import { inEnglish, inEnglishCount } from '../../contract/words/room-says.ts';
import { Downstream } from './downstream.ts';
import type { Extensions } from './extensions.ts';
import { RoomLineSplitter } from '../wire/line-splitter.ts';
import { parseMessage, serializeMessage } from '../wire/message.ts';
import { Redial } from './redial.ts';
import { Rejoin } from './rejoin.ts';
import { relayLines, type LineReader } from './room-lines.ts';
import { roomLogin } from './room-login.ts';
import { sessionStates, type SessionEvent, type SessionState } from './session-states.ts';
import type { SessionHost, SessionOptions } from './session-types.ts';
import { cutUtf8 } from '../wire/utf8.ts';
import type { ServerReplies } from '../wire/server-replies.ts';

/** What a peer said may have grown when it was mended, and must fit into a line again. */
const maxEchoBytes = 400;

export interface NgircdSideOwner {
  state(): SessionState;
  /** @returns whether the event could come. */
  move(event: SessionEvent): boolean;
  /** Whole lines with CRLF. */
  toGuest(bytes: Uint8Array): void;
  /** The guest is in the room: for the first time, or (`again`) on a new link. */
  linked(again: boolean): void;
  refuse(reason: string, text: string): void;
  /** Until the room ends by itself; null: nobody knows. */
  leftMs(): number | null;
}

export interface NgircdSideParts {
  readonly facade: Extensions;
  readonly options: SessionOptions;
  readonly voice: ServerReplies;
}

export class NgircdSide {
  readonly #host: Pick<SessionHost, 'toRoom' | 'dialRoom'>;
  readonly #owner: NgircdSideOwner;
  readonly #facade: Extensions;
  readonly #options: SessionOptions;
  readonly #voice: ServerReplies;
  readonly #downstream: Downstream;
  readonly #reader: LineReader;
  readonly #redial = new Redial();
  readonly #splitter = new RoomLineSplitter();
  #rejoin: Rejoin;
  #lostAtMs = 0;

  constructor(
    host: Pick<SessionHost, 'toRoom' | 'dialRoom'>,
    owner: NgircdSideOwner,
    { facade, options, voice }: NgircdSideParts,
  ) {
    this.#host = host;
    this.#owner = owner;
    this.#facade = facade;
    this.#options = options;
    this.#voice = voice;
    this.#downstream = new Downstream(
      {
        say: (command, ...params) => this.say(command, ...params),
        welcomed: () => {
          if (owner.move('welcomed')) owner.linked(false);
        },
        roomRefuses: (text) => owner.refuse('room', inEnglish('shut.refused', { text })),
        show: ({ source, command, params }) =>
          owner.toGuest(serializeMessage({ source, command, params })),
        arrived: (channel, alone) => facade.arrived(channel, alone),
        leftMs: () => owner.leftMs(),
        heldForMs: (nick) => facade.heldForMs(nick),
      },
      facade.parts,
    );
    this.#rejoin = this.#makeRejoin();
    this.#reader = {
      wants: (command, line) => owner.state() !== 'open' || this.#downstream.watches(command, line),
      look: (line) => this.#look(line),
      keep: (lines) => owner.toGuest(lines),
    };
  }

  /** The link that was dialled stands. @param nick to ask for. */
  opened(nick: string, nowMs: number): void {
    this.#redial.opened(nowMs);
    this.#splitter.reset();
    this.#rejoin = this.#makeRejoin();
    const multiPrefix = this.#facade.capabilities.has('multi-prefix');
    this.#host.toRoom(roomLogin(this.#options, nick, multiPrefix));
  }

  /** @returns whether there was a whole line in it. */
  bytes(chunk: Uint8Array): boolean {
    const lines = this.#splitter.push(chunk);
    if (lines === null) return false;
    relayLines(lines, this.#reader);
    const settled = this.#owner.state() === 'rejoining' && this.#rejoin.settled;
    if (settled && this.#owner.move('settled')) this.#owner.linked(true);
    return true;
  }

  /** The link is gone, or could not be had: another is dialled. @param wasOpen the guest saw it. */
  closed(wasOpen: boolean, nowMs: number): void {
    this.#downstream.lost();
    const unsure = this.#facade.lost();
    if (wasOpen) {
      this.#lostAtMs = nowMs;
      this.#redial.lost(nowMs);
      this.#voice.notice(inEnglish('says.away'));
      if (unsure > 0) this.#voice.notice(inEnglishCount('says.unsure', unsure));
    }
    this.#host.dialRoom(this.#redial.nextDelayMs());
  }

  /** Whether the link was lost for so long that it is given up. */
  isGivenUp(nowMs: number): boolean {
    return nowMs - this.#lostAtMs >= this.#options.limits.redialMs;
  }

  /** A line of the Session's own to ngIRCd. */
  say(command: string, ...params: string[]): void {
    this.#host.toRoom(serializeMessage({ command, params }));
  }

  quit(reason: string): void {
    // ngIRCd drops a line whose text begins with it (ScrubCTCP).
    this.say('QUIT', cutUtf8(reason.replaceAll('\u0001', ''), maxEchoBytes));
  }

  /** One line of ngIRCd's that is no chat. @returns whether the guest gets it. */
  #look(line: Uint8Array): boolean {
    const { roomLines } = sessionStates[this.#owner.state()];
    const message = parseMessage(line);
    if (roomLines === 'drop' || message === null) return false;
    if (message.command === 'PING') {
      this.say('PONG', cutUtf8(message.params[0] ?? '', maxEchoBytes));
      return false;
    }
    // The Session speaks CAP with the guest itself.
    if (message.command === 'CAP') return false;
    if (roomLines === 'welcome') return this.#downstream.welcoming(message);
    if (roomLines === 'rejoin') return this.#downstream.rejoining(message, this.#rejoin);
    return this.#downstream.open(message);
  }

  #makeRejoin(): Rejoin {
    return new Rejoin(this.#facade.membership, this.#options.limits.nickLength);
  }
}
