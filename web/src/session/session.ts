// One guest's stay: enters, keeps the line up, comes back after a break, and forgets everything at the
// end. It refuses to know of elements; time and dice come in as arguments.

import { signal, type ReadonlySignal } from '@preact/signals';
import { Membership, type SavedMembership } from './membership.ts';
import { doorRefusal } from './entry-refusal.ts';
import type { RoomEvent } from '../irc/room-event.ts';
import { formatLine } from '../irc/line.ts';
import type { Identity, KeptLink, Link } from '../irc/link.ts';
import type { ResumeNews } from '../irc/resume.ts';
import { blocked, brokenOff, type SocketEnd } from '../irc/wire.ts';
import { atDoor, type ConnectionState, type SessionState } from './session-state.ts';
import { HistoryRequest } from './history-request.ts';
import { ReconnectPolicy } from './reconnect-policy.ts';
import type { Action } from '../room/action.ts';
import { reduce } from '../room/reduce.ts';
import { emptyRoom, fold, type RoomState } from '../room/state.ts';
import type { SavedSession, SessionEnvironment } from './environment.ts';
import { OutgoingMessages } from './outgoing-messages.ts';
import { nearbyNickname } from '../../../server/contract/room/suggest-nickname.ts';
import { isWrongPassphrase } from '../../../server/contract/words/refusal.ts';
import { reasonOf, sentenceOf } from '../../../server/contract/words/room-says.ts';

/** A reloaded page has nothing to show while it tries: then the guest is asked at the door. */
const maxTriesUnseen = 4;

// RFC 6455 §7.4.1: the server is going away. The appliance says so when the room ends.
const goingAway = 1001;

type EntryFailure = 'failed.timeout' | 'failed.closed' | 'failed.unreachable' | 'failed.blocked';

export class Session {
  readonly #world: SessionEnvironment;
  readonly #phase = signal<SessionState>(atDoor);
  readonly #room = signal<RoomState>(emptyRoom);
  readonly #redial: ReconnectPolicy;
  readonly #speech: OutgoingMessages;
  readonly #recall: HistoryRequest;
  #claims: Membership | null = null;
  #link: Link | null = null;
  /** The room of an earlier page, until its place is taken up. */
  #kept: RoomState | null = null;
  /** Our place was given up, and the guest is not told yet. */
  #anew = false;
  /** The room's last words before it closes the line. */
  #lastWords = '';
  /** What the passphrase may be, if it is not what was said. */
  #otherPassphrases: readonly string[] = [];
  /** The room has ended: what cannot be reached now is no matter of the guest's network. */
  #over = false;

