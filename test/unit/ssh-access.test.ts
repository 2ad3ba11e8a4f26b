// Who is cut off when an invitation with an ssh key is taken back.

import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { firstAccess, parseAccess } from '../../server/config/access-snapshot.ts';
import { parseOrders } from '../../server/config/config.ts';
import { mintKey, type KeyPair } from '../../server/config/secrets.ts';
import type { SshLink } from '../../server/config/ssh-look.ts';
import {
  sshFingerprint,
  sshPublicBlob,
  sshPublicLine,
} from '../../server/contract/host/openssh-key.ts';
import { sshdFiles } from '../../server/daemons/sshd.ts';
import { GuestKeys } from '../../server/guest-keys.ts';
import { SshAccess } from '../../server/ssh-access.ts';
import { until } from '../support/until.ts';

const token = 'k3v9k3v9k3v9k3v9k3v9k3v9k3';
const first = firstAccess({ hostToken: token, inviteOnly: true, sharedUses: null });
const [host] = parseAccess(first).invitations;

let dir = '';
let snapshot = first;
let seen: SshLink[] = [];
let looks = 0;
let cuts: (readonly SshLink[])[] = [];
let unnamed: number[] = [];
let keys: GuestKeys;
let ssh: SshAccess;
let file = '';

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'mayfly-access-'));
  const program = { path: '/usr/sbin/none', libraryPath: null };
  const programs = { tor: program, ngircd: program, sshd: program, transports: {} };
  const variables = { MAYFLY_ONION: 'off' };
  const places = { run: dir, web: dir, listenHost: '127.0.0.1' };
  const orders = { ...places, variables, programs, separateUsers: false };
  const config = parseOrders(JSON.stringify(orders));
  mkdirSync(config.layout.dirs.sshd, { recursive: true });
  file = sshdFiles(config, 'local').authorizedKeys;
  snapshot = first;
  seen = [];
  looks = 0;
  cuts = [];
  unnamed = [];
  keys = new GuestKeys(config);
  ssh = new SshAccess({
    access: {
      get snapshot() {
        return snapshot;
      },
      // As while a gateway starts again.
      ask: () => Promise.reject(new Error('the gateway does not answer')),
    },
    keys,
    look: () => {
      looks += 1;
      return seen;
    },
    cut: async (links) => void cuts.push(links),
    onUnnamedCut: (connections) => unnamed.push(connections),
    nowMs: () => 0,
  });
});

afterEach(() => rmSync(dir, { recursive: true }));

function revokeHost(): void {
  const kept = parseAccess(first);
  const invitations = kept.invitations.map((one) => ({ ...one, state: 'revoked' as const }));
  snapshot = JSON.stringify({ ...kept, invitations });
  ssh.check();
}

function logIn(port: number, { publicKey }: KeyPair): SshLink {
  const key = sshFingerprint(createHash('sha256').update(sshPublicBlob(publicKey)).digest());
  const line = `Accepted publickey for guest from 127.0.0.1 port ${port} ssh2: ED25519 ${key}`;
  ssh.logins.reader('local')(`auth.c:auth_log():298 (pid=17): ${line}`);
  return { door: 'local', port };
}

test('who came by the key, and who came by one that nobody knows; nobody else', async () => {
  const [mine, others] = [mintKey(), mintKey()];
  keys.addFor(host?.id ?? '', sshPublicLine(mine.publicKey));
  keys.add(sshPublicLine(others.publicKey));
  const unseen: SshLink = { door: 'onion', port: 4003 };
  seen = [logIn(4001, mine), logIn(4002, others), unseen];
  revokeHost();
  // At once, before anybody is cut.
  expect(readFileSync(file, 'utf8')).not.toContain(sshPublicLine(mine.publicKey));
  expect(readFileSync(file, 'utf8')).toContain(sshPublicLine(others.publicKey));
  await until('a cut', () => cuts.length > 0);
  expect(cuts).toEqual([[unseen, { door: 'local', port: 4001 }]]);
  // The operator is told that one was cut who was not meant.
  expect(unnamed).toEqual([1]);
});

test('who has logged in late by the key, too', async () => {
  const mine = mintKey();
  keys.addFor(host?.id ?? '', sshPublicLine(mine.publicKey));
  const unseen: SshLink = { door: 'onion', port: 4003 };
  seen = [unseen];
  revokeHost();
  await until('the first cut', () => cuts.length === 1);
  seen = [];
  const link = logIn(4001, mine);
  await until('another cut', () => cuts.length === 2);
  expect(cuts).toEqual([[unseen], [link]]);
});

test('not who logged in the moment before, when sshd’s words come late', async () => {
  const [mine, others] = [mintKey(), mintKey()];
  keys.addFor(host?.id ?? '', sshPublicLine(mine.publicKey));
  keys.add(sshPublicLine(others.publicKey));
  seen = [logIn(4001, mine), { door: 'local', port: 4002 }];
  revokeHost();
  await until('a look', () => looks === 1);
  await pause(300);
  logIn(4002, others);
  await until('a cut', () => cuts.length > 0);
  expect([cuts, unnamed]).toEqual([[[{ door: 'local', port: 4001 }]], []]);
});

test('lines that somebody has written again and again make no queue of cuts', async () => {
  const stranger = mintKey();
  for (let port = 1; port <= 10; port += 1) {
    ssh.logins.forget(logIn(port, stranger));
    await pause(50);
  }
  // The cut that runs, and the one that waits for it.
  await pause(1200);
  const then = looks;
  expect(then).toBeGreaterThan(0);
  await pause(700);
  expect(looks).toBe(then);
});
