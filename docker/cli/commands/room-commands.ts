// The commands for a room that runs already: `mayfly status`, `invite`, `open`, `close`, `down`, and those that move
// its end.

import { Problem } from '../../../server/contract/host/problem.ts';
import { exitCode } from '../../../server/contract/host/exit-codes.ts';
import { statusText } from '../../../server/contract/terminal/status-text.ts';
import { listInvitations, revokeInvitation, setShared } from '../access/access-commands.ts';
import { runPeopleCommand } from '../access/people-commands.ts';
import { invitePersonally, type SealsFor } from '../access/invite-personally.ts';
import type { InviteAction, RoomCommand } from '../command-line/command.ts';
import { removeLeftovers, runningRooms } from '../engines/all.ts';
import { engines, type Room } from '../engines/index.ts';
import { freedMemory } from '../host/freed-memory.ts';
import { memoryText } from '../terminal/residue-text.ts';
import { tellOfLeftovers } from '../terminal/tell-leftovers.ts';
import { askSeals, withSharedSeal } from '../seal/ask-seals.ts';
import { invitationText, screenOf, textScreen } from '../terminal/invitation-text.ts';
import { isOverwritten, overwriteAsAsked, putBackSettings } from '../wipe/overwrite.ts';
import { untilHostsGone } from '../wipe/hosts-gone.ts';
import { runEndCommand } from './end-commands.ts';
import { endRoom } from './end-room.ts';
import { here } from './here.ts';
import { pickRoom } from './pick-room.ts';
import type { Tell } from '../terminal/tell.ts';
import { sentence } from '../../../server/contract/sentences/sentence.ts';

/** @throws {Problem} */
export async function runRoomCommand(command: RoomCommand, tell: Tell): Promise<number> {
  const rooms = await runningRooms(engines, here());
  if (command.command === 'down') return down(rooms, command, tell);
  const room = pickRoom(rooms, command.room);
  if (command.command === 'status') {
    const status = await room.status();
    if (command.json) tell.data(JSON.stringify({ room: room.id, ...status }));
    else tell.report(statusText(String(room.id), status, tell.translator));
    return 0;
  }
  const { json } = command;
  switch (command.command) {
    case 'invite':
      await invite(command.action, { room, isOneOfMany: rooms.length > 1, json }, tell);
      break;
    case 'open':
    case 'close':
      await setShared(room, command.command === 'open', json, tell);
      break;
    case 'guests':
    case 'knocks':
    case 'remove':
    case 'let':
    case 'turn-away':
      await runPeopleCommand(command, room, tell);
      break;
    case 'extend':
    case 'shorten':
    case 'still-here':
    case 'burn':
      return runEndCommand(command, room, tell);
  }
  return 0;
}

interface InvitePlace {
  readonly room: Room;
  readonly isOneOfMany: boolean;
  readonly json: boolean;
}

async function invite(action: InviteAction, place: InvitePlace, tell: Tell): Promise<void> {
  const { room, json } = place;
  switch (action.what) {
    case 'list':
      return listInvitations(room, json, tell);
    case 'revoke':
      return revokeInvitation(room, action.id, json, tell);
    case 'personal': {
      const screen = textScreen(screenOf(process.stdout, process.env), action.qr, tell.translator);
      const sealsFor: SealsFor = (entries) => askSeals(String(room.id), entries);
      return invitePersonally(room, action, { json, sealsFor, screen }, tell);
    }
    case 'shared':
      return showShared(action, place, tell);
  }
}

async function showShared(
  { sshKey, qr }: Extract<InviteAction, { readonly what: 'shared' }>,
  { room, isOneOfMany, json }: InvitePlace,
  tell: Tell,
): Promise<void> {
  const told = await room.invitation();
  if (told.inviteOnly) {
    throw new Problem(sentence('access.inviteOnly'), { hint: sentence('access.makePersonal') });
  }
  if (sshKey !== null) {
    await room.addKey(sshKey);
    tell.note(sentence('room.keyLetIn'));
  }
  const ready = told.sealed ? await withSharedSeal(told, String(room.id)) : told;
  const isUnsealed = ready === null;
  if (json) {
    tell.data(JSON.stringify(ready ?? told));
    if (isUnsealed) tell.warning(sentence('invitation.sealByCompose'));
    return;
  }
  const { remainingMs, access } = await room.status();
  const recipient = sshKey === null ? 'browser' : 'key owner';
  const wish = { qr, recipient, room: String(room.id), isOneOfMany, remainingMs } as const;
  const screen = screenOf(process.stdout, process.env);
  tell.data(invitationText(ready ?? told, screen, wish, tell.translator));
  if (isUnsealed) tell.warning(sentence('invitation.sealByCompose'));
  if (access?.shared.state === 'closed') tell.warning(sentence('invitation.sharedClosed'));
}

type DownCommand = Extract<RoomCommand, { readonly command: 'down' }>;

/** Ends a room, and removes what earlier rooms left that were ended by force. */
async function down(rooms: readonly Room[], command: DownCommand, tell: Tell): Promise<number> {
  const { room: wanted, wipeRam } = command;
  let code: number = exitCode.success;
  if (rooms.length > 0 || wanted !== null) {
    if (!(await endRoom(pickRoom(rooms, wanted), 'end', tell))) code = exitCode.residue;
  }
  const { removed, kept } = await removeLeftovers(engines, here());
  tellOfLeftovers(tell, { removed, kept });
  if (kept.length > 0) code = exitCode.residue;
  await putBackSettings();
  if (wipeRam) {
    await untilHostsGone();
    const memory = await overwriteAsAsked(freedMemory(), tell);
    tell.note(memoryText(memory, tell.translator));
    return code === exitCode.success && !isOverwritten(memory) ? exitCode.failure : code;
  }
  // There is nothing to end and nothing to remove: this is an error.
  if (rooms.length === 0 && removed.length + kept.length === 0) pickRoom(rooms, wanted);
  return code;
}
