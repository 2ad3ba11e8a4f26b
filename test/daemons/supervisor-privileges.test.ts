// The real switch of users: root with three capabilities and no more, as in the appliance.

import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { launch, readableCopy, type Appliance, type Copy } from './supervisor-fixture/launch.ts';
import { statusField, withInEnvironment } from './supervisor-fixture/processes.ts';
import { Room } from './supervisor-fixture/room.ts';

const ngircd = { uid: 64_103, gid: 64_103 };
const sshd = { uid: 64_104, gid: 64_104 };

const threeCapabilities = [
  'setpriv',
  '--groups=4,24', // Some that a child could inherit.
  '--bounding-set=-all,+setuid,+setgid,+kill',
  '--inh-caps=-all',
  '--no-new-privs',
  '--',
];
// linux/capability.h: CAP_KILL 5, CAP_SETGID 6, CAP_SETUID 7.
const killSetgidSetuid = '00000000000000e0';
const none = '0000000000000000';

// Only root has users to switch to.
describe.runIf(process.getuid?.() === 0)('a supervisor with KILL, SETGID and SETUID alone', () => {
  let room: Room;
  let copy: Copy;
  let appliance: Appliance;

  beforeEach(async () => {
    room = new Room();
    chmodSync(room.dir, 0o711);
    copy = readableCopy(join(room.dir, 'copy'));
  });

  afterEach(async () => {
    appliance.process.kill('SIGKILL');
    await room.end();
  });

  function ownDir(name: string, owner: { uid: number; gid: number }): string {
    const dir = join(room.dir, name);
    mkdirSync(dir);
    chownSync(dir, owner.uid, owner.gid);
    chmodSync(dir, 0o711);
    return dir;
  }

  test('runs children as their users, writes and wipes their files, and ends them', async () => {
    const dir = ownDir('ngircd', ngircd);
    const other = ownDir('sshd', sshd);
    const answering = room.answering('ngircd');
    const socket = join(dir, 'socket');
    // What a daemon may leave: a directory and a file without the right to write.
    const leavings = 'mkdir closed; echo key > closed/key; chmod 400 closed/key; chmod 500 closed';
    appliance = launch(threeCapabilities, copy, room.env, [
      {
        ...answering,
        command: copy.node,
        args: [copy.answering, 'ngircd', socket, join(dir, 'journal')],
        socket,
        identity: ngircd,
        dirs: [dir],
        files: [
          { path: join(dir, 'ngircd.conf'), mode: 0o600, content: '[Global]\n' },
          { path: join(dir, 'keys', 'key'), mode: 0o600, content: 'secret', dropWhenReady: true },
        ],
      },
      {
        ...room.shell(
          'sshd',
          `cd ${other}; ${leavings}; trap "" TERM; while :; do sleep 1000; done`,
        ),
        identity: sshd,
        dirs: [other],
        graceMs: 100,
      },
    ]);
    await expect
      .poll(() => appliance.said('ready') ?? appliance.errors, { timeout: 20_000 })
      .toEqual([
        expect.objectContaining({ name: 'ngircd', state: 'ready' }),
        expect.objectContaining({ name: 'sshd', state: 'ready' }),
      ]);

    const supervisor = appliance.process.pid ?? 0;
    for (const set of ['CapPrm', 'CapEff', 'CapBnd']) {
      expect(statusField(supervisor, set), set).toBe(killSetgidSetuid);
    }

    expect(statusField(supervisor, 'Groups')).toBe('4 24');

    const child = childOf(supervisor, ngircd.uid);
    expect(statusField(child, 'Uid')).toBe('64103\t64103\t64103\t64103');
    expect(statusField(child, 'Gid')).toBe('64103\t64103\t64103\t64103');
    expect(statusField(child, 'Groups')).toBe('');
    expect(statusField(child, 'NoNewPrivs')).toBe('1');
    for (const set of ['CapInh', 'CapPrm', 'CapEff', 'CapAmb']) {
      expect(statusField(child, set), set).toBe(none);
    }

    const conf = statSync(join(dir, 'ngircd.conf'));
    expect([conf.uid, conf.gid, conf.mode & 0o777]).toEqual([ngircd.uid, ngircd.gid, 0o600]);
    expect(readFileSync(join(dir, 'ngircd.conf'), 'utf8')).toBe('[Global]\n');
    await expect.poll(() => readdirSync(join(dir, 'keys'))).toEqual([]);
    await expect.poll(() => readdirSync(other)).toEqual(['closed']);

    process.kill(supervisor, 'SIGTERM');
    await expect
      .poll(() => appliance.said('stopped') ?? appliance.errors)
      .toEqual({
        killed: ['sshd'],
        left: [],
        unwiped: [],
      });
    expect(readdirSync(dir)).toEqual([]);
    expect(readdirSync(other)).toEqual([]);
    await expect.poll(() => room.processes).toEqual([]);
  });

  test('fails in words where a directory is not the child’s own', async () => {
    const dir = ownDir('sshd', sshd);
    appliance = launch(threeCapabilities, copy, room.env, [
      {
        ...room.shell('ngircd', 'exec sleep 1000'),
        identity: ngircd,
        dirs: [dir],
        files: [{ path: join(dir, 'ngircd.conf'), mode: 0o600, content: 'secret' }],
      },
    ]);
    await expect
      .poll(() => appliance.errors, { timeout: 20_000 })
      .toContain(`ngircd: could not be started: write ${dir}/ngircd.conf: failed (EACCES)`);
    expect(appliance.errors).not.toContain('secret');
  });

  test('is another user for the work on files alone, and its daemons cannot touch it then', () => {
    const dir = ownDir('ngircd', ngircd);
    const script = join(copy.appliance, '..', 'as-user.ts');
    const [first, ...args] = [...threeCapabilities, copy.node, script, dir];
    const told: unknown = JSON.parse(
      execFileSync(first, args, { env: room.env, encoding: 'utf8' }),
    );
    const root = ['0\t0\t0\t0', '0\t0\t0\t0', killSetgidSetuid, killSetgidSetuid];
    expect(told).toEqual({
      before: root,
      // Real, effective, saved, and that of the file system.
      meanwhile: ['0\t64103\t0\t64103', '0\t64103\t0\t64103', none, killSetgidSetuid],
      after: root,
      thrown: 'by the work',
      afterThrown: root,
      closed: expect.stringContaining('EACCES'),
      noSuchUser: 'users: cannot act as user 4294967295, group 64103',
      afterNoSuchUser: root,
      attempts: { EPERM: expect.any(Number) },
    });
    const { uid, gid, mode } = statSync(join(dir, 'file'));
    expect([uid, gid, mode & 0o777]).toEqual([ngircd.uid, ngircd.gid, 0o600]);
  });

  function childOf(supervisor: number, uid: number): number {
    const found = withInEnvironment(room.marker).find(
      (pid) =>
        statusField(pid, 'PPid') === `${supervisor}` &&
        statusField(pid, 'Uid')?.startsWith(`${uid}\t`) === true,
    );
    if (found === undefined) throw new Error(`no child of ${supervisor} runs as ${uid}`);
    return found;
  }
});
