// Puts the file system of the virtual machine together: the product as it is built, what it runs, and this system's
// programs and libraries that these need. Nothing else of this machine.

import { execFileSync } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  globSync,
  readFileSync,
  readdirSync,
  realpathSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

import { findProgram, programNames, programsRoot } from '../../../docker/cli/host/programs.ts';
import { CpioWriter } from './cpio.ts';
import type { Kernel } from './kernel.ts';
import { moduleFiles } from './modules.ts';

/** Where the product is in the machine, and its programs. */
export const product = '/mayfly';
export const programsInside = '/programs';

const folders = ['/usr/sbin', '/usr/bin', '/sbin', '/bin'];
/** What enter.sh and init.sh call, and the command itself. */
const tools =
  'sh cat chmod chroot cp dirname env hostname ip ln mkdir mount nologin pivot_root readlink rm rmdir setpriv sleep umount unshare'.split(
    ' ',
  );
const modules = ['virtio_pci', 'virtio_console'];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Files that the dynamic linker would load, by its own word (ldd(1)). */
function librariesOf(program: string, libraryPath: string | null): string[] {
  const env = libraryPath === null ? process.env : { ...process.env, LD_LIBRARY_PATH: libraryPath };
  const said = execFileSync('ldd', [program], { env, encoding: 'utf8', stdio: 'pipe' });
  return [...said.matchAll(/(?:=> |^\s+)(\/\S+) \(0x/gm)].map(([, path = '']) => path);
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
}

interface Lock {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean }>>;
}

/** What of a product's folder goes in: of a clone, nothing that only building or testing needs. */
function productFiles(folder: string): string[] {
  const names = ['package.json', 'package-lock.json', 'node_modules/.package-lock.json'];
  const parts = ['dist', 'docker', 'server', 'web', 'lib', 'bin'].flatMap((name) =>
    globSync(join(folder, name)).flatMap(filesBelow),
  );
  return [...names.flatMap((name) => globSync(join(folder, name))), ...parts, ...packages(folder)];
}

function packages(folder: string): string[] {
  const [lock] = globSync(join(folder, 'package-lock.json'));
  const all: Lock['packages'] =
    lock === undefined
      ? Object.fromEntries(globSync('node_modules/*', { cwd: folder }).map((path) => [path, {}]))
      : (JSON.parse(readFileSync(lock, 'utf8')) as Lock).packages;
  return Object.entries(all).flatMap(([path, { dev = false }]) => {
    const own = join(folder, path);
    if (path === '' || dev || !existsSync(own)) return [];
    // The package of Node holds npm and headers as well.
    const isNode = /\/node-linux-/.test(path);
    if (isNode) return ['package.json', 'bin/node'].map((name) => join(own, name));
    return filesBelow(own).filter((file) => !/\.(d\.[cm]?ts|map|md|wasm)$/.test(file));
  });
}

export interface RootOptions {
  /** The product's folder: a clone that is built, or an unpacked package. */
  readonly product: string;
  readonly kernel: Kernel;
  readonly env: NodeJS.ProcessEnv;
}

/** Writes the archive. @throws {Error} where a tool or a program is missing. */
export function writeRoot(to: string, { product: from, kernel, env }: RootOptions): void {
  const archive = new CpioWriter(to);
  systemFolders(archive);
  for (const file of productFiles(from)) archive.copy(file, product + file.slice(from.length));
  const [own] = globSync(join(from, 'node_modules/node-linux-*/bin/node'));
  const node = own ?? realpathSync(process.execPath);
  if (own === undefined) archive.copy(node, '/usr/bin/node');
  else archive.link('/usr/bin/node', product + own.slice(from.length));
  const used = [{ path: node, libraryPath: null as string | null }];
  for (const tool of tools) {
    const found = folders.map((folder) => join(folder, tool)).find(isExecutable);
    if (found === undefined) throw new Error(`this system has no ${tool}`);
    archive.copy(realpathSync(found), place(found));
    used.push({ path: found, libraryPath: null });
  }
  used.push(...programs(archive, env));
  for (const { path: program, libraryPath } of used) {
    for (const library of librariesOf(program, libraryPath)) {
      if (!library.startsWith(programsRoot(env)))
        archive.copy(realpathSync(library), place(library));
    }
  }
  archive.copy(kernel.busybox, '/usr/bin/busybox');
  for (const [at, path] of moduleFiles(kernel.modules, modules).entries()) {
    // They are loaded in the order of their names.
    archive.copy(path, `/modules/${at.toString().padStart(2, '0')}.ko`);
  }
  ourOwn(archive);
  archive.end();
}

/** Debian has one folder for each kind of file, whatever name it is called by. */
function place(path: string): string {
  return path.replace(/^\/(bin|sbin|lib|lib64)\//, '/usr/$1/');
}

function systemFolders(archive: CpioWriter): void {
  for (const name of ['bin', 'sbin', 'lib', 'lib64']) {
    archive.folder(`/usr/${name}`);
    archive.link(`/${name}`, `usr/${name}`);
  }
  for (const name of ['/dev', '/proc', '/sys', '/run', '/etc', '/view']) archive.folder(name);
  archive.folder('/tmp', 0o1777);
  archive.folder('/root', 0o700);
  archive.file('/etc/passwd', Buffer.from('root:x:0:0::/root:/bin/sh\n'));
  archive.file('/etc/group', Buffer.from('root:x:0:\n'));
  archive.copy('/etc/ld.so.cache', '/etc/ld.so.cache');
}

/** Those of the system at their own places, the unpacked ones as a folder. */
function programs(
  archive: CpioWriter,
  env: NodeJS.ProcessEnv,
): { readonly path: string; readonly libraryPath: string | null }[] {
  const root = programsRoot(env);
  let unpacked = false;
  const found = programNames.map((name) => {
    const program = findProgram(name, env);
    if (program === null) throw new Error(`${name} is not there: run "npm run setup"`);
    if (program.path.startsWith(`${root}/`)) unpacked = true;
    else archive.copy(realpathSync(program.path), place(program.path));
    return program;
  });
  archive.folder(programsInside);
  if (unpacked) {
    for (const file of filesBelow(root))
      archive.copy(file, programsInside + file.slice(root.length));
  }
  return found;
}

function ourOwn(archive: CpioWriter): void {
  const guest = join(dirname(import.meta.dirname), 'guest');
  archive.file('/init', readFileSync(join(guest, 'init.sh')), 0o755);
  archive.file('/agent/package.json', Buffer.from('{"type":"module"}\n'));
  for (const name of ['agent', 'frames', 'page-classes']) {
    archive.copy(join(guest, `${name}.ts`), `/agent/${name}.ts`);
  }
}
