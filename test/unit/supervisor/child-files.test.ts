import { globSync, readFileSync } from 'node:fs';
import {
  chmod,
  link,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dropFiles, wipeDirs, writeFiles } from '../../../server/supervisor/child-files.ts';
import type { ChildFile } from '../../../server/supervisor/process-spec.ts';
import { wipeDirectory } from '../../../server/supervisor/own-files.ts';
import { ManualClock } from './manual-clock.ts';

let root: string;
/** The directory that may be touched, and one beside it that may not. */
let own: string;
let foreign: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'mayfly-files-'));
  own = join(root, 'own');
  foreign = join(root, 'foreign');
  await mkdir(own);
  await mkdir(foreign);
  await writeFile(join(foreign, 'precious'), 'precious');
});

afterEach(async () => {
  await rm(root, { recursive: true });
});

const never = new AbortController().signal;

function write(file: Omit<ChildFile, 'mode'> & { readonly mode?: number }): void {
  writeFiles({ identity: null, dirs: [own] }, [{ mode: 0o600, ...file }]);
}

function drop(path: string): void {
  dropFiles({ identity: null, dirs: [own] }, [path]);
}

/** All at once, and with its error. */
function wipe(dir: string): void {
  for (const _ of wipeDirectory([own], dir));
}

async function untouched(): Promise<void> {
  expect(await readdir(foreign)).toEqual(['precious']);
  expect(await readFile(join(foreign, 'precious'), 'utf8')).toBe('precious');
}

describe('writing', () => {
  test('gives a file its content and its mode, whatever the umask', async () => {
    const path = join(own, 'torrc');
    write({ path, mode: 0o666, content: 'SocksPort 0\n' });
    expect(await readFile(path, 'utf8')).toBe('SocksPort 0\n');
    expect((await stat(path)).mode & 0o7777).toBe(0o666);
  });

  test('makes the directories on the way, for the owner alone', async () => {
    const path = join(own, 'onion', 'keys', 'secret');
    write({ path, content: Uint8Array.of(0, 255, 10) });
    expect([...(await readFile(path))]).toEqual([0, 255, 10]);
    expect((await stat(join(own, 'onion'))).mode & 0o777).toBe(0o700);
    expect((await stat(join(own, 'onion', 'keys'))).mode & 0o777).toBe(0o700);
  });

  test('replaces a file whole, and leaves nothing beside it', async () => {
    const path = join(own, 'keys');
    await writeFile(path, 'a much longer content than the new one');
    await writeFile(join(own, '.keys.new'), 'left by a supervisor that was killed');
    write({ path, content: 'new' });
    expect(await readFile(path, 'utf8')).toBe('new');
    expect(await readdir(own)).toEqual(['keys']);
  });

  test('refuses a symbolic link in the place of the file', async () => {
    await symlink(join(foreign, 'precious'), join(own, 'torrc'));
    expect(() => write({ path: join(own, 'torrc'), content: 'x' })).toThrow(
      /torrc: exists, but is not a file/,
    );
    await untouched();
  });

  test('refuses a symbolic link on the way', async () => {
    await symlink(foreign, join(own, 'onion'));
    expect(() => write({ path: join(own, 'onion', 'key'), content: 'x' })).toThrow(
      /onion\/key: failed \(ENOTDIR\)/,
    );
    await untouched();
  });

  test('does not follow a link that waits where the new content is prepared', async () => {
    await symlink(join(foreign, 'precious'), join(own, '.torrc.new'));
    write({ path: join(own, 'torrc'), content: 'x' });
    await untouched();
  });

  test('does not tell the content in its error', async () => {
    await writeFile(join(own, 'a'), '');
    const file = { path: join(own, 'a', 'b'), content: 'the-passphrase' };
    expect(() => write(file)).toThrow(/^write .*a\/b: failed \(ENOTDIR\)$/);
  });
});

describe('a path outside of the directories given', () => {
  const outside = (): string[] => [
    join(foreign, 'precious'),
    `${own}/../foreign/precious`,
    `${own}/./../foreign/precious`,
    `${own}//../foreign/precious`,
    `${own}-but-longer`,
    '/etc/mayfly-was-here',
    'relative',
    '',
    root,
  ];

  test('is not written, unlinked or wiped', async () => {
    for (const path of outside()) {
      expect(() => write({ path, content: 'x' }), path).toThrow(/is outside/);
      expect(() => drop(path), path).toThrow(/is outside/);
      expect(() => wipe(path), path).toThrow(/is outside/);
    }
    await untouched();
    expect(await readdir(own)).toEqual([]);
  });

  test('is every path where no directory is given', () => {
    expect(() => [...wipeDirectory([], own)]).toThrow(/is outside/);
  });
});

