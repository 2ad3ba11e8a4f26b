// Keeps one guest connected: dials, waits for the answer, and dials again later. It tells what arrives as
// events, and decides nothing about the room.

import { signal, type ReadonlySignal } from '@preact/signals';
import type { KeptLink, Link } from '../irc/link.ts';
import { formatLine } from '../../../server/contract/room/irc-command.ts';
import type { ResumeNews } from '../irc/resume.ts';
import type { RoomEvent } from '../../../server/contract/room/room-event.ts';
import type { SocketEnd } from '../irc/wire.ts';
import { knockNews } from '../../../server/contract/words/knock.ts';
import type { IrcCommand } from '../../../server/contract/room/irc-command.ts';
import type { SessionEnvironment } from './environment.ts';
import type { Membership } from './membership.ts';
import { ReconnectPolicy } from './reconnect-policy.ts';
import type { ConnectionState } from './session-state.ts';

export type ConnectionEvent =
  | { readonly kind: 'room'; readonly event: RoomEvent }
  | { readonly kind: 'resume'; readonly news: ResumeNews }
  /** `canResume`: the server keeps the guest's place for a while. */
  | { readonly kind: 'ended'; readonly end: SocketEnd; readonly canResume: boolean }
  /** The server did not answer in time. */
  | { readonly kind: 'timed out' };

/** From dialling to 001, or to the answer to RESUME. A first circuit to an onion takes half a minute. */
const answerMs = 45_000;
/** A guest waits ten minutes to be let in, and then the server says so. */
const knockMs = 660_000;
/** How long the page shows "Back. Nothing was lost." */
const backShownMs = 6_000;

export class Connection {
  readonly #env: SessionEnvironment;
  readonly #policy = new ReconnectPolicy();
  readonly #state = signal<ConnectionState>({ is: 'connecting' });
  #link: Link | null = null;
  #membership: Membership | null = null;
  #receive: (event: ConnectionEvent) => void = () => undefined;
  #lastError = '';
  #cancelTimer: () => void = () => undefined;

  constructor(env: SessionEnvironment) {
    this.#env = env;
  }

  get state(): ReadonlySignal<ConnectionState> {
    return this.#state;
  }

  /** How many tries failed in a row. */
  get failures(): number {
    return this.#policy.failures;
  }

  /** The text of the server's last ERROR on this connection; '' where it sent none. */
  get lastError(): string {
    return this.#lastError;
  }

  /** What another page needs to resume; null: nothing can be resumed. */
  get saved(): KeptLink | null {
    return this.#link?.kept ?? null;
  }

  /**
   * Begins for another guest, and dials.
   * @param saved of an earlier page; null: registers as new.
   * @param receive is given all that happens until `close` or `quit`.
   */
  open(
    membership: Membership,
    saved: KeptLink | null,
    receive: (event: ConnectionEvent) => void,
  ): void {
    this.close();
    const received = (event: ConnectionEvent): void => {
      // A link that was closed has nothing more to tell.
      if (this.#link === link) this.#received(event);
    };
    const link = this.#env.openLink(
      {
        happened: (event) => received({ kind: 'room', event }),
        resumed: (news) => received({ kind: 'resume', news }),
        ended: (end, canResume) => received({ kind: 'ended', end, canResume }),
      },
      saved,
    );
    this.#link = link;
    this.#membership = membership;
    this.#receive = receive;
    this.dial();
  }
  /** Dials now: resumes the guest's place if there is one, or else registers. */
  dial(): void {
    this.#lastError = '';
    this.#state.value = { is: 'connecting' };
    this.#schedule(answerMs, () => this.#receive({ kind: 'timed out' }));
    if (this.#membership !== null) this.#link?.dial(this.#membership.identity);
  }

  /** Dials now what would be dialled later. */
  dialIfWaiting(): void {
    const { is } = this.#state.value;
    if (is === 'waiting' || is === 'offline') this.dial();
  }

  /** Dials after a while, which grows from try to try. */
  dialLater(): void {
    const { waitMs, state } = this.#policy.failed(this.#env.hasNetwork(), this.#env.random());
    this.#state.value = state;
    this.#schedule(waitMs, () => this.dial());
  }

  /** Registers as a new guest on the connection that is open, after the server refused to resume. */
  register(): void {
    if (this.#membership !== null) this.#link?.register(this.#membership.identity);
  }

  /**
   * A notice of the room before the guest is registered.
   * @returns whether it was about waiting to be let in.
   */
  told(text: string): boolean {
    const before = this.#state.value.is === 'knocking' ? this.#state.value.news : null;
    const news = knockNews(before, text);
    if (news === null) return false;
    if (news === before) return true;
    this.#state.value = { is: 'knocking', news };
    this.#schedule(knockMs, () => this.#receive({ kind: 'timed out' }));
    return true;
  }

  /** The guest is registered. */
  registered(): void {
    this.#up();
    this.#state.value = { is: 'online' };
  }

  /** The guest has their place again. @param lost lines that came meanwhile and are kept no more. */
  resumed(lost: number): void {
    this.#up();
    this.#state.value = { is: 'back', lost };
    this.#schedule(backShownMs, () => {
      this.#state.value = { is: 'online' };
    });
  }

  /** Another connection has the guest's place: does not dial again by itself. */
  taken(): void {
    this.#cancelTimer();
    this.#state.value = { is: 'taken' };
  }

  /**
   * Sends a command, and again after a break if the server has not got it.
   * @returns the id by which the server confirms it; null: it cannot.
   */
  send(...command: IrcCommand): number | null {
    return this.#link?.send(formatLine(...command)) ?? null;
  }

  /** Sends a command that is worth nothing after a break. */
  sendOnce(...command: IrcCommand): void {
    this.#link?.sendOnce(formatLine(...command));
  }

  /** Is the server still there? If not, `ended` follows within seconds. */
  probe(): void {
    this.#link?.probe();
  }

  /** The page may be unloaded now: the next page resumes at once, or never. */
  mayUnload(): void {
    this.#link?.maybeClosing();
  }

  /** Closes what is dialled or open; the link stays, and can be dialled again. */
  hangUp(): void {
    this.#link?.hangUp();
  }

  /** Says goodbye and closes. */
  quit(reason: string): void {
    const link = this.#link;
    this.#link = null;
    link?.quit(reason);
  }

  /** Closes for good: nothing more is told, and nothing is dialled. */
  close(): void {
    this.#cancelTimer();
    this.#policy.reset();
    this.#link?.close();
    this.#link = null;
    this.#membership = null;
    this.#lastError = '';
  }

  #received(event: ConnectionEvent): void {
    if (event.kind === 'room' && event.event.kind === 'refused' && event.event.code === 'ERROR') {
      this.#lastError = event.event.text;
    }
    this.#receive(event);
  }

  #up(): void {
    this.#cancelTimer();
    this.#policy.succeeded(this.#env.hasNetwork());
  }

  /** There is one timer: what was scheduled before is cancelled. */
  #schedule(delayMs: number, call: () => void): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#env.after(delayMs, call);
  }
}
