// A room in a container as a Room: `docker exec` starts the `mayfly` inside, which passes a request on to the
// supervisor. Docker keeps neither the words nor the input of that on its disk. An answer that holds a secret comes
// from the supervisor itself where this user can reach it, as through Docker it would stay in the kernel's buffers.

import { basename, join } from 'node:path';
import { encodeRequest, holdsSecrets } from '../../../../server/contract/host/control.ts';
import { controlSocket, roomDir } from '../../../../server/contract/host/places.ts';
import type { StopReport } from '../../../../server/contract/host/stop-report.ts';
import { processesOf } from '../../host/container-view.ts';
import { answerIn, askAccess, askRoom, noAnswer, type AskRoom } from '../../host/ask-room.ts';
import { canTakeFrom, handOverFolder } from '../../host/take-handed-over.ts';
import type { FoundRooms } from '../shared/engine.ts';
import type { Room } from '../shared/room.ts';
import type { DockerApi } from '../container/api.ts';
import { roomLabel } from '../container/hardening.ts';
import { findThings, holdsOf, isRunning, type Thing } from './things.ts';

const shortIdChars = 12;

/**
 * Finds the rooms that run in the engine and that the host command or Compose holds. A room that nobody
 * holds is ending: it is not listed, but its processes are.
 */
export async function dockerRooms(api: DockerApi, nowMs: number): Promise<FoundRooms> {
  const things = await findThings(api);
  const held = await holdsOf(things, nowMs);
  const running = things.filter((thing) => thing.kind === 'container' && isRunning(thing));
  const rooms = running.filter(({ room, part }) => part === 'room' && held.get(room) === 'held');
  return {
    rooms: rooms.map((each) => roomOf(api, each, things)),
    processes: running.flatMap(({ id }) => processesOf(id)),
  };
}

/** @returns the control socket as it is reached from here; null: this user may not see into the container. */
function nearControl(container: string): string | null {
  const [first] = processesOf(container);
  if (first === undefined) return null;
  const folder = handOverFolder(first);
  return canTakeFrom(folder) ? join(folder, basename(controlSocket(roomDir))) : null;
}

function roomOf(api: DockerApi, thing: Thing, things: readonly Thing[]): Room {
  const { id, room, byCompose } = thing;
  const parts = things.filter((each) => each.kind === 'container' && each.room === room);
  const ask: AskRoom = async (request) => {
    if (holdsSecrets[request.ask]) {
      const near = nearControl(id);
      if (near !== null) return askRoom(near, request);
    }
    const relay = ['/usr/bin/mayfly', 'control'];
    const { code, out, err } = await api.exec(id, relay, encodeRequest(request));
    if (code !== 0) throw noAnswer(new Error(err.trim()));
    return answerIn(request.ask, out);
  };
  const end = async (how: 'end' | 'burn'): Promise<StopReport | null> => {
    try {
      return await ask({ ask: how });
    } catch (error) {
      // It may have ended by itself since it was listed: that is what was asked for.
      if ((await api.inspect(id))?.running === true) throw error;
      return null;
    }
  };
  return {
    // Compose's project may run several: the container's id, as `docker ps` has it, is one room's alone.
    id: byCompose ? id.slice(0, shortIdChars) : (thing.labels[roomLabel] ?? ''),
    process: null,
    status: () => ask({ ask: 'status' }),
    invitation: () => ask({ ask: 'invitation' }),
    addKey: async (key) => void (await ask({ ask: 'addKey', key })),
    access: (request) => askAccess(ask, request),
    moveEnd: (by, timeMs) => ask({ ask: 'moveEnd', by, timeMs }),
    stillHere: () => ask({ ask: 'stillHere' }),
    end: () => end('end'),
    burn: () => end('burn'),
    isGone: async () => {
      const seen = await Promise.all(parts.map((part) => api.inspect(part.id)));
      // Containers that Compose made stay until Compose removes them.
      return seen.every((each) => each === null || (byCompose && !each.running));
    },
  };
}
