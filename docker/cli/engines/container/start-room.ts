// Starts a room in two containers: one without a network, and beside it one with tor. Both have the limits
// that compose.yaml has.

import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Problem } from '../../../../server/contract/host/problem.ts';
import { variablesFromTexts } from '../../../../server/contract/host/setting-variables.ts';
import type { EngineOrder, RunningAppliance } from '../shared/engine.ts';
import { ownFile } from '../../host/project.mjs';
import { EngineProblem } from './asked.ts';
import type { DockerApi } from './api.ts';
import { ContainerRoom } from './container-room.ts';
import {
  hardening,
  nameOf,
  networkBody,
  roomBody,
  uplinkBody,
  volumeBody,
  type ContainerBody,
} from './hardening.ts';
import { own } from '../../host/room-owner.ts';
import { sentence } from '../../../../server/contract/sentences/sentence.ts';

const roomBytes = 6;

/**
 * @param image that the engine has.
 * @throws {Problem} if it does not start; nothing is left then.
 */
export async function startRoom(
  api: DockerApi,
  image: string,
  order: EngineOrder,
): Promise<RunningAppliance> {
  const { settings, texts, onEvent } = order;
  const room = randomBytes(roomBytes).toString('hex');
  const ports = [settings.webPort, settings.sshPort];
  const seccomp = readFileSync(ownFile(hardening.seccompFile), 'utf8');
  // What to undo if a later step fails, the last first.
  const undo: (() => Promise<void>)[] = [];
  try {
    const ownership = await own(room);
    undo.push(async () => ownership.letGo());
    const { limits } = await api.facts();
    const place = { room, image, seccomp, ports, limitsCpus: limits.cpus };
    const network = await api.createNetwork(networkBody(room));
    undo.push(() => api.removeNetwork(network));
    const volume = nameOf(room);
    await api.createVolume(volumeBody(room));
    undo.push(() => api.removeVolume(volume));
    const make = async (body: ContainerBody): Promise<string> => {
      const id = await api.createContainer(body);
      undo.push(() => api.removeContainer(id));
      return id;
    };
    const [container, uplink] = await all(make(roomBody(place)), make(uplinkBody(place)));
    const attached = await api.attach(container);
    const running = new ContainerRoom(
      { id: room, api, container, uplink, network, volume, ports, ownership },
      attached,
      onEvent,
    );
    // The two containers wait for each other.
    await all(api.start(container), api.start(uplink));
    await running.tell(variablesFromTexts(texts));
    return running;
  } catch (error) {
    for (const step of undo.toReversed()) await step();
    throw mended(error, room);
  }
}

/** Waits for both, also where one fails, so that all can be undone. @throws what failed */
async function all<A, B>(one: Promise<A>, other: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([one, other]);
  return Promise.all([one, other]);
}

/** Adds a hint to the engine's error for a port that is taken. */
function mended(error: unknown, room: string): unknown {
  if (!(error instanceof EngineProblem)) return error;
  if (!/port is already allocated|address already in use/.test(error.what)) return error;
  const what = error.what.replace(`${nameOf(room)}-uplink`, 'the room');
  return new Problem(sentence('engine.dockerProblem', { what }), {
    hint: sentence('port.chooseOthers'),
    cause: error,
  });
}
