// Moves a session from state to state by what the connection tells: at the door, entering, inside, ended.

import { foldName } from '../../../server/contract/room/casemap.ts';
import { signal, type ReadonlySignal } from '@preact/signals';
import { reasonOf } from '../../../server/contract/room/closing-link.ts';
import type { Identity, KeptLink } from '../irc/link.ts';
import type { ResumeNews } from '../irc/resume.ts';
import type { RoomEvent } from '../../../server/contract/room/room-event.ts';
import { brokenOff } from '../irc/wire.ts';
import type { ConnectionEvent } from './connection.ts';
import { afterEnd, afterTimeout, type Disconnected, type DisconnectStep } from './disconnect.ts';
import { afterRefusal } from './entry-refusal.ts';
import type { SavedSession } from './environment.ts';
import { Membership, type SavedMembership } from './membership.ts';
import { Resumption } from './resumption.ts';
import type { SessionParts } from './session-parts.ts';
import { atDoor, type Sentence, type SessionState } from './session-state.ts';

/** A reloaded page has nothing to show while it tries: then the guest is asked at the door. */
const maxTriesAfterReload = 4;

export class Lifecycle {
  readonly #parts: SessionParts;
  readonly #resumption: Resumption;
  readonly #state = signal<SessionState>(atDoor);
  #membership: Membership | null = null;
  /** Other readings of a damaged link's passphrase, in the order in which they are tried. */
  #otherPassphrases: readonly string[] = [];
  /** The room has ended: that it cannot be reached now is not the fault of the guest's network. */
  #roomEnded = false;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.#resumption = new Resumption(parts);
  }

  get state(): ReadonlySignal<SessionState> {
    return this.#state;
  }

  /** null: at the door before the first try, or ended. */
  get membership(): Membership | null {
    return this.#membership;
  }

  /** What another page needs to resume; null: there is nothing to resume. */
  get saved(): SavedSession | null {
    const { connection, store } = this.#parts;
    const link = connection.saved;
    const room = this.#state.value.at === 'inside' ? store.room : this.#resumption.savedRoom;
    if (this.#membership === null || link === null || room === null) return null;
    return { membership: this.#membership.saved, link, room };
  }

  enter(identity: Identity, firstChannel: string, otherPassphrases: readonly string[]): void {
    this.#begin({ identity, firstChannel, channelKeys: [] }, null);
    this.#otherPassphrases = otherPassphrases;
  }

  resume({ membership, link, room }: SavedSession): void {
    this.#begin(membership, link);
    this.#resumption.reset(room);
  }

  leave(reason: string): void {
    this.#parts.connection.quit(reason);
    this.#forget();
    this.#state.value = { at: 'ended', how: 'left', text: '' };
  }

  toDoor(): void {
    this.#forget();
    this.#state.value = atDoor;
  }

  /** The network is gone, and the socket does not know it yet. */
  networkGone(): void {
    const canResume = this.#parts.connection.saved !== null;
    this.#received({ kind: 'ended', end: brokenOff, canResume });
  }

  #begin(saved: SavedMembership, link: KeptLink | null): void {
    this.#forget();
    this.#membership = new Membership(saved);
    this.#state.value = { at: 'entering' };
    this.#parts.connection.open(this.#membership, link, (event) => this.#received(event));
  }

  #received(event: ConnectionEvent): void {
    switch (event.kind) {
      case 'room':
        this.#roomEvent(event.event);
        return;
      case 'resume':
        this.#resumeNews(event.news);
        return;
      case 'timed out':
        this.#parts.connection.hangUp();
        this.#disconnected(afterTimeout(this.#circumstances), true);
        return;
      case 'ended':
        this.#disconnected(afterEnd(event.end, this.#circumstances), event.canResume);
    }
  }

  #roomEvent(event: RoomEvent): void {
    const { connection, store, messages, history, desk } = this.#parts;
    if (event.kind === 'refused' && !store.room.online) {
      this.#refused(event);
      return;
    }
    if (event.kind === 'server said' && !store.room.online && connection.told(event.text)) return;
    if (desk.received(event)) return;
    if (event.kind === 'recalled') history.answered(event);
    else store.dispatch(event);
    if (event.kind === 'pong') messages.pong(event.token);
    if (event.kind === 'registered') this.#registered();
    if (event.kind === 'joined' && foldName(event.nick) === foldName(store.room.nick)) {
      history.joined(event.channel);
      messages.flush(event.channel);
    }
    const reclaim = this.#membership?.follow(event, store.room) ?? null;
    if (reclaim !== null && store.room.online) connection.send(...reclaim);
  }

  /** The server refuses a guest who is not registered yet. */
  #refused(event: Extract<RoomEvent, { kind: 'refused' }>): void {
    const { connection, env } = this.#parts;
    const membership = this.#membership?.saved;
    if (membership === undefined) return;
    const { identity, firstChannel } = membership;
    const step = afterRefusal(event, {
      nick: identity.nick,
      isFirst: this.#state.value.at === 'entering',
      otherPassphrases: this.#otherPassphrases,
      pick: env.pick,
    });
    switch (step.do) {
      case 'nothing':
        return;
      case 'try another passphrase':
        this.enter({ ...identity, passphrase: step.passphrase }, firstChannel, step.others);
        return;
      case 'try another nickname':
        connection.sendOnce('NICK', step.nick);
        return;
      case 'show the door':
        this.#close();
        this.#state.value = step.state;
        return;
      case 'end':
        this.#end('shut', step.text);
    }
  }

  #registered(): void {
    const { connection, env, store } = this.#parts;
    const membership = this.#membership;
    if (membership === null) return;
    this.#roomEnded = false;
    connection.registered();
    if (this.#state.value.at === 'inside') {
      this.#resumption.registered(membership);
      return;
    }
    const { firstChannel } = membership;
    this.#state.value = { at: 'inside' };
    store.dispatch({ kind: 'opened', name: firstChannel, at: env.now() });
    connection.send(...membership.join(firstChannel));
  }

  #resumeNews(news: ResumeNews): void {
    const { connection, messages } = this.#parts;
    switch (news.kind) {
      case 'granted':
        return;
      case 'seen':
        messages.acknowledged(news.id);
        return;
      case 'back':
        this.#resumption.resumed(news.lost, news.seen, this.#showSavedRoom());
        return;
      case 'taken':
        this.#broke();
        // Perhaps it was an older connection of this page: then the page takes the place back.
        if (news.byItself) connection.dial();
        else connection.taken();
        return;
      case 'refused':
        this.#showSavedRoom();
        this.#resumption.refused();
    }
  }

  /** @returns whether there was a room of an earlier page to show. */
  #showSavedRoom(): boolean {
    const isShown = this.#resumption.showSavedRoom();
    if (isShown) this.#state.value = { at: 'inside' };
    return isShown;
  }

  get #circumstances(): Disconnected {
    const { connection, env, store } = this.#parts;
    const { endsAt, online } = store.room;
    const tries = this.#resumption.savedRoom === null ? 0 : maxTriesAfterReload;
    return {
      givesUp: this.#state.value.at === 'entering' && connection.failures >= tries,
      wasOnline: online,
      isPastEnd: endsAt !== null && env.now() >= endsAt,
      lastError: connection.lastError,
    };
  }

  #disconnected(step: DisconnectStep, canResume: boolean): void {
    const { connection, store, history } = this.#parts;
    switch (step.do) {
      case 'show the door': {
        this.#close();
        const key = this.#roomEnded && step.key !== 'failed.blocked' ? 'failed.over' : step.key;
        const problem: Sentence = { key, values: { why: step.why } };
        this.#state.value = { at: 'door', problem, suggestion: null };
        return;
      }
      case 'end':
        this.#end(step.how, step.text);
        return;
      case 'reconnect':
        if (!canResume) {
          history.forget();
          store.dispatch({ kind: 'place lost' });
        }
        this.#broke();
        connection.dialLater();
    }
  }

  /** Nothing arrives and nothing can be sent until the connection is up again. */
  #broke(): void {
    const { connection, store, messages } = this.#parts;
    connection.hangUp();
    messages.disconnected();
    store.dispatch({ kind: 'line broke' });
  }

  #end(how: 'over' | 'shut', text: string): void {
    this.#forget();
    this.#roomEnded = how === 'over';
    this.#state.value = { at: 'ended', how, text: reasonOf(text) };
  }

  #close(): void {
    this.#parts.messages.disconnected();
    this.#parts.connection.close();
  }

  #forget(): void {
    this.#close();
    this.#parts.store.clear();
    this.#parts.history.forget();
    this.#parts.desk.forget();
    this.#resumption.reset(null);
    this.#membership = null;
    this.#otherPassphrases = [];
  }
}