  constructor(world: SessionEnvironment) {
    this.#world = world;
    this.#redial = new ReconnectPolicy({
      ...world,
      dial: () => this.#dial(),
      ranOut: () => this.#ranOut(),
    });
    this.#speech = new OutgoingMessages({
      room: () => this.#room.value,
      dispatch: (action) => this.dispatch(action),
      send: (command, ...params) => this.#say(command, ...params),
      ask: (command, ...params) => this.#link?.ask(formatLine(command, ...params)),
      now: world.now,
      after: world.after,
    });
    this.#recall = new HistoryRequest({
      room: () => this.#room.value,
      dispatch: (action) => this.dispatch(action),
      send: (command, ...params) => this.send(command, ...params),
    });
  }

  get state(): ReadonlySignal<SessionState> {
    return this.#phase;
  }

  get room(): ReadonlySignal<RoomState> {
    return this.#room;
  }

  get connection(): ReadonlySignal<ConnectionState> {
    return this.#redial.state;
  }

  /** What another page needs to take this stay up; null: there is nothing to take up. */
  get saved(): SavedSession | null {
    const link = this.#link?.kept ?? null;
    const room = this.#phase.value.at === 'inside' ? this.#room.value : this.#kept;
    if (this.#claims === null || link === null || room === null) return null;
    if (this.connection.value.is === 'taken') return null;
    return { claims: this.#claims.kept, link, room };
  }

  /** What let the guest in; null: nothing was asked, or nobody is in. */
  get passphrase(): string | null {
    return this.#claims?.identity.passphrase ?? null;
  }

  /**
   * From the door or the end.
   * @param channel with its '#'.
   * @param others passphrases to try if the room refuses the first.
   */
  enter(identity: Identity, channel: string, others: readonly string[] = []): void {
    this.#begin({ identity, firstChannel: channel, channelKeys: [] }, null);
    this.#otherPassphrases = others;
  }

  /** Takes up the stay of an earlier page. */
  resume({ claims, link, room }: SavedSession): void {
    this.#begin(claims, link);
    this.#kept = room;
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

  /**
   * The page may be about to go, and the room need not hold the guest's place for long: a page that
   * takes it up comes at once.
   */
  mayUnload(): void {
    this.#link?.soon();
  }

  /** The guest wants the line back now. Does nothing while it is up or being dialled. */
  retryNow(): void {
    if (this.connection.value.is === 'taken') this.#redial.now();
    else this.#retryIfDue();
  }

  /** The network went or came, or the guest looks at the page again: is the line what it seems to be? */
  checkConnection(): void {
    if (this.online) this.#link?.probe();
    else this.#retryIfDue();
  }

  /** The browser says that it has a network again: what was dialled without one may hang. */
  networkBack(): void {
    if (this.online) this.#link?.probe();
    else if (this.#phase.value.at === 'inside' && this.connection.value.is !== 'taken')
      this.#redial.now();
  }

  /** The browser says that it has no network: what seems to be up is not. */
  networkGone(): void {
    if (this.online) this.#ended(brokenOff, this.#link?.kept !== null);
  }

  dispatch(action: Action): void {
    this.#room.value = reduce(this.#room.value, action);
  }

  get online(): boolean {
    return this.#room.value.online;
  }

  /** One command to the room; nothing happens while the line is down. */
  send(command: string, ...params: readonly string[]): void {
    if (this.online) this.#say(command, ...params);
  }

  join(channel: string, key: string | null): void {
    if (key !== null) this.#claims?.learnKey(channel, key);
    // The channel comes into the list when the room says that we are in it; without a line it
    // stands there already and is entered with the others.
    if (this.online) this.#claims?.join(channel);
    else this.dispatch({ kind: 'opened', name: channel, at: this.#world.now() });
  }

  /** Asks the room for what was said in a channel before all that the page holds of it. */
  requestEarlier(channel: string): void {
    this.#recall.earlier(channel);
  }

  /** Says it now, or keeps it in sight as "not sent yet" until it can be said. */
  sendMessage(target: string, form: 'say' | 'act', text: string): void {
    this.#speech.send(target, form, text);
  }

  #say(command: string, ...params: readonly string[]): number | null {
    return this.#link?.say(formatLine(command, ...params)) ?? null;
  }

  #begin(claims: SavedMembership, kept: KeptLink | null): void {
    this.#forget();
    const send = this.send.bind(this);
    this.#claims = new Membership({ room: () => this.#room.value, send }, claims);
    const link = this.#world.openLink(
      {
        happened: (roomEvent) => {
          if (this.#link === link) this.#happened(roomEvent);
        },
        resumed: (news) => {
          if (this.#link === link) this.#resumed(news);
        },
        ended: (end, canReturn) => {
          if (this.#link === link) this.#ended(end, canReturn);
        },
      },
      kept,
    );
    this.#link = link;
    this.#phase.value = { at: 'entering' };
    this.#redial.now();
  }

  #dial(): void {
    this.#lastWords = '';
    if (this.#claims !== null) this.#link?.dial(this.#claims.identity);
  }

  #retryIfDue(): void {
    if (this.#phase.value.at === 'inside') this.#redial.sooner();
  }

  #ranOut(): void {
    this.#link?.hangUp();
    if (this.#showsNothing) this.#refuse('failed.timeout');
    else if (this.#isPastEnd) this.#finish('over', '');
    else this.#wait();
  }

  /** The room had told when it ends. */
  get #isPastEnd(): boolean {
    const { endsAt } = this.#room.value;
    return endsAt !== null && this.#world.now() >= endsAt;
  }

  /** On the way in, and out of patience. */
  get #showsNothing(): boolean {
    const tries = this.#kept === null ? 0 : maxTriesUnseen;
    return this.#phase.value.at === 'entering' && this.#redial.failures >= tries;
  }

  #happened(roomEvent: RoomEvent): void {
    if (roomEvent.kind === 'refused' && roomEvent.code === 'ERROR')
      this.#lastWords = roomEvent.text;
    if (!this.online && roomEvent.kind === 'refused') return this.#refusedAtDoor(roomEvent);
    if (roomEvent.kind === 'recalled') this.#recall.answered(roomEvent);
    else this.dispatch(roomEvent);
    if (roomEvent.kind === 'pong') this.#speech.ponged(roomEvent.token);
    if (roomEvent.kind === 'registered') this.#registered();
    if (roomEvent.kind === 'joined' && fold(roomEvent.nick) === fold(this.#room.value.nick)) {
      this.#recall.entered(roomEvent.channel);
      this.#speech.flush(roomEvent.channel);
    }
    this.#claims?.follow(roomEvent);
  }

  #registered(): void {
    this.#over = false;
    this.#redial.up(null);
    const { identity, firstChannel } = this.#claims ?? { identity: null, firstChannel: '' };
    if (this.#phase.value.at === 'entering') {
      this.#phase.value = { at: 'inside' };
      this.dispatch({ kind: 'opened', name: firstChannel, at: this.#world.now() });
      this.#claims?.join(firstChannel);
      return;
    }
    this.#claims?.joinAgain();
    this.#speech.flushAll();
    if (this.#anew)
      this.#note(this.#room.value.recallLimit > 0 ? 'event.anewKept' : 'event.anew', {});
    this.#anew = false;
    const wanted = identity?.nick ?? '';
    const now = this.#room.value.nick;
    if (fold(wanted) !== fold(now)) this.#note('state.otherNick', { nick: wanted, now });
  }

  #resumed(news: ResumeNews): void {
    switch (news.kind) {
      case 'granted':
        return;
      case 'seen':
        this.#speech.arrived(news.id);
        return;
      case 'back':
        this.#back(news.lost, news.seen);
        return;
      case 'taken':
        this.#broke();
        this.#link?.hangUp();
        if (news.byItself) this.#redial.now();
        else this.#redial.taken();
        return;
      case 'refused':
        this.#placeLost();
    }
  }

  #back(lost: number, seen: number): void {
    const reloaded = this.#takeUpKept();
    this.dispatch({ kind: 'returned', lost, at: this.#world.now() });
    this.#redial.up(lost);
    this.#speech.arrived(seen);
    if (reloaded || lost > 0) this.#askAgain();
    if (lost > 0) this.#recall.missed();
    this.#speech.flushAll();
  }

  /** @returns whether there was a room of an earlier page to show. */
  #takeUpKept(): boolean {
    const kept = this.#kept;
    if (kept === null) return false;
    this.#kept = null;
    this.#room.value = { ...kept, watched: this.#room.value.watched };
    this.#phase.value = { at: 'inside' };
    return true;
  }

  /** What this page knows of its channels may be old. */
  #askAgain(): void {
    for (const { name, isChannel, presence } of this.#room.value.buffers.values()) {
      if (!isChannel || presence !== 'in') continue;
      for (const question of ['NAMES', 'TOPIC', 'WHO', 'MODE']) this.send(question, name);
    }
  }

  /** The connection stands, but as a newcomer's. */
  #placeLost(): void {
    this.#takeUpKept();
    this.#speech.broke();
    this.#recall.forget();
    this.dispatch({ kind: 'place lost' });
    this.#anew = true;
    if (this.#claims !== null) this.#link?.register(this.#claims.identity);
  }

  #refusedAtDoor(refused: Extract<RoomEvent, { kind: 'refused' }>): void {
    const nick = this.#claims?.identity.nick ?? '';
    const door = doorRefusal(refused, nick, this.#world.pick);
    if (door === null) return;
    if (this.#phase.value.at === 'entering') {
      const [next, ...others] = this.#otherPassphrases;
      const claims = this.#claims?.kept;
      if (isWrongPassphrase(door.problem?.key) && claims && next !== undefined) {
        return this.enter({ ...claims.identity, passphrase: next }, claims.firstChannel, others);
      }
      this.#hangUp();
      this.#phase.value = door;
    } else if (refused.code === '433') {
      // Most likely it is ourselves: the room has not yet noticed that the old line broke.
      this.#link?.ask(formatLine('NICK', nearbyNickname(nick, this.#world.pick)));
    } else if (refused.code !== 'ERROR') {
      this.#finish('shut', refused.text);
    }
  }

  #ended(end: SocketEnd, canReturn: boolean): void {
    if (this.#showsNothing) {
      if (end.code === blocked.code) return this.#refuse('failed.blocked');
      const key = end.code === goingAway ? 'failed.closed' : 'failed.unreachable';
      return this.#refuse(key, end.reason);
    }
    if (end.code === goingAway || this.#isPastEnd) return this.#finish('over', this.#lastWords);
    // A silent line is no wish of the room's: dial again.
    const silent = sentenceOf(reasonOf(this.#lastWords))?.key === 'shut.silent';
    const shut = this.online && this.#lastWords !== '' && !silent;
    if (shut) return this.#finish('shut', this.#lastWords);
    if (!canReturn) {
      this.#recall.forget();
      this.dispatch({ kind: 'place lost' });
    }
    this.#wait();
  }

  #wait(): void {
    this.#broke();
    this.#redial.later();
  }

  /** Nothing is heard or said any more. */
  #broke(): void {
    this.#link?.hangUp();
    this.#speech.broke();
    this.dispatch({ kind: 'line broke' });
  }

  #refuse(key: EntryFailure, why = ''): void {
    this.#hangUp();
    const told = this.#over && key !== 'failed.blocked' ? 'failed.over' : key;
    this.#phase.value = { at: 'door', problem: { key: told, values: { why } }, suggestion: null };
  }

  #finish(how: 'over' | 'shut', text: string): void {
    this.#forget();
    this.#over = how === 'over';
    this.#phase.value = { at: 'ended', how, text: reasonOf(text) };
  }

  #note(key: string, values: Readonly<Record<string, string>>): void {
    this.dispatch({ kind: 'noted', key, values, tone: 'plain', at: this.#world.now() });
  }

  #hangUp(): void {
    this.#redial.reset();
    this.#speech.broke();
    this.#link?.hangUp();
    this.#link = null;
  }

  #forget(): void {
    this.#hangUp();
    this.#room.value = { ...emptyRoom, watched: this.#room.value.watched };
    this.#claims = null;
    this.#recall.forget();
    this.#kept = null;
    this.#anew = false;
    this.#lastWords = '';
    this.#otherPassphrases = [];
  }
}
