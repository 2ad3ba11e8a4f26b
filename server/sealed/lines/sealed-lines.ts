// Clear lines on one side, sealed lines on the other: the whole of it, with its queue, its clock and its start.

import { openGroup } from '../group/group.ts';
import { LateGroup, type OpenGroup } from './late-group.ts';
import { readKept, writeKept, type KeptLine } from './kept-lines.ts';
import { LineQueue } from './line-queue.ts';
import { SealedRoom } from './sealed-room.ts';
import type {
  OpenSealedLines,
  SealedEnvironment,
  SealedLines,
  SealedListener,
  SealedView,
} from './sealed-lines-types.ts';

/** At least so often something may be due, and not more often than the other. */
const tickMs = 1_000;
const minTickMs = 20;

type Step =
  | KeptLine
  | { readonly from: 'clock' }
  /** The client registers again. */
  | { readonly from: 'start' }
  /** Somebody waits for all before it. */
  | { readonly from: 'waiter'; readonly resolve: () => void }
  | { readonly from: 'close' };

export const openSealedLines: OpenSealedLines = (environment, listener) => {
  const { seal, random, now } = environment;
  return sealedLines(environment, listener, (channel, kept) =>
    openGroup({ seal, channel, random, now, kept }),
  );
};

/** @param open for tests with a group of another kind. */
export function sealedLines(
  environment: SealedEnvironment,
  listener: SealedListener,
  open: OpenGroup,
): SealedLines {
  return new Lines(environment, listener, open);
}

class Lines implements SealedLines {
  readonly #environment: SealedEnvironment;
  readonly #listener: SealedListener;
  readonly #group: LateGroup;
  readonly #queue: LineQueue<Step>;
  #room: SealedRoom;
  #cancelTick: () => void = () => {};
  #isClosed = false;
  #nextTickMs: number;

  constructor(environment: SealedEnvironment, listener: SealedListener, open: OpenGroup) {
    this.#environment = environment;
    this.#listener = listener;
    this.#nextTickMs = environment.now() + tickMs;
    this.#group = new LateGroup(open);
    this.#queue = new LineQueue(async (step) => {
      try {
        await this.#handle(step);
      } finally {
        this.#setClock();
      }
    });
    const kept = environment.kept === null ? null : readKept(environment.kept);
    const channel = kept?.room.where.channel ?? null;
    if (kept !== null && channel !== null) this.#group.channelIs(channel, kept.group);
    this.#room = this.#newRoom(kept?.room ?? null, 1);
    for (const line of kept?.lines ?? []) this.#queue.add(line);
    this.#setClock();
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

  settled(): Promise<void> {
    return new Promise((resolve) => this.#queue.add({ from: 'waiter', resolve }));
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
    const { random, now, seal } = this.#environment;
    const ifOpen =
      <A extends unknown[]>(call: (...values: A) => void) =>
      (...values: A): void => {
        if (!this.#isClosed) call(...values);
      };
    const parts = {
      group: this.#group,
      random,
      ownInvitation: seal.invitation,
      toClient: ifOpen((line: string) => this.#listener.toClient(line)),
      toRoom: ifOpen((line: string, ticket: number | null, isLast: boolean) =>
        this.#listener.toRoom(line, ticket, isLast),
      ),
      changed: ifOpen((view: SealedView) => this.#listener.changed(view)),
      channelIs: (channel: string) => this.#group.channelIs(channel, null),
    };
    return new SealedRoom(parts, kept, firstTicket, now());
  }

  /** The group may have something to do soon. */
  #setClock(): void {
    this.#cancelTick();
    if (this.#isClosed) return;
    const { now, after } = this.#environment;
    const dueMs = Math.min(this.#nextTickMs - now(), this.#group.waitMs ?? tickMs);
    this.#cancelTick = after(Math.max(minTickMs, dueMs), () => {
      this.#nextTickMs = now() + tickMs;
      this.#queue.add({ from: 'clock' });
    });
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
      case 'waiter':
        return step.resolve();
      case 'close':
        await this.#group.outside();
    }
  }

  async #restart(): Promise<void> {
    await this.#room.end();
    this.#room = this.#newRoom(null, this.#room.nextTicket);
  }
}
