// `status`, `invite` and `down`: a room that runs already, asked and told. Knows nothing of how a room starts.

import { setTimeout as delay } from 'node:timers/promises';
import type { ApplianceStatus, ReadyEvent } from '../../server/contract/events.ts';
import { Problem } from '../../server/contract/problem.ts';
import { statusText } from '../../server/contract/status-text.ts';
import type { RoomCommand } from './args.ts';
import { askRoom } from './ask-room.ts';
import { processesIn } from './bare/namespace.ts';
import { invitationText } from './invitation-text.ts';
import { runningRooms, type RunningRoom } from './running-rooms.ts';
import type { Tell } from './tell.ts';

const pollMs = 50;
/** The room's own end takes 3 s at most; a loaded machine gets more. */
const endPatienceMs = 15_000;

/** @throws {Problem} */
export async function runRoomCommand(command: RoomCommand, tell: Tell, columns: number | null): Promise<number> {
  const room = pick(runningRooms(), command.room);
  if (command.command === 'down') {
    await askRoom(room.control, { ask: 'end' });
    await untilGone(room);
    tell.note('the room has ended');
    return 0;
  }
  if (command.command === 'status') {
    const status = await askStatus(room);
    tell.data(command.json ? JSON.stringify({ room: room.pid, ...status }) : statusText(String(room.pid), status));
    return 0;
  }
  if (command.sshKey !== null) {
    await askRoom(room.control, { ask: 'addKey', key: command.sshKey });
    tell.note('the key is let in');
  }
  const ready = await askInvitation(room);
  tell.data(command.json ? JSON.stringify(ready) : invitationText(ready, { columns, colour: tell.lively }));
  return 0;
}

function pick(rooms: readonly RunningRoom[], wanted: number | null): RunningRoom {
  const found = wanted === null ? rooms[0] : rooms.find((room) => room.pid === wanted);
  if (found === undefined) {
    throw new Problem(wanted === null ? 'no room of yours runs here' : `no room of yours is process ${wanted}`, {
      hint: rooms.length === 0 ? 'start one: mayfly up' : `there is ${list(rooms)}`,
    });
  }
  if (wanted === null && rooms.length > 1) {
    throw new Problem(`${rooms.length} rooms of yours run here`, { hint: `say which: ${list(rooms)}` });
  }
  return found;
}

function list(rooms: readonly RunningRoom[]): string {
  return rooms.map((room) => `--room ${room.pid}`).join(', ');
}

async function askStatus(room: RunningRoom): Promise<ApplianceStatus> {
  // The supervisor is our own code, by the contract.
  return (await askRoom(room.control, { ask: 'status' })) as ApplianceStatus;
}

async function askInvitation(room: RunningRoom): Promise<ReadyEvent> {
  return (await askRoom(room.control, { ask: 'invitation' })) as ReadyEvent;
}

async function untilGone(room: RunningRoom): Promise<void> {
  const endMs = performance.now() + endPatienceMs;
  while (processesIn(room.namespaces).length > 0) {
    if (performance.now() > endMs) {
      throw new Problem(`the room still runs after ${endPatienceMs / 1000} s`, {
        hint: 'a second Ctrl-C where it was started ends it at once',
      });
    }
    await delay(pollMs);
  }
}
