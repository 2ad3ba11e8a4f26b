// One guest's stay: enters, keeps the line up, brings back nickname and channels after a break, and
// forgets everything at the end. It refuses to know of elements; time and dice come in as arguments.

import { signal, type ReadonlySignal } from '@preact/signals';
import { doorRefusal } from './door-refusal.ts';
import { backoffMs } from './irc/backoff.ts';
import type { Happening } from './irc/happening.ts';
import { actionText, formatLine } from './irc/line.ts';
import type { Identity, Link, OpenLink } from './irc/link.ts';
import type { SocketEnd } from './irc/transport.ts';
import { atDoor, type LineState, type Phase } from './phase.ts';
import type { Action } from './room/action.ts';
import { reduce } from './room/reduce.ts';
import { emptyRoom, fold, type RoomState } from './room/state.ts';
import { maxTextBytes, messagesOf } from './text/messages.ts';
import { nearbyNickname, type Pick } from '../../server/contract/words/nickname.ts';

export interface SessionWorld {
  readonly openLink: OpenLink;
  readonly now: () => number;
  /** 0 to 1. */
  readonly random: () => number;
  readonly pick: Pick;
  /** Calls back once after so many milliseconds; gives what calls it off. */
  readonly after: (delayMs: number, call: () => void) => () => void;
  /** False where the browser knows that it has no network. */
  readonly hasNetwork: () => boolean;
}

/** From dialling to 001. A first circuit to an onion takes up to half a minute. */
const registrationMs = 45_000;

// RFC 6455 §7.4.1: the server is going away. The appliance says so when the room ends.
const goingAway = 1001;

/** A PING that is under way, and the lines that its PONG confirms. */
interface Receipt {
  readonly token: string;
  readonly ids: ReadonlySet<number>;
  /** PONGs of other PINGs since. */
  overtaken: number;
}

export class Session {
  readonly #world: SessionWorld;
  readonly #phase = signal<Phase>(atDoor);
  readonly #room = signal<RoomState>(emptyRoom);
  readonly #line = signal<LineState>({ is: 'connecting' });

  #identity: Identity | null = null;
  #firstChannel = '';
  /** Keys of channels that have one, by folded name: needed to enter them again. */
  #channelKeys = new Map<string, string>();
  #link: Link | null = null;
  #callOff: () => void = () => undefined;
  #failures = 0;
  #receipt: Receipt | null = null;
  /** The room's last words before it closes the line. */
  #lastWords = '';

  constructor(world: SessionWorld) {
    this.#world = world;
  }

  get phase(): ReadonlySignal<Phase> {
    return this.#phase;
  }

  get room(): ReadonlySignal<RoomState> {
    return this.#room;
  }

  get line(): ReadonlySignal<LineState> {
    return this.#line;
  }

  /** From the door or the end. @param channel with its '#'. */
  enter(identity: Identity, channel: string): void {
    this.#forget();
    this.#identity = identity;
    this.#firstChannel = channel;
    this.#phase.value = { at: 'entering' };
    this.#dial();
  }

  /** Out, by the guest's own wish: the page forgets all of it at once. */
  leave(reason: string): void {
    const link = this.#link;
    this.#link = null;
    link?.quit(reason);
    this.#forget();
    this.#phase.value = { at: 'ended', how: 'left', text: '' };
  }

  /** Back to the door from `entering`, or from the end. */
  toDoor(): void {
    this.#forget();
    this.#phase.value = atDoor;
  }

