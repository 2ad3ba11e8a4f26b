// @ts-check
// What a file of tests reaches: what it imports, and what that imports, what it reads and what it starts. Plain
// JavaScript for Node 20.

import { posix } from 'node:path';

/** @typedef {{ readonly path: string, readonly reaches: readonly string[] }} Row */

const imported = /(?:\bfrom|\bimport)\s*\(?\s*'(\.[^']*)'/g;
const ownPlace = /\bimport\.meta\.(?:dirname|filename|url)\b/g;
/** A path that is written beside the place: that is what the file uses. */
const besidePlace = /\bjoin\(\s*import\.meta\.dirname,((?:\s*'[^']*',?)+)\s*\)/g;
const besideUrl = /\bnew URL\(\s*'([^']*)',\s*import\.meta\.url\s*\)/g;
/** These give no path of the project's. */
const harmlessPlace =
  /\bcreateRequire\(import\.meta\.url\)|fileURLToPath\(import\.meta\.url\)|import\.meta\.dirname\.split/g;

/** @param {string} path */
export const isCode = (path) => /\.(ts|tsx|mjs|js)$/.test(path);

export class Reach {
  /** @type {ReadonlyMap<string, string>} */
  #files;
  /** @type {ReadonlyMap<string, readonly string[]>} */
  #rows;
  /** @type {Map<string, readonly string[] | null>} */
  #next = new Map();

  /**
   * @param {ReadonlyMap<string, string>} files every file of the project by its path, with its text if it is code.
   * @param {readonly Row[]} rows what files reach besides imports: files, or folders with a slash at the end.
   */
  constructor(files, rows) {
    this.#files = files;
    this.#rows = new Map(rows.map(({ path, reaches }) => [path, reaches]));
  }

  /**
   * @param {string} from
   * @param {readonly string[]} changed paths; one that is no file any more has been removed.
   * @returns {boolean} whether the file reaches one of them; true where what it reaches cannot be told.
   */
  reaches(from, changed) {
    const seen = new Set([from]);
    const waiting = [from];
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      if (changed.includes(path)) return true;
      if (path.endsWith('/') && changed.some((one) => one.startsWith(path))) return true;
      const next = this.#nextOf(path);
      if (next === null) return true;
      for (const one of next) {
        if (!seen.has(one)) waiting.push(one);
        seen.add(one);
      }
    }
    return false;
  }

  /** @param {string} path @returns {readonly string[] | null} null: it may be anything. */
  #nextOf(path) {
    const known = this.#next.get(path);
    if (known !== undefined) return known;
    const next = this.#look(path);
    this.#next.set(path, next);
    return next;
  }

  /** @param {string} path */
  #look(path) {
    const row = this.#rows.get(path);
    if (path.endsWith('/')) {
      const below = [...this.#files.keys()].filter((file) => file.startsWith(path));
      return [...below, ...(row ?? [])];
    }
    if (!isCode(path)) return row ?? [];
    const text = this.#files.get(path);
    if (text === undefined) return row ?? [];
    const folder = posix.dirname(path);
    const at = (/** @type {string} */ one) => this.#found(posix.join(folder, one));
    const imports = [...text.matchAll(imported)].map(([, one = '']) => at(one));
    if (row !== undefined) return [...imports, ...row];
    const beside = [...text.matchAll(besidePlace)].map(([, words = '']) =>
      at([...words.matchAll(/'([^']*)'/g)].map(([, word]) => word).join('/')),
    );
    const urls = [...text.matchAll(besideUrl)].map(([, one = '']) => at(one));
    const places = text.match(ownPlace)?.length ?? 0;
    const told = beside.length + urls.length + (text.match(harmlessPlace)?.length ?? 0);
    const used = [...beside, ...urls];
    if (places > told || used.some((one) => one === './')) return null;
    return [...imports, ...used];
  }

  /** @param {string} path @returns {string} the same, with a slash at the end if it is no file: a folder. */
  #found(path) {
    const clean = posix.normalize(path).replace(/\/$/, '');
    if (this.#files.has(clean)) return clean;
    return `${clean}/`;
  }
}
