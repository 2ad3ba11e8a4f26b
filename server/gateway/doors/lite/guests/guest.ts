// One guest at the lite door: the state that stays between requests. To the Session it is a door's connection; to
// the pages it is the guest's view of the room.

import { actionText } from '../../../../contract/room/irc-command.ts';
import * as numeric from '../../../../contract/room/numerics.ts';
import { refusesMessage } from '../../../../contract/room/refusals.ts';
import { hasChannelPrefix } from '../../../../contract/room/channel-name.ts';
import type { Language } from '../../../../contract/words/languages.ts';
import type { RandomInt } from '../../../../contract/room/random-int.ts';
import type { KnockNews } from '../../../../contract/words/knock.ts';
import { inEnglish } from '../../../../contract/words/room-says.ts';
import { TokenBucket } from '../../../../protocol/flood/token-bucket.ts';
import type { Lines } from '../../../../protocol/wire/lines.ts';
import { parseMessage, type Message } from '../../../../protocol/wire/message.ts';
import type { Counter } from '../../../admission/counter.ts';
import type { Admit, DoorConnection, DoorListener, Farewell } from '../../door.ts';
import { Bans } from '../model/bans.ts';
import type { RoomBuffer } from '../model/buffer.ts';
import { DeliveryBarrier, type OutgoingMessage } from '../model/delivery-barrier.ts';
import { follow } from '../model/follow.ts';
import { RoomView } from '../model/room-view.ts';
import { encodeCommand, linesIn } from '../model/session-lines.ts';
import type { RenderContext } from '../pages/render-context.ts';
import type { ViewMode } from '../pages/view-mode.ts';
import { FormIds } from '../secrets/form-ids.ts';
import { EndFrames } from '../streams/end-frames.ts';
import { OpenStreams } from '../streams/open-streams.ts';
import { wordsIn } from '../words/words.ts';
import { KnownClients } from './client-mark.ts';
import { Registration, type EntryAnswer, type Login, type OnDecided } from './registration.ts';

export interface Clocks {
  /** Milliseconds, from one clock that never goes back. */
  readonly now: () => number;
  /** Milliseconds since 1970. */
  readonly wallMs: () => number;
}

export interface LiteGuestOptions {
  /** Random; the room knows the guest's browser again by it, and keeps their nickname. */
  readonly mark: string;
  /** The Tor circuit that the guest came by; null: loopback. */
  readonly circuit: number | null;
  readonly language: Language;
  readonly mode: ViewMode;
  readonly clocks: Clocks;
  readonly random: RandomInt;
  /** Counts refusals by their reason. */
  readonly refusals: Counter<string>;
}

// Who looks at one channel after the other asks for many, and so does a broken circuit; two tabs too many,
// which end each other's streams, ask without end.
const streamBucket = { burst: 30, perSecond: 0.2 };
// Without a stream, a page asks for what is new every ten seconds; in one page, people ask by hand.
const presentMs = { live: 30_000, slow: 30_000, page: 180_000 } satisfies Record<ViewMode, number>;

export class LiteGuest implements DoorConnection {
  readonly door = 'lite';
  readonly mark: string;
  readonly circuit: number | null;
  readonly view: RoomView;
  readonly streams: OpenStreams;
  readonly endFrames = new EndFrames();
  readonly forms = new FormIds();
  readonly bans = new Bans();
  readonly clients = new KnownClients();
  language: Language;
  /** Times are shown this many minutes east of UTC. */
  offsetMinutes = 0;
  mode: ViewMode;
  /** When the last request came, by the clock that never goes back. */
  seenMs: number;
  /** Why the guest is no longer in the room; null: the guest is in. */
  ended: Farewell | null = null;
  readonly full = false;
  /** The Session asked that nothing more be read for now. */
  paused = false;
  readonly #clocks: Clocks;
  readonly #random: RandomInt;
  #listener: DoorListener | null = null;
  #registration: Registration | null = null;
  readonly #barrier = new DeliveryBarrier();
  /** The `time` tag of the message that is being read, in milliseconds since 1970; null: it has none. */
  #sentAtMs: number | null = null;
  #streamRequests: TokenBucket | null = null;
  readonly #out = Promise.withResolvers<void>();

