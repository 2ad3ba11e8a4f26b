// Refuses to start if the daemons' files would reach a disk.

import { statfsSync } from 'node:fs';
import { Problem } from '../contract/host/problem.ts';
import { sentence } from '../contract/sentences/sentence.ts';

// statfs(2), linux/magic.h
const tmpfsMagic = 0x01021994;

/** @throws {Problem} if the directory is not on a tmpfs: then it is the container's layer, or a volume. */
export function mustBeInMemory(dir: string): void {
  if (statfsSync(dir).type === tmpfsMagic) return;
  throw new Problem(sentence('container.notTmpfs', { dir }), {
    hint: sentence('container.sameMounts'),
  });
}
