// Writes an initramfs: a cpio archive as Linux reads it. Source: Documentation/driver-api/early-userspace/
// buffer-format.rst; the form "newc", without compression.

import { closeSync, lstatSync, openSync, readFileSync, readlinkSync, writeSync } from 'node:fs';

const fileType = { folder: 0o040000, file: 0o100000, link: 0o120000 };

export class CpioWriter {
  readonly #file: number;
  readonly #written = new Set<string>();
  #inode = 1;

  constructor(path: string) {
    this.#file = openSync(path, 'w', 0o600);
  }

  /** @param path from `/`. Folders above it are made, too. A second one of the same name is left out. */
  folder(path: string, mode = 0o755): void {
    this.#entry(path, fileType.folder | mode, Buffer.alloc(0));
  }

  file(path: string, content: Uint8Array, mode = 0o644): void {
    this.#entry(path, fileType.file | mode, content);
  }

  link(path: string, target: string): void {
    this.#entry(path, fileType.link | 0o777, Buffer.from(target));
  }

  /** What is at `from`, a file or a link, at `path`. Whoever it belongs to here, there it is root's. */
  copy(from: string, path: string): void {
    const { mode } = lstatSync(from);
    if ((mode & 0o170000) === fileType.link) this.link(path, readlinkSync(from));
    else if (!this.#written.has(path)) this.file(path, readFileSync(from), mode & 0o777);
  }

  #entry(path: string, mode: number, content: Uint8Array): void {
    if (this.#written.has(path)) return;
    const above = path.slice(0, path.lastIndexOf('/'));
    if (above !== '') this.folder(above);
    this.#written.add(path);
    this.#write(path.slice(1), mode, content);
  }

  #write(name: string, mode: number, content: Uint8Array): void {
    const inode = this.#inode;
    this.#inode += 1;
    const nameBytes = Buffer.byteLength(name) + 1;
    // inode, mode, uid, gid, links, time, size, device (two numbers), special device (two), name's size, checksum
    const numbers = [inode, mode, 0, 0, 1, 0, content.length, 0, 0, 0, 0, nameBytes, 0];
    const head = numbers.map((number) => number.toString(16).padStart(8, '0')).join('');
    const start = padded(Buffer.from(`070701${head}${name}\0`));
    for (const part of [start, padded(content)]) {
      for (let at = 0; at < part.length;) at += writeSync(this.#file, part, at);
    }
  }

  end(): void {
    this.#write('TRAILER!!!', 0, Buffer.alloc(0));
    closeSync(this.#file);
  }
}

/** Each part ends at a multiple of four bytes. */
function padded(bytes: Uint8Array): Uint8Array {
  const over = bytes.length % 4;
  return over === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(4 - over)]);
}
