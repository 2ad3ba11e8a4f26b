// A client that comes back, written from docs/resume.md alone. It counts what it hears, keeps what it
// said until that is seen, and takes its session up again whenever its connection is lost.

import { parseMessage, type Message } from '../../server/protocol/wire/message.ts';
import { until } from './until.ts';
import type { Dial, Wire } from './wire.ts';

/** docs/resume.md: "after 128 lines or 64 KiB at the latest"; sooner than the 5 s, as tests wait. */
const maxUnacknowledgedLines = 128;
const maxUnacknowledgedBytes = 64 * 1024;
const acknowledgeMs = 200;

export interface ResumeClientOptions {
  /** Beside `mayfly.chat/resume` and `message-tags`. */
  readonly capabilities?: readonly string[];
  /** Before it dials again. */
  readonly retryMs?: () => number;
  /** Each line with a number as it came, and what came before there was a token. */
  readonly heard?: (line: string) => void;
  /** Its session is not here any more. */
  readonly ended?: () => void;
}

export class ResumeClient {
  /** Every line with a number, in order, and what came before there was a token. */
  readonly heard: Message[] = [];
  /** Lines of RESUME, and FAIL of what was never counted. */
  readonly about: Message[] = [];
  /** How many lines were lost, as the room told. */
  missed = 0;
  /** How often a session was taken up. */
  resumed = 0;
  /** How often a connection was lost. */
  broken = 0;
  token: string | null = null;
  /** The number of the last line that was dealt with. */
  number = 0;
  /** Another connection has the session: this client must not come back by itself. */
  taken = false;
  /** It was told that its session is not here any more. */
  refused = false;
  comesBack = true;
  readonly #dial: Dial;
  readonly #options: ResumeClientOptions;
  #wire: Wire | null = null;
  /** Said, and not seen yet. */
  #kept: { readonly id: number; readonly line: string }[] = [];
  #id = 0;
  /** The session stands, and lines may be said. */
  #ready = false;
  #unacknowledgedBytes = 0;
  /** RESUME was said here, and not answered yet; and on a connection that was left. */
  #asked = false;
  #unanswered = false;
  #seenBefore = 0;
  #acknowledged = 0;
  #timer: NodeJS.Timeout | null = null;
  #read = 0;

  constructor(dial: Dial, options: ResumeClientOptions = {}) {
    this.#dial = dial;
    this.#options = options;
  }

