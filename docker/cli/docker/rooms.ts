// A room in a container as a Room: asked by the `mayfly` inside, as `docker exec` starts it. Docker keeps
// neither the words nor the input of that on its disk.

import { Problem } from '../../../server/contract/problem.ts';
import { otherForm } from '../ask-room.ts';
import type { Room } from '../room.ts';
import { stopReport } from '../stop-report.ts';
import type { DockerApi, Listed } from './api.ts';
import { roomLabel } from './hardening.ts';
import { findLeftovers } from './leftovers.ts';

/**
 * Rooms that this program started in the engine and somebody holds, and the whole ids of all containers
 * of rooms. One that nobody holds is ending.
 */
export async function dockerRooms(
  api: DockerApi,
  nowMs: number,
): Promise<{ readonly rooms: Room[]; readonly containers: readonly string[] }> {
  const running = (await api.containersWith(roomLabel)).filter((each) => each.running);
  const { containers: left } = await findLeftovers(api, nowMs);
  const held = running.filter(({ id }) => !left.some((each) => each.id === id));
  return { rooms: held.map((each) => room(api, each)), containers: running.map(({ id }) => id) };
}

function room(api: DockerApi, { id, label }: Listed): Room {
  const inside = async (words: readonly string[], input = ''): Promise<string> => {
    const { code, out, err } = await api.exec(id, ['/usr/bin/mayfly', ...words], input);
    if (code === 0) return out;
    // It speaks as this program does.
    const said = /^mayfly: error: (.*)$/m.exec(err)?.[1];
    const hint = /^mayfly: hint: (.*)$/m.exec(err)?.[1];
    throw new Problem(said ?? 'the room does not answer', hint === undefined ? {} : { hint });
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
    id: label,
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
    isGone: async () => (await api.inspect(id)) === null,
  };
}
