// A bare room as a Room: asked by its supervisor's control socket, through /proc.

import { askRoom } from '../../host/ask-room.ts';
import type { Room } from '../shared/room.ts';
import { runningRooms } from '../../host/running-rooms.ts';
import { processesIn } from '../../host/namespaces.ts';

/** @param isOthers whether a process belongs to a room that is known otherwise. */
export function bareRooms(isOthers: (pid: number) => boolean): Room[] {
  return runningRooms()
    .filter(({ pid }) => !isOthers(pid))
    .map(({ pid, control, namespaces }) => ({
      id: pid,
      status: () => askRoom(control, { ask: 'status' }),
      invitation: () => askRoom(control, { ask: 'invitation' }),
      addKey: async (key) => void (await askRoom(control, { ask: 'addKey', key })),
      end: () => askRoom(control, { ask: 'end' }),
      isGone: async () => processesIn(namespaces).length === 0,
    }));
}
