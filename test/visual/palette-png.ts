// Makes a screenshot smaller: the same picture with at most 64 colours, as a palette PNG. It reads only the PNGs
// that browsers write: 8 bits a channel, no interlace. Pure.

import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const maxColours = 64;

interface Picture {
  readonly width: number;
  readonly height: number;
  /** 0xrrggbb, row by row. */
  readonly pixels: Uint32Array;
}

/** @throws {Error} if it is not such a PNG. */
export function smallPng(png: Buffer): Buffer {
  return encode(decode(png));
}

/** W3C PNG, §5.3: length, type, data, CRC. */
function chunks(png: Buffer): readonly (readonly [type: string, data: Buffer])[] {
  if (!png.subarray(0, 8).equals(signature)) throw new Error('this is no PNG');
  const found: (readonly [string, Buffer])[] = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    found.push([type, png.subarray(at + 8, at + 8 + length)]);
    at += 12 + length;
  }
  return found;
}

function decode(png: Buffer): Picture {
  const all = chunks(png);
  const header = all.find(([type]) => type === 'IHDR')?.[1];
  const channels = header?.[9] === 6 ? 4 : header?.[9] === 2 ? 3 : 0;
  if (header === undefined || header[8] !== 8 || channels === 0 || header[12] !== 0) {
    throw new Error('only RGB and RGBA of 8 bits without interlace are read');
  }
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const stride = width * channels;
  const raw = inflateSync(
    Buffer.concat(all.filter(([type]) => type === 'IDAT').map(([, data]) => data)),
  );
  const bytes = unfilter(raw, stride, height, channels);
  const pixels = new Uint32Array(width * height);
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = bytes.readUIntBE(at * channels, 3);
  return { width, height, pixels };
}

/** W3C PNG, §9: each row is stored as its difference from the bytes to the left and above. */
function unfilter(raw: Buffer, stride: number, height: number, channels: number): Buffer {
  const out = Buffer.alloc(stride * height);
  for (let row = 0; row < height; row += 1) {
    const filter = raw[row * (stride + 1)] ?? 0;
    for (let at = 0; at < stride; at += 1) {
      const here = row * stride + at;
      const left = at >= channels ? (out[here - channels] ?? 0) : 0;
      const up = row > 0 ? (out[here - stride] ?? 0) : 0;
      const corner = row > 0 && at >= channels ? (out[here - stride - channels] ?? 0) : 0;
      const add = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      out[here] = (raw[row * (stride + 1) + 1 + at] ?? 0) + add;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [l, u, c] = [left, up, corner].map((value) => Math.abs(guess - value));
  if (l !== undefined && u !== undefined && c !== undefined) {
    if (l <= u && l <= c) return left;
    if (u <= c) return up;
  }
  return corner;
}

/** The most frequent colours. A page of flat colours and grey letters has few that matter. */
function paletteOf(pixels: Uint32Array): readonly number[] {
  const counts = new Map<number, number>();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  return [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, maxColours)
    .map(([colour]) => colour);
}

function distance(one: number, other: number): number {
  const part = (colour: number, shift: number): number => (colour >> shift) & 0xff;
  return [16, 8, 0].reduce((sum, shift) => sum + (part(one, shift) - part(other, shift)) ** 2, 0);
}

function encode({ width, height, pixels }: Picture): Buffer {
  const palette = paletteOf(pixels);
  const nearest = new Map(palette.map((colour, at) => [colour, at]));
  const indexOf = (colour: number): number => {
    let at = nearest.get(colour);
    if (at === undefined) {
      const best = palette.reduce((one, other) =>
        distance(other, colour) < distance(one, colour) ? other : one,
      );
      at = palette.indexOf(best);
      nearest.set(colour, at);
    }
    return at;
  };
  const rows = Buffer.alloc((width + 1) * height);
  for (const [at, colour] of pixels.entries()) {
    rows[at + Math.floor(at / width) + 1] = indexOf(colour);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // 8 bits an index, colour type 3: palette.
  header.set([8, 3], 8);
  const colours = Buffer.alloc(palette.length * 3);
  for (const [at, colour] of palette.entries()) colours.writeUIntBE(colour, at * 3, 3);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
