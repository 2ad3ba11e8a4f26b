// Starts a room in a private Docker engine whose data, the image included, are in memory. This machine's own
// engine gives the image where it has it; nothing else is asked of it.

import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Problem } from '../../../../server/contract/host/problem.ts';
import {
  residueReport,
  type ResidueCheck,
  type ResidueReport,
} from '../../../../server/contract/host/residue.ts';
import { processesIn } from '../../host/namespaces.ts';
import { readIfThere } from '../../host/processes.ts';
import { runningRooms } from '../../host/running-rooms.ts';
import type { DockerApi } from '../container/api.ts';
import { startRoom as startContainerRoom } from '../container/start-room.ts';
import { own } from '../../host/room-owner.ts';
import type { EngineOrder, RunningAppliance } from '../shared/engine.ts';
import { cgroupIsThere } from '../../host/cgroups.ts';
import { openEnclosure, type Enclosure } from './enclosure.ts';
import { openRelay, type Relay } from './relay.ts';
import { sentence, type Text } from '../../../../server/contract/sentences/sentence.ts';

const idBytes = 6;

/** Where the image comes from: an engine that has it, or a build in the new one. */
export interface ImageOrigin {
  /** null: built inside, which needs a way out. */
  readonly from: { readonly api: DockerApi; readonly name: string } | null;
  /** @returns the name of what was built. */
  readonly build: (api: DockerApi) => Promise<string>;
}

/** @throws {Problem} if it does not start; nothing is left then. */
export async function startRoom(
  origin: ImageOrigin,
  order: EngineOrder,
): Promise<RunningAppliance> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    throw new Problem(sentence('volatile.needsRoot'), {
      hint: sentence('volatile.useSudo'),
    });
  }
  const { onion, webPort, sshPort } = order.settings;
  const id = randomBytes(idBytes).toString('hex');
  const ownership = await own(id);
  const enclosure = await openEnclosure(id, onion || origin.from === null, process.env);
  let relay: Relay | null = null;
  try {
    relay = await openRelay(enclosure.pid, enclosure.doors, [webPort, sshPort]);
    const image = await bringImage(origin, enclosure.api);
    const room = await startContainerRoom(enclosure.api, image, order);
    return {
      roomId: () => firstProcessIn(enclosure),
      end: () => room.end(),
      kill: () => room.kill(),
      gone: room.gone,
      residue: async () => {
        // The relay listens on the room's ports: the check would find them taken.
        await relay?.close();
        const report = await room.residue();
        await enclosure.close();
        ownership.letGo();
        return withEngine(report, enclosure);
      },
    };
  } catch (error) {
    await relay?.close();
    await enclosure.close();
    throw error;
  }
}

/** Commands find the room by its process: only this program knows its private engine. */
function firstProcessIn({ cgroup }: Enclosure): number | null {
  const isIn = (pid: number): boolean =>
    readIfThere(`/proc/${pid}/cgroup`)?.includes(`/${cgroup}`) === true;
  return runningRooms().find(({ pid }) => isIn(pid))?.pid ?? null;
}

async function bringImage({ from, build }: ImageOrigin, api: DockerApi): Promise<string> {
  if (from === null) return build(api);
  await api.loadImage(await from.api.saveImage(from.name));
  return from.name;
}

function withEngine(report: ResidueReport, enclosure: Enclosure): ResidueReport {
  const { namespaces, cgroup } = enclosure;
  const processes = namespaces === null ? null : processesIn(namespaces);
  const mountinfo = readFileSync('/proc/self/mountinfo', 'utf8');
  const mounts = mountinfo.split('\n').filter((line) => line.includes(' mayfly '));
  return residueReport(
    [
      ...report.checks,
      processes === null
        ? {
            what: sentence('residue.engine'),
            verdict: 'not checked',
            detail: sentence('residue.namespacesNeverSeen'),
          }
        : check(
            sentence('residue.engine'),
            processes.length === 0
              ? null
              : sentence('residue.processList', { list: processes.join(', ') }),
          ),
      check(
        sentence('residue.imageAndMounts'),
        mounts.length === 0 ? null : sentence('residue.countInNamespace', { count: mounts.length }),
      ),
      check(sentence('residue.controlGroups'), cgroupIsThere(cgroup) ? cgroup : null),
    ],
    report.memory,
  );
}

function check(what: Text, left: Text | null): ResidueCheck {
  return { what, verdict: left === null ? 'gone' : 'left', detail: left };
}
