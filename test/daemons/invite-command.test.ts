// Personal invitations by the command that a person types, in a whole room: who they let in, and what becomes of
// them when they are taken back, when the shared one closes, and when the gateway is killed.

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AccessList, InvitationEntry } from '../../server/contract/host/access.ts';
import type { InvitationLinks } from '../../server/contract/host/events.ts';
import type { ApplianceStatus } from '../../server/contract/host/status.ts';
import { parseInvitation } from '../../server/contract/invitation/invitation.ts';
import { readyAppliance, type ReadyAppliance } from '../support/appliance.ts';
import { runCommand, type CommandOutcome } from '../support/run-command.ts';
import { LiteClient } from '../support/lite-client.ts';
import { until } from '../support/until.ts';

type Made = InvitationEntry & { readonly token: string; readonly links: InvitationLinks };

let appliance: ReadyAppliance;
let room: string;
let dir: string;
let names = 0;

const run = (args: readonly string[], given = ''): Promise<CommandOutcome> =>
  runCommand(room, args, given);

async function made(args: readonly string[], given = ''): Promise<Made[]> {
  const { out, err } = await run(['invite', ...args, '--json'], given);
  expect(err).toBe('');
  return out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Made);
}

async function makeOne(...args: string[]): Promise<Made> {
  const [one] = await made(args);
  if (one === undefined) throw new Error('nothing was made');
  return one;
}

/** @returns the status of the answer: 303 who is in, 403 who is not. */
async function enters(secret: string | null): Promise<number> {
  const lite = new LiteClient({ port: appliance.ports.web });
  const told = await lite.knocks({ nick: `g${(names += 1)}`, key: secret ?? '' });
  return told.status;
}

async function listed(): Promise<AccessList> {
  return JSON.parse((await run(['invite', '--list', '--json'])).out) as AccessList;
}

async function stateOf(id: string): Promise<string | undefined> {
  return (await listed()).invitations.find((entry) => entry.id === id)?.state;
}

describe('a room with both kinds', () => {
  beforeAll(async () => {
    dir = mkdtempSync('/dev/shm/mayfly-invite-');
    appliance = await readyAppliance({ flags: ['--no-onion', '--hold', '10s'] });
    room = String((await appliance.inside('tini')).pid);
  });

  afterAll(async () => {
    await appliance.kill();
    rmSync(dir, { recursive: true });
  });

  test('begins with the host’s own, whose link lets in', async () => {
    const { host } = appliance.ready;
    expect(parseInvitation(host?.links.web ?? '').passphrase).toBe(host?.token);
    expect(await enters(host?.token ?? null)).toBe(303);
    const { out } = await run(['invite', '--list']);
    expect(out).toMatch(/^i1 +host +inside as g\d+$/m);
    expect(out).not.toContain(host?.token);
  });

  test('lets in by a name’s own invitation, once, and tells how often somebody tried', async () => {
    const ana = await makeOne('Ana', '--once', '--for', '2h');
    expect(ana).toMatchObject({ label: 'Ana', role: 'guest', once: true, state: 'open' });
    expect(await enters(ana.token.toUpperCase().replaceAll('-', ' '))).toBe(303);
    expect(await stateOf(ana.id)).toMatch(/inside|used/);
    expect(await enters(ana.token)).toBe(403);
    const status = JSON.parse((await run(['status', '--json'])).out) as ApplianceStatus;
    expect(status.access?.wrongTries).toBeGreaterThan(0);
    expect((await run(['status'])).out).toMatch(/^invitations +\d+ personal, shared open$/m);
  });

  test('takes one back: its guest is out, and nobody comes in by it', async () => {
    const ben = await makeOne('Ben');
    expect(await enters(ben.token)).toBe(303);
    const guests = async (): Promise<number | null> =>
      (JSON.parse((await run(['status', '--json'])).out) as ApplianceStatus).guests;
    const before = (await guests()) ?? 0;
    const { code, err } = await run(['invite', '--revoke', ben.id]);
    expect(code).toBe(0);
    expect(err).toContain(`invitation ${ben.id} is revoked`);
    await until('the guest to be out', async () => ((await guests()) ?? 0) < before);
    expect(await enters(ben.token)).toBe(403);
    expect(await stateOf(ben.id)).toBe('revoked');
  });

  test('has no invitation of an id that it never gave', async () => {
    const { code, err } = await run(['invite', '--revoke', 'i999']);
    expect(code).toBe(1);
    expect(err).toContain('the room has no such invitation');
    expect(err).toContain('invite --list');
  });

  test('closes to the passphrase, not to a personal invitation, and opens again', async () => {
    const { passphrase } = appliance.ready;
    expect((await run(['close'])).err).toContain('the shared invitation is closed');
    expect(await enters(passphrase)).toBe(403);
    expect((await run(['invite'])).err).toContain('The shared invitation is closed');
    expect(await enters((await makeOne('Cleo')).token)).toBe(303);
    expect((await run(['open'])).code).toBe(0);
    expect(await enters(passphrase)).toBe(303);
  });

  test('writes a class into memory, for its owner alone, and never on a disk', async () => {
    const path = join(dir, 'class');
    const { out, err } = await run(['invite', 'pupil', '--count', '3', '--out', path]);
    expect(out).toBe('');
    expect(err).toContain(`3 invitations written to ${path}`);
    const written = readFileSync(path, 'utf8');
    const links = written.split('\n').filter((line) => line.startsWith('http://'));
    expect(new Set(links).size).toBe(3);
    expect(written).toContain('pupil 3');
    const secret = parseInvitation(links[2] ?? '').passphrase;
    expect(await enters(secret)).toBe(303);
    const count = (await listed()).invitations.length;
    const onDisk = join(import.meta.dirname, 'never-written');
    const refused = await run(['invite', 'pupil', '--count', '3', '--out', onDisk]);
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toContain('is on a disk');
    expect(existsSync(onDisk)).toBe(false);
    expect((await listed()).invitations).toHaveLength(count);
  });

  test('takes names from stdin, where no list of processes shows them', async () => {
    const pair = await made(['-', '--host'], 'Dora\n\nEmil Ž\n');
    expect(pair.map(({ label, role }) => [label, role])).toEqual([
      ['Dora', 'host'],
      ['Emil Ž', 'host'],
    ]);
  });

  test('forgets nothing when its gateway is killed', async () => {
    const fay = await makeOne('Fay');
    const gone = await makeOne('Gus');
    await run(['invite', '--revoke', gone.id]);
    await run(['close']);
    const gateway = await appliance.gateway();
    process.kill(gateway.pid, 'SIGKILL');
    await until('another gateway', async () => {
      const { out } = await run(['status', '--json']);
      const { children, access } = JSON.parse(out) as ApplianceStatus;
      const now = children.find(({ name }) => name === 'gateway');
      return access !== null && now?.state === 'ready' && now.restarts > 0;
    });
    expect(await enters(fay.token)).toBe(303);
    expect(await enters(gone.token)).toBe(403);
    expect(await enters(appliance.ready.passphrase)).toBe(403);
    expect((await listed()).invitations.find(({ id }) => id === fay.id)?.label).toBe('Fay');
  });
});