  /** Connects, and leaves it to others to register. */
  async connects(): Promise<void> {
    await new Promise<void>((resolve) => this.#connect(resolve));
  }

  /** Connects and registers. Resolves when all channels are entered. */
  async enters(nick: string, passphrase: string | null, ...channels: string[]): Promise<void> {
    const wanted = ['mayfly.chat/resume', 'message-tags', ...(this.#options.capabilities ?? [])];
    this.#connect(() => {
      this.raw(`CAP REQ :${wanted.join(' ')}`, 'CAP END');
      if (passphrase !== null) this.raw(`PASS ${passphrase}`);
      this.raw(`NICK ${nick}`, 'USER a 0 * :a');
    });
    await this.hears(({ command }) => command === '001');
    for (const channel of channels) {
      this.say(`JOIN ${channel}`);
      await this.hears(({ command, params }) => command === '366' && params[1] === channel);
    }
  }

  /** Says lines that must arrive exactly once. */
  say(...lines: readonly string[]): void {
    for (const line of lines) {
      this.#id += 1;
      const kept = { id: this.#id, line };
      this.#kept.push(kept);
      if (this.#ready) this.#sayKept(kept);
    }
  }

  /** Says lines as they are, to the connection there is. */
  raw(...lines: readonly string[]): void {
    for (const line of lines) this.#wire?.say(line);
  }

  /** Cuts the connection; it comes back by itself. */
  cut(): void {
    this.#wire?.cut();
  }

  /** Leaves its connection as it is, and takes its session up by another. */
  comeAgain(): void {
    this.#wire = null;
    this.#resume();
  }

  /** Comes back after `comesBack` was false. */
  comeBack(dial: Dial = this.#dial): void {
    this.comesBack = true;
    this.#resume(dial);
  }

  /** Is gone for good, and says nothing of it. */
  leave(): void {
    this.comesBack = false;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#wire?.cut();
  }

  /** Stops and starts reading. */
  pause(): void {
    this.#wire?.pause();
  }

  unpause(): void {
    this.#wire?.resume();
  }

  /** The next line heard that is right; those before it are passed over. */
  async hears(right: (message: Message) => boolean, withinMs = 15_000): Promise<Message> {
    return until(
      'a line at a client that comes back',
      () => {
        for (; this.#read < this.heard.length; this.#read += 1) {
          const message = this.heard[this.#read];
          if (message === undefined || !right(message)) continue;
          this.#read += 1;
          return message;
        }
        return null;
      },
      { withinMs, everyMs: 5 },
    );
  }

  /** What was heard since the last time this was asked; it is kept no longer. */
  take(): Message[] {
    this.#read = 0;
    this.about.length = 0;
    return this.heard.splice(0);
  }

  /** What it said was seen, all of it. */
  async wasSeen(withinMs = 15_000): Promise<void> {
    await until('all lines to be seen', () => this.#kept.length === 0, { withinMs });
  }

  #connect(opened: () => void, dial: Dial = this.#dial): void {
    const wire: Wire = dial({
      opened: () => {
        if (this.#wire === wire) opened();
      },
      line: (line) => {
        if (this.#wire === wire) this.#hear(line);
        else if (line.includes(' RESUME TAKEN ')) this.about.push(asMessage(line));
      },
      closed: () => {
        if (this.#wire === wire) this.#lose();
      },
    });
    this.#wire = wire;
  }

  #lose(): void {
    this.#wire = null;
    if (this.#asked) this.#unanswered = true;
    this.#asked = false;
    this.#ready = false;
    this.broken += 1;
    if (!this.comesBack || this.taken || this.refused || this.token === null) return;
    const delayMs = this.#options.retryMs?.() ?? 0;
    setTimeout(() => {
      if (this.comesBack && this.#wire === null) this.#resume();
    }, delayMs);
  }

  #resume(dial: Dial = this.#dial): void {
    this.#ready = false;
    // An ACK says that this connection's OK has come: one that is due from before would be a lie.
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#asked = true;
    this.#connect(() => this.raw(`RESUME ${this.token} ${this.number}`), dial);
  }

  #hear(line: string): void {
    const message = asMessage(line);
    if (message.command === 'RESUME') {
      this.about.push(message);
      this.#hearResume(message.params);
      return;
    }
    if (message.command === 'FAIL' && !this.#ready) {
      this.about.push(message);
      this.refused = message.params[1] === 'INVALID_TOKEN';
      if (this.refused) this.#options.ended?.();
      return;
    }
    this.heard.push(message);
    this.#options.heard?.(line);
    // What comes behind TAKEN is none of the session's.
    if (this.token === null || this.taken) return;
    this.number += 1;
    this.#unacknowledgedBytes += line.length;
    if (message.command === 'PING') this.raw(`PONG ${message.params[0] ?? ''}`);
    if (
      this.number - this.#acknowledged >= maxUnacknowledgedLines ||
      this.#unacknowledgedBytes >= maxUnacknowledgedBytes
    ) {
      this.#acknowledge();
    } else {
      this.#timer ??= setTimeout(() => this.#acknowledge(), acknowledgeMs);
    }
  }

  #hearResume([kind = '', first = '', , id = '', next = '']: readonly string[]): void {
    switch (kind) {
      case 'TOKEN':
        this.token = first;
        this.#goOn();
        return;
      case 'OK':
        this.token = first;
        this.#asked = false;
        this.#seenBefore = Number(id);
        this.resumed += 1;
        this.missed += Number(next) - 1 - this.number;
        this.number = Number(next) - 1;
        this.#seen(Number(id));
        this.#acknowledge();
        this.#goOn();
        return;
      case 'SEEN':
        if (Number(first) > this.#seenBefore) this.#unanswered = false;
        this.#seen(Number(first));
        return;
      case 'TAKEN':
        this.token = first;
        this.taken = !this.#unanswered;
        this.#unanswered = false;
        return;
      default:
        throw new Error(`RESUME ${kind} is not in docs/resume.md`);
    }
  }

  #goOn(): void {
    this.#ready = true;
    for (const kept of this.#kept) this.#sayKept(kept);
  }

  #seen(id: number): void {
    this.#kept = this.#kept.filter((kept) => kept.id > id);
  }

  #sayKept({ id, line }: { readonly id: number; readonly line: string }): void {
    this.raw(`@mayfly.chat/id=${id} ${line}`);
  }

  #acknowledge(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#acknowledged = this.number;
    this.#unacknowledgedBytes = 0;
    this.raw(`RESUME ACK ${this.number}`);
  }
}

function asMessage(line: string): Message {
  const message = parseMessage(Buffer.from(line));
  if (message === null) throw new Error('the room said what is no line');
  return message;
}