  /** Dial now instead of later. Does nothing while the line is up or being dialled. */
  retryNow(): void {
    const { is } = this.#line.value;
    if (this.#phase.value.at === 'inside' && (is === 'waiting' || is === 'offline')) this.#dial();
  }

  dispatch(action: Action): void {
    this.#room.value = reduce(this.#room.value, action);
  }

  get online(): boolean {
    return this.#room.value.online;
  }

  /** One command to the room; nothing happens while the line is down. */
  send(command: string, ...params: readonly string[]): void {
    if (this.online) this.#link?.send(formatLine(command, ...params));
  }

  join(channel: string, key: string | null): void {
    if (key !== null) this.#channelKeys.set(fold(channel), key);
    // The channel comes into the list when the room says that we are in it; without a line it
    // stands there already and is entered with the others.
    if (this.online) this.#join(channel);
    else this.dispatch({ kind: 'opened', name: channel, at: this.#world.now() });
  }

  /** Says it now, or keeps it in sight as "not sent yet" until it can be said. */
  say(target: string, form: 'say' | 'act', text: string): void {
    const { nick } = this.#room.value;
    for (const piece of messagesOf(text, maxTextBytes({ nick, target, form }))) {
      this.dispatch({
        kind: 'wrote',
        target,
        form,
        text: piece,
        at: this.#world.now(),
      });
    }
    this.#flush(target);
  }

  #join(channel: string): void {
    const key = this.#channelKeys.get(fold(channel));
    this.send('JOIN', channel, ...(key === undefined ? [] : [key]));
  }

  #flush(target: string): void {
    const buffer = this.#room.value.buffers.get(fold(target));
    if (!this.online || buffer?.presence !== 'in') return;
    for (const line of buffer.lines) {
      if (line.kind !== 'talk' || line.delivery !== 'waiting') continue;
      const text = line.form === 'act' ? actionText(line.text) : line.text;
      this.send('PRIVMSG', buffer.name, text);
      this.dispatch({ kind: 'flushed', target });
    }
    this.#askForReceipt();
  }

  /**
   * A dead circuit takes lines for a minute without a sign. Where the room echoes nothing, a PING
   * after them tells: its PONG comes only if they arrived. One at a time, for all lines under way.
   */
  #askForReceipt(): void {
    const { echoes, buffers } = this.#room.value;
    if (!this.online || echoes || this.#receipt !== null) return;
    const lines = [...buffers.values()].flatMap((buffer) => buffer.lines);
    const ids = lines.flatMap((line) =>
      line.kind === 'talk' && line.delivery === 'sending' ? [line.id] : [],
    );
    if (ids.length === 0) return;
    this.#receipt = { token: `receipt-${Math.max(...ids)}`, ids: new Set(ids), overtaken: 0 };
    this.send('PING', this.#receipt.token);
  }

  #ponged(token: string): void {
    const receipt = this.#receipt;
    if (receipt === null) return;
    if (token !== receipt.token) {
      // irc-framework's own PINGs: one may have been under way before ours, a second was not. Then
      // ours went down with an ngIRCd that was started anew, and perhaps the lines before it.
      receipt.overtaken += 1;
      if (receipt.overtaken < 2) return;
    }
    const delivery = token === receipt.token ? 'sent' : 'unsure';
    this.dispatch({ kind: 'settled', ids: receipt.ids, delivery });
    this.#receipt = null;
    this.#askForReceipt();
  }

  #dial(): void {
    const identity = this.#identity;
    if (identity === null) return;
    this.#hangUp();
    this.#lastWords = '';
    this.#line.value = { is: 'connecting' };
    this.#callOff = this.#world.after(registrationMs, () => this.#ranOut());
    const link = this.#world.openLink(identity, {
      happened: (happening) => {
        if (this.#link === link) this.#happened(happening);
      },
      ended: (end) => {
        if (this.#link === link) this.#ended(end);
      },
    });
    this.#link = link;
  }

  #ranOut(): void {
    this.#hangUp();
    if (this.#phase.value.at === 'entering') this.#refuse('failed.timeout');
    else this.#wait();
  }

  #happened(happening: Happening): void {
    if (happening.kind === 'refused' && happening.code === 'ERROR')
      this.#lastWords = happening.text;
    if (!this.online && happening.kind === 'refused') return this.#refusedAtDoor(happening);
    this.dispatch(happening);
    if (happening.kind === 'pong') this.#ponged(happening.token);
    if (happening.kind === 'registered') this.#registered();
    if (happening.kind === 'joined' && fold(happening.nick) === fold(this.#room.value.nick)) {
      this.#flush(happening.channel);
    }
    const gone = happening.kind === 'quit' ? happening.nick : null;
    const freed = happening.kind === 'renamed' ? happening.from : gone;
    if (freed !== null) this.#takeBackNick(freed, happening);
  }

