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
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { askScribe, runScribe, type ScribeOrder } from '../../../server/supervisor/scribe.ts';

let root: string;
/** The directory that the scribe may touch, and one beside it that it may not. */
let own: string;
let foreign: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'mayfly-scribe-'));
  own = join(root, 'own');
  foreign = join(root, 'foreign');
  await mkdir(own);
  await mkdir(foreign);
  await writeFile(join(foreign, 'precious'), 'precious');
});

afterEach(async () => {
  await rm(root, { recursive: true });
});

function ask(order: Omit<ScribeOrder, 'within'>): Promise<void> {
  const helper = { command: '/nonexistent', args: [] };
  return askScribe(helper, null, { within: [own], ...order });
}

async function untouched(): Promise<void> {
  expect(await readdir(foreign)).toEqual(['precious']);
  expect(await readFile(join(foreign, 'precious'), 'utf8')).toBe('precious');
}

describe('writing', () => {
  test('gives a file its content and its mode, whatever the umask', async () => {
    const path = join(own, 'torrc');
    await ask({ write: [{ path, mode: 0o666, content: 'SocksPort 0\n' }] });
    expect(await readFile(path, 'utf8')).toBe('SocksPort 0\n');
    expect((await stat(path)).mode & 0o7777).toBe(0o666);
  });

  test('makes the directories on the way, for the owner alone', async () => {
    const path = join(own, 'onion', 'keys', 'secret');
    await ask({ write: [{ path, mode: 0o600, content: Uint8Array.of(0, 255, 10) }] });
    expect([...(await readFile(path))]).toEqual([0, 255, 10]);
    expect((await stat(join(own, 'onion'))).mode & 0o777).toBe(0o700);
    expect((await stat(join(own, 'onion', 'keys'))).mode & 0o777).toBe(0o700);
  });

  test('replaces a file whole, and leaves nothing beside it', async () => {
    const path = join(own, 'keys');
    await writeFile(path, 'a much longer content than the new one');
    await writeFile(join(own, '.keys.new'), 'left by a scribe that was killed');
    await ask({ write: [{ path, mode: 0o600, content: 'new' }] });
    expect(await readFile(path, 'utf8')).toBe('new');
    expect(await readdir(own)).toEqual(['keys']);
  });

  test('refuses a symbolic link in the place of the file', async () => {
    await symlink(join(foreign, 'precious'), join(own, 'torrc'));
    const write = [{ path: join(own, 'torrc'), mode: 0o600, content: 'x' }];
    await expect(ask({ write })).rejects.toThrow(/torrc: is there, and is not a file/);
    await untouched();
  });

  test('refuses a symbolic link on the way', async () => {
    await symlink(foreign, join(own, 'onion'));
    const write = [{ path: join(own, 'onion', 'key'), mode: 0o600, content: 'x' }];
    await expect(ask({ write })).rejects.toThrow(/onion\/key: failed \(ENOTDIR\)/);
    await untouched();
  });

  test('does not follow a link that waits where the new content is prepared', async () => {
    await symlink(join(foreign, 'precious'), join(own, '.torrc.new'));
    await ask({ write: [{ path: join(own, 'torrc'), mode: 0o600, content: 'x' }] });
    await untouched();
  });

  test('does not tell the content in its error', async () => {
    const write = [{ path: join(own, 'a', 'b'), mode: 0o600, content: 'the-passphrase' }];
    await writeFile(join(own, 'a'), '');
    const error: unknown = await ask({ write }).catch((caught: unknown) => caught);
    expect(String(error)).toMatch(/scribe: write .*a\/b/);
    expect(String(error)).not.toContain('the-passphrase');
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
      const write = [{ path, mode: 0o600, content: 'x' }];
      await expect(ask({ write }), path).rejects.toThrow(/is outside/);
      await expect(ask({ unlink: [path] }), path).rejects.toThrow(/is outside/);
      await expect(ask({ wipe: [path] }), path).rejects.toThrow(/is outside/);
    }
    await untouched();
    expect(await readdir(own)).toEqual([]);
  });

  test('is every path where no directory is given', async () => {
    const order = { within: [], wipe: [own] };
    await expect(askScribe({ command: '/nonexistent', args: [] }, null, order)).rejects.toThrow(
      /outside/,
    );
  });
});

