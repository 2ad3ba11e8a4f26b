// The rooms of this user that run on this machine, in whichever engine.

import type { ReadyEvent } from '../../../server/contract/host/events.ts';
import { bareRooms } from './bare/rooms.ts';
import type { DockerApi } from './container/api.ts';
import { findEngines } from './container/find-engine.ts';
import { processesOf } from '../host/container-view.ts';
import { dockerRooms } from './docker/rooms.ts';
import type { Room } from './shared/room.ts';

/** A room that has just begun answers at once; nobody waits longer for its number. */
const numberPatienceMs = 1000;

/** Rooms of all kinds. A container's processes are in /proc as well: it counts once. */
export async function runningRooms(engines: readonly DockerApi[]): Promise<Room[]> {
  const found = await Promise.all(engines.map((api) => dockerRooms(api, Date.now())));
  const known = new Set(found.flatMap(({ containers }) => containers.flatMap(processesOf)));
  return [...found.flatMap(({ rooms }) => rooms), ...bareRooms((pid) => known.has(pid))];
}

export interface RoomNumber {
  /** What names it to other commands; null: not found in time. */
  readonly room: string | null;
  readonly isOneOfMany: boolean;
}

/** Which of the rooms here has this invitation. No engine needs to know how the others name theirs. */
export async function numberOf(ready: ReadyEvent): Promise<RoomNumber> {
  const unknown: RoomNumber = { room: null, isOneOfMany: false };
  const find = async (): Promise<RoomNumber> => {
    const { answering } = await findEngines(process.env);
    const rooms = await runningRooms(answering);
    const isIt = async (room: Room): Promise<string> => {
      const { ssh } = await room.invitation();
      // Each room makes a host key of its own.
      if (ssh.hostKey === ready.ssh.hostKey) return String(room.id);
      throw new Error('another room');
    };
    return { room: await Promise.any(rooms.map(isIt)), isOneOfMany: rooms.length > 1 };
  };
  const patience = Promise.withResolvers<RoomNumber>();
  const timer = setTimeout(() => patience.resolve(unknown), numberPatienceMs);
  try {
    return await Promise.race([find(), patience.promise]);
  } catch {
    return unknown;
  } finally {
    clearTimeout(timer);
  }
}
