// Looks for canaries in a virtual machine's memory, and tells what each page that holds one is used for.

import { readSync } from 'node:fs';

import { needlesOf, type Canary } from '../../support/byte-search.ts';
import { pageClasses, type PageClass } from '../guest/page-classes.ts';
import { NeedleScanner } from './needle-scanner.ts';

const chunkBytes = 4 * 1024 * 1024;
const pageBytes = 4096;
const noughts = Buffer.alloc(chunkBytes);

export interface MemoryHit {
  readonly name: string;
  /** `as it is`, `UTF-16`, `hex`, `base64` … */
  readonly form: string;
  /** Physical address of its first byte. */
  readonly address: number;
  readonly pageClass: PageClass;
}

/**
 * @param memory a file: a byte at the number of its physical address.
 * @param classes for each page, an index of `pageClasses`.
 * @returns every hit. What crosses from a page to one that is elsewhere is not found.
 */
export function searchMemory(
  memory: number,
  canaries: readonly Canary[],
  classes: Uint8Array,
): MemoryHit[] {
  const scanner = new NeedleScanner(canaries.flatMap(needlesOf));
  const hits: MemoryHit[] = [];
  const overlap = scanner.longest - 1;
  const buffer = Buffer.allocUnsafeSlow(overlap + chunkBytes);
  for (let start = 0, kept = 0; ;) {
    const got = readSync(memory, buffer, kept, chunkBytes, start);
    if (got === 0) break;
    const seen = buffer.subarray(0, kept + got);
    // Most of a machine's memory has never been written.
    if (noughts.compare(seen, kept, kept + got, 0, got) !== 0) {
      scanner.scan(seen, kept, ({ name, form }, at) => {
        const address = start - kept + at;
        const pageClass = pageClasses[classes[Math.floor(address / pageBytes)] ?? -1] ?? 'other';
        hits.push({ name, form, address, pageClass });
      });
    }
    start += got;
    kept = Math.min(overlap, seen.length);
    buffer.copyWithin(0, seen.length - kept, seen.length);
  }
  return hits;
}

/** The first `length` bytes behind each place where the mark stands. */
export function bytesBehind(memory: number, mark: Buffer, length: number): Buffer[] {
  const scanner = new NeedleScanner([{ name: 'mark', form: 'as it is', bytes: mark }]);
  const found: Buffer[] = [];
  const overlap = mark.length + length;
  const buffer = Buffer.allocUnsafeSlow(overlap + chunkBytes);
  for (let start = 0; ; start += chunkBytes) {
    const got = readSync(memory, buffer, 0, buffer.length, start);
    if (got === 0) return found;
    scanner.scan(
      buffer.subarray(0, Math.min(got, chunkBytes + mark.length - 1)),
      0,
      (_mark, at) => {
        const from = at + mark.length;
        if (from + length <= got) found.push(Buffer.from(buffer.subarray(from, from + length)));
      },
    );
  }
}
