// A guest's device without a screen: seals what is said and opens what comes, over a connection to a real door.

import { sentenceOf } from '../../../server/contract/words/room-says.ts';
import { parseMessage, type Message } from '../../../server/protocol/wire/message.ts';
import type {
  OpenSealedLines,
  SealedLines,
  SealedView,
} from '../../../server/sealed/lines/sealed-lines-types.ts';
import type { Seal } from '../../../server/sealed/seal/seal.ts';
import type { Dial, Wire } from '../wire.ts';

export interface SealedGuestOptions {
  readonly dial: Dial;
  readonly seal: Seal;
  readonly nick: string;
  /** The passphrase or an invitation's token; null: the door asks for none. */
  readonly secret: string | null;
  readonly open: OpenSealedLines;
  /** Beside those that every guest here asks for. */
  readonly capabilities?: readonly string[];
}

/** What a person reads in a channel or private chat. */
export interface ReadText {
  readonly from: string;
  readonly target: string;
  readonly text: string;
}

function count(sum: { lines: number; bytes: number }, line: string): void {
  sum.lines += 1;
  sum.bytes += Buffer.byteLength(line) + 2;
}

/** The sealed lines ask for what they need themselves. */
const wanted = ['message-tags', 'echo-message', 'server-time'];

/** Fifty who come at once on a busy machine. */
const joinMs = 90_000;

/** Sentences that say that something is missing, cannot be read, or was made up. */
const missing: ReadonlySet<string> = new Set([
  'says.sealedGap.one',
  'says.sealedGap.other',
  'says.sealedUnread',
  'says.sealedClear',
]);

export class SealedGuest {
  readonly nick: string;
  /** All that a person's client got, in order. */
  readonly heard: Message[] = [];
  /** Each view that was told, the last one last. */
  readonly views: SealedView[] = [];
  /** Lines to the room, sealed or not: how many, and how many bytes with CR LF. */
  readonly sent = { lines: 0, bytes: 0 };
  /** Lines from the room, the same. */
  readonly received = { lines: 0, bytes: 0 };
  isLost = false;
  readonly #options: SealedGuestOptions;
  readonly #sealed: SealedLines;
  #wire: Wire | null = null;
  #ticket = 0;
  readonly #watchers = new Set<() => void>();
  /** Lines of connections before this one. */
  #heardBefore = 0;

