// `status`, `invite` and `down`: a room that runs already, asked and told. Knows nothing of how a room starts.

import { setTimeout as delay } from 'node:timers/promises';
import type { ApplianceStatus, ReadyEvent } from '../../server/contract/events.ts';
import { Problem } from '../../server/contract/problem.ts';
import { statusText } from '../../server/contract/status-text.ts';
import type { RoomCommand } from './args.ts';
import { askRoom, otherForm } from './ask-room.ts';
import { processesIn } from './bare/namespace.ts';
import { invitationText } from './invitation-text.ts';
import { runningRooms, type RunningRoom } from './running-rooms.ts';
import type { Tell } from './tell.ts';

const pollMs = 50;
/** The room's own end takes 3 s at most; a loaded machine gets more. */
const endPatienceMs = 15_000;

/** @throws {Problem} */
export async function runRoomCommand(
  command: RoomCommand,
  tell: Tell,
  columns: number | null,
): Promise<number> {
  const room = pick(runningRooms(), command.room);
  if (command.command === 'down') {
    await askRoom(room.control, { ask: 'end' });
    await untilGone(room);
    tell.note('the room has ended');
    return 0;
  }
  if (command.command === 'status') {
    const status = await askStatus(room);
    tell.data(
      command.json
        ? JSON.stringify({ room: room.pid, ...status })
        : statusText(String(room.pid), status),
    );
    return 0;
  }
  if (command.sshKey !== null) {
    await askRoom(room.control, { ask: 'addKey', key: command.sshKey });
    tell.note('the key is let in');
  }
  const ready = await askInvitation(room);
  tell.data(
    command.json ? JSON.stringify(ready) : invitationText(ready, { columns, colour: tell.lively }),
  );
  return 0;
}

function pick(rooms: readonly RunningRoom[], wanted: number | null): RunningRoom {
  const found = wanted === null ? rooms[0] : rooms.find((room) => room.pid === wanted);
  if (found === undefined) {
    throw new Problem(
      wanted === null ? 'no room of yours runs here' : `no room of yours is process ${wanted}`,
      {
        hint: rooms.length === 0 ? 'start one: mayfly up' : `there is ${list(rooms)}`,
      },
    );
  }
  if (wanted === null && rooms.length > 1) {
    throw new Problem(`${rooms.length} rooms of yours run here`, {
      hint: `say which: ${list(rooms)}`,
    });
  }
  return found;
}

function list(rooms: readonly RunningRoom[]): string {
  return rooms.map((room) => `--room ${room.pid}`).join(', ');
}

// The supervisor is our own code, but perhaps of another day: an answer is taken by its outline.

async function askStatus(room: RunningRoom): Promise<ApplianceStatus> {
  const answer = await askRoom(room.control, { ask: 'status' });
  if (isStatus(answer)) return answer;
  throw otherForm();
}

async function askInvitation(room: RunningRoom): Promise<ReadyEvent> {
  const answer = await askRoom(room.control, { ask: 'invitation' });
  if (isReady(answer)) return answer;
  throw otherForm();
}

function isStatus(answer: unknown): answer is ApplianceStatus {
  return typeof answer === 'object' && answer !== null && 'children' in answer && 'onion' in answer;
}

function isReady(answer: unknown): answer is ReadyEvent {
  return (
    typeof answer === 'object' && answer !== null && 'event' in answer && answer.event === 'ready'
  );
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
