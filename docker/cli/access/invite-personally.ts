// `mayfly invite NAME`: makes personal invitations, and prints each or writes it into a file in memory.

import type {
  InvitationWish,
  InvitationEntry,
  IssuedInvitation,
  SshKeyWish,
} from '../../../server/contract/host/access.ts';
import type { ReadyEvent } from '../../../server/contract/host/events.ts';
import { linksWith } from '../../../server/contract/invitation/personal-links.ts';
import { sentence } from '../../../server/contract/sentences/sentence.ts';
import {
  personalText,
  type PersonalDoor,
  type PersonalInvitation,
} from '../../../server/contract/terminal/personal-text.ts';
import type { ScreenOptions } from '../../../server/contract/terminal/text-options.ts';
import type { InviteAction } from '../command-line/command.ts';
import type { Room } from '../engines/shared/room.ts';
import { neutral, type Tell } from '../terminal/tell.ts';
import { makeMemoryFile, type MemoryFile } from './memory-file.ts';

/** So many in one request: with the longest names it stays below the 64 KiB of a line. */
const perRequest = 100;

export type PersonalAction = Extract<InviteAction, { readonly what: 'personal' }>;

/** A room as it is asked for invitations. */
export type InvitingRoom = Pick<Room, 'invitation' | 'access'>;

/**
 * Makes the seals of invitations: one for each, in order.
 * @returns null: they are to be had elsewhere, or nowhere.
 */
export type SealsFor = (
  entries: readonly Pick<InvitationEntry, 'id' | 'role'>[],
) => Promise<readonly string[] | null>;

export interface PersonalOptions {
  readonly json: boolean;
  /** Asked in a sealed room; null: there is nobody to ask. */
  readonly sealsFor: SealsFor | null;
  /** How they are shown where they are not written into a file. */
  readonly screen: ScreenOptions;
}

/** @throws {Problem} what was made before is printed or written by then */
export async function invitePersonally(
  room: InvitingRoom,
  action: PersonalAction,
  { json, sealsFor, screen }: PersonalOptions,
  tell: Tell,
): Promise<void> {
  const { out, wishes } = action;
  const ssh = keyWishOf(action);
  // First: where it is refused, no invitation is made that nobody gets.
  const file = out === null ? null : makeMemoryFile(out);
  let count = 0;
  let isUnsealed = false;
  try {
    const ready = await room.invitation();
    const shown = file === null ? screen : { ...screen, columns: fileColumns, colour: false };
    for (const some of inChunks(wishes)) {
      const all = await room.access<'issue'>({ access: 'issue', wishes: some, ...ssh });
      const seals = ready.sealed ? await sealsOf(all, sealsFor) : null;
      isUnsealed = ready.sealed && seals === null;
      for (const [at, issued] of all.entries()) {
        const sealed = { ...issued, seal: seals?.[at] ?? null };
        const text = json
          ? jsonOf(sealed, ready)
          : `${personalText(withPlainLabel(sealed), ready, doorOf(action), shown)}\n`;
        print(text, file, tell);
        count += 1;
      }
    }
  } finally {
    if (count === 0) file?.discard();
    else file?.close();
  }
  if (out !== null) tell.note(written(count, out, tell));
  else if (!json) tell.note(sentence('personal.shownOnce'));
  if (isUnsealed) tell.warning(sentence('invitation.sealByCompose'));
}

async function sealsOf(
  issued: readonly IssuedInvitation[],
  sealsFor: SealsFor | null,
): Promise<readonly string[] | null> {
  return sealsFor === null ? null : sealsFor(issued.map(({ entry }) => entry));
}

/** A file is read in any terminal, or printed: its codes need no more than this. */
const fileColumns = 80;

function print(text: string, file: MemoryFile | null, tell: Tell): void {
  if (file === null) tell.data(text);
  else file.write(`${text}\n`);
}

/** It goes to a terminal. */
function withPlainLabel(issued: PersonalInvitation): PersonalInvitation {
  return { ...issued, entry: { ...issued.entry, label: neutral(issued.entry.label) } };
}

function keyWishOf({ ssh, sshKey }: PersonalAction): { readonly ssh?: SshKeyWish } {
  if (sshKey !== null) return { ssh: { from: 'owner', publicKey: sshKey } };
  return ssh ? { ssh: { from: 'room' } } : {};
}

function doorOf({ ssh, sshKey }: PersonalAction): PersonalDoor {
  if (sshKey !== null) return 'key owner';
  return ssh ? 'irc' : 'browser';
}

function jsonOf({ entry, token, seal, sshKey }: PersonalInvitation, ready: ReadyEvent): string {
  const links = linksWith(ready, { secret: token, seal, seed: sshKey?.seed ?? null });
  return JSON.stringify({ ...entry, token, links, sshPrivateKey: sshKey?.privateKey ?? null });
}

function written(count: number, path: string, { translator }: Tell): string {
  return translator.count('personal.written', count, { path });
}

function inChunks(wishes: readonly InvitationWish[]): (readonly InvitationWish[])[] {
  const chunks = Math.ceil(wishes.length / perRequest);
  return Array.from({ length: chunks }, (_, at) =>
    wishes.slice(at * perRequest, (at + 1) * perRequest),
  );
}