  constructor(options: SealedGuestOptions) {
    this.#options = options;
    this.nick = options.nick;
    this.#sealed = options.open(
      {
        seal: options.seal,
        random: (length) => crypto.getRandomValues(new Uint8Array(length)),
        now: () => performance.now(),
        after: (delayMs, call) => {
          const timer = setTimeout(call, delayMs);
          return () => clearTimeout(timer);
        },
        kept: null,
      },
      {
        toClient: (line) => this.#hear(line),
        toRoom: (line) => {
          count(this.sent, line);
          this.#wire?.say(line);
        },
        changed: (view) => {
          this.views.push(view);
          this.#look();
        },
      },
    );
  }

  get view(): SealedView {
    return this.#sealed.view;
  }

  /** Connects, registers and joins. Resolves when the channel is entered, whether the group is or not. */
  async joins(channel: string): Promise<void> {
    await this.#connect();
    this.#register();
    await this.hears(({ command }) => command === '001', joinMs);
    this.client(`JOIN ${channel}`);
    const isJoined = ({ command, params }: Message): boolean =>
      command === '366' && params[1] === channel;
    await this.hears(isJoined, joinMs);
  }

  /** Connects again as a client does whose session is gone. */
  async comesAgain(channel: string): Promise<void> {
    this.#wire?.cut();
    this.#sealed.restarted();
    await this.joins(channel);
  }

  /** Resolves when the group has let this device in. */
  async isInside(withinMs = 30_000): Promise<void> {
    await this.#when('be inside', () => this.view.stage === 'inside', withinMs);
  }

  /** A line of the person's client. */
  client(line: string): void {
    this.#ticket += 1;
    this.#sealed.fromClient(line, this.#ticket);
  }

  says(target: string, text: string): void {
    this.client(`PRIVMSG ${target} :${text}`);
  }

  /** A line of this connection, whether it has come or is still to come. */
  async hears(right: (message: Message) => boolean, withinMs = 30_000): Promise<Message> {
    const find = (): Message | undefined => this.heard.slice(this.#heardBefore).find(right);
    return this.#when('hear a line', find, withinMs);
  }

  async reads(text: string, withinMs = 30_000): Promise<void> {
    await this.#when(`read ${text}`, () => this.hasRead(text), withinMs);
  }

  hasRead(text: string): boolean {
    return this.texts().some((read) => read.text === text);
  }

  /** What other guests said, and echoes of what this one said. */
  texts(): ReadText[] {
    return this.heard.flatMap(({ command, source, params }) =>
      command === 'PRIVMSG' && source?.includes('!') === true
        ? [{ from: source.split('!')[0] ?? '', target: params[0] ?? '', text: params[1] ?? '' }]
        : [],
    );
  }

  /** What the person was told of things that are missing or cannot be read, in order. */
  told(): string[] {
    return this.heard.flatMap(({ command, source, params }) => {
      const isRooms = command === 'NOTICE' && source?.includes('!') === false;
      const said = isRooms ? sentenceOf(params.at(-1) ?? '') : null;
      return said !== null && missing.has(said.key) ? [params.at(-1) ?? ''] : [];
    });
  }

  /** A host's: nobody may enter by this invitation any more. */
  async revokes(invitation: string): Promise<void> {
    this.client(`REVOKE ${invitation}`);
    const answer = `${invitation} is taken back`;
    await this.hears(({ params }) => params.at(-1)?.includes(answer) === true);
  }

  /** Cuts the connection without a word. */
  cut(): void {
    this.#wire?.cut();
  }

  leaves(): void {
    this.client('QUIT');
  }

  close(): void {
    this.#sealed.close();
    this.#wire?.cut();
  }

  async #connect(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const wire = this.#options.dial({
      opened: resolve,
      line: (line) => {
        if (this.#wire !== wire) return;
        count(this.received, line);
        this.#sealed.fromRoom(line);
      },
      closed: () => {
        if (this.#wire === wire) this.isLost = true;
      },
    });
    this.#wire = wire;
    this.isLost = false;
    this.#heardBefore = this.heard.length;
    await promise;
  }

  #register(): void {
    this.client(`CAP REQ :${[...wanted, ...(this.#options.capabilities ?? [])].join(' ')}`);
    this.client('CAP END');
    if (this.#options.secret !== null) this.client(`PASS ${this.#options.secret}`);
    this.client(`NICK ${this.nick}`);
    this.client('USER a 0 * :a');
  }

  #hear(line: string): void {
    const message = parseMessage(Buffer.from(line));
    if (message === null) throw new Error('sealed lines gave what is no line');
    if (message.command === 'PING') this.client(`PONG :${message.params[0] ?? ''}`);
    this.heard.push(message);
    this.#look();
  }

  #look(): void {
    for (const look of this.#watchers) look();
  }

  /** Resolves at the moment when it is so. @throws {Error} after that time, with where this guest stands. */
  async #when<T>(what: string, ask: () => T | undefined | false, withinMs: number): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const look = (): void => {
      const answer = ask();
      if (answer !== undefined && answer !== false) resolve(answer);
    };
    const late = (): void => {
      const { stage, fault, epoch } = this.view;
      const stands = `${stage} ${fault ?? ''} in epoch ${epoch}, told ${JSON.stringify(this.told())}`;
      reject(new Error(`waited ${withinMs} ms for ${this.nick} to ${what}: ${stands}`));
    };
    const timer = setTimeout(late, withinMs);
    this.#watchers.add(look);
    look();
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      this.#watchers.delete(look);
    }
  }
}
