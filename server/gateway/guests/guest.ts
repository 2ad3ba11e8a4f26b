// One guest: a Session and its link to ngIRCd, which stay, and the connection at a door, which may come and
// go. Joins these three; what a line means is the Session's matter.

import type { Role } from '../../contract/host/access.ts';
import { inEnglish } from '../../contract/words/room-says.ts';
import type { TokenBucket } from '../../protocol/flood/token-bucket.ts';
import type { ClaimResult } from '../../protocol/resume/resume-commands.ts';
import type { KnockAnswer, SessionHost } from '../../protocol/session/session-types.ts';
import { Session } from '../../protocol/session/session.ts';
import type { Lines } from '../../protocol/wire/lines.ts';
import type { LineProblem } from '../../protocol/wire/line-splitter.ts';
import type { DoorConnection, DoorListener, Farewell } from '../doors/door.ts';
import type { Person } from '../service/row.ts';
import { DoorPause } from './door-pause.ts';
import type { Invited } from './entry-holder.ts';
import type { GuestConnection } from './guest-connection.ts';
import { GuestLink } from './guest-link.ts';
import { GuestNames } from './guest-names.ts';
import type { GuestServices } from './guest-services.ts';
import type { Knocker } from './knock-lobby.ts';
import { personOf } from './person-of.ts';
import type { PlaceHolder } from './places.ts';
import type { OwnTokens } from './session-tokens.ts';

export class Guest implements DoorListener, SessionHost, PlaceHolder, Invited, Knocker {
  connection: DoorConnection;
  readonly tokens: OwnTokens<Guest>;
  readonly names: GuestNames;
  readonly #services: GuestServices<Guest>;
  readonly #session: Session;
  /** null: the connection is lost. */
  #attached: GuestConnection | null;
  readonly #link = new GuestLink();
  readonly #pause = new DoorPause();
  #farewell: Farewell['kind'] = 'over';
  #over = false;

  constructor(attached: GuestConnection, services: GuestServices<Guest>) {
    this.#attached = attached;
    this.connection = attached.connection;
    attached.guest = this;
    this.#services = services;
    this.tokens = services.list.tokens.of(this);
    this.names = new GuestNames(services, this);
    this.#session = new Session(this, services.optionsOf(this), services.now());
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
    this.#services.heard?.(line, this);
    this.#guarded(() => this.#session.fromGuest(line, this.#services.now()));
  }

  problem(problem: LineProblem): void {
    this.#guarded(() => this.#session.guestProblem(problem, this.#services.now()));
  }

  drained(): void {
    this.#guarded(() => this.#session.door.drained());
  }

  gone(): void {
    this.#attached = null;
    this.names.lost();
    this.#guarded(() => this.#session.doorClosed(this.#services.now()));
  }

  // SessionHost: what the Session asks for. No call enters the Session again before it returns.

  sendToGuest(lines: Lines): void {
    const connection = this.#attached?.connection;
    if (connection === undefined) return;
    connection.send(lines);
    // A Session with a token sends no more than the door accepts.
    if (this.#session.door.resumable || connection.queuedBytes() <= this.#services.maxQueuedBytes)
      return;
    // The link to ngIRCd cannot be paused instead: ngIRCd drops a client whose unsent data grows, and a
    // lost link would be dialled again.
    this.refused('slow reader');
    setImmediate(() => this.gone());
    this.cutDoor();
  }

  doorFull(): boolean {
    return this.#attached?.connection.full ?? true;
  }

  cutDoor(): void {
    const attached = this.#attached;
    if (attached === null) return;
    this.#attached = null;
    this.names.lost();
    attached.guest = null;
    attached.connection.drop();
  }

  claimSession(token: string, number: number | null): ClaimResult {
    const { list } = this.#services;
    const guest = list.tokens.find(token);
    if (guest === null) return 'no token';
    if (number === null || !guest.#session.door.wasGiven(number)) return 'no number';
    const { circuit } = this.connection;
    if (circuit !== guest.connection.circuit && !list.places.hasRoomFor(circuit)) return 'no place';
    // The Session mints its next token now; the others stay good until that one has arrived.
    guest.tokens.used(token);
    list.countResumed();
    const attached = this.#release();
    if (attached !== null) guest.#attach(attached, number);
    return 'taken';
  }

  sharedBucket(): TokenBucket | null {
    return this.#services.list.sharedBucket(this.connection.circuit);
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
    this.defer(() => this.#services.askService(words, this));
  }

  knock(): KnockAnswer {
    return this.#services.lobby.knock(this);
  }

  disconnectFromServer(): void {
    this.#link.close();
  }

  pauseDoor(delayMs: number): void {
    this.#attached?.connection.pause();
    this.#pause.start(delayMs, () => this.#resumeDoor());
  }

  closeDoor(reason: string): void {
    this.#attached?.connection.end({ kind: this.#farewell, words: reason });
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

  #resumeDoor(): void {
    this.#guarded(() => this.#session.resumeDoor(this.#services.now()));
    // The Session may have asked for another pause, or be over.
    if (this.#pause.isOver) this.#attached?.connection.resume();
  }

  /** Gives its connection away, and is over. */
  #release(): GuestConnection | null {
    const attached = this.#attached;
    this.#attached = null;
    this.#leave();
    return attached;
  }

  /** Goes on at another connection, whose client has received the lines up to `number`. */
  #attach(attached: GuestConnection, number: number): void {
    const before = this.connection;
    const old = this.#attached;
    this.#guarded(() => {
      if (old !== null) {
        this.#session.door.taken();
        old.guest = null;
        old.connection.end({ kind: 'over', words: inEnglish('shut.taken') });
      }
      this.#attached = attached;
      this.names.back();
      this.connection = attached.connection;
      attached.guest = this;
      if (this.#pause.isOver) attached.connection.resume();
      else attached.connection.pause();
      this.#services.list.places.moved(this, before);
      this.#session.resumed(number, this.#services.now());
    });
  }

  /**
   * A fault of ours in one guest's Session must not end the room for the others: this guest is dropped and
   * the fault counted. The error is not kept, as its text may quote messages.
   */
  #guarded(call: () => void): void {
    try {
      call();
    } catch {
      this.refused('fault');
      this.cutDoor();
      this.disconnectFromServer();
      this.#abandon();
      this.#leave();
    }
  }

  /** Drops what the Session keeps for the guest, and what others know of them. A second fault is ignored. */
  #abandon(): void {
    try {
      this.#session.abandon();
    } catch {
      this.refused('fault');
    }
  }

  #leave(): void {
    if (this.#over) return;
    this.#over = true;
    this.#pause.cancel();
    this.names.leave();
    this.tokens.drop();
    this.#services.lobby.leave(this);
    this.#services.list.leave(this);
  }
}
