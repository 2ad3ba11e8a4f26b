// Files in a room's memory that the host program and its supervisor hand over in place of a line: takes one, which
// overwrites it with zeros and removes it, or gives one. The room may be another's: each step of the way is opened
// without following a link, as a link would lead to this machine's own files.

import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fchownSync,
  fstatSync,
  openSync,
  readSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { handedOverNameOf, maxHandedOverBytes } from '../../../server/contract/host/handed-over.ts';
import { controlSocket, roomDir } from '../../../server/contract/host/places.ts';
import { isInMemory } from './memory-place.ts';

const { O_CREAT, O_DIRECTORY, O_EXCL, O_NOFOLLOW, O_NONBLOCK, O_RDONLY, O_RDWR } = constants;
const randomNameBytes = 16;

/** The kernel's own link to a process's root (proc(5)), which is meant to be followed. */
const processRoot = /^\/proc\/\d+\/root(?=\/)/;

/** Where a room's supervisor hands files over. @param pid a process of the room */
export function handOverFolder(pid: number): string {
  return `/proc/${pid}/root${dirname(controlSocket(roomDir))}`;
}

/** Whether this user can take what lies there. */
export function canTakeFrom(folder: string): boolean {
  try {
    closeSync(openFolder(folder));
    return true;
  } catch {
    return false;
  }
}

/** @throws Node's own error, or one of ours: it is not there, or no file of a room. Never with a part of it. */
export function takeHandedOver(folder: string, name: string): string {
  const dir = openFolder(folder);
  try {
    const path = `/proc/self/fd/${dir}/${name}`;
    const fd = openSync(path, O_RDWR | O_NOFOLLOW | O_NONBLOCK);
    try {
      const stat = fstatSync(fd);
      const isOurs = stat.isFile() && stat.nlink === 1 && stat.size <= maxHandedOverBytes;
      if (!isOurs) throw new Error('no file of a room');
      const bytes = Buffer.alloc(stat.size);
      readSync(fd, bytes, 0, bytes.length, 0);
      const text = bytes.toString('utf8');
      bytes.fill(0);
      writeSync(fd, bytes, 0, bytes.length, 0);
      unlinkSync(path);
      return text;
    } finally {
      closeSync(fd);
    }
  } finally {
    closeSync(dir);
  }
}

/**
 * Writes a file for the supervisor alone.
 * @returns its name. @throws where it cannot be in the room's memory: nothing of the text is there then.
 */
export function giveHandedOver(folder: string, text: string): string {
  const dir = openFolder(folder);
  const bytes = Buffer.from(text);
  try {
    const name = handedOverNameOf(randomBytes(randomNameBytes).toString('hex'));
    const path = `/proc/self/fd/${dir}/${name}`;
    const fd = openSync(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
    try {
      // In a container root may be another user of this machine.
      const { uid, gid } = fstatSync(dir);
      if (uid !== process.geteuid?.()) fchownSync(fd, uid, gid);
      for (let at = 0; at < bytes.length;) at += writeSync(fd, bytes, at, bytes.length - at, at);
      return name;
    } catch (error) {
      writeSync(fd, Buffer.alloc(fstatSync(fd).size), 0, null, 0);
      unlinkSync(path);
      throw error;
    } finally {
      closeSync(fd);
    }
  } finally {
    bytes.fill(0);
    closeSync(dir);
  }
}

/** @returns an open folder on a tmpfs. @throws where a link is on the way, or it is not in memory */
function openFolder(folder: string): number {
  const base = processRoot.exec(folder)?.[0] ?? '';
  const parts = folder.slice(base.length).split('/').filter(Boolean);
  let dir = openSync(`${base}/`, O_RDONLY | O_DIRECTORY);
  for (const part of parts) {
    const outer = dir;
    try {
      dir = openSync(`/proc/self/fd/${outer}/${part}`, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
    } finally {
      closeSync(outer);
    }
  }
  if (isInMemory(`/proc/self/fd/${dir}`)) return dir;
  closeSync(dir);
  throw new Error('not in memory');
}
