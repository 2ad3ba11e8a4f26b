// One guest's session as the page uses it: its state, and what the guest can do. The parts do the work.

import type { ReadonlySignal } from '@preact/signals';
import type { Identity } from '../irc/link.ts';
import type { Action } from '../room/action.ts';
import type { RoomState } from '../room/state.ts';
import type { IrcCommand } from '../../../server/contract/room/irc-command.ts';
import { Connection } from './connection.ts';
import type { SavedSession, SessionEnvironment } from './environment.ts';
import { HistoryRequest } from './history-request.ts';
import { HostDesk } from './host-desk.ts';
import { Lifecycle } from './lifecycle.ts';
import { OutgoingMessages } from './outgoing-messages.ts';
import type { SessionParts } from './session-parts.ts';
import { RoomStore } from './room-store.ts';
import type { ConnectionState, SessionState } from './session-state.ts';

export class Session {
  readonly #parts: SessionParts;
  readonly #lifecycle: Lifecycle;

  constructor(env: SessionEnvironment) {
    const store = new RoomStore(env.now);
    const connection = new Connection(env);
    const messages = new OutgoingMessages(env, store, connection);
    const history = new HistoryRequest(store, connection);
    const desk = new HostDesk(env, store, connection);
    this.#parts = { env, store, connection, messages, history, desk };
    this.#lifecycle = new Lifecycle(this.#parts);
  }

  get state(): ReadonlySignal<SessionState> {
    return this.#lifecycle.state;
  }

  get room(): ReadonlySignal<RoomState> {
    return this.#parts.store.signal;
  }

  get connection(): ReadonlySignal<ConnectionState> {
    return this.#parts.connection.state;
  }

  /** What a host's sheet shows and does. */
  get desk(): HostDesk {
    return this.#parts.desk;
  }

  get online(): boolean {
    return this.#parts.store.room.online;
  }

  /** What another page needs to resume this session; null: there is nothing to resume. */
  get saved(): SavedSession | null {
    return this.#isTaken ? null : this.#lifecycle.saved;
  }

  /** What let the guest in; null: nothing was asked, or nobody is in. */
  get passphrase(): string | null {
    return this.#lifecycle.membership?.identity.passphrase ?? null;
  }

  /**
   * Enters the room.
   * @param channel with its '#'.
   * @param others passphrases to try if the room refuses the first.
   */
  enter(identity: Identity, channel: string, others: readonly string[] = []): void {
    this.#lifecycle.enter(identity, channel, others);
  }

  /** Resumes the session of an earlier page. */
  resume(saved: SavedSession): void {
    this.#lifecycle.resume(saved);
  }

  /** The guest leaves: the page forgets everything at once. */
  leave(reason: string): void {
    this.#lifecycle.leave(reason);
  }

  /** Back to the door from `entering`, or from the end. */
  toDoor(): void {
    this.#lifecycle.toDoor();
  }

  /** The page may be unloaded now: the server need not keep the guest's place for long. */
  mayUnload(): void {
    this.#parts.connection.mayUnload();
  }

  /** The guest wants to reconnect now. Does nothing while the connection is up or being dialled. */
  retryNow(): void {
    if (this.#isTaken) this.#parts.connection.dial();
    else if (this.#isInside) this.#parts.connection.dialIfWaiting();
  }

  /** The guest looks at the page again: is the connection what it seems to be? */
  checkConnection(): void {
    if (this.online) this.#parts.connection.probe();
    else if (this.#isInside) this.#parts.connection.dialIfWaiting();
  }

  /** The browser says that it has a network again. What was dialled without one may hang. */
  networkBack(): void {
    if (this.online) this.#parts.connection.probe();
    else if (this.#isInside && !this.#isTaken) this.#parts.connection.dial();
  }

  /** The browser says that it has no network: a connection that seems to be up is not. */
  networkGone(): void {
    if (this.online) this.#lifecycle.networkGone();
  }

  dispatch(action: Action): void {
    this.#parts.store.dispatch(action);
  }

  /** Sends a command. Does nothing while the connection is down. */
  send(...command: IrcCommand): void {
    if (this.online) this.#parts.connection.send(...command);
  }

  join(channel: string, key: string | null): void {
    const { membership } = this.#lifecycle;
    if (key !== null) membership?.rememberKey(channel, key);
    // The channel comes into the list when the server says that the guest is in it; without a connection
    // it stands there at once, and is joined with the others later.
    if (!this.online) this.dispatch({ kind: 'opened', name: channel, at: this.#parts.env.now() });
    else if (membership !== null) this.send(...membership.join(channel));
  }

  /** Asks for lines of a channel before all that the page has. */
  requestEarlier(channel: string): void {
    this.#parts.history.earlier(channel);
  }

  /** Sends a message now, or shows it as "not sent yet" until it can be sent. */
  sendMessage(target: string, form: 'say' | 'act', text: string): void {
    this.#parts.messages.send(target, form, text);
  }

  get #isInside(): boolean {
    return this.state.value.at === 'inside';
  }

  /** Another connection has the guest's place. */
  get #isTaken(): boolean {
    return this.connection.value.is === 'taken';
  }
}
