// One guest at the lite door. To the Session it is a door's connection; to the pages it is the view of
// the room, which lives on between requests. Knows no HTTP: requests come as calls.

import type { Language } from '../../../../contract/words/languages.ts';
import type { RandomInt as Dice } from '../../../../contract/room/random-int.ts';
import { entryRefusal, type EntryProblem } from '../../../../contract/words/refusal.ts';
import { inEnglish } from '../../../../contract/words/room-says.ts';
import { parseMessage, type Message } from '../../../../protocol/wire/message.ts';
import { TokenBucket } from '../../../../protocol/flood/flood.ts';
import type { Admit, DoorConnection, DoorListener, Farewell } from '../../door.ts';
import { Bans } from '../model/bans.ts';
import { Delivery, type NewLine } from '../streams/delivery.ts';
import { KnownClients } from './client-mark.ts';
import { follow } from '../model/follow.ts';
import { lineOf, linesIn } from '../model/session-lines.ts';
import { FormIds } from '../secrets/form-ids.ts';
import type { Html } from '../pages/html.ts';
import type { MessageStream } from '../streams/message-stream.ts';
import { DeliveryBarrier } from '../model/delivery-barrier.ts';
import type { Place } from '../model/buffer.ts';
import type { RenderContext } from '../pages/render-context.ts';
import { isChannelName, RoomView } from '../model/room-view.ts';
import { wordsIn } from '../words/words.ts';

/** How messages reach this guest's eyes. */
export type ViewMode = 'live' | 'slow' | 'page';

export interface Entrance {
  readonly nick: string;
  readonly passphrase: string;
  /** With its '#'. */
  readonly channel: string;
}

/** `in`, or why not. `full` tells a refusal of the house from one that another form would mend. */
export type EntryOutcome =
  | { readonly kind: 'in' }
  | { readonly kind: 'refused'; readonly problem: EntryProblem; readonly full: boolean };

export interface GuestOptions {
  readonly circuit: number | null;
  readonly language: Language;
  readonly mode: ViewMode;
  /** The clock of `seenMs`. */
  readonly now: () => number;
  /** Milliseconds since 1970. */
  readonly wallClock: () => number;
  readonly dice: Dice;
  /** Draws what is new for one stream. */
  readonly draw: (guest: LiteGuest, stream: MessageStream, lines: readonly NewLine[]) => Html;
  /** Draws the sign of life of a stream in which nothing happens. */
  readonly drawBeat: (guest: LiteGuest, stream: MessageStream) => Html;
  /** Draws the last words of a stream, when the guest is out. */
  readonly drawEnd: (guest: LiteGuest) => Html;
  readonly refused: (reason: string) => void;
}

// Tor builds a circuit to nowhere here: the room answers in milliseconds, or has trouble.
const entryMs = 20_000;
/** No such nickname, no such channel, cannot send to it. */
const refusals: ReadonlySet<string> = new Set(['401', '403', '404']);
// Who looks at one place after the other asks for many, a broken circuit for some; two tabs too many,
// that end each other's streams, ask without end.
const streamBucket = { burst: 30, perSecond: 0.2 };

export class LiteGuest implements DoorConnection {
  readonly door = 'lite';
  readonly circuit: number | null;
  readonly view: RoomView;
  readonly forms = new FormIds();
  readonly bans = new Bans();
  readonly clients = new KnownClients();
  /** Called once the guest is out. */
  readonly farewells = new Set<() => void>();
  language: Language;
  /** Times are shown so far east of UTC. */
  offsetMinutes = 0;
  mode: ViewMode;
  /** Of the last request, by the caller's clock. */
  seenMs: number;
  /** Where the last word of the room stands once it is over; null: the guest is in. */
  ended: Farewell | null = null;
  /** Nothing waits here. */
  readonly full = false;
  /** The Session asked that nothing more be read for now. */
  paused = false;
  readonly #options: GuestOptions;
  #listener: DoorListener | null = null;
  #entrance: Entrance | null = null;
  #settle: ((outcome: EntryOutcome) => void) | null = null;
  readonly #outbox = new DeliveryBarrier();
  readonly #delivery: Delivery;
  /** When what is being heard was said, in milliseconds since 1970; null: nothing is being heard. */
  #saidAtMs: number | null = null;
  #openings: TokenBucket | null = null;

  constructor(nick: string, options: GuestOptions) {
    this.#options = options;
    this.circuit = options.circuit;
    this.language = options.language;
    this.mode = options.mode;
    this.seenMs = options.now();
    this.#delivery = new Delivery({ ...options, draw: (...news) => options.draw(this, ...news) });
    this.view = new RoomView(
      nick,
      { line: (place, line) => this.#delivery.add(place, line) },
      () => this.#saidAtMs ?? options.wallClock(),
    );
  }

  get streams(): Set<MessageStream> {
    return this.#delivery.streams;
  }

  get reader(): RenderContext {
    const { language, offsetMinutes, view } = this;
    return { words: wordsIn(language), offsetMinutes, seal: view.seal };
  }

  /** Knocks. Resolves when the room has said yes or no. */
  enter(entrance: Entrance, admit: Admit): Promise<EntryOutcome> {
    this.#entrance = entrance;
    return new Promise((resolve) => {
      const late = setTimeout(() => {
        this.#refuse({ key: 'failed.timeout', values: {}, suggestion: null });
      }, entryMs);
      this.#settle = (outcome) => {
        this.#settle = null;
        clearTimeout(late);
        resolve(outcome);
      };
      this.#listener = admit(this);
      this.say('PASS', entrance.passphrase);
      // What was said before the guest came has a time of its own.
      this.say('CAP', 'REQ', 'server-time');
      this.say('NICK', entrance.nick);
      this.say('USER', 'lite', '0', '*', 'lite');
      this.say('CAP', 'END');
    });
  }