  #registered(): void {
    this.#callOff();
    this.#failures = 0;
    this.#line.value = { is: 'online' };
    const { buffers } = this.#room.value;
    if (this.#phase.value.at === 'entering') {
      this.#phase.value = { at: 'inside' };
      this.dispatch({ kind: 'opened', name: this.#firstChannel, at: this.#world.now() });
      this.#join(this.#firstChannel);
      return;
    }
    for (const buffer of buffers.values()) {
      if (buffer.presence === 'asked') this.#join(buffer.name);
      else if (!buffer.isChannel) this.#flush(buffer.name);
    }
    const wanted = this.#identity?.nick ?? '';
    const now = this.#room.value.nick;
    if (fold(wanted) !== fold(now)) this.#note('state.otherNick', { nick: wanted, now });
  }

  /** Our old connection let go of our nickname, or we have chosen another. */
  #takeBackNick(freed: string, happening: Happening): void {
    const identity = this.#identity;
    if (identity === null) return;
    const { nick } = this.#room.value;
    if (happening.kind === 'renamed' && fold(happening.to) === fold(nick)) {
      this.#identity = { ...identity, nick };
    } else if (fold(freed) === fold(identity.nick) && fold(freed) !== fold(nick)) {
      this.send('NICK', identity.nick);
    }
  }

  #refusedAtDoor(refused: Extract<Happening, { kind: 'refused' }>): void {
    const nick = this.#identity?.nick ?? '';
    const door = doorRefusal(refused, nick, this.#world.pick);
    if (door === null) return;
    if (this.#phase.value.at === 'entering') {
      this.#hangUp();
      this.#phase.value = door;
    } else if (refused.code === '433') {
      // Most likely it is ourselves: the room has not yet noticed that the old line broke.
      this.#link?.send(formatLine('NICK', nearbyNickname(nick, this.#world.pick)));
    } else if (refused.code !== 'ERROR') {
      this.#finish('shut', refused.text);
    }
  }

  #ended(end: SocketEnd): void {
    this.#link = null;
    this.#callOff();
    if (this.#phase.value.at === 'entering') {
      return this.#refuse(
        end.code === goingAway ? 'failed.closed' : 'failed.unreachable',
        end.reason,
      );
    }
    if (end.code === goingAway) return this.#finish('over', this.#lastWords);
    // A silent line is no wish of the room's: dial again.
    const shut = this.online && this.#lastWords !== '' && !/ping timeout/i.test(this.#lastWords);
    if (shut) return this.#finish('shut', this.#lastWords);
    this.#wait();
  }

  #wait(): void {
    this.dispatch({ kind: 'line broke' });
    const waitMs = backoffMs(this.#failures, this.#world.random());
    this.#failures += 1;
    this.#line.value = this.#world.hasNetwork() ? { is: 'waiting', waitMs } : { is: 'offline' };
    this.#callOff();
    this.#callOff = this.#world.after(waitMs, () => this.#dial());
  }

  #refuse(key: 'failed.timeout' | 'failed.closed' | 'failed.unreachable', text = ''): void {
    this.#phase.value = { at: 'door', problem: { key, values: { text } }, suggestion: null };
  }

  #finish(how: 'over' | 'shut', text: string): void {
    this.#forget();
    this.#phase.value = { at: 'ended', how, text: text.replace(/^Closing link: /i, '') };
  }

  #note(key: string, values: Readonly<Record<string, string>>): void {
    this.dispatch({ kind: 'noted', key, values, tone: 'plain', at: this.#world.now() });
  }

  #hangUp(): void {
    this.#callOff();
    this.#link?.drop();
    this.#link = null;
    this.#receipt = null;
  }

  #forget(): void {
    this.#hangUp();
    this.#room.value = { ...emptyRoom, watched: this.#room.value.watched };
    this.#identity = null;
    this.#channelKeys.clear();
    this.#failures = 0;
    this.#lastWords = '';
  }
}
