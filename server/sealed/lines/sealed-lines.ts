// Clear lines on one side, sealed lines on the other: the whole of it, with its queue, its clock and its start.

import { LateGroup, type OpenGroup } from './late-group.ts';
import { readKept, writeKept, type KeptLine } from './kept-lines.ts';
import { LineQueue } from './line-queue.ts';
import { SealedRoom } from './sealed-room.ts';
import type {
  SealedEnvironment,
  SealedLines,
  SealedListener,
  SealedView,
} from './sealed-lines-types.ts';

const tickMs = 1_000;

type Step =
  | KeptLine
  | { readonly from: 'clock' }
  /** The client registers again. */
  | { readonly from: 'start' }
  | { readonly from: 'close' };

/** @param openGroup for tests with a group of another kind. */
export function sealedLines(
  environment: SealedEnvironment,
  listener: SealedListener,
  openGroup: OpenGroup,
): SealedLines {
  return new Lines(environment, listener, openGroup);
}

class Lines implements SealedLines {
  readonly #environment: SealedEnvironment;
  readonly #listener: SealedListener;
  readonly #group: LateGroup;
  readonly #queue: LineQueue<Step>;
  #room: SealedRoom;
  #cancelTick: () => void;
  #isClosed = false;

  constructor(environment: SealedEnvironment, listener: SealedListener, openGroup: OpenGroup) {
    this.#environment = environment;
    this.#listener = listener;
    this.#group = new LateGroup(openGroup);
    this.#queue = new LineQueue((step) => this.#handle(step));
    const kept = environment.kept === null ? null : readKept(environment.kept);
    const channel = kept?.room.where.channel ?? null;
    if (kept !== null && channel !== null) this.#group.channelIs(channel, kept.group);
    this.#room = this.#newRoom(kept?.room ?? null, 1);
    for (const line of kept?.lines ?? []) this.#queue.add(line);
    this.#cancelTick = environment.after(tickMs, () => this.#tick());
  }

  get view(): SealedView {
    return this.#group.view;
  }

  fromClient(line: string, ticket: number | null): void {
    this.#queue.add({ from: 'client', line, ticket });
  }

  fromRoom(line: string): void {
    this.#queue.add({ from: 'room', line, ticket: null });
  }

  restarted(): void {
    this.#queue.add({ from: 'start' });
  }

  keep(): string | null {
    const room = this.#room.keep();
    if (room === null || this.#isClosed) return null;
    const lines = this.#queue.waiting.filter((step) => 'line' in step);
    return writeKept({ room, group: this.#group.keep(), lines });
  }

  close(): void {
    this.#isClosed = true;
    this.#cancelTick();
    this.#queue.clear();
    this.#queue.add({ from: 'close' });
  }

  #newRoom(kept: ConstructorParameters<typeof SealedRoom>[1], firstTicket: number): SealedRoom {
    const { random, now } = this.#environment;
    const ifOpen =
      <A extends unknown[]>(call: (...values: A) => void) =>
      (...values: A): void => {
        if (!this.#isClosed) call(...values);
      };
    const parts = {
      group: this.#group,
      random,
      toClient: ifOpen((line: string) => this.#listener.toClient(line)),
      toRoom: ifOpen((line: string, ticket: number | null, isLast: boolean) =>
        this.#listener.toRoom(line, ticket, isLast),
      ),
      changed: ifOpen((view: SealedView) => this.#listener.changed(view)),
      channelIs: (channel: string) => this.#group.channelIs(channel, null),
    };
    return new SealedRoom(parts, kept, firstTicket, now());
  }

  #tick(): void {
    this.#cancelTick = this.#environment.after(tickMs, () => this.#tick());
    if (!this.#queue.waiting.some(({ from }) => from === 'clock'))
      this.#queue.add({ from: 'clock' });
  }

  async #handle(step: Step): Promise<void> {
    const nowMs = this.#environment.now();
    switch (step.from) {
      case 'client':
        return this.#room.fromClient(step.line, step.ticket, nowMs);
      case 'room':
        return this.#room.fromRoom(step.line, nowMs);
      case 'clock':
        return this.#room.tick(nowMs);
      case 'start':
        return this.#restart();
      case 'close':
        await this.#group.outside();
    }
  }

  async #restart(): Promise<void> {
    for (const action of await this.#group.outside()) {
      if (action.kind === 'changed') this.#listener.changed(action.view);
    }
    this.#room = this.#newRoom(null, this.#room.nextTicket);
  }
}
