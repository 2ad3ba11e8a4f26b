// Who owns which nickname, and with it all nicknames that look alike. Pure: times come in as arguments.

import { sameName } from '../../../contract/room/casemap.ts';
import { shapeOf, type NameVerdict } from '../../../contract/room/look-alike.ts';
import { isNickname } from '../../../contract/room/nickname.ts';
import { isServiceName, serviceName } from '../../../contract/room/service.ts';
import { noNames, type NameSnapshot } from '../../../config/name-snapshot.ts';

/**
 * Whose names they are. `invitation`: of whoever comes in by it, for the room's life. `guest`: of one session
 * that came in by the shared invitation, and for a time after it of who has one of the same marks.
 */
export type NameOwner =
  | { readonly kind: 'invitation'; readonly id: string }
  | { readonly kind: 'guest'; readonly marks: readonly string[] };

/** So many names each owner keeps: the one in use, and those before it. */
const maxNames = { invitation: 4, guest: 2 } as const;
/** Names that ngIRCd was asked for and has not answered about. A session has no more lines on their way. */
const maxAsked = 64;
/** Guests who are out and whose names are kept. Beyond it, whoever left first loses them. */
export const maxGone = 2_000;

/** One owner's names. Only the book reads and writes it. */
export interface NameHolder {
  owner: NameOwner;
  /** As they were spelt, the newest last. */
  names: readonly string[];
  /** ngIRCd was asked for them. */
  asked: readonly string[];
  /** How many sessions the owner has: two while a new one takes the place of the old. */
  sessions: number;
}

export class NameBook {
  readonly #holdMs: number;
  readonly #byShape = new Map<string, NameHolder>();
  /** By the invitation's id. */
  readonly #invitations = new Map<string, NameHolder>();
  readonly #guests = new Set<NameHolder>();
  /** Guests who are out, and until when their names are kept; whoever left first stands first. */
  readonly #gone = new Map<NameHolder, number>();
  #version = 0;

  /** @param holdMs how long names are kept for a guest of the shared invitation who is out. */
  constructor(holdMs: number, snapshot: NameSnapshot = noNames, nowMs = 0) {
    this.#holdMs = holdMs;
    this.#restore(snapshot, nowMs);
  }

  /** Grows with every change that a snapshot shows. */
  get version(): number {
    return this.#version;
  }

  /** A session begins. @returns what the other calls need; `leave` must follow. */
  enter(owner: NameOwner): NameHolder {
    const known = owner.kind === 'invitation' ? this.#invitations.get(owner.id) : undefined;
    const holder = known ?? { owner, names: [], asked: [], sessions: 0 };
    holder.sessions += 1;
    if (owner.kind === 'invitation') this.#invitations.set(owner.id, holder);
    else this.#guests.add(holder);
    return holder;
  }

  /** ngIRCd is to be asked for this name. A `free` one belongs to the holder until `release`. */
  claim(holder: NameHolder, nick: string, nowMs: number): NameVerdict {
    this.#expire(nowMs);
    const shape = shapeOf(nick);
    if (shape === shapeOf(serviceName)) return isServiceName(nick) ? 'kept' : 'alike';
    const other = this.#byShape.get(shape);
    if (other !== undefined && other !== holder) {
      if (!isBack(holder, other)) return verdictOn(nick, other);
      this.#inherit(holder, other);
    }
    const asked = [...without(holder.asked, nick), nick].slice(-maxAsked);
    this.#change(holder, holder.names, asked);
    return 'free';
  }

