// `mayfly invite NAME`: makes personal invitations, and prints each or writes it into a file in memory.

import type {
  InvitationWish,
  IssuedInvitation,
  SshKeyWish,
} from '../../../server/contract/host/access.ts';
import type { ReadyEvent } from '../../../server/contract/host/events.ts';
import { linksWith } from '../../../server/contract/invitation/personal-links.ts';
import { sentence } from '../../../server/contract/sentences/sentence.ts';
import {
  personalText,
  type PersonalDoor,
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

export interface PersonalOptions {
  readonly json: boolean;
  /** How they are shown where they are not written into a file. */
  readonly screen: ScreenOptions;
}

/** @throws {Problem} what was made before is printed or written by then */
export async function invitePersonally(
  room: InvitingRoom,
  action: PersonalAction,
  { json, screen }: PersonalOptions,
  tell: Tell,
): Promise<void> {
  const { out, wishes } = action;
  const ssh = keyWishOf(action);
  // First: where it is refused, no invitation is made that nobody gets.
  const file = out === null ? null : makeMemoryFile(out);
  let count = 0;
  try {
    const ready = await room.invitation();
    const shown = file === null ? screen : { ...screen, columns: fileColumns, colour: false };
    for (const some of inChunks(wishes)) {
      for (const issued of await room.access<'issue'>({ access: 'issue', wishes: some, ...ssh })) {
        const text = json
          ? jsonOf(issued, ready)
          : `${personalText(withPlainLabel(issued), ready, doorOf(action), shown)}\n`;
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
}

/** A file is read in any terminal, or printed: its codes need no more than this. */
const fileColumns = 80;

function print(text: string, file: MemoryFile | null, tell: Tell): void {
  if (file === null) tell.data(text);
  else file.write(`${text}\n`);
}

/** It goes to a terminal. */
function withPlainLabel(issued: IssuedInvitation): IssuedInvitation {
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

function jsonOf({ entry, token, sshKey }: IssuedInvitation, ready: ReadyEvent): string {
  const links = linksWith(ready, token, sshKey?.seed ?? null);
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
