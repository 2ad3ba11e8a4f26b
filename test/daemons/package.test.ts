// What `npm pack` makes: a stranger installs it into an empty prefix, as an ordinary user without the clone and
// without a network, and has a room.

import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';

import { packageFiles } from '../../docker/cli/prepare/package-files.ts';
import { answers } from '../support/answers.ts';
import { readyAppliance, type ReadyAppliance } from '../support/appliance.ts';
import { freePorts } from '../support/free-ports.ts';
import { IrcClient } from '../support/irc-client.ts';
import { SshGuest } from '../support/ssh.ts';
import { until } from '../support/until.ts';
import { pack, type Packed } from './package-fixture/packed.ts';
import { nodeFolders, Stranger } from './package-fixture/stranger.ts';

const [modern = '', ...others] = nodeFolders();

let dir: string;
let packed: Packed;
let stranger: Stranger;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'mayfly-package-'));
  chmodSync(dir, 0o755);
  packed = pack(dir);
  stranger = new Stranger(dir);
  expect(stranger.install(modern, packed.file)).toMatchObject({ code: 0 });
});

afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

describe('npm packs', () => {
  test('what packageFiles lists: no source, test, source map, or page of the documentation', () => {
    expect(packed.files).toEqual(packageFiles(packed.project));
    expect(packed.files.filter((path) => /\.(ts|tsx|map|node|md)$/.test(path))).toEqual([
      'README.md',
    ]);
    expect(packed.files).toEqual(
      expect.arrayContaining(['dist/command/main.mjs', 'dist/server.mjs', 'dist/web/index.html']),
    );
  });

  test('the licence of each package that stands in the command', () => {
    const read = (path: string): string => readFileSync(join(packed.project, 'dist', path), 'utf8');
    const listed = JSON.parse(read('npm-packages.json')) as readonly {
      name: string;
      version: string;
      bundles: readonly string[];
    }[];
    const inCommand = listed.filter(({ bundles }) => bundles.includes('command'));
    const licences = read('command/licenses.txt').matchAll(/^## (\S+ - \S+)/gm);
    expect([...licences].map(([, each = '']) => each).toSorted()).toEqual(
      inCommand.map(({ name, version }) => `${name} - ${version}`).toSorted(),
    );
    expect(inCommand.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['ssh2', 'dockerode', 'socks-proxy-agent', 'ws', 'uqr', 'ts-mls']),
    );
  });
});

describe('npm installs', () => {
  test('nothing else but Node, and links the command and its manual', () => {
    const beside = join(stranger.installed, 'node_modules');
    const names = existsSync(beside) ? readdirSync(beside) : [];
    expect(names.filter((name) => !/^(\.|node-linux-)/.test(name))).toEqual([]);
    expect(existsSync(join(stranger.prefix, 'bin/mayfly'))).toBe(true);
    expect(existsSync(join(stranger.prefix, 'share/man/man1/mayfly.1'))).toBe(true);
  });
});

describe.each(others)('by %s, which may be too old', (old) => {
  test('it says so where npm has left Node out, and answers all the same', () => {
    const { code, out, err } = stranger.run(old, ['mayfly', 'status']);
    const isTooOld = /^v2[0-3]\./.test(stranger.run(old, ['node', '--version']).out);
    if (!isTooOld) return expect(err).not.toContain('Node');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('needs Node 24 or later, this is 2');
    expect(err).toContain('hint: install it again without --omit=optional');
    expect(stranger.run(old, ['mayfly', '--help'])).toMatchObject({ code: 0, err: '' });
  });
});

/** @param command what a person types before `up`. */
async function room(node: string, command: readonly string[]): Promise<ReadyAppliance> {
  // In place of the clone's Node and command, which are the first two words.
  const typed = `cd "${dir}"; shift 2; exec ${command.join(' ')} "$@"`;
  const prefix = stranger.as(node, ['sh', '-c', typed, 'sh']);
  const appliance = await readyAppliance({ prefix, flags: ['--no-onion'] });
  onTestFinished(async () => void (await appliance.kill()));
  return appliance;
}

/** Opens the page, and enters by ssh. */
async function expectServed({ ready, ports }: ReadyAppliance): Promise<void> {
  const index = await (await fetch(ready.web.url)).text();
  const script = /src="([^"]+\.js)"/.exec(index)?.[1] ?? '';
  const served = await fetch(new URL(script, ready.web.url));
  expect(served.status).toBe(200);
  expect((await served.text()).length).toBeGreaterThan(100_000);

  const guest = new SshGuest(ready.ssh);
  onTestFinished(() => guest.remove());
  const [port = 0] = await freePorts(1);
  const tunnel = guest.start('-N', '-L', `127.0.0.1:${port}:127.0.0.1:${ports.irc}`);
  onTestFinished(() => void tunnel.kill());
  await until('ssh to listen', () => answers(port));
  const client = IrcClient.tcp({ host: '127.0.0.1', port });
  onTestFinished(() => client.close());
  await client.enters('anna', ready.passphrase);
}

describe.each([modern, ...others])('started by %s', (node) => {
  beforeAll(() => {
    if (node !== modern) stranger.addNode();
  });

  test('it answers --version, --help and a wrong word', () => {
    const { version } = JSON.parse(readFileSync(join(packed.project, 'package.json'), 'utf8')) as {
      version: string;
    };
    expect(stranger.run(node, ['mayfly', '--version'])).toEqual({
      code: 0,
      out: `mayfly ${version}\n`,
      err: '',
    });
    expect(stranger.run(node, ['mayfly', 'up', '--help']).out).toContain('--lifetime TIME');
    expect(stranger.run(node, ['mayfly', 'dance'])).toMatchObject({ code: 2, out: '' });
  });

  test('doctor and verify look at the machine, and connect reads an invitation', () => {
    expect(stranger.run(node, ['mayfly', 'doctor', '--json'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('"findings"'),
    });
    expect(stranger.run(node, ['mayfly', 'verify', '--json']).out).toContain('"checks"');
    const { code, err } = stranger.run(node, ['mayfly', 'connect', 'nonsense']);
    expect(code).not.toBe(0);
    expect(err).toContain('invitation: is not a link');
  });

  test('a room opens, is served, is told of, and ends by `down`', async () => {
    const appliance = await room(node, ['mayfly']);
    await expectServed(appliance);
    expect(stranger.run(node, ['mayfly', 'status']).out).toContain('ready');
    expect(stranger.run(node, ['mayfly', 'down'])).toMatchObject({
      code: 0,
      err: expect.stringContaining('the room has ended'),
    });
    expect(await appliance.outcome).toEqual({ code: 0, signal: null });
  });
});

test('npx starts a room from the file, which nobody has installed', async () => {
  // A whole path would be a program's.
  const file = `./${basename(packed.file)}`;
  const appliance = await room(modern, ['npx', '--yes', '--offline', file]);
  await expectServed(appliance);
  // npm has written the command line to its log, and verify says so; the log has no secret.
  const { code, out } = stranger.run(modern, ['mayfly', 'verify']);
  expect({ code, out }).toEqual({ code: 3, out: expect.stringMatching(/npm’s logs +LEFT/) });
  const secret = appliance.ready.passphrase ?? '';
  expect(spawnSync('grep', ['-rqF', secret, stranger.home]).status).toBe(1);

  // What npm starts stays where npm is killed; a room does not.
  await appliance.kill();
  expect(appliance.events.at(-1)).toMatchObject({ event: 'ended', residue: { clean: true } });
});
