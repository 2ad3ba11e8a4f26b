// Lists the containers, networks and volumes that rooms have in an engine, and tells whether each room still
// has a holder: the host command, or Compose. It changes nothing.

import type { DockerApi, Listed } from '../container/api.ts';
import { partLabel, roomLabel } from '../container/hardening.ts';
import { isOwned } from '../../host/room-owner.ts';

/** The label that Compose puts on all that it makes (docs.docker.com/reference/compose-file/services#labels). */
const projectLabel = 'com.docker.compose.project';
/** The label of the image, and so of every container that is made from it. */
const imageLabel = 'mayfly.image=room';

export interface Thing extends Listed {
  readonly kind: 'container' | 'network' | 'volume';
  /** All things of one room have the same. */
  readonly room: string;
  readonly byCompose: boolean;
  /** `uplink`, `network` and so on. */
  readonly part: string;
}

function thingOf(kind: Thing['kind'], listed: Listed): Thing {
  const { labels } = listed;
  const id = labels[roomLabel];
  return {
    ...listed,
    kind,
    byCompose: id === undefined,
    room: id ?? `compose ${labels[projectLabel] ?? listed.name}`,
    // What an earlier version made has no part: it had one container a room.
    part: labels[partLabel] ?? (kind === 'container' ? 'room' : kind),
  };
}

/** @throws {Problem} if the engine does not answer. */
export async function findThings(api: DockerApi): Promise<Thing[]> {
  const byId = new Map<string, Thing>();
  for (const label of [roomLabel, partLabel]) {
    const [containers, networks, volumes] = await Promise.all([
      api.containersWith(label),
      api.networksWith(label),
      api.volumesWith(label),
    ]);
    for (const each of containers) byId.set(each.id, thingOf('container', each));
    for (const each of networks) byId.set(each.id, thingOf('network', each));
    // A volume has its name alone.
    for (const each of volumes) byId.set(`volume ${each.id}`, thingOf('volume', each));
  }
  return [...byId.values()];
}

/** Containers of the image that neither the host command nor compose.yaml made: they are not judged. */
export async function findByHand(api: DockerApi): Promise<Listed[]> {
  const made = await api.containersWith(imageLabel);
  return made.filter(({ labels }) => !(roomLabel in labels) && !(partLabel in labels));
}

export function isRunning({ state }: Listed): boolean {
  return ['running', 'paused', 'restarting'].includes(state);
}

/** Compose makes a network, a volume and then the containers: with none of them a start is young for seconds. */
const youngMs = { withContainer: 60_000, without: 20_000 } as const;

/** `held`: the room or its host program runs. `being made`: Compose seems to start it. `left`: it has no holder. */
export type Hold = 'held' | 'being made' | 'left';

/** @returns the state of each room, by `Thing.room`. */
export async function holdsOf(
  things: readonly Thing[],
  nowMs: number,
): Promise<ReadonlyMap<string, Hold>> {
  const rooms = [...new Set(things.map(({ room }) => room))];
  const holds = await Promise.all(
    rooms.map(async (room) => {
      const its = things.filter((thing) => thing.room === room);
      return [room, await holdOf(its, nowMs)] as const;
    }),
  );
  return new Map(holds);
}

async function holdOf(things: readonly Thing[], nowMs: number): Promise<Hold> {
  const containers = things.filter(({ kind, part }) => kind === 'container' && part === 'room');
  const running = containers.some(isRunning);
  const ageMs = nowMs - Math.max(...things.map(({ createdMs }) => createdMs));
  const id = things[0]?.labels[roomLabel];
  if (id !== undefined) return (await isOwned(id, { running, ageMs })) ? 'held' : 'left';
  // Compose has no process that holds a room. Its room lasts as long as the room's first process.
  if (running) return 'held';
  const isNew = containers.every(({ state }) => state === 'created');
  const limitMs = containers.length > 0 ? youngMs.withContainer : youngMs.without;
  return isNew && ageMs < limitMs ? 'being made' : 'left';
}
