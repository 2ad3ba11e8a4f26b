// Programs out of unpacked packages are run, and their libraries loaded, only where nobody else could have
// written them. As root, as only root can give a file away.

import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { foreignPath } from '../../../docker/cli/host/owned-tree.ts';
import { findUnpacked } from '../../../docker/cli/host/programs.ts';
import { engineEnvironment } from '../../../docker/cli/engines/volatile/programs.ts';

const stranger = 64_321;
const isRoot = process.getuid?.() === 0;

/** What root's engine looks for. */
const engine = [
  'dockerd',
  'containerd',
  'containerd-shim-runc-v2',
  'runc',
  'docker-proxy',
  'iptables',
  'ip',
  'unshare',
  'setpriv',
];

let above: string;
let root: string;
beforeEach(() => {
  above = mkdtempSync(join(tmpdir(), 'mayfly-owned-'));
  // As a cache has it: <cache>/mayfly/engine.
  root = join(above, 'mayfly', 'engine');
  for (const dir of ['usr/sbin', 'usr/lib/x86_64-linux-gnu', 'usr/lib/openssh', 'lib', 'links']) {
    mkdirSync(join(root, dir), { recursive: true, mode: 0o755 });
  }
  for (const file of [
    ...engine.map((name) => `usr/sbin/${name}`),
    'usr/sbin/sshd',
    'usr/lib/openssh/sshd-session',
    'usr/lib/x86_64-linux-gnu/libwrap.so.0.7.6',
    'lib/libcap.so.2',
  ]) {
    writeFileSync(join(root, file), '', { mode: 0o755 });
  }
  symlinkSync('libwrap.so.0.7.6', join(root, 'usr/lib/x86_64-linux-gnu/libwrap.so.0'));
  symlinkSync('nowhere', join(root, 'links/dangling'));
});
afterEach(() => {
  rmSync(above, { recursive: true });
});

/** Whether the volatile engine takes what is unpacked; this machine may have no engine of its own. */
function engineTakesIt(): boolean {
  try {
    const env = engineEnvironment({ XDG_CACHE_HOME: above, PATH: '' }, false);
    return env['LD_LIBRARY_PATH'] !== undefined;
  } catch {
    return false;
  }
}

test('a tree that is ours is used', () => {
  expect(foreignPath(root)).toBeNull();
  expect(findUnpacked('sshd', root)).not.toBeNull();
  expect(engineTakesIt()).toBe(true);
});

test
  .runIf(isRoot)
  .each([
    'usr/sbin/sshd',
    'usr/lib/openssh/sshd-session',
    'usr/lib/x86_64-linux-gnu/libwrap.so.0.7.6',
    'lib/libcap.so.2',
    'usr/lib/x86_64-linux-gnu',
    'usr',
    '.',
  ])('another user’s %s keeps root from all of it', (path) => {
  chownSync(join(root, path), stranger, stranger);
  expect(foreignPath(root)).not.toBeNull();
  expect(findUnpacked('sshd', root)).toBeNull();
  expect(engineTakesIt()).toBe(false);
});

test.each([
  ['usr/lib/x86_64-linux-gnu/libwrap.so.0.7.6', 0o757],
  ['usr/lib/openssh', 0o777],
  ['usr/sbin/sshd', 0o777],
])('what anybody may write is not used: %s', (path, mode) => {
  chmodSync(join(root, path), mode);
  expect(findUnpacked('sshd', root)).toBeNull();
});

test.runIf(isRoot)('what another group may write is not used', () => {
  const library = join(root, 'lib/libcap.so.2');
  chmodSync(library, 0o775);
  // The group of whoever runs this may.
  expect(findUnpacked('sshd', root)).not.toBeNull();
  chownSync(library, 0, stranger);
  expect(findUnpacked('sshd', root)).toBeNull();
});

test.runIf(isRoot)(
  'neither a folder above it that another user owns, nor a link to a file of theirs',
  () => {
    const elsewhere = join(above, 'library');
    writeFileSync(elsewhere, '', { mode: 0o755 });
    symlinkSync(elsewhere, join(root, 'lib/libz.so.1'));
    expect(foreignPath(root)).toBeNull();
    chownSync(elsewhere, stranger, stranger);
    expect(foreignPath(root)).toBe(join(root, 'lib/libz.so.1'));
    chownSync(elsewhere, 0, 0);
    expect(foreignPath(root)).toBeNull();
    chownSync(join(above, 'mayfly'), stranger, stranger);
    expect(foreignPath(root)).toBe(join(above, 'mayfly'));
  },
);
