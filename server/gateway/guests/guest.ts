// One guest: a Session and its link to ngIRCd, which stay, and the connection at a door, which may come and
// go. Joins these three; what a line means is the Session's matter.

import type { Role } from '../../contract/host/access.ts';
import { inEnglish } from '../../contract/words/room-says.ts';
import type { SourceBuckets } from '../../protocol/flood/line-kind.ts';
import type { ClaimResult } from '../../protocol/resume/resume-commands.ts';
import type { KnockAnswer, SessionHost } from '../../protocol/session/session-types.ts';
import { Session } from '../../protocol/session/session.ts';
import type { Lines } from '../../protocol/wire/lines.ts';
import type { LineProblem } from '../../protocol/wire/line-splitter.ts';
import type { DoorConnection, DoorListener, Farewell } from '../doors/door.ts';
import type { Person } from '../service/row.ts';
import type { Invited } from './entry-holder.ts';
import type { GuestConnection } from './guest-connection.ts';
import { fails } from './fault.ts';
import { GuestDoor } from './guest-door.ts';
import { GuestLink } from './guest-link.ts';
import { GuestNames } from './guest-names.ts';
import type { GuestServices } from './guest-services.ts';
import type { Knocker } from './knock-lobby.ts';
import { personOf } from './person-of.ts';
import type { PlaceHolder } from './places.ts';
import type { OwnTokens } from './session-tokens.ts';

export class Guest implements DoorListener, SessionHost, PlaceHolder, Invited, Knocker {
  readonly tokens: OwnTokens<Guest>;
  readonly names: GuestNames;
  readonly #services: GuestServices<Guest>;
  readonly #session: Session;
  readonly #door: GuestDoor;
  readonly #link = new GuestLink();
  #farewell: Farewell['kind'] = 'over';
  #over = false;

