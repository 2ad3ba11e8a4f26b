// Reads the built page into memory at the start, so that no request reaches the file system.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { firstDifference, parseHashList } from '../contract/host/hash-list.ts';
import { Problem } from '../contract/host/problem.ts';
import type { PageManifest } from '../contract/host/status.ts';
import { sentence } from '../contract/sentences/sentence.ts';
import { manifestPath, pageManifest, sha256 } from './manifest.ts';
import { isPageFile, pageFile, type PageFile } from './page-file.ts';

export interface Page {
  /** index.html, which is served at `/`. */
  readonly index: PageFile;
  /** All other files, by the path of their address. The list of all with their hashes is one of them. */
  readonly files: ReadonlyMap<string, PageFile>;
  readonly manifest: PageManifest;
}

const maxFiles = 200;
const maxTotalBytes = 4 * 1024 * 1024;

/**
 * Reads every file below `root`. Files of other types (source maps) are left out.
 * @throws {Problem} where the page is not built, is larger than our page can be, or is not as its list says.
 */
export function readPage(root: string): Page {
  const contents = readContents(root);
  const index = contents.get('/index.html');
  const manifest = contents.get(manifestPath);
  if (index === undefined) throw notBuilt('page.noIndex');
  if (manifest === undefined) throw notBuilt('page.noManifest');
  const listed = manifest.toString('utf8');
  const built = pageManifest(contents);
  if (listed !== built) throw changed(listed, built);
  const files = new Map<string, PageFile>();
  for (const [path, plain] of contents) {
    if (plain !== index) files.set(path, pageFile(path, plain));
  }
  return {
    index: pageFile('/index.html', index),
    files,
    manifest: { path: manifestPath, sha256: sha256(manifest) },
  };
}

/**
 * Writes the list of the page's files: the last step of building it.
 * @throws {Problem} as {@link readPage}.
 */
export function writePageManifest(root: string): void {
  writeFileSync(join(root, manifestPath), pageManifest(readContents(root)));
}

function notBuilt(key: 'page.noIndex' | 'page.noManifest'): Problem {
  return new Problem(sentence(key), { hint: sentence('page.build') });
}

/** @throws {Problem} where what the build listed is no list at all. */
function changed(listed: string, built: string): Problem {
  const name = manifestPath.slice(1);
  const file = firstDifference(parseHashList(listed, name), parseHashList(built, name)) ?? name;
  return new Problem(sentence('page.changed', { file }), { hint: sentence('page.build') });
}

/** What each file holds, by the path of its address. */
function readContents(root: string): Map<string, Buffer> {
  const contents = new Map<string, Buffer>();
  let totalBytes = 0;
  for (const entry of readEntries(root)) {
    if (!isPageFile(entry)) continue;
    const content = readFileSync(entry);
    totalBytes += content.length;
    if (contents.size >= maxFiles || totalBytes > maxTotalBytes) {
      throw new Problem(sentence('page.tooLarge', { files: maxFiles, bytes: maxTotalBytes }));
    }
    contents.set(`/${relative(root, entry).split(sep).join('/')}`, content);
  }
  return contents;
}

function readEntries(root: string): string[] {
  try {
    return readdirSync(root, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch (cause) {
    throw new Problem(sentence('page.unreadable'), { hint: sentence('page.build'), cause });
  }
}
