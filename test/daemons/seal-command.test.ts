// A sealed room by the command that a person types: every invitation has its seal, all are of one secret, and the
// appliance has nothing of it.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InvitationEntry } from '../../server/contract/host/access.ts';
import type { InvitationLinks, ReadyEvent } from '../../server/contract/host/events.ts';
import { parseInvitation } from '../../server/contract/invitation/invitation.ts';
import {
  formatSeal,
  frameKeyOf,
  invitationKey,
  isCertified,
  issuerOf,
  parseSeal,
  type Seal,
} from '../../server/sealed/seal/seal.ts';
import { hiddenSockets } from '../../docker/cli/seal/hidden-socket.ts';
import { readyAppliance, type ReadyAppliance } from '../support/appliance.ts';
import { runCommand, type CommandOutcome } from '../support/run-command.ts';
import { descendants, processesInside } from '../support/inside.ts';
import { searchMemory } from '../support/memory-search.ts';

const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

type Made = InvitationEntry & { readonly links: InvitationLinks };

let appliance: ReadyAppliance;
let room: string;

const run = (args: readonly string[], given = ''): Promise<CommandOutcome> =>
  runCommand(room, args, given);

function sealIn(link: string | null | undefined): Seal {
  const seal = parseSeal(parseInvitation(link ?? '').seal ?? '');
  if (seal === null) throw new Error('a link without a seal');
  return seal;
}

function linksIn(words: string): string[] {
  return words.split(/\s+/).filter((word) => word.startsWith('http://') && word.includes('#'));
}

/** Whether the room's own secret has certified the seal's invitation. */
function isOfThisRoom(seal: Seal): boolean {
  const issuer = issuerOf(sealIn(appliance.ready.host?.links.web));
  return isCertified(issuer, invitationKey(seal, random));
}

