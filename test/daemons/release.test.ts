// A release, as a maintainer makes it and a stranger checks it: twice the same bytes, a signature that OpenSSH alone
// verifies, and a bundle that is all that a machine without Internet needs.

import { execFileSync, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findInstalled, programNames } from '../../docker/cli/host/programs.ts';
import { releaseNames } from '../../docker/cli/host/release-names.ts';
import { freePorts } from '../support/free-ports.ts';
import { ordinaryUid } from '../support/ordinary-user.ts';
import type { CommandOutcome } from '../support/run-command.ts';
import { cloneOfNow } from './release-fixture/project.ts';

const root = join(import.meta.dirname, '../..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  version: string;
};
const names = releaseNames(version);
const needsOwn = programNames.some((name) => findInstalled(name, process.env) === null);
const identity = 'test@localhost';

let dir: string;
let project: string;
let out: string;
let unpacked: string;

const key = (): string => join(dir, 'key');

function release(...args: readonly string[]): CommandOutcome {
  const script = join(project, 'docker/release/release.ts');
  return outcome(process.execPath, [script, ...args]);
}

function outcome(file: string, args: readonly string[], cwd = dir): CommandOutcome {
  const { status, stdout, stderr } = spawnSync(file, args, { cwd, encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}

/** Without a network but loopback, without this clone and what it has fetched, with nothing in the environment. */
const strangers = `
set -eu
ip link set lo up
mount -t tmpfs hidden "${root}"
if [ -d "$HOME/.cache/mayfly" ]; then mount -t tmpfs hidden "$HOME/.cache/mayfly"; fi
cd "$1"
shift
exec setpriv --reuid=${ordinaryUid} --regid=${ordinaryUid} --clear-groups \
  env -i PATH=/usr/bin:/bin HOME="$PWD/home" MAYFLY_LANG=en "$@"
`;

function asStranger(...words: readonly string[]): CommandOutcome {
  const namespaces = ['--mount', '--net', '--pid', '--fork', '--kill-child', '--mount-proc'];
  return outcome('unshare', [...namespaces, 'sh', '-c', strangers, 'sh', dir, ...words]);
}

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'mayfly-release-'));
  chmodSync(dir, 0o755);
  [project, out, unpacked] = [join(dir, 'project'), join(dir, 'out'), join(dir, 'unpacked')];
  cloneOfNow(project);
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', key()]);
  expect(release(out, '--key', key(), '--no-image')).toMatchObject({ code: 0, out: '' });
  for (const folder of [unpacked, join(dir, 'home')]) {
    mkdirSync(folder);
    chownSync(folder, ordinaryUid, ordinaryUid);
  }
  expect(asStranger('tar', '-xzf', join(out, names.bundle), '-C', unpacked)).toMatchObject({
    code: 0,
  });
  unpacked = join(unpacked, readdirSync(unpacked)[0] ?? '');
}, 300_000);

afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('what is released', () => {
  test('is listed, all of it, in the order of the names', () => {
    const listed = readFileSync(join(out, 'SHA256SUMS'), 'utf8').match(/(?<= {2}).+$/gm);
    const made = readdirSync(out).filter((name) => !name.startsWith('SHA256SUMS'));
    expect(listed).toEqual(made.toSorted());
    expect(listed).toEqual(
      expect.arrayContaining([names.package, names.bundle, names.packageSbom, names.page]),
    );
    expect(outcome('sha256sum', ['--strict', '-c', 'SHA256SUMS'], out)).toMatchObject({ code: 0 });
  });

  test('is verified by OpenSSH alone, and is not where a byte was changed', () => {
    const signers = join(dir, 'signers');
    const [type = '', base64 = ''] = readFileSync(`${key()}.pub`, 'utf8').split(' ');
    const ours = readFileSync(join(root, 'docker/release/allowed_signers'), 'utf8');
    writeFileSync(signers, `${ours}${identity} namespaces="mayfly-release" ${type} ${base64}\n`);
    const verify = (namespace: string, input: string): number | null =>
      spawnSync(
        'ssh-keygen',
        ['-Y', 'verify', '-f', signers, '-I', identity, '-n', namespace].concat([
          '-s',
          join(out, 'SHA256SUMS.sig'),
        ]),
        { input },
      ).status;
    const sums = readFileSync(join(out, 'SHA256SUMS'), 'utf8');
    expect(verify('mayfly-release', sums)).toBe(0);
    expect(verify('mayfly-release', sums.replace(/^./, 'g'))).not.toBe(0);
    expect(verify('file', sums)).not.toBe(0);
  });

  test('no private key is in the repository, and nobody may sign yet who is not named', () => {
    expect(outcome('grep', ['-rl', 'PRIVATE KEY-----', join(project, 'docker')])).toMatchObject({
      code: 1,
    });
  });

  test('has a bill of materials of the package', () => {
    const sbom = JSON.parse(readFileSync(join(out, names.packageSbom), 'utf8')) as {
      bomFormat: string;
      metadata: { timestamp: string };
      components: readonly { name: string; purl: string }[];
    };
    expect(sbom.bomFormat).toBe('CycloneDX');
    const time = outcome('git', ['log', '-1', '--format=%ct'], project).out.trim();
    expect(sbom.metadata.timestamp).toBe(new Date(Number(time) * 1000).toISOString());
    const components = sbom.components.map(({ name }) => name);
    expect(components).toEqual(expect.arrayContaining(['node', 'fastify', 'ssh2', 'preact']));
    expect(components).not.toContain('vite');
    expect(sbom.components.filter(({ purl }) => purl.startsWith('pkg:deb'))).toEqual([]);
  });

  test('is the same package, byte for byte, packed again', () => {
    const again = join(dir, 'again');
    mkdirSync(again);
    const args = ['pack', '--ignore-scripts', '--silent', '--pack-destination', again];
    expect(outcome('npm', args, project)).toMatchObject({ code: 0 });
    const [one, other] = [out, again].map((folder) => readFileSync(join(folder, names.package)));
    expect(one?.equals(other ?? Buffer.of())).toBe(true);
  });

  test('carries the list of its own files, and no other file', () => {
    const folder = join(dir, 'package');
    mkdirSync(folder);
    execFileSync('tar', ['-xzf', join(out, names.package), '-C', folder]);
    const list = readFileSync(join(folder, 'package/dist/FILES'), 'utf8');
    expect(list).toBe(readFileSync(join(out, names.packageFiles), 'utf8'));
    expect(
      outcome('sha256sum', ['--strict', '-c', 'dist/FILES'], join(folder, 'package')),
    ).toMatchObject({ code: 0 });
    const files = outcome('find', ['package', '-type', 'f', '-printf', '%P\n'], folder).out;
    expect(files.trim().split('\n').toSorted()).toEqual(
      [...(list.match(/(?<= {2}).+$/gm) ?? []), 'dist/FILES'].toSorted(),
    );
  });
});

