// The host's sheet: what a host sees of the room at a page. The room sends it in parts, one JSON text a line, as a
// line of IRC has 512 bytes.

import { boolean, nullable, object, oneOf, variant, wholeNumber } from '../base/decode.ts';
import {
  decodeInvitation,
  decodeShared,
  type InvitationEntry,
  type SharedInvitation,
} from './access.ts';
import { decodeGuest, decodeKnock, type GuestEntry, type KnockEntry } from './people.ts';

/** More of each the sheet does not list; it tells how many there are. */
export const maxSheetEntries = { invitations: 200, people: 200, knocks: 100 } as const;

/** What stands on the sheet once. */
export interface SheetRoom {
  readonly shared: SharedInvitation;
  /** Wrong passphrases and tokens at all doors, in the last minute. */
  readonly wrongTries: number;
  /** Milliseconds until the room ends by itself; null: nobody knows. */
  readonly remainingMs: number | null;
  /** The room ends unless a host shows a sign of life. */
  readonly needsSign: boolean;
  /** How many there are, also of those that are not listed. */
  readonly invitationCount: number;
  readonly peopleCount: number;
}

export interface HostSheet {
  readonly room: SheetRoom;
  readonly invitations: readonly InvitationEntry[];
  readonly people: readonly GuestEntry[];
  readonly knocks: readonly KnockEntry[];
}

export type SheetPart =
  /** The first. */
  | { readonly part: 'room'; readonly room: SheetRoom }
  | { readonly part: 'invitation'; readonly invitation: InvitationEntry }
  | { readonly part: 'person'; readonly person: GuestEntry }
  | { readonly part: 'knock'; readonly knock: KnockEntry }
  /** The last. */
  | { readonly part: 'end' };

/** @throws {DecodeError} */
export const decodeSheetPart = variant<SheetPart, 'part'>('part', {
  room: object({
    part: oneOf('room'),
    room: object<SheetRoom>({
      shared: decodeShared,
      wrongTries: wholeNumber,
      remainingMs: nullable(wholeNumber),
      needsSign: boolean,
      invitationCount: wholeNumber,
      peopleCount: wholeNumber,
    }),
  }),
  invitation: object({ part: oneOf('invitation'), invitation: decodeInvitation }),
  person: object({ part: oneOf('person'), person: decodeGuest }),
  knock: object({ part: oneOf('knock'), knock: decodeKnock }),
  end: object({ part: oneOf('end') }),
});

/** The texts of a sheet, in their order. */
export function writeSheet({ room, invitations, people, knocks }: HostSheet): readonly string[] {
  const parts: readonly SheetPart[] = [
    { part: 'room', room },
    ...invitations
      .slice(0, maxSheetEntries.invitations)
      .map((invitation) => ({ part: 'invitation', invitation }) as const),
    ...people
      .slice(0, maxSheetEntries.people)
      .map((person) => ({ part: 'person', person }) as const),
    ...knocks.slice(0, maxSheetEntries.knocks).map((knock) => ({ part: 'knock', knock }) as const),
    { part: 'end' },
  ];
  return parts.map((part) => JSON.stringify(part));
}

/** Puts a sheet together again. Texts that are no part of one are left out, and more of each than a sheet has. */
export class SheetReader {
  #begun:
    | { [K in keyof HostSheet]: HostSheet[K] extends readonly (infer E)[] ? E[] : HostSheet[K] }
    | null = null;

  /** @returns the sheet, if the text is its last part; else null. */
  add(text: string): HostSheet | null {
    const part = readPart(text);
    if (part?.part === 'room')
      this.#begun = { room: part.room, invitations: [], people: [], knocks: [] };
    const begun = this.#begun;
    if (part === null || begun === null) return null;
    if (part.part === 'invitation')
      add(begun.invitations, part.invitation, maxSheetEntries.invitations);
    if (part.part === 'person') add(begun.people, part.person, maxSheetEntries.people);
    if (part.part === 'knock') add(begun.knocks, part.knock, maxSheetEntries.knocks);
    if (part.part !== 'end') return null;
    this.#begun = null;
    return begun;
  }
}

function add<T>(list: T[], entry: T, most: number): void {
  if (list.length < most) list.push(entry);
}

function readPart(text: string): SheetPart | null {
  try {
    return decodeSheetPart(JSON.parse(text));
  } catch {
    return null;
  }
}