describe('a room by invitation only', () => {
  beforeAll(async () => {
    appliance = await readyAppliance({ flags: ['--no-onion', '--invite-only'] });
    room = String((await appliance.inside('tini')).pid);
  });

  afterAll(() => appliance.kill());

  test('has no passphrase, and lets in by a person’s own only', async () => {
    expect(appliance.ready).toMatchObject({ inviteOnly: true, passphrase: null });
    expect(appliance.ready.web.link).not.toContain('key=');
    expect(await enters(null)).not.toBe(303);
    expect(await enters((await makeOne('Ana')).token)).toBe(303);
  });

  test.each([['invite'], ['open'], ['close']])(
    '%s says that there is no shared invitation, and what to do',
    async (command) => {
      const { code, out, err } = await run([command]);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toContain('no shared invitation');
      expect(err).toContain('invite NAME');
    },
  );
});

test('a shared invitation for two lets two in', async () => {
  appliance = await readyAppliance({ flags: ['--no-onion', '--shared-uses', '2'] });
  try {
    room = String((await appliance.inside('tini')).pid);
    const { passphrase } = appliance.ready;
    expect([await enters(passphrase), await enters(passphrase)]).toEqual([303, 303]);
    expect(await enters(passphrase)).toBe(403);
    expect((await run(['status'])).out).toMatch(/shared open for 0 more guests/);
  } finally {
    await appliance.kill();
  }
});

test('in a room with --knock the command sees who waits, lets in, and puts out', async () => {
  appliance = await readyAppliance({ flags: ['--no-onion', '--knock', 'all'] });
  try {
    room = String((await appliance.inside('tini')).pid);
    const lite = new LiteClient({ port: appliance.ports.web });
    const key = appliance.ready.passphrase ?? '';
    const waits = await lite.follow(await lite.knocks({ nick: 'kim', key }));
    expect((await run(['knocks'])).out).toMatch(/^kim {2}\S+ \S+ +browser without scripts/);
    expect(await run(['let', '-'], 'kim\n')).toMatchObject({ code: 0 });
    await until('to be in', async () => (await run(['guests'])).out.startsWith('kim'));
    expect((await lite.follow(await lite.get(waits.path))).status).toBe(200);
    expect((await run(['remove', 'kim'])).err).toContain('kim was put out of the room');
    const nobody = await run(['turn-away', 'kim']);
    expect(nobody.code).toBe(1);
    expect(nobody.err).toContain('nobody of that name is there');
  } finally {
    await appliance.kill();
  }
});