describe('the bundle', () => {
  test('packs itself again, as an ordinary user without Internet: the same, byte for byte', () => {
    const seconds = outcome('git', ['log', '-1', '--format=%ct'], project).out.trim();
    const copy = join(unpacked, '..', 'copy.tar');
    const { code, err } = asStranger(
      `SOURCE_DATE_EPOCH=${seconds}`,
      join(unpacked, 'mayfly'),
      'bundle',
      copy,
    );
    expect({ code, err }).toMatchObject({
      code: 0,
      err: expect.stringMatching(/packed; .*\n.*glibc 2\.\d+ or later\n.*docker engine is not in/),
    });
    const released = gunzipSync(readFileSync(join(out, names.bundle)));
    expect(released.equals(readFileSync(copy))).toBe(true);
    expect(readdirSync(join(unpacked, '..')).toSorted()).toEqual([
      'copy.tar',
      readdirSync(join(unpacked, '..')).find((name) => name.startsWith('mayfly-')),
    ]);

    const again = (...args: readonly string[]): CommandOutcome =>
      asStranger(join(unpacked, 'mayfly'), 'bundle', ...args);
    expect(again(copy).err).toContain(`bundle: ${copy} is there already`);
    expect(again('--replace', `${unpacked}/docker.tar/x.tar`).err).toContain('does not exist');
    expect(again('--replace', '/usr/mayfly.tar').err).toMatch(/\/usr\/mayfly\.tar/);
  });

  // Those that the machine has itself come first.
  test.runIf(needsOwn)(
    'whose daemons another user may change runs none of them, and says so',
    () => {
      const programs = join(unpacked, 'programs');
      chmodSync(programs, 0o777);
      const { code, err } = asStranger(join(unpacked, 'mayfly'), 'up', '--no-onion');
      chmodSync(programs, 0o755);
      expect(code).toBe(1);
      expect(err).toContain(`${programs}: programs are missing there, or another user may change`);
    },
  );

  test('lists its files, and sha256sum finds them so', () => {
    expect(outcome('sha256sum', ['--strict', '--quiet', '-c', 'FILES'], unpacked)).toMatchObject({
      code: 0,
    });
    const list = readFileSync(join(unpacked, 'FILES'), 'utf8');
    expect(list).toBe(readFileSync(join(out, names.bundleFiles), 'utf8'));
  });

  test('serves a room where nothing else is: no network, no clone, an empty home', async () => {
    const driver = join(dir, 'inside.mjs');
    cpSync(join(import.meta.dirname, 'release-fixture/inside.mjs'), driver);
    const [web = 0, ssh = 0] = await freePorts(2);
    const node = join(unpacked, `node_modules/node-linux-${process.arch}/bin/node`);
    const said = asStranger(node, driver, unpacked, `${web}`, `${ssh}`, join(out, 'SHA256SUMS'));
    expect(said, said.err).toMatchObject({ code: 0 });
    const inside = JSON.parse(said.out) as Record<
      'asReleased' | 'changed' | 'down',
      CommandOutcome
    > & {
      page: string;
      manifestSha256: string;
      status: { page: { sha256: string } };
      upCode: number;
      links: number;
    };
    expect(inside.links).toBe(1);
    expect(inside.page).toContain('<title>Mayfly</title>');
    expect(inside.status.page.sha256).toBe(inside.manifestSha256);
    const verdicts = ({ out: text }: CommandOutcome): unknown =>
      (JSON.parse(text) as { parts: readonly unknown[] }).parts;
    expect(inside.asReleased.code).toBe(0);
    expect(verdicts(inside.asReleased)).toEqual([
      { part: 'this bundle', verdict: 'equal', detail: null },
      { part: expect.stringContaining('page of room'), verdict: 'equal', detail: null },
    ]);
    expect(inside.changed.code).toBe(4);
    expect(verdicts(inside.changed)).toMatchObject([
      { verdict: 'different', detail: 'README.md is not as it was packed' },
      { verdict: 'equal' },
    ]);
    expect(inside.down.code).toBe(0);
    expect(inside.upCode).toBe(0);
    expect(readdirSync(join(dir, 'home'))).toEqual([]);
  });
});

describe('the script refuses', () => {
  test('a folder that is not empty, and a release without a word about its signature', () => {
    expect(release(out, '--unsigned', '--no-image').err).toContain(`${out}: is not empty`);
    const none = 'name the key that signs it by --key FILE, or say --unsigned';
    expect(release(join(dir, 'other'), '--no-image').err).toContain(none);
    expect(release(join(dir, 'other'), '--unsigned', '--key', key()).err).toContain(none);
    expect(release('--unsigned').err).toContain('name one folder');
    expect(release('--nonsense')).toMatchObject({ code: 1 });
  });

  test('a tree with changes that are not committed', () => {
    appendFileSync(join(project, 'README.md'), 'x');
    const { code, err } = release(join(dir, 'other'), '--unsigned', '--no-image');
    expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining('not committed') });
    expect(readdirSync(dir)).not.toContain('other');
  });
});
