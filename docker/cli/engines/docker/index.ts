// The docker engine: a room in two containers of this machine's own Docker.

import { transportPrograms } from '../../../../server/contract/host/transports.ts';
import { tellOfLeftovers } from '../../terminal/tell-leftovers.ts';
import { findEngine, findEngines, needEngine } from '../container/find-engine.ts';
import { needImage } from '../container/need-image.ts';
import { startRoom } from '../container/start-room.ts';
import type { Engine } from '../shared/engine.ts';
import { removeLeftovers } from './leftovers.ts';
import { dockerRooms } from './rooms.ts';
import { dockerChecks } from './verify.ts';
import { isText, sentence } from '../../../../server/contract/sentences/sentence.ts';

export const dockerEngine: Engine = {
  name: 'docker',
  role: 'preferred',
  canBorrowTor: false,

  async reasonAgainst({ settings }, env) {
    const transport = Object.keys(transportPrograms).find((name) =>
      settings.bridges.some((line) => line.startsWith(`${name} `)),
    );
    if (transport !== undefined) return sentence('image.noTransport', { transport });
    const found = await findEngine(env);
    return isText(found) ? found : null;
  },

  async prepare({ image: given }, { env, nowMs }, tell) {
    const api = await needEngine(env);
    tellOfLeftovers(tell, await removeLeftovers(api, nowMs, false));
    const image = await needImage(api, given, { env, nowMs }, tell);
    return (order) => startRoom(api, image, order);
  },

  async rooms({ env, nowMs }) {
    const { answering } = await findEngines(env);
    const found = await Promise.all(answering.map((api) => dockerRooms(api, nowMs)));
    return {
      rooms: found.flatMap(({ rooms }) => rooms),
      processes: found.flatMap(({ processes }) => processes),
    };
  },

  async removeLeftovers({ env, nowMs }) {
    const { answering } = await findEngines(env);
    const removals = await Promise.all(answering.map((api) => removeLeftovers(api, nowMs, true)));
    return {
      removed: removals.flatMap(({ removed }) => removed),
      kept: removals.flatMap(({ kept }) => kept),
    };
  },

  async facts(env) {
    const found = await findEngine(env);
    return isText(found) ? found : found.facts();
  },

  verify: ({ env, nowMs }) => dockerChecks(env, nowMs),
};
