// Puts the file system of the virtual machine together: the product as it is built, what it runs, and this system's
// programs and libraries that these need. Nothing else of this machine.

import { execFileSync } from 'node:child_process';
import { accessSync, constants, globSync, readFileSync, readdirSync, realpathSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';

import { packageFiles } from '../../../docker/cli/prepare/package-files.ts';
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
  'sh cat chmod chroot cp dirname env hostname ip ln mkdir mount nologin pivot_root readlink rm rmdir setpriv sleep taskset umount unshare'.split(
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

export interface RootOptions {
  /** A clone, with its build. */
  readonly product: string;
  /** The folder of the command, as a package has it. */
  readonly command: string;
  readonly kernel: Kernel;
  readonly env: NodeJS.ProcessEnv;
}

/** Writes the archive. @throws {Error} where a tool or a program is missing. */
export function writeRoot(to: string, { product: from, command, kernel, env }: RootOptions): void {
  const archive = new CpioWriter(to);
  systemFolders(archive);
  for (const file of filesBelow(command)) {
    archive.copy(file, `${product}/dist/command${file.slice(command.length)}`);
  }
  // A package has no sources: what it lists is all that is needed.
  for (const file of packageFiles(from)) {
    if (!file.startsWith('dist/command/')) archive.copy(join(from, file), `${product}/${file}`);
  }
  const [own] = globSync('node_modules/node-linux-*/bin/node', { cwd: from });
  if (own === undefined) throw new Error(`${from} has no Node: run "npm run setup"`);
  const node = join(from, own);
  archive.copy(realpathSync(node), `${product}/${own}`);
  archive.link('/usr/bin/node', `${product}/${own}`);
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
  const guest = join(import.meta.dirname, '../guest');
  archive.file('/init', readFileSync(join(guest, 'init.sh')), 0o755);
  for (const name of ['agent', 'frames', 'page-classes']) {
    // Without types: in the machine each processor is slow.
    const text = stripTypeScriptTypes(readFileSync(join(guest, `${name}.ts`), 'utf8'));
    const plain = text.replaceAll(/(?<= from '\.\/[\w-]+)\.ts';/g, `.mjs';`);
    archive.file(`/agent/${name}.mjs`, Buffer.from(plain));
  }
}