  constructor(attached: GuestConnection, services: GuestServices<Guest>) {
    this.#door = new GuestDoor(attached, this, services.now);
    this.#services = services;
    this.tokens = services.list.tokens.of(this);
    this.names = new GuestNames(services, this.#door);
    this.#session = new Session(this, services.optionsOf(this), services.now());
  }

  /** The connection there is, or the last there was. */
  get connection(): DoorConnection {
    return this.#door.connection;
  }

  get awaySinceMs(): number | null {
    return this.#session.door.awaySinceMs;
  }

  /** As the service tells of them. */
  get person(): Person {
    return personOf(this);
  }

  /** '' until they are in. */
  get nick(): string {
    return this.#session.nick;
  }

  get knockingNick(): string | null {
    return this.#session.knockingNick;
  }

  /** null: they have not registered. */
  get role(): Role | null {
    return this.#session.grant?.role ?? null;
  }

  /** The id of a personal invitation; null: the shared one, or none yet. */
  get invitation(): string | null {
    return this.#session.grant?.id ?? null;
  }

  /** As far as the door can tell, somebody is there, and not leaving. */
  get isPresent(): boolean {
    return this.awaySinceMs === null && !this.#session.isLeaving && this.connection.isPresent;
  }

  /** To be called about once a second. */
  tick(): void {
    this.#guarded(() => this.#session.tick(this.#services.now()));
  }

  /** Sends a text as a notice of the room. */
  notice(text: string): void {
    this.#guarded(() => this.#session.notice(text));
  }

  /** The room ends at another moment, which the options tell. */
  endMoved(text: string): void {
    this.#guarded(() => this.#session.endMoved(text, this.#services.now()));
  }

  serviceSays(text: string): void {
    this.#guarded(() => this.#session.serviceSays(text));
  }

  sheet(texts: readonly string[]): void {
    this.#guarded(() => this.#session.sheet(texts));
  }

  letIn(): void {
    this.#guarded(() => this.#session.letIn(this.#services.now()));
  }

  /** Finds out soon whether somebody is there. */
  askForLife(): void {
    this.#session.door.askForLife();
  }

  end(farewell: Farewell): void {
    this.#farewell = farewell.kind;
    this.#guarded(() => this.#session.end(farewell.words));
  }

  // DoorListener: what comes from the door.

  line(line: Uint8Array): void {
    this.#services.desk.heard?.(line, this);
    this.#guarded(() => this.#session.fromGuest(line, this.#services.now()));
  }

  problem(problem: LineProblem): void {
    this.#guarded(() => this.#session.guestProblem(problem, this.#services.now()));
  }

  drained(): void {
    this.#guarded(() => this.#session.door.drained());
  }

  gone(): void {
    this.#door.lost();
    this.#guarded(() => this.#session.doorClosed(this.#services.now()));
  }

  // SessionHost: what the Session asks for. No call enters the Session again before it returns.

  sendToGuest(lines: Lines): void {
    this.#door.send(lines);
    // A Session with a token sends no more than the door accepts.
    if (this.#session.door.resumable) return;
    if (this.#door.queuedBytes() <= this.#services.maxQueuedBytes) return;
    // The link to ngIRCd cannot be paused instead: ngIRCd drops a client whose unsent data grows, and a
    // lost link would be dialled again.
    this.refused('slow reader');
    setImmediate(() => this.gone());
    this.cutDoor();
  }

  doorFull(): boolean {
    return this.#door.isFull;
  }

  cutDoor(): void {
    this.#door.cut();
  }

  claimSession(token: string, number: number | null): ClaimResult {
    const { list } = this.#services;
    const guest = list.tokens.find(token);
    if (guest === null) return 'no token';
    if (number === null || !guest.#session.door.wasGiven(number)) return 'no number';
    if (!list.mayMove(guest, this.connection)) return 'no place';
    // The Session mints its next token now; the others stay good until that one has arrived.
    guest.tokens.used(token);
    list.countResumed();
    const attached = this.#door.release();
    this.#leave();
    if (attached !== null) guest.#attach(attached, number);
    return 'taken';
  }

  sharedBuckets(): SourceBuckets | null {
    return this.#services.list.sharedBuckets(this.connection.circuit);
  }

  sendToServer(bytes: Uint8Array): void {
    this.#link.write(bytes);
  }

  connectToServer(delayMs: number): void {
    const { connector, list, now } = this.#services;
    const words = list.register(this);
    if (words !== null) {
      setImmediate(() => this.end({ kind: 'full', words }));
      return;
    }
    this.#link.dial(connector, delayMs, {
      opened: () => this.#guarded(() => this.#session.serverConnected(now())),
      bytes: (chunk) => this.#guarded(() => this.#session.fromServer(chunk, now())),
      closed: () => this.#guarded(() => this.#session.serverDisconnected(now())),
    });
  }

  askService(words: string): void {
    this.defer(() => this.#services.desk.ask(words, this));
  }

  knock(): KnockAnswer {
    return this.#services.lobby.knock(this);
  }

  disconnectFromServer(): void {
    this.#link.close();
  }

  pauseDoor(delayMs: number): void {
    this.#door.pause(delayMs, () => {
      this.#guarded(() => this.#session.resumeDoor(this.#services.now()));
      // The Session may have asked for another pause, or be over.
      this.#door.resume();
    });
  }

  closeDoor(reason: string): void {
    this.#door.end({ kind: this.#farewell, words: reason });
    this.#leave();
  }

  defer(call: () => void): void {
    setImmediate(() => {
      if (!this.#over) this.#guarded(call);
    });
  }

  refused(reason: string): void {
    this.#services.refused(reason);
  }

  /** Goes on at another connection, whose client has received the lines up to `number`. */
  #attach(attached: GuestConnection, number: number): void {
    const before = this.connection;
    this.#guarded(() => {
      if (this.#door.isThere) this.#session.door.taken();
      this.#door.attach(attached, this, { kind: 'over', words: inEnglish('shut.taken') });
      this.#services.list.places.moved(this, before);
      this.#session.resumed(number, this.#services.now());
    });
  }

  /** A fault in one guest's Session: this guest is dropped, and the fault counted. A second one is ignored. */
  #guarded(call: () => void): void {
    if (!fails(call)) return;
    this.refused('fault');
    this.cutDoor();
    this.disconnectFromServer();
    // Drops what the Session keeps for the guest, and what others know of them.
    if (fails(() => this.#session.abandon())) this.refused('fault');
    this.#leave();
  }

  #leave(): void {
    if (this.#over) return;
    this.#over = true;
    this.#door.leave();
    this.names.leave();
    this.tokens.drop();
    this.#services.lobby.leave(this);
    this.#services.list.leave(this);
  }
}
