// Makes files in memory for what is secret: read once by another process, then overwritten with zeros. A pipe or
// a socket would leave the text in the kernel's buffers. All calls are synchronous, as as-user.ts asks for.

import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readSync,
  statfsSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { handedOverNameOf, maxHandedOverBytes } from '../contract/host/handed-over.ts';

const { O_CREAT, O_EXCL, O_NOFOLLOW, O_NONBLOCK, O_RDWR } = constants;
const randomNameBytes = 16;

/** Of tmpfs and ramfs. Source: statfs(2). */
const memoryTypes: readonly number[] = [0x01021994, 0x858458f6];

/**
 * Writes a file that its owner alone can read.
 * @param dir of a tmpfs
 * @returns its name; null where it would be on a disk, or there is no place: nothing of the text is there then.
 */
export function handOver(dir: string, text: string): string | null {
  const made = writtenIn(dir, text);
  if (made === null) return null;
  closeSync(made.fd);
  return made.name;
}

/** Overwrites and removes what nobody has taken; what is not there has been taken. */
export function dropHandedOver(dir: string, name: string): void {
  try {
    takeHandedOver(dir, name);
  } catch {
    // It is gone, or is not a file of ours.
  }
}

/**
 * Reads the file, overwrites it with zeros and removes it.
 * @throws Node's own error, or one of ours: there is no such file. Never with a part of it.
 */
export function takeHandedOver(dir: string, name: string): string {
  const path = join(dir, name);
  const fd = openSync(path, O_RDWR | O_NOFOLLOW | O_NONBLOCK);
  try {
    const stat = fstatSync(fd);
    if (!stat.isFile() || stat.size > maxHandedOverBytes) throw new Error('no file of ours');
    const bytes = Buffer.alloc(stat.size);
    readSync(fd, bytes, 0, bytes.length, 0);
    const text = bytes.toString('utf8');
    bytes.fill(0);
    writeSync(fd, bytes, 0, bytes.length, 0);
    return text;
  } finally {
    closeSync(fd);
    unlinkSync(path);
  }
}

/** A text for a child's stdin. */
export interface MemoryInput {
  /** Open for reading and writing, at its beginning. It has no name any more. */
  readonly fd: number;
  /** Overwrites the text, also for a child that has not read it. A second call does nothing. */
  wipe(): void;
}

/** @returns null as `handOver` */
export function openMemoryInput(dir: string, text: string): MemoryInput | null {
  const made = writtenIn(dir, text);
  if (made === null) return null;
  const { fd, name, size } = made;
  unlinkSync(join(dir, name));
  let isOpen = true;
  return {
    fd,
    wipe() {
      if (!isOpen) return;
      isOpen = false;
      overwriteAndClose(fd, size);
    },
  };
}

function writtenIn(
  dir: string,
  text: string,
): { readonly fd: number; readonly name: string; readonly size: number } | null {
  const name = handedOverNameOf(randomBytes(randomNameBytes).toString('hex'));
  let fd: number | null = null;
  const bytes = Buffer.from(text);
  try {
    if (bytes.length > maxHandedOverBytes) return null;
    if (!memoryTypes.includes(statfsSync(dir).type)) return null;
    fd = openSync(join(dir, name), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
    // With a place: the descriptor stays at the beginning, for whoever inherits it.
    for (let at = 0; at < bytes.length;) at += writeSync(fd, bytes, at, bytes.length - at, at);
    return { fd, name, size: bytes.length };
  } catch {
    if (fd !== null) {
      // The tmpfs is full: what was written is overwritten, and what was not is not there.
      overwriteAndClose(fd, fstatSync(fd).size);
      unlinkSync(join(dir, name));
    }
    return null;
  } finally {
    bytes.fill(0);
  }
}

function overwriteAndClose(fd: number, size: number): void {
  try {
    writeSync(fd, Buffer.alloc(size), 0, size, 0);
  } finally {
    closeSync(fd);
  }
}
