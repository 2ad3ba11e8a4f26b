// Brings the guest back after a break or a reload: into the place that the server kept, or into a new one.

import { foldName } from '../../../server/contract/room/casemap.ts';
import type { RoomState } from '../room/state.ts';
import { refreshQueries } from './channel-queries.ts';
import type { IrcCommand } from '../../../server/contract/room/irc-command.ts';
import type { Membership } from './membership.ts';
import type { SessionParts } from './session-parts.ts';

export class Resumption {
  readonly #parts: SessionParts;
  /** The room of an earlier page, until this page has resumed it. */
  #savedRoom: RoomState | null = null;
  /** The server gave up the guest's place, and the guest is not told yet. */
  #lostPlace = false;

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  get savedRoom(): RoomState | null {
    return this.#savedRoom;
  }

  /** Another session begins. @param savedRoom of an earlier page; null: there is nothing to show. */
  reset(savedRoom: RoomState | null): void {
    this.#savedRoom = savedRoom;
    this.#lostPlace = false;
  }

  /** Shows the room of an earlier page. @returns false: there is none to show. */
  showSavedRoom(): boolean {
    if (this.#savedRoom === null) return false;
    this.#parts.store.replace(this.#savedRoom);
    this.#savedRoom = null;
    return true;
  }

  /**
   * The guest has their place again.
   * @param lost lines that came meanwhile and are kept no more.
   * @param seen the id of the last line that the server has.
   * @param wasReloaded what is known of the channels may be old.
   */
  resumed(lost: number, seen: number, wasReloaded: boolean): void {
    const { env, store, connection, messages, history } = this.#parts;
    store.dispatch({ kind: 'returned', lost, at: env.now() });
    connection.resumed(lost);
    messages.acknowledged(seen);
    if (wasReloaded || lost > 0) this.#send(refreshQueries(store.room));
    if (lost > 0) history.linesLost();
    messages.flushAll();
  }

  /** The server gave up the guest's place: they register again on the connection that is open. */
  refused(): void {
    const { store, connection, messages, history } = this.#parts;
    messages.disconnected();
    history.forget();
    store.dispatch({ kind: 'place lost' });
    this.#lostPlace = true;
    connection.register();
  }

  /** The guest who was inside before is registered in a new place. */
  registered(membership: Membership): void {
    const { store, messages } = this.#parts;
    this.#send(membership.rejoin(store.room));
    messages.flushAll();
    const { nick, recallLimit } = store.room;
    if (this.#lostPlace) store.note(recallLimit > 0 ? 'event.anewKept' : 'event.anew', {});
    this.#lostPlace = false;
    const wanted = membership.identity.nick;
    if (foldName(wanted) !== foldName(nick))
      store.note('state.otherNick', { nick: wanted, now: nick });
  }

  #send(commands: readonly IrcCommand[]): void {
    for (const command of commands) this.#parts.connection.send(...command);
  }
}