  constructor(nick: string, options: LiteGuestOptions) {
    const { circuit, language, mark, mode, clocks, random, refusals } = options;
    this.mark = mark;
    this.circuit = circuit;
    this.language = language;
    this.mode = mode;
    this.seenMs = clocks.now();
    this.#clocks = clocks;
    this.#random = random;
    this.view = new RoomView(nick, () => this.#sentAtMs ?? clocks.wallMs());
    this.streams = new OpenStreams(this.view, refusals);
  }

  /** The browser shows the room, or did a moment ago. */
  get isPresent(): boolean {
    return this.streams.size > 0 || this.#clocks.now() - this.seenMs < presentMs[this.mode];
  }

  get context(): RenderContext {
    const { language, offsetMinutes, view } = this;
    const { forgetMs, seal } = view;
    return { words: wordsIn(language), offsetMinutes, seal, forgetMs };
  }

  /** What a guest who waits to be let in is told; null: they do not wait. */
  get knock(): KnockNews | null {
    return this.#registration?.knock ?? null;
  }

  /** Asks the room to let the guest in. Resolves when it has answered. @param decided is given its yes or no. */
  async enter(login: Login, admit: Admit, decided: OnDecided): Promise<EntryAnswer> {
    const registration = new Registration(login, this.#random);
    this.#registration = registration;
    this.#listener = admit(this);
    for (const [command, ...params] of registration.commands) this.sendCommand(command, ...params);
    void registration.outcome.then((outcome) => {
      if (outcome.kind === 'refused') this.#goneLater();
      decided(outcome);
    });
    return registration.answer;
  }

  /** Sends one command to the room. @throws {RangeError} where CR, LF or NUL stands in it. */
  sendCommand(command: string, ...params: readonly string[]): void {
    if (this.ended === null) this.#listener?.line(encodeCommand(command, params));
  }

  /** Sends a message. It is shown once the room has accepted or refused it. */
  sendMessage(message: OutgoingMessage): void {
    const { to, form, pieces } = message;
    for (const piece of pieces) {
      this.sendCommand('PRIVMSG', to, form === 'act' ? actionText(piece) : piece);
    }
    this.sendCommand('PING', this.#barrier.add(message));
  }

  /** @returns whether all messages that were sent have reached the room; false: not within that time. */
  delivered(withinMs: number): Promise<boolean> {
    return this.#barrier.emptied(withinMs);
  }

  /** Resolves when the guest is out, or after that time. */
  async gone(withinMs: number): Promise<void> {
    const late = Promise.withResolvers<void>();
    const timer = setTimeout(late.resolve, withinMs);
    await Promise.race([this.#out.promise, late.promise]);
    clearTimeout(timer);
  }

  /** Writes what is new to the open streams. To be called when a request changed the view. */
  show(): void {
    this.streams.show(this.context, this.#clocks.now(), false);
  }

  /** To be called every second: drops what is forgotten, writes what waits, and signs of life. */
  tick(nowMs: number): void {
    this.view.dropOld(this.#clocks.wallMs());
    this.streams.renew(nowMs);
    this.#showInMode(nowMs);
    this.streams.beat(wordsIn(this.language), nowMs);
  }

  /** Whether one more stream may be asked for now. */
  mayStream(nowMs: number): boolean {
    this.#streamRequests ??= new TokenBucket(streamBucket, nowMs);
    return this.#streamRequests.takes(nowMs);
  }

  /** The guest's browser is gone. */
  leave(): void {
    this.#listener?.gone();
    this.#end({ kind: 'over', words: '' });
  }

  // The rest is DoorConnection, for the Session's host.

  /** Nothing waits here: what a stream does not take is in the view, which is bounded. */
  queuedBytes(): number {
    return 0;
  }

  send(lines: Lines): void {
    for (const line of linesIn(lines.bytes)) {
      const message = parseMessage(line);
      if (message === null) continue;
      const sentAtMs = Date.parse(message.tags.get('time') ?? '');
      this.#sentAtMs = Number.isNaN(sentAtMs) ? null : sentAtMs;
      this.#receive(message);
    }
    this.#sentAtMs = null;
    this.#showInMode(this.#clocks.now());
  }

  pause(): void {
    this.paused = true;
  }

  resume(): void {
    this.paused = false;
  }

  end(farewell: Farewell): void {
    if (this.#registration?.isOpen === true) this.#registration.readEnd(farewell);
    this.#end(farewell);
  }

  drop(): void {
    this.end({ kind: 'over', words: inEnglish('shut.cut') });
    this.#goneLater();
  }

  #receive(message: Message): void {
    const { command, params } = message;
    const last = params.at(-1) ?? '';
    if (command === 'PING') {
      this.#sendLater('PONG', params[0] ?? '');
    } else if (command === numeric.RPL_USERHOST) {
      this.#banAnswered(last);
    } else if (this.#registration?.isOpen === true) {
      this.#registration.read(message);
      if (command === numeric.RPL_WELCOME) {
        this.#welcome(params[0], this.#registration.login.channel);
      }
    } else {
      if (command === 'PONG') this.#showDelivered(last);
      if (refusesMessage(command)) this.#barrier.refuse(params[1] ?? '');
      if (command !== 'ERROR') follow(this.view, message, this.#random);
    }
  }

  /** @param text of RPL_USERHOST. */
  #banAnswered(text: string): void {
    const { commands, missing } = this.bans.answered(text);
    for (const command of commands) this.#sendLater(...command);
    if (missing === null) return;
    const values = { subject: missing };
    this.view.addEvent(this.view.current, { key: 'refused.nobody', values, tone: 'wrong' });
  }

  /** @param nick as the room gave it. */
  #welcome(nick: string | undefined, channel: string): void {
    this.view.nick = nick ?? this.view.nick;
    this.view.ensure(channel);
    this.#sendLater('JOIN', channel);
  }

  /** Shows the guest's own messages that were sent before this PING. */
  #showDelivered(ping: string): void {
    const message = this.#barrier.complete(ping);
    if (message === undefined) return;
    const { view } = this;
    const { to, form, pieces, refused } = message;
    // In a talk with oneself ngIRCd sends them back, and nowhere else. A channel that the guest left
    // meanwhile does not come back for them.
    const buffer = view.isSelf(to) ? undefined : (view.get(to) ?? this.#talkWith(to));
    if (buffer === undefined) return;
    const ids = view.takeEchoes(to);
    for (const [at, text] of pieces.entries()) {
      view.addTalk(buffer, { form, from: view.nick, text }, refused, ids[at] ?? null);
    }
  }

  #talkWith(name: string): RoomBuffer | undefined {
    return hasChannelPrefix(name) ? undefined : this.view.ensure(name);
  }

  #showInMode(nowMs: number): void {
    this.streams.show(this.context, nowMs, this.mode === 'slow');
  }

  /** The Session must not be called again before its own call returns. */
  #sendLater(command: string, ...params: readonly string[]): void {
    setImmediate(() => this.sendCommand(command, ...params));
  }

  #goneLater(): void {
    const listener = this.#listener;
    setImmediate(() => listener?.gone());
  }

  #end(farewell: Farewell): void {
    if (this.ended !== null) return;
    this.ended = farewell;
    const isRoomOver = farewell.kind === 'ending';
    this.endFrames.end(isRoomOver);
    this.#out.resolve();
    this.view.clear();
    this.#barrier.clear();
    this.streams.end(wordsIn(this.language), isRoomOver);
  }
}
