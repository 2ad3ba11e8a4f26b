// Whole process trees, as in the appliance: tini above the supervisor, and orphans that no parent waits for.

import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { program, programEnv } from '../support/programs.ts';
import { launch, readableCopy, type Appliance, type Copy } from './supervisor-fixture/launch.ts';
import { commandLine, exists, statusField } from './supervisor-fixture/processes.ts';
import { Room } from './supervisor-fixture/room.ts';

const tini = program('tini');
const nothing = { killed: [], left: [], unwiped: [] };

let room: Room;
let copy: Copy;
let appliance: Appliance;

beforeEach(() => {
  room = new Room();
  chmodSync(room.dir, 0o711);
});

afterEach(async () => {
  appliance.process.kill('SIGKILL');
  await room.end();
});

/** Has one child, which forks twice and goes on. */
async function start(before: readonly string[], orphan: string): Promise<void> {
  copy = readableCopy(join(room.dir, 'copy'));
  const env = { ...room.env, ...programEnv(tini) };
  appliance = launch(before, copy, env, [room.shell('forking', `(${orphan} &); exec sleep 2000`)]);
  await expect
    .poll(() => appliance.said('ready') ?? appliance.errors, { timeout: 20_000 })
    .toMatchObject([{ state: 'ready' }]);
  await expect.poll(() => found('sleep 1000')).not.toBeNull();
}

/** The process of the room with this command line. */
function found(command: string): number | null {
  return room.processes.find((pid) => commandLine(pid) === command) ?? null;
}

function pidOf(command: string): number {
  const pid = found(command);
  if (pid === null) throw new Error(`nothing runs ${command}`);
  return pid;
}

describe('under tini', () => {
  const subreaper = [tini.path, '-s', '--'];

  test('an orphan is reaped when it ends', async () => {
    await start(subreaper, 'sleep 1000');
    const orphan = pidOf('sleep 1000');
    await expect.poll(() => statusField(orphan, 'PPid')).toBe(`${appliance.process.pid}`);
    process.kill(orphan, 'SIGKILL');
    await expect.poll(() => exists(orphan)).toBe(false);
  });

  test('an orphan of a child that has fallen is ended and reaped', async () => {
    await start(subreaper, 'sleep 1000');
    const orphan = pidOf('sleep 1000');
    process.kill(pidOf('sleep 2000'), 'SIGKILL');
    await expect.poll(() => exists(orphan)).toBe(false);
    await expect.poll(() => found('sleep 2000')).not.toBeNull();
  });

  test('the end leaves no orphan', async () => {
    await start(subreaper, 'sleep 1000');
    const { processes } = room;
    expect(processes.length).toBe(4);
    appliance.process.kill('SIGTERM');
    await expect.poll(() => appliance.said('stopped')).toEqual(nothing);
    await expect.poll(() => processes.filter(exists)).toEqual([]);
  });
});

// Only root may make a PID namespace without a user namespace around it.
describe.runIf(process.getuid?.() === 0)('in a PID namespace, with tini as its init', () => {
  const namespace = ['unshare', '--pid', '--fork', '--kill-child', '--mount-proc', tini.path, '--'];
  // In a session of its own, it is in no group that the supervisor knows.
  const escaped = 'setsid sleep 1000';

  function supervisorPid(): number {
    const { node, appliance: entry } = copy;
    return pidOf(`${node} ${entry}`);
  }

  test('the end leaves not even an orphan that has left its group', async () => {
    await start(namespace, escaped);
    expect(room.processes.length).toBe(5);
    process.kill(supervisorPid(), 'SIGTERM');
    await expect.poll(() => appliance.said('stopped')).toEqual(nothing);
    await expect.poll(() => room.processes).toEqual([]);
  });

  test('a supervisor that is killed leaves nothing', async () => {
    await start(namespace, escaped);
    process.kill(supervisorPid(), 'SIGKILL');
    await expect.poll(() => room.processes).toEqual([]);
  });
});
