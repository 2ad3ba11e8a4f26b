// A room whose first process this machine sees, as a Room: asked over its supervisor's control socket.

import { askAccess, askRoom } from '../../host/ask-room.ts';
import { processesIn } from '../../host/namespaces.ts';
import type { RunningRoom } from '../../host/running-rooms.ts';
import type { Room } from './room.ts';

export function processRoom({ pid, control, namespaces }: RunningRoom): Room {
  return {
    id: pid,
    process: pid,
    status: () => askRoom(control, { ask: 'status' }),
    invitation: () => askRoom(control, { ask: 'invitation' }),
    addKey: async (key) => void (await askRoom(control, { ask: 'addKey', key })),
    moveEnd: (by, timeMs) => askRoom(control, { ask: 'moveEnd', by, timeMs }),
    stillHere: () => askRoom(control, { ask: 'stillHere' }),
    access: (request) => askAccess((asked) => askRoom(control, asked), request),
    end: () => askRoom(control, { ask: 'end' }),
    burn: () => askRoom(control, { ask: 'burn' }),
    isGone: async () => processesIn(namespaces).length === 0,
  };
}
