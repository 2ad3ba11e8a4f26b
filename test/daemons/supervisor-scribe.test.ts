// The scribe's helper as the supervisor sees it, when it is slow, stuck or stopped. What it does to files is
// in the unit tests; that it can do so as another user, in supervisor-privileges.test.ts.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ScribeCommand } from '../../server/supervisor/child-spec.ts';
import { askScribe } from '../../server/supervisor/scribe.ts';
import type { PlainChild } from './supervisor-fixture/children.ts';
import { runs } from './supervisor-fixture/processes.ts';
import { Room } from './supervisor-fixture/room.ts';

const me = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };

let room: Room;

beforeEach(() => {
  room = new Room();
});

afterEach(() => room.end());

/** A helper that has its order in `$order`. */
function helper(script: string): ScribeCommand {
  const preamble = `PATH=/usr/bin:/bin; cd ${room.dir}; order=$(cat);`;
  return { command: '/bin/sh', args: ['-c', `${preamble} ${script}`] };
}

/** As its own user, so that a helper is asked; with a file that is dropped when it is ready. */
function childWithSecret(): PlainChild {
  const files = [
    { path: join(room.dir, 'key'), mode: 0o600, content: 'secret', dropWhenReady: true },
  ];
  return { ...room.shell('tor', 'exec sleep 1000'), identity: me, dirs: [room.dir], files };
}

function lines(name: string): string[] {
  const path = join(room.dir, name);
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : [];
}

describe('the helper of the scribe', () => {
  test('is asked again only when it has done what it was asked before', async () => {
    const waitWhenAskedToDrop =
      'case "$order" in *unlink*) until [ -e permit ]; do sleep 0.02; done;; esac';
    const scribe = helper(
      `echo begin >> log; ${waitWhenAskedToDrop}; echo end >> log; printf done`,
    );
    const supervisor = room.superviseWith({ scribe }, childWithSecret());
    await supervisor.start();
    await expect.poll(() => lines('log')).toEqual(['begin', 'end', 'begin']);

    process.kill(room.pid('tor'), 'SIGKILL');
    await expect
      .poll(() => room.status('tor'))
      .toMatchObject({ state: 'starting', restarts: 1, pid: null });
    writeFileSync(join(room.dir, 'permit'), '');
    await expect.poll(() => room.status('tor').state).toBe('ready');
    await expect.poll(() => lines('log').length).toBe(8);
    expect(lines('log')).toEqual(Array.from({ length: 4 }, () => ['begin', 'end']).flat());
  });

  test('is ended when its child is stopped, which is then not started', async () => {
    const scribe = helper(
      'case "$order" in *write*) echo $$ > pid; exec sleep 1000;; esac; printf done',
    );
    const supervisor = room.superviseWith({ scribe }, childWithSecret());
    const started = supervisor.start().catch(String);
    await expect.poll(() => lines('pid').length).toBe(1);
    const pid = Number(lines('pid')[0]);
    expect(runs(pid)).toBe(true);

    expect(await supervisor.stop()).toEqual({ killed: [], left: [], unwiped: [] });
    expect(await started).toContain('was stopped before it was ready');
    await expect.poll(() => runs(pid)).toBe(false);
    expect(room.changes.filter((status) => status.pid !== null)).toEqual([]);
  });

  test('that is stopped by a daemon of the same user is not waited for', async () => {
    const scribe = helper('kill -STOP $$');
    await expect(askScribe(scribe, me, { within: [room.dir] })).rejects.toThrow(
      'scribe: ended without an answer',
    );
  });

  test('that never comes to wipe does not hold up the end, nor outlive it', async () => {
    const scribe = helper(
      'case "$order" in *wipe*) echo $$ > pid; exec sleep 1000;; esac; printf done',
    );
    const supervisor = room.superviseWith({ scribe }, childWithSecret());
    await supervisor.start();
    expect(await supervisor.stop(1000)).toEqual({ killed: [], left: [], unwiped: ['tor'] });
    const [pid] = lines('pid').map(Number);
    expect(pid).toBeGreaterThan(1);
    await expect.poll(() => runs(pid ?? 0)).toBe(false);
  });
});
