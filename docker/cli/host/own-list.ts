// The list of a copy's own files with their hashes, which a bundle and a package carry: whether each file is as it was
// packed.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstDifference, parseHashList } from '../../../server/contract/host/hash-list.ts';
import { isBundle, projectRoot } from './project.mjs';

/** In a bundle. */
export const bundleListName = 'FILES';
/** In a package; a bundle has it as well, as one of its files. */
export const packageListName = 'dist/FILES';

export function sha256(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex');
}

export interface OwnList {
  /** Of the list itself. */
  readonly sha256: string;
  /** The first file that is not as it is listed, is missing, or is too much; null: all are as they were packed. */
  readonly changed: string | null;
}

/**
 * Reads every file of this copy, 150 MB in a bundle.
 * @throws {Problem} where the list is none. The system's error where it cannot be read.
 */
export function checkOwnList(root = projectRoot, inBundle = isBundle): OwnList {
  const name = inBundle ? bundleListName : packageListName;
  const text = readFileSync(join(root, name), 'utf8');
  const found = new Map<string, string>();
  // Of a package, npm puts Node there.
  for (const path of filesBelow(root, '', inBundle ? [] : ['node_modules']))
    if (path !== name) found.set(path, sha256(readFileSync(join(root, path))));
  return { sha256: sha256(text), changed: firstDifference(parseHashList(text, name), found) };
}

function filesBelow(root: string, folder: string, leftOut: readonly string[]): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !leftOut.includes(name))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(root, path, []) : [path];
    });
}