describe('unlinking', () => {
  test('overwrites what was in the file, as another name of it shows', async () => {
    await writeFile(join(own, 'key'), 'secret', { mode: 0o400 });
    await link(join(own, 'key'), join(own, 'witness'));
    drop(join(own, 'key'));
    expect(await readdir(own)).toEqual(['witness']);
    expect([...(await readFile(join(own, 'witness')))]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test('takes a link and leaves what it leads to', async () => {
    await symlink(join(foreign, 'precious'), join(own, 'key'));
    drop(join(own, 'key'));
    expect(await readdir(own)).toEqual([]);
    await untouched();
  });

  test('is content with a file that is not there', () => {
    drop(join(own, 'no', 'such', 'key'));
  });
});

describe('wiping', () => {
  test('empties the directory and leaves it standing', async () => {
    await mkdir(join(own, 'onion', 'empty'), { recursive: true });
    await writeFile(join(own, 'onion', 'hostname'), 'x.onion');
    await writeFile(join(own, 'cached'), Buffer.alloc(200_000, 'c'));
    wipe(own);
    expect(await readdir(own)).toEqual([]);
  });

  test('overwrites files of every size first, as other names of them show', async () => {
    // 256 KiB are overwritten at a time.
    const sizes = [0, 1, 262_143, 262_144, 262_145, 700_000];
    await mkdir(join(own, 'deep'));
    for (const size of sizes) {
      const path = join(own, 'deep', `${size}`);
      await writeFile(path, Buffer.alloc(size, 's'));
      await link(path, join(root, `witness-${size}`));
    }
    wipe(own);
    for (const size of sizes) {
      expect(await readFile(join(root, `witness-${size}`))).toEqual(Buffer.alloc(size));
    }
  });

  test('removes directories that are closed to writing, sockets and links', async () => {
    await mkdir(join(own, 'closed'));
    await writeFile(join(own, 'closed', 'key'), 'secret', { mode: 0o400 });
    await link(join(own, 'closed', 'key'), join(root, 'witness'));
    await chmod(join(own, 'closed'), 0o500);
    await symlink(foreign, join(own, 'to-directory'));
    await symlink(join(foreign, 'precious'), join(own, 'to-file'));
    const server = createServer().listen(join(own, 'socket'));
    await new Promise((resolve) => server.once('listening', resolve));
    wipe(own);
    expect(await readdir(own)).toEqual([]);
    expect(await readFile(join(root, 'witness'), 'utf8')).toBe('\0'.repeat(6));
    await untouched();
    await new Promise((resolve) => server.close(resolve));
  });

  test('refuses a link in the place of the directory', async () => {
    await symlink(foreign, join(own, 'link'));
    expect(() => wipe(join(own, 'link'))).toThrow(/^wipe .*link: failed \(ENOTDIR\)$/);
    await untouched();
  });

  test('is content with a directory that is not there', () => {
    wipe(join(own, 'nowhere'));
  });

  test('leaves, and tells of, what is nested deeper than any daemon nests', async () => {
    const deep = join(own, ...Array.from({ length: 40 }, () => 'd'));
    await mkdir(deep, { recursive: true });
    await writeFile(join(own, 'key'), 'secret');
    expect(() => wipe(own)).toThrow(/^wipe .*: 1 entries are left or not overwritten$/);
    expect(await readdir(own)).toEqual(['d']);
  });
});

describe('wiping in slices', () => {
  const owner = (): { identity: null; dirs: string[] } => ({ identity: null, dirs: [own] });

  /** Every look at it is a slice later. */
  class HastyClock extends ManualClock {
    #looks = 0;

    override nowMs(): number {
      this.#looks += 1;
      return 1e9 + this.#looks * 1000;
    }
  }

  async function fill(): Promise<void> {
    await mkdir(join(own, 'deep'));
    for (let n = 0; n < 20; n += 1) await writeFile(join(own, 'deep', `${n}`), 'secret');
    await writeFile(join(own, 'large'), Buffer.alloc(3_000_000, 's'));
  }

  test('serves others between, and wipes all the same', async () => {
    await fill();
    let served = 0;
    const serve = setInterval(() => (served += 1), 0);
    expect(await wipeDirs(owner(), new HastyClock(), never)).toBe(true);
    clearInterval(serve);
    expect(await readdir(own)).toEqual([]);
    expect(served).toBeGreaterThan(0);
  });

  test('stops between two slices when it is told to, and holds nothing open', async () => {
    await fill();
    const open = await readdir('/proc/self/fd');
    expect(await wipeDirs(owner(), new HastyClock(), AbortSignal.abort())).toBe(false);
    expect(await readdir(own)).not.toEqual([]);
    expect((await readdir('/proc/self/fd')).length).toBe(open.length);
  });

  test('wipes the other directories when one cannot be', async () => {
    await writeFile(join(root, 'no-directory'), '');
    await writeFile(join(own, 'key'), 'secret');
    const dirs = [join(root, 'no-directory'), own];
    expect(await wipeDirs({ identity: null, dirs }, new ManualClock(), never)).toBe(false);
    expect(await readdir(own)).toEqual([]);
  });
});

// as-user.ts: the ids are the whole process's, so nothing may be left to Node's threads.
test('no part of the supervisor’s process works on files asynchronously', () => {
  const server = join(import.meta.dirname, '../../../server');
  const parts = ['*.ts', '{config,container,daemons,probes,supervisor}/**/*.ts'];
  const files = parts.flatMap((pattern) => globSync(pattern, { cwd: server }));
  expect(files).toContain('supervisor/own-files.ts');
  for (const file of files) {
    const code = readFileSync(join(server, file), 'utf8');
    expect(code, file).not.toMatch(/fs\/promises|\bfs\.promises/);
    const [, names = ''] = /import \{([^}]*)\} from 'node:fs'/.exec(code) ?? [];
    const called = names.split(',').map((name) => name.trim());
    expect(
      called.filter((name) => !/^$|Sync$|^constants$|^type /.test(name)),
      file,
    ).toEqual([]);
  }
});
