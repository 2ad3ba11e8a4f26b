// The gateway's own link to ngIRCd, with an operator's powers over the room's own channels. It is in no channel,
// and no guest can name it: each link has a nickname of its own that nobody can guess. Guests' links wait until
// it has set the channels.

import { randomBytes } from 'node:crypto';
import * as numeric from '../../contract/room/numerics.ts';
import { maxNickLength } from '../../contract/room/nickname.ts';
import { Barriers } from '../../protocol/state/barrier.ts';
import { NgircdCommands } from '../../protocol/state/ngircd-commands.ts';
import type { OwnRooms } from '../../protocol/state/own-rooms.ts';
import type { Lines } from '../../protocol/wire/lines.ts';
import { NgircdLineSplitter } from '../../protocol/wire/line-splitter.ts';
import { parseMessage, type Message } from '../../protocol/wire/message.ts';
import type { NgircdConnector, ServerLink } from '../ngircd/connector.ts';

export interface StewardOptions {
  readonly webircPassword: string;
  /** What lets it into ngIRCd. */
  readonly password: string;
  /** What gives it an operator's powers. */
  readonly operatorPassword: string;
  readonly nickLength: number;
}

/** The operator's name in ngIRCd's configuration. */
const operatorName = 'steward';
const redialMs = 100;
/** If ngIRCd does not give it powers in this time, guests come in all the same. */
const patienceMs = 5_000;
const lf = 0x0a;

export class Steward {
  readonly #options: StewardOptions;
  readonly #connector: NgircdConnector;
  readonly #rooms: OwnRooms;
  readonly #splitter = new NgircdLineSplitter();
  #link: ServerLink | null = null;
  #barriers: Barriers | null = null;
  #nick = '';
  #patience: NodeJS.Timeout | null = null;
  #isOver = false;

  constructor(options: StewardOptions, connector: NgircdConnector, rooms: OwnRooms) {
    this.#options = options;
    this.#connector = connector;
    this.#rooms = rooms;
  }

  start(): void {
    this.#dial(0);
  }

  stop(): void {
    this.#isOver = true;
    this.#lose();
    this.#connector.release();
    this.#link?.close();
  }

  #dial(delayMs: number): void {
    this.#connector.hold();
    this.#link = this.#connector.dialAhead(delayMs, {
      opened: () => this.#logIn(),
      bytes: (chunk) => this.#read(chunk),
      closed: () => {
        this.#lose();
        if (!this.#isOver) this.#dial(redialMs);
      },
    });
  }

  #logIn(): void {
    const { nickLength, operatorPassword, password, webircPassword } = this.#options;
    const link = this.#link;
    if (link === null) return;
    this.#splitter.reset();
    const name = randomBytes(maxNickLength).toString('hex');
    // A nickname begins with a letter.
    this.#nick = `s${name}`.slice(0, nickLength);
    const commands = new NgircdCommands({ sendToServer: (bytes) => link.write(bytes) });
    this.#barriers = new Barriers(name, commands);
    // The ident has a comma, so that no message can be sent to it (ngircd-login.ts).
    commands.send('WEBIRC', webircPassword, ',steward', '127.0.0.1', '127.0.0.1');
    commands.send('PASS', password);
    commands.send('NICK', this.#nick);
    commands.send('USER', operatorName, '0', '*', operatorName);
    commands.send('OPER', operatorName, operatorPassword);
    this.#patience = setTimeout(() => this.#connector.release(), patienceMs);
  }

  #read(chunk: Lines): void {
    const lines = this.#splitter.push(chunk)?.bytes ?? new Uint8Array(0);
    for (let from = 0; from < lines.length;) {
      const end = lines.indexOf(lf, from);
      const to = end === -1 ? lines.length : end;
      const message = parseMessage(lines.subarray(from, lines[to - 1] === 0x0d ? to - 1 : to));
      if (message !== null) this.#follow(message);
      from = to + 1;
    }
  }

  #follow(message: Message): void {
    const { command, params } = message;
    const barriers = this.#barriers;
    if (barriers === null) return;
    switch (command) {
      case 'PING':
        this.#link?.write(Buffer.from(`PONG :${params[0] ?? ''}\r\n`));
        return;
      case 'PONG':
        barriers.answered(params[1] ?? '');
        return;
      case numeric.RPL_YOUREOPER:
        this.#empowered(barriers);
        return;
      default:
        this.#rooms.answered(message);
    }
  }

  #empowered(barriers: Barriers): void {
    const link = this.#link;
    if (link === null) return;
    const commands = new NgircdCommands({ sendToServer: (bytes) => link.write(bytes) });
    this.#rooms.open({ nick: this.#nick, commands, barriers });
    // When it is answered, all channels are set.
    barriers.raise(() => {
      this.#clearPatience();
      this.#connector.release();
    });
  }

  #lose(): void {
    this.#clearPatience();
    this.#barriers = null;
    this.#rooms.lost();
  }

  #clearPatience(): void {
    if (this.#patience !== null) clearTimeout(this.#patience);
    this.#patience = null;
  }
}
