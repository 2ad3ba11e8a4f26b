// A room in a container as a Room: asked by the `mayfly` inside, as `docker exec` starts it. Docker keeps
// neither the words nor the input of that on its disk.

import { Problem, problemOf } from '../../../../server/contract/host/problem.ts';
import { otherForm } from '../../host/ask-room.ts';
import type { Room } from '../shared/room.ts';
import { stopReport } from '../../host/stop-report.ts';
import type { DockerApi } from '../container/api.ts';
import { roomLabel } from '../container/hardening.ts';
import { parseEvent } from '../shared/event-line.ts';
import { findThings, holdsOf, isRunning, type Thing } from './things.ts';
import { sentence } from '../../../../server/contract/sentences/sentence.ts';

const shortIdChars = 12;

/**
 * Rooms that run in the engine and somebody holds, by the host command or by Compose, and the whole ids of
 * all containers of rooms. One that nobody holds is ending.
 */
export async function dockerRooms(
  api: DockerApi,
  nowMs: number,
): Promise<{ readonly rooms: Room[]; readonly containers: readonly string[] }> {
  const things = await findThings(api);
  const held = await holdsOf(things, nowMs);
  const running = things.filter((thing) => thing.kind === 'container' && isRunning(thing));
  const rooms = running.filter(({ room, part }) => part === 'room' && held.get(room) === 'held');
  return {
    rooms: rooms.map((each) => roomOf(api, each, things)),
    containers: running.map(({ id }) => id),
  };
}

function roomOf(api: DockerApi, thing: Thing, things: readonly Thing[]): Room {
  const { id, room, byCompose } = thing;
  const parts = things.filter((each) => each.kind === 'container' && each.room === room);
  const inside = async (words: readonly string[], input = ''): Promise<string> => {
    const { code, out } = await api.exec(id, ['/usr/bin/mayfly', ...words], input);
    if (code === 0) return out;
    const event = parseEvent(out);
    throw event?.event === 'problem' ? problemOf(event) : new Problem(sentence('room.noAnswer'));
  };
  const asked = async (...words: string[]): Promise<unknown> => {
    const answer = await inside([...words, '--json']);
    try {
      return JSON.parse(answer);
    } catch {
      throw otherForm();
    }
  };
  return {
    // Compose's project may run several: the container's id, as `docker ps` has it, is one room's alone.
    id: byCompose ? id.slice(0, shortIdChars) : (thing.labels[roomLabel] ?? ''),
    status: () => asked('status'),
    invitation: () => asked('invite'),
    addKey: async (key) => void (await inside(['invite', '--ssh-key', '-', '--json'], key)),
    end: async () => {
      try {
        return stopReport(await asked('down'));
      } catch (error) {
        // It may have ended by itself since it was listed: that is what was asked for.
        if ((await api.inspect(id))?.running === true) throw error;
        return null;
      }
    },
    isGone: async () => {
      const seen = await Promise.all(parts.map((part) => api.inspect(part.id)));
      // What Compose made stays until somebody removes it.
      return seen.every((each) => each === null || (byCompose && !each.running));
    },
  };
}
