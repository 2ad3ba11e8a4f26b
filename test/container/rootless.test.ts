// A room in an ordinary user's engine: compose.yaml and the host command, and what the room's users are on
// this machine. With cgroups 1 such an engine has no limits to give; that is said.

import { readdirSync, readFileSync } from 'node:fs';

import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Engine } from './engine.ts';
import { engineWithImage } from './engine-with-image.ts';
import { mayflyTo, startUp } from './host-command.ts';
import { mayflyImage } from './mayfly-image.ts';
import { startRoom } from './room.ts';
import { lentFrom, ordinaryUid } from './rootless.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await engineWithImage({ rootless: true });
});
afterAll(() => engine.stop());

/** Of a container's processes: proc(5), status, where none is left out. */
function statusOf(container: string): string[] {
  return readdirSync('/proc').flatMap((pid) => {
    try {
      const mounts = readFileSync(`/proc/${pid}/mountinfo`, 'utf8');
      const isOurs = mounts.includes(`/containers/${container}/`);
      return isOurs ? [readFileSync(`/proc/${pid}/status`, 'utf8')] : [];
    } catch {
      // No process, or one that has ended.
      return [];
    }
  });
}

function field(status: string, name: string): string {
  return new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(status)?.[1]?.replaceAll('\t', ' ') ?? '';
}

test('compose.yaml gives a room; its root is the user, its daemons are nobody', async () => {
  const room = await startRoom(engine);
  const [anna, bert] = [await room.guest('anna'), await room.guest('bert')];
  anna.say('PRIVMSG #lobby :is anybody here');
  await bert.hears(/PRIVMSG #lobby :is anybody here$/);
  anna.close();
  bert.close();

  const seen = statusOf(room.id);
  const inside = (uid: number): number => (uid === 0 ? ordinaryUid : lentFrom + uid - 1);
  const four = (uid: number): string => Array(4).fill(inside(uid)).join(' ');
  // tini and the supervisor; the gateway, ngIRCd, sshd, as server/config/layout.ts numbers them.
  const users = [0, 0, 64_101, 64_103, 64_104].map(four);
  expect(seen.map((status) => field(status, 'Uid')).toSorted()).toEqual(users.toSorted());
  for (const status of seen) {
    expect(field(status, 'NoNewPrivs')).toBe('1');
    expect(field(status, 'Seccomp')).toBe('2');
    // capabilities(7): KILL, SETGID, SETUID, and for the daemons none.
    const isRoot = field(status, 'Uid') === four(0);
    expect(field(status, 'CapEff')).toBe(isRoot ? '00000000000000e0' : '0000000000000000');
    expect(field(status, 'CapBnd')).toBe('00000000000000e0');
  }

  await room.compose('stop');
  expect(await room.state()).toEqual({ ended: true, exitCode: 0 });
  await room.remove();
  expect(await engine.exec(['ps', '--all', '--quiet'])).toBe('');
  expect(statusOf(room.id)).toEqual([]);
});

test('the host command finds the engine by itself, and its report leaves nothing unchecked', async () => {
  // As on a person's machine: the engine is where XDG_RUNTIME_DIR is.
  const room = await startUp(engine, {
    flags: ['--image', mayflyImage],
    env: { DOCKER_HOST: '' },
  });
  try {
    await room.ready();
    expect(room.err).toContain('mayfly: engine: docker');
    room.signal('SIGINT');
    expect(await room.ended).toBe(0);
    expect(room.verdicts).toMatchObject({
      container: 'gone',
      network: 'gone',
      volumes: 'gone',
      processes: 'gone',
      'files in the container’s layer': 'gone',
      'mounts that reach a disk': 'gone',
      'log file': 'gone',
    });
  } finally {
    await room.remove();
  }
});

test('the doctor says what such an engine cannot do', async () => {
  const { out } = await mayflyTo(engine, 'doctor');
  expect(out).toContain('the engine cannot limit memory, processes, cpus');
  expect(out).not.toContain('userns-remap');
});
