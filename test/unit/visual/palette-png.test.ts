import { deflateSync, inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { smallPng } from '../../visual/palette-png.ts';

const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/** The reader does not look at the CRC, which is left at 0. */
function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
}

function png(header: readonly number[], rows: readonly (readonly number[])[]): Buffer {
  return Buffer.concat([
    signature,
    chunk('IHDR', Buffer.from(header)),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const size = (width: number, height: number) => [0, 0, 0, width, 0, 0, 0, height];

/** The colours of a palette PNG, row by row. */
function coloursOf(bytes: Buffer): readonly string[] {
  const part = (type: string): Buffer => {
    const at = bytes.indexOf(type, 8, 'latin1');
    return bytes.subarray(at + 4, at + 4 + bytes.readUInt32BE(at - 4));
  };
  const width = part('IHDR').readUInt32BE(0);
  const palette = part('PLTE').toString('hex').match(/.{6}/g) ?? [];
  return [...inflateSync(part('IDAT'))]
    .filter((_, at) => at % (width + 1) !== 0)
    .map((index) => palette[index] ?? '');
}

test('every way in which a row may be written gives the colours that were meant', () => {
  const [red, blue] = [
    [0xff, 0, 0],
    [0, 0, 0xff],
  ] as const;
  const picture = png(
    [...size(2, 5), 8, 2, 0, 0, 0],
    [
      [0, ...red, ...blue],
      // Sub: the second differs from the first by ff → 0 and 0 → ff.
      [1, ...red, 1, 0, 0xff],
      // Up: the same as above.
      [2, 0, 0, 0, 0, 0, 0],
      // Average, of what is to the left and above.
      [3, 0x80, 0, 0, 0x81, 0, 0x80],
      // Paeth: the nearest of left, above and both.
      [4, 0, 0, 0, 0, 0, 0],
    ],
  );
  const row = ['ff0000', '0000ff'];
  expect(coloursOf(smallPng(picture))).toEqual([...row, ...row, ...row, ...row, ...row]);
});

test('a picture of many colours keeps those that cover most, and the rest become their nearest', () => {
  const shades = Array.from({ length: 200 }, (_, n) => [n, n, n, 255]);
  const white = Array.from({ length: 800 }, () => [255, 255, 255, 255]);
  const picture = png(
    [0, 0, 0x03, 0xe8, 0, 0, 0, 1, 8, 6, 0, 0, 0],
    [[0, ...shades.flat(), ...white.flat()]],
  );
  const colours = coloursOf(smallPng(picture));
  expect(new Set(colours).size).toBeLessThanOrEqual(64);
  expect(colours.slice(200).every((colour) => colour === 'ffffff')).toBe(true);
});

test.each([
  ['what is no PNG', Buffer.from('GIF89a, which is long enough')],
  ['16 bits a channel', png([...size(1, 1), 16, 2, 0, 0, 0], [[0, 0, 0, 0, 0, 0, 0]])],
  ['an interlaced one', png([...size(1, 1), 8, 2, 0, 0, 1], [[0, 0, 0, 0]])],
])('%s is refused', (_, bytes) => {
  expect(() => smallPng(bytes)).toThrow();
});
