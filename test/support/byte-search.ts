// Looks for canaries in a file of any size, byte by byte, in the forms that logs and tools give to bytes.

import { open } from 'node:fs/promises';

const chunkBytes = 4 * 1024 * 1024;
const noughts = Buffer.alloc(chunkBytes);

/** What is looked for, and what it is called. */
export interface Canary {
  readonly name: string;
  readonly bytes: Buffer;
}

/** In which form a canary stood at which byte of the file. */
export interface Hit {
  readonly name: string;
  readonly form: string;
  readonly offset: number;
}

export interface Needle {
  readonly name: string;
  readonly form: string;
  readonly bytes: Buffer;
}

/**
 * Base64 has three ways to write bytes, by where among others they stand. What is left out at both
 * ends belongs to a neighbour too.
 */
function base64Forms(bytes: Buffer): string[] {
  return [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const from = Math.ceil((before * 8) / 6);
    const to = Math.floor(((before + bytes.length) * 8) / 6);
    return text.slice(from, to);
  });
}

/** The forms in which a canary is looked for. */
export function needlesOf({ name, bytes }: Canary): Needle[] {
  const forms: [string, Buffer][] = [
    ['as it is', bytes],
    // Without the last nought it is the same in either byte order.
    ['UTF-16', Buffer.from(bytes.toString('latin1'), 'utf16le').subarray(0, -1)],
    ['hex', Buffer.from(bytes.toString('hex'))],
    ['HEX', Buffer.from(bytes.toString('hex').toUpperCase())],
  ];
  for (const form of base64Forms(bytes)) {
    forms.push(['base64', Buffer.from(form)]);
    forms.push(['base64url', Buffer.from(form.replaceAll('+', '-').replaceAll('/', '_'))]);
  }
  return forms.map(([form, encoded]) => ({ name, form, bytes: encoded }));
}

/** The same in a text. @returns those that are in it. */
export function searchText(text: string, canaries: readonly Canary[]): Canary[] {
  const bytes = Buffer.from(text);
  return canaries.filter((one) => needlesOf(one).some((form) => bytes.includes(form.bytes)));
}

/** @returns every hit, each form of each canary at most once for a chunk. */
export async function searchFile(path: string, canaries: readonly Canary[]): Promise<Hit[]> {
  const needles = canaries.flatMap(needlesOf);
  const overlap = Math.max(...needles.map(({ bytes }) => bytes.length)) - 1;
  const hits: Hit[] = [];
  const file = await open(path);
  try {
    const buffer = Buffer.alloc(overlap + chunkBytes);
    for (let start = 0, kept = 0; ;) {
      const { bytesRead } = await file.read(buffer, kept, chunkBytes, start);
      if (bytesRead === 0) return hits;
      const seen = buffer.subarray(0, kept + bytesRead);
      // Most of a disk image has never been written.
      const isEmpty = noughts.compare(seen, kept, kept + bytesRead, 0, bytesRead) === 0;
      if (!isEmpty) {
        for (const { name, form, bytes } of needles) {
          const at = seen.indexOf(bytes);
          if (at >= 0) hits.push({ name, form, offset: start - kept + at });
        }
      }
      start += bytesRead;
      kept = Math.min(overlap, seen.length);
      buffer.copyWithin(0, seen.length - kept, seen.length);
    }
  } finally {
    await file.close();
  }
}
