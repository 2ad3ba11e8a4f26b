// The bare engine: a room in private namespaces of this machine, without containers.

import { checkPermitted } from '../../host/ports.ts';
import { runningRooms } from '../../host/running-rooms.ts';
import { lookAtTor, lostWith } from '../../host/tor-facts.ts';
import type { Engine } from '../shared/engine.ts';
import { processRoom } from '../shared/process-room.ts';
import { lookForBareResidue } from './residue.ts';

export const bareEngine: Engine = {
  name: 'bare',
  role: 'fallback',
  canBorrowTor: true,
  reasonAgainst: async () => null,

  async prepare({ settings }, { env, nowMs }, tell) {
    const { webPort, sshPort, ircPort, ngircdPort } = settings;
    await checkPermitted([webPort, sshPort, ircPort, ngircdPort]);
    const { setUp } = await import('../../prepare/set-up.ts');
    await setUp({ refresh: false, buildOnly: false, env, nowMs });
    // Loaded only here: other commands do not need it.
    const { startRoom } = await import('./start-room.ts');
    const { makePlan } = await import('./plan.ts');
    const tor = await lookAtTor(settings);
    if (tor !== null) for (const lost of lostWith(tor)) tell.warning(lost);
    const plan = makePlan(settings, tor?.cookieFile ?? null, env);
    return (order) => startRoom(plan, order);
  },

  rooms: async () => ({ rooms: runningRooms().map(processRoom), processes: [] }),

  // All of a bare room ends with its first process.
  removeLeftovers: async () => ({ removed: [], kept: [] }),

  facts: async () => null,
  verify: async () => lookForBareResidue(),
};
