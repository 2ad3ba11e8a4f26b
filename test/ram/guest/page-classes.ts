// What the kernel uses each page of memory for, in few words. Used by the agent and by the test.
// Source: Linux, Documentation/admin-guide/mm/pagemap.rst (/proc/kpageflags).

export const pageClasses = [
  'free',
  'anonymous',
  'tmpfs',
  'page cache',
  'slab',
  'page table',
  'other',
] as const;
export type PageClass = (typeof pageClasses)[number];

const flag = { lru: 5, slab: 7, buddy: 10, mmap: 11, anon: 12, swapBacked: 14, pageTable: 26 };

/** @param low bits 0–31 of the page's flags. @returns an index of `pageClasses`. */
export function classOf(low: number): number {
  const has = (bit: number): boolean => (low & (1 << bit)) !== 0;
  const is = (name: PageClass): number => pageClasses.indexOf(name);
  if (has(flag.buddy)) return is('free');
  if (has(flag.slab)) return is('slab');
  if (has(flag.anon)) return is('anonymous');
  if (has(flag.swapBacked)) return is('tmpfs');
  if (has(flag.lru) || has(flag.mmap)) return is('page cache');
  if (has(flag.pageTable)) return is('page table');
  // What the kernel took for itself, and what a processor keeps free for itself.
  return is('other');
}

/** Equal neighbours as one byte for the class and four for how many. */
export class RunWriter {
  #class = -1;
  #count = 0;
  readonly #write: (run: Uint8Array) => void;
  readonly #run = Buffer.alloc(5);

  constructor(write: (run: Uint8Array) => void) {
    this.#write = write;
  }

  add(pageClass: number): void {
    if (pageClass !== this.#class) this.end();
    this.#class = pageClass;
    this.#count += 1;
  }

  end(): void {
    if (this.#count === 0) return;
    this.#run.writeUInt8(this.#class, 0);
    this.#run.writeUInt32BE(this.#count, 1);
    this.#write(this.#run);
    this.#count = 0;
  }
}

/** One byte a page. */
export function readRuns(runs: Buffer): Uint8Array {
  let pages = 0;
  for (let at = 0; at < runs.length; at += 5) pages += runs.readUInt32BE(at + 1);
  const classes = new Uint8Array(pages);
  for (let at = 0, page = 0; at < runs.length; at += 5) {
    const count = runs.readUInt32BE(at + 1);
    classes.fill(runs.readUInt8(at), page, page + count);
    page += count;
  }
  return classes;
}