  /** One command to the room. What cannot stand in a line has been sorted out before. */
  say(command: string, ...params: readonly string[]): void {
    if (this.ended === null) this.#listener?.line(lineOf(command, params));
  }

  /** Says it to a channel or a person; it is shown once the room has it, or has refused it. */
  tell(to: string, form: 'say' | 'act', pieces: readonly string[]): void {
    for (const piece of pieces) {
      this.say('PRIVMSG', to, form === 'act' ? `\x01ACTION ${piece}\x01` : piece);
    }
    this.say('PING', this.#outbox.add({ to, form, pieces }));
  }

  /** @returns whether all that was told has reached the room; false: not within that time. */
  told(withinMs: number): Promise<boolean> {
    return this.#outbox.emptied(withinMs);
  }

  /** Resolves when the guest is out, or after that time. */
  gone(withinMs: number): Promise<void> {
    return new Promise((resolve) => {
      const late = setTimeout(resolve, withinMs);
      this.farewells.add(() => {
        clearTimeout(late);
        resolve();
      });
      if (this.ended !== null) resolve();
    });
  }

  /** To be called when something changed the view outside of `send`. */
  show(): void {
    this.#delivery.show();
  }

  /** To be called now and then: shows what waits, and the streams' readers that they still come. */
  beat(nowMs: number): void {
    this.#delivery.show(this.mode === 'slow');
    for (const stream of this.streams) {
      if (stream.isQuiet(nowMs)) stream.beat(this.#options.drawBeat(this, stream), nowMs);
    }
  }

  /** Whether the frame around another stream may be had now. */
  mayStream(nowMs: number): boolean {
    this.#openings ??= new TokenBucket(streamBucket, nowMs);
    return this.#openings.takes(nowMs);
  }

  /** The guest is not there any more. */
  leave(): void {
    this.#listener?.gone();
    this.#over({ kind: 'over', words: '' });
  }

  // What the Session's host asks of a door's connection.

  /** Nothing waits here: what a stream does not take is in the view, which is bounded. */
  queuedBytes(): number {
    return 0;
  }

  send(lines: Uint8Array): void {
    for (const line of linesIn(lines)) {
      const message = parseMessage(line);
      if (message === null) continue;
      const saidAtMs = Date.parse(message.tags.get('time') ?? '');
      this.#saidAtMs = Number.isNaN(saidAtMs) ? null : saidAtMs;
      this.#hears(message);
    }
    this.#saidAtMs = null;
    this.#delivery.show(this.mode === 'slow');
  }

  pause(): void {
    this.paused = true;
  }

  resume(): void {
    this.paused = false;
  }

  end(farewell: Farewell): void {
    const problem = entryRefusal({ code: 'ERROR', text: farewell.words }, '', this.#options.dice);
    if (problem !== null) this.#refuse(problem, farewell.kind !== 'over');
    this.#over(farewell);
  }

  drop(): void {
    this.end({ kind: 'over', words: inEnglish('shut.cut') });
    const listener = this.#listener;
    setImmediate(() => listener?.gone());
  }

  #hears(message: Message): void {
    const { command, params } = message;
    if (command === 'PING') {
      this.#sayLater('PONG', params[0] ?? '');
    } else if (command === '302') {
      for (const line of this.bans.answered(params.at(-1) ?? '')) this.#sayLater(...line);
    } else if (this.#settle === null) {
      if (command === 'PONG') this.#reached(params.at(-1) ?? '');
      if (refusals.has(command)) this.#outbox.refuse(params[1] ?? '');
      if (command !== 'ERROR') follow(this.view, message, this.#options.dice);
    } else if (command === '001') {
      this.view.nick = params[0] ?? this.view.nick;
      const channel = this.#entrance?.channel ?? '';
      this.view.ensure(channel);
      this.#sayLater('JOIN', channel);
      this.#settle({ kind: 'in' });
    } else if (command !== 'ERROR') {
      const nick = this.#entrance?.nick ?? '';
      const text = params.at(-1) ?? '';
      const problem = entryRefusal({ code: command, text }, nick, this.#options.dice);
      if (problem !== null) this.#refuse(problem);
    }
  }

  #reached(barrier: string): void {
    const told = this.#outbox.take(barrier);
    if (told === undefined) return;
    const { view } = this;
    const { to, form, pieces, refused } = told;
    // In a talk with oneself ngIRCd brings them back, and nowhere else. A channel that was left
    // meanwhile does not come back for them.
    const place = view.isSelf(to) ? undefined : (view.get(to) ?? this.#talkWith(to));
    if (place === undefined) return;
    for (const text of pieces) view.say(place, { form, from: view.nick, text }, refused);
  }

  #talkWith(name: string): Place | undefined {
    return isChannelName(name) ? undefined : this.view.ensure(name);
  }

  /** The Session must not be entered again before its call returns. */
  #sayLater(command: string, ...params: readonly string[]): void {
    setImmediate(() => this.say(command, ...params));
  }

  #refuse(problem: EntryProblem, full = false): void {
    if (this.#settle === null) return;
    this.#settle({ kind: 'refused', problem, full });
    const listener = this.#listener;
    setImmediate(() => listener?.gone());
  }

  #over(farewell: Farewell): void {
    if (this.ended !== null) return;
    this.ended = farewell;
    for (const call of this.farewells) call();
    this.farewells.clear();
    this.view.clear();
    this.#outbox.clear();
    this.#delivery.clear();
    for (const stream of this.streams) stream.end(this.#options.drawEnd(this));
    this.streams.clear();
  }
}
