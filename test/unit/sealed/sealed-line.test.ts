// The text of a chunk, written and read.

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  formatSealedChunk,
  maxSealedChunks,
  readSealedChunk,
} from '../../../server/contract/room/sealed-line.ts';

const word = (minLength: number, maxLength: number): fc.Arbitrary<string> =>
  fc.string({
    unit: fc.constantFrom(...Array.from('ABYZabyz0189-_')),
    minLength,
    maxLength,
  });

const chunks = fc.nat(maxSealedChunks - 1).chain((index) =>
  fc.record({
    frameId: word(4, 4),
    index: fc.constant(index),
    count: fc.integer({ min: index + 1, max: maxSealedChunks }),
    payload: word(1, 384),
  }),
);

test('a chunk is the same after it was written and read', () => {
  fc.assert(
    fc.property(chunks, (chunk) => {
      expect(readSealedChunk(formatSealedChunk(chunk))).toEqual(chunk);
    }),
  );
});

test('what people say is no chunk, nor is one with something before, behind or in it', () => {
  fc.assert(
    fc.property(chunks, fc.string({ minLength: 1, maxLength: 20 }), (chunk, said) => {
      const text = formatSealedChunk(chunk);
      for (const other of [said, ` ${text}`, `${text} ${said}`, `${text}\n`, `\u0001${text}`]) {
        expect(readSealedChunk(other)).toBeNull();
      }
    }),
  );
  expect(readSealedChunk('+m1 AAAAABAB AAAA')).toBeNull(); // the second of one
  expect(readSealedChunk('+m1 AAAAAAAA AAAA')).toBeNull(); // the first of none
});