  /** ngIRCd has given the name. Of too many, the oldest is nobody's any more. */
  confirm(holder: NameHolder, nick: string): void {
    const { names, owner } = holder;
    const asked = without(holder.asked, nick);
    const isOwn = (this.#byShape.get(shapeOf(nick)) ?? holder) === holder;
    if (!isOwn || names.at(-1) === nick) {
      this.#change(holder, names, asked);
      return;
    }
    const all = [...without(names, nick), nick];
    this.#change(holder, all.slice(-maxNames[owner.kind]), asked);
    this.#version += 1;
  }

  /** ngIRCd did not give the name. */
  release(holder: NameHolder, nick: string): void {
    this.#change(holder, holder.names, without(holder.asked, nick));
  }

  /**
   * The session is over.
   * @param sinceMs when its guest was lost.
   * @param owner the same, with the marks that there were last.
   */
  leave(holder: NameHolder, sinceMs: number, owner: NameOwner = holder.owner): void {
    holder.owner = owner;
    holder.sessions -= 1;
    if (holder.sessions > 0) return;
    this.#change(holder, holder.names, []);
    if (holder.names.length === 0) this.#forget(holder);
    else if (holder.owner.kind === 'guest') this.#keep(holder, sinceMs + this.#holdMs);
    this.#version += 1;
  }

  snapshot(): NameSnapshot {
    const invitations = [...this.#invitations].filter(([, { names }]) => names.length > 0);
    const guests = [...this.#guests].filter(({ names }) => names.length > 0);
    return {
      invitations: invitations.map(([id, { names }]) => ({ id, names })),
      guests: guests.map((holder) => ({
        marks: holder.owner.kind === 'guest' ? holder.owner.marks : [],
        names: holder.names,
        untilMs: this.#gone.get(holder) ?? null,
      })),
    };
  }

  /** All sessions are over: the guests who were in get their time from now on. */
  #restore({ invitations, guests }: NameSnapshot, nowMs: number): void {
    for (const { id, names } of invitations) this.#take({ kind: 'invitation', id }, names);
    for (const { marks, names, untilMs } of guests) {
      const holder = this.#take({ kind: 'guest', marks }, names);
      if (holder !== null) this.#keep(holder, untilMs ?? nowMs + this.#holdMs);
    }
    this.#expire(nowMs);
  }

  #take(owner: NameOwner, names: readonly string[]): NameHolder | null {
    const free = names.filter((name) => isNickname(name) && !this.#byShape.has(shapeOf(name)));
    if (free.length === 0) return null;
    const holder = this.enter(owner);
    holder.sessions = 0;
    this.#change(holder, free.slice(-maxNames[owner.kind]), []);
    return holder;
  }

  #keep(holder: NameHolder, untilMs: number): void {
    this.#gone.set(holder, untilMs);
    const [first] = this.#gone.keys();
    if (first !== undefined && this.#gone.size > maxGone) this.#forget(first);
  }

  #expire(nowMs: number): void {
    for (const [holder, untilMs] of this.#gone) if (untilMs <= nowMs) this.#forget(holder);
  }

  /** What a guest had who is back goes to their new session. */
  #inherit(holder: NameHolder, gone: NameHolder): void {
    const names = [...gone.names, ...holder.names];
    this.#forget(gone);
    for (const name of names) this.confirm(holder, name);
  }

  #forget(holder: NameHolder): void {
    const { owner } = holder;
    this.#change(holder, [], []);
    this.#gone.delete(holder);
    this.#guests.delete(holder);
    if (owner.kind === 'invitation') this.#invitations.delete(owner.id);
    this.#version += 1;
  }

  /** Shapes of names that the holder has no longer are free; those of new names are the holder's. */
  #change(holder: NameHolder, names: readonly string[], asked: readonly string[]): void {
    for (const name of [...holder.names, ...holder.asked]) {
      const shape = shapeOf(name);
      if (this.#byShape.get(shape) === holder) this.#byShape.delete(shape);
    }
    holder.names = names;
    holder.asked = asked;
    for (const name of [...names, ...asked]) this.#byShape.set(shapeOf(name), holder);
  }
}

/** Whether a guest who is out has come back as this one. */
function isBack({ owner }: NameHolder, { owner: before, sessions }: NameHolder): boolean {
  return (
    sessions === 0 &&
    before.kind === 'guest' &&
    owner.kind === 'guest' &&
    owner.marks.some((mark) => before.marks.includes(mark))
  );
}

/** What is said of a name that this holder has, or of one that looks like it. */
function verdictOn(nick: string, { asked, names, owner, sessions }: NameHolder): NameVerdict {
  const isIt = (name: string): boolean => sameName(name, nick);
  const isInUse = sessions > 0 && [...names.slice(-1), ...asked].some(isIt);
  if (isInUse && owner.kind === 'guest') return 'taken';
  return [...names, ...asked].some(isIt) ? 'kept' : 'alike';
}

function without(names: readonly string[], nick: string): readonly string[] {
  return names.filter((name) => !sameName(name, nick));
}