describe('unlinking', () => {
  test('overwrites what was in the file, as another name of it shows', async () => {
    await writeFile(join(own, 'key'), 'secret', { mode: 0o400 });
    await link(join(own, 'key'), join(own, 'witness'));
    await ask({ unlink: [join(own, 'key')] });
    expect(await readdir(own)).toEqual(['witness']);
    expect([...(await readFile(join(own, 'witness')))]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test('takes a link and leaves what it leads to', async () => {
    await symlink(join(foreign, 'precious'), join(own, 'key'));
    await ask({ unlink: [join(own, 'key')] });
    expect(await readdir(own)).toEqual([]);
    await untouched();
  });

  test('is content with a file that is not there', async () => {
    await ask({ unlink: [join(own, 'no', 'such', 'key')] });
  });
});

describe('wiping', () => {
  test('empties the directory and leaves it standing', async () => {
    await mkdir(join(own, 'onion', 'empty'), { recursive: true });
    await writeFile(join(own, 'onion', 'hostname'), 'x.onion');
    await writeFile(join(own, 'cached'), Buffer.alloc(200_000, 'c'));
    await ask({ wipe: [own] });
    expect(await readdir(own)).toEqual([]);
  });

  test('overwrites files of every size first, as other names of them show', async () => {
    // The scribe overwrites 64 KiB at a time.
    const sizes = [1, 65_535, 65_536, 65_537, 200_000];
    await mkdir(join(own, 'deep'));
    for (const size of sizes) {
      const path = join(own, 'deep', `${size}`);
      await writeFile(path, Buffer.alloc(size, 's'));
      await link(path, join(root, `witness-${size}`));
    }
    await ask({ wipe: [own] });
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
    await ask({ wipe: [own] });
    expect(await readdir(own)).toEqual([]);
    expect(await readFile(join(root, 'witness'), 'utf8')).toBe('\0'.repeat(6));
    await untouched();
    await new Promise((resolve) => server.close(resolve));
  });

  test('refuses a link in the place of the directory', async () => {
    await symlink(foreign, join(own, 'link'));
    await expect(ask({ wipe: [join(own, 'link')] })).rejects.toThrow(/link: failed \(ENOTDIR\)/);
    await untouched();
  });

  test('is content with a directory that is not there', async () => {
    await ask({ wipe: [join(own, 'nowhere')] });
  });
});

describe('the helper', () => {
  const me = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };

  async function said(stdin: string): Promise<string> {
    const stdout = new PassThrough();
    await runScribe(Readable.from([Buffer.from(stdin)]), stdout);
    stdout.end();
    return text(stdout);
  }

  test('does what stands on its stdin, and says so', async () => {
    const content = Buffer.from('Ünïcode').toString('base64');
    const order = { within: [own], write: [{ path: join(own, 'f'), mode: 0o600, content }] };
    expect(await said(JSON.stringify(order))).toBe('done');
    expect(await readFile(join(own, 'f'), 'utf8')).toBe('Ünïcode');
  });

  test.for([
    ['nothing', '', /not JSON/],
    ['half an order', '{"within":["/', /not JSON/],
    ['no object', '7', /not its form/],
    ['no directories', '{"wipe":["/tmp"]}', /not its form/],
    ['a path that is no text', '{"within":["/tmp"],"unlink":[7]}', /not its form/],
    [
      'a file without content',
      '{"within":["/tmp"],"write":[{"path":"/tmp/x","mode":1}]}',
      /file of the/,
    ],
  ] as const)('refuses %s, in words', async ([, stdin, why]) => {
    expect(await said(stdin)).toMatch(why);
  });

  test('refuses an order that does not fit', async () => {
    expect(await said(' '.repeat(16 * 1024 * 1024 + 1))).toMatch(/longer than 16777216 bytes/);
  });

  test('that cannot be run is a Problem', async () => {
    const order = { within: [own], wipe: [own] };
    await expect(askScribe({ command: '/nonexistent', args: [] }, me, order)).rejects.toThrow(
      'scribe: could not be run',
    );
  });

  test('that says nothing is a Problem', async () => {
    const silent = { command: process.execPath, args: ['-e', ''] };
    await expect(askScribe(silent, me, { within: [own] })).rejects.toThrow(
      'scribe: ended without an answer',
    );
  });
});