describe('a sealed room', () => {
  beforeAll(async () => {
    appliance = await readyAppliance({ flags: ['--no-onion', '--sealed'] });
    room = String((await appliance.inside('tini')).pid);
  });

  afterAll(async () => {
    await appliance.kill();
  });

  test('begins with the host’s seal in the host’s links, and a guest’s in the shared ones', () => {
    const { host, web, ssh, sealed } = appliance.ready;
    expect(sealed).toBe(true);
    for (const link of [host?.links.web, host?.links.ssh])
      expect(sealIn(link)).toMatchObject({ kind: 'host', invitation: 'i1' });
    for (const link of [web.link, ssh.link]) {
      expect(sealIn(link)).toMatchObject({ kind: 'guest', invitation: 'shared' });
      expect(isOfThisRoom(sealIn(link))).toBe(true);
    }
  });

  test('gives another command a seal for each person, by their number and role', async () => {
    const { out, err } = await run(['invite', '-', '--ssh', '--json'], 'Ana\nBen\n');
    expect(err).toBe('');
    const made = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Made);
    expect(made.map(({ label }) => label)).toEqual(['Ana', 'Ben']);
    for (const { id, links } of made) {
      expect(sealIn(links.web)).toMatchObject({ kind: 'guest', invitation: id });
      expect(parseInvitation(links.ssh).seal).toBe(parseInvitation(links.web).seal);
      expect(isOfThisRoom(sealIn(links.web))).toBe(true);
    }
    const [ana, ben] = made.map(({ links }) => parseInvitation(links.web).seal);
    expect(ana).not.toBe(ben);
    const host = await run(['invite', '--host', '--json']);
    const other = JSON.parse(host.out) as Made;
    expect(sealIn(other.links.web)).toMatchObject({ kind: 'host', invitation: other.id });
    expect(isOfThisRoom(sealIn(other.links.web))).toBe(true);
  });

  test('more of them than one request may have, into a file in memory', async () => {
    const dir = mkdtempSync('/dev/shm/mayfly-seals-');
    try {
      const file = join(dir, 'class');
      const { code, err } = await run(['invite', 'class', '--count', '120', '--out', file]);
      expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining('120 invitations') });
      const seals = linksIn(readFileSync(file, 'utf8')).map(sealIn);
      expect(seals).toHaveLength(120);
      expect(new Set(seals.map(({ invitation }) => invitation)).size).toBe(120);
      expect(seals.every(isOfThisRoom)).toBe(true);
    } finally {
      rmSync(dir, { recursive: true });
    }
  });

  test('shows the shared invitation again, with the same seal', async () => {
    const again = JSON.parse((await run(['invite', '--json'])).out) as ReadyEvent;
    expect(again.web.link).toBe(appliance.ready.web.link);
    const { out, err } = await run(['invite']);
    expect(err).toBe('');
    expect(linksIn(out).map(sealIn)).toEqual([sealIn(appliance.ready.web.link)]);
    expect(out).not.toContain('passphrase');
    expect((await run(['status'])).out).toMatch(/^sealed +/m);
  });

  test('tells a guest with an IRC client the one way that can read, and no other', async () => {
    const { out } = await run(['invite', 'Cid', '--ssh']);
    expect(linksIn(out).map(sealIn)).toMatchObject([{ kind: 'guest' }]);
    expect(out).toContain('connect -');
    expect(out).not.toMatch(/ssh -N|PRIVATE KEY|\/connect|torsocks/);
  });

  test('where its `up` does not answer, prints links without a seal, and says how to add one', async () => {
    const [, holder] = /^\/proc\/(\d+)\//.exec(hiddenSockets()[0] ?? '') ?? [];
    // As Ctrl-Z does.
    process.kill(Number(holder), 'SIGSTOP');
    try {
      const { code, out, err } = await run(['invite', 'Dia']);
      expect(code).toBe(0);
      expect(linksIn(out).map((link) => parseInvitation(link).seal)).toEqual([null]);
      expect(err).toMatch(/warning: These links have no seal yet.*seal -/);
      const shared = await run(['invite', '--json']);
      expect(shared.err).toContain('no seal yet');
    } finally {
      process.kill(Number(holder), 'SIGCONT');
    }
  });

  test('takes an invitation back at its doors, and says who takes the seal back', async () => {
    const { code, err } = await run(['invite', '--revoke', 'i2']);
    expect(code).toBe(0);
    expect(err).toMatch(/invitation i2 is revoked[^]*write \/revoke i2 in the room/);
  });

  test('has its seal in no command line, no environment and no file of this machine', async () => {
    const needles = [appliance.ready.host?.links.web, appliance.ready.web.link].map(
      (link) => parseInvitation(link ?? '').seal ?? 'none',
    );
    const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    const read = (path: string): string => {
      try {
        return readFileSync(path, 'latin1');
      } catch {
        return '';
      }
    };
    const texts = pids.flatMap((pid) => [
      read(`/proc/${pid}/cmdline`),
      read(`/proc/${pid}/environ`),
    ]);
    for (const needle of needles) expect(texts.some((each) => each.includes(needle))).toBe(false);
    for (const folder of ['/dev/shm', '/run', process.env['XDG_RUNTIME_DIR'] ?? '/run'])
      expect(readdirSync(folder).filter((name) => name.startsWith('mayfly-seal-'))).toEqual([]);
  });

  test('has it in no memory of the appliance, where what the appliance was told is found', async () => {
    const seal = sealIn(appliance.ready.host?.links.web);
    if (seal.kind !== 'host') throw new Error('no host’s seal');
    const shared = parseInvitation(appliance.ready.web.link);
    const canaries = [
      { name: 'secret', bytes: Buffer.from(seal.secret) },
      { name: 'host’s link', bytes: Buffer.from(formatSeal(seal).slice(8, 48)) },
      { name: 'key of frames', bytes: Buffer.from(frameKeyOf(seal)) },
      { name: 'shared link', bytes: Buffer.from(shared.seal?.slice(12, 60) ?? '') },
      { name: 'passphrase', bytes: Buffer.from(shared.passphrase ?? '') },
    ];
    const namesIn = (pids: readonly number[]): string[] =>
      pids.flatMap((pid) => Object.keys(searchMemory(pid, canaries).hits));
    const namespace = await appliance.namespace();
    const inside = processesInside(namespace);
    expect(inside.map(({ name }) => name)).toEqual(expect.arrayContaining(['ngircd', 'sshd']));
    const found = new Set(namesIn(inside.map(({ pid }) => pid)));
    expect(found).toContain('passphrase as it is');
    expect([...found].filter((name) => !name.startsWith('passphrase'))).toEqual([]);
    const beside = descendants(appliance.pid).filter((each) => each.namespace !== namespace);
    expect(namesIn([appliance.pid, ...beside.map(({ pid }) => pid)])).toEqual(
      expect.arrayContaining(['secret as it is', 'shared link as it is']),
    );
  });
});
