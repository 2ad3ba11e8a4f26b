// The volatile engine: a room in a container of a private Docker engine whose data, the image included, are
// in memory.

import { Problem } from '../../../../server/contract/host/problem.ts';
import { readIfThere } from '../../host/processes.ts';
import { runningRooms } from '../../host/running-rooms.ts';
import type { DockerApi } from '../container/api.ts';
import { findEngine } from '../container/find-engine.ts';
import { imageSources } from '../container/image.ts';
import { buildAndTell } from '../container/need-image.ts';
import type { Engine } from '../shared/engine.ts';
import { processRoom } from '../shared/process-room.ts';
import { isInVolatileEngine, leftCgroups, removeLeftCgroups } from './leftovers.ts';
import { isText, sentence } from '../../../../server/contract/sentences/sentence.ts';

export const volatileEngine: Engine = {
  name: 'volatile',
  role: 'on request',
  canBorrowTor: false,
  reasonAgainst: async () => null,

  /** The image comes from this machine's own engine where that has it; else it is built in memory. */
  async prepare({ image }, { env }, tell) {
    await removeLeftCgroups();
    // Loaded only here: other commands do not need it.
    const { startRoom } = await import('./start-room.ts');
    const found = await findEngine(env);
    const sources = imageSources(env);
    const name = image ?? sources.tag;
    const isThere = !isText(found) && (await found.imageMadeMs(name)) !== null;
    if (!isThere && image !== null) {
      throw new Problem(sentence('image.noneInVolatile', { image }));
    }
    const origin = {
      from: isThere ? { api: found, name } : null,
      build: (api: DockerApi) => buildAndTell(api, sources, tell),
    };
    return (order) => startRoom(origin, order);
  },

  async rooms() {
    // Only root can have such an engine, and see the processes in it.
    if (process.getuid?.() !== 0) return { rooms: [], processes: [] };
    const own = runningRooms().filter(({ pid }) =>
      isInVolatileEngine(readIfThere(`/proc/${pid}/cgroup`) ?? ''),
    );
    return { rooms: own.map(processRoom), processes: own.map(({ pid }) => pid) };
  },

  async removeLeftovers() {
    const names = await removeLeftCgroups();
    return { removed: names.map((name) => sentence('leftover.controlGroup', { name })), kept: [] };
  },

  facts: async () => null,

  /** Of all that the engine has, only its control groups do not end with its namespaces. */
  async verify() {
    const left = await leftCgroups();
    const isGone = left.length === 0;
    return [
      {
        what: sentence('residue.controlGroups'),
        verdict: isGone ? 'gone' : 'left',
        detail: isGone ? null : left.join(', '),
      },
    ];
  },
};
