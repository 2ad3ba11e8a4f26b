// The docker engine: the room in a container of the machine's own engine, held as compose.yaml holds it.
// It holds the room's lifeline, and looks for what is left. Knows nothing of what is said in the room.

import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../../../server/contract/problem.ts';
import { variablesFromTexts } from '../../../server/contract/settings.ts';
import type { Engine, EngineOrder, RunningAppliance } from '../engine.ts';
import { projectRoot } from '../prepare/project.mjs';
import type { DockerApi } from './api.ts';
import { ContainerRoom } from './container-room.ts';
import { containerBody, hardening, nameOf, networkBody } from './hardening.ts';
import { own } from './owner.ts';

const roomBytes = 6;

/** @param image that the engine has. */
export function dockerEngine(api: DockerApi, image: string): Engine {
  return { name: 'docker', start: (order) => start(api, image, order) };
}

async function start(api: DockerApi, image: string, order: EngineOrder): Promise<RunningAppliance> {
  const { settings, texts, onEvent } = order;
  const room = randomBytes(roomBytes).toString('hex');
  const ports = [settings.webPort, settings.sshPort];
  const seccomp = readFileSync(join(projectRoot, hardening.seccompFile), 'utf8');
  // What to undo if a later step fails, the last first.
  const undo: (() => Promise<void>)[] = [];
  try {
    const ownership = await own(room);
    undo.push(async () => ownership.letGo());
    const network = await api.createNetwork(networkBody(room));
    undo.push(() => api.removeNetwork(network));
    const { limits } = await api.facts();
    const place = { room, image, seccomp, ports, limitsCpus: limits.cpus };
    const container = await api.createContainer(containerBody(place));
    undo.push(() => api.removeContainer(container));
    const attached = await api.attach(container);
    const running = new ContainerRoom(
      { api, container, network, ports, ownership },
      attached,
      onEvent,
    );
    await api.start(container);
    running.tell(`${JSON.stringify({ variables: variablesFromTexts(texts) })}\n`);
    return running;
  } catch (error) {
    for (const step of undo.toReversed()) await step();
    throw mended(error, room);
  }
}

/** The engine's words for a port that is taken, with what to do. */
function mended(error: unknown, room: string): unknown {
  if (!(error instanceof Problem)) return error;
  const isPort = /port is already allocated|address already in use/.test(error.message);
  if (!isPort) return error;
  return new Problem(error.message.replace(nameOf(room), 'the room'), {
    hint: 'choose others: --web-port, --ssh-port',
    cause: error,
  });
}
