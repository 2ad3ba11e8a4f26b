// Looks for texts in all files of a folder, byte by byte: as UTF-8, as UTF-16, and in what Firefox has
// compressed.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** toolkit/components/lz4: eight bytes, the size as 32 bits, one LZ4 block. */
const mozillaMagic = Buffer.from('mozLz40\0', 'latin1');

/** LZ4 block format: literals and copies of what was there before. */
function unpacked(block: Buffer, size: number): Buffer {
  const out = Buffer.alloc(size);
  let from = 0;
  let to = 0;
  const next = (): number => {
    const byte = block[from] ?? 0;
    from += 1;
    return byte;
  };
  /** A length of 15 goes on in further bytes, until one that is not full. */
  const length = (nibble: number): number => {
    let sum = nibble;
    for (let more = nibble === 15 ? 255 : 0; more === 255; sum += more) more = next();
    return sum;
  };
  while (from < block.length) {
    const token = next();
    const literals = length(token >> 4);
    block.copy(out, to, from, from + literals);
    from += literals;
    to += literals;
    if (from >= block.length) break;
    const distance = next() + 256 * next();
    for (let left = length(token & 15) + 4; left > 0; left -= 1) {
      out[to] = out[to - distance] ?? 0;
      to += 1;
    }
  }
  return out.subarray(0, to);
}

function contents(path: string): readonly Buffer[] {
  const bytes = readFileSync(path);
  if (!bytes.subarray(0, mozillaMagic.length).equals(mozillaMagic)) return [bytes];
  return [bytes, unpacked(bytes.subarray(12), bytes.readUInt32LE(8))];
}

/** Files come and go while a browser runs: one that is gone holds nothing any more. */
function contentsIfThere(path: string): readonly Buffer[] {
  try {
    return contents(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** The files that hold a text, by the text's name. */
export function traces(
  folder: string,
  needles: Readonly<Record<string, string>>,
): Readonly<Record<string, readonly string[]>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const found = new Map<string, string[]>(Object.keys(needles).map((name) => [name, []]));
  for (const file of files) {
    const texts = contentsIfThere(file);
    for (const [name, needle] of Object.entries(needles)) {
      const forms = [Buffer.from(needle), Buffer.from(needle, 'utf16le')];
      if (forms.some((form) => texts.some((text) => text.includes(form)))) {
        found.get(name)?.push(file.slice(folder.length));
      }
    }
  }
  return Object.fromEntries(found);
}
