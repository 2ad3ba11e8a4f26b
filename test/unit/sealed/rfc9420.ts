// RFC 5869 and parts of RFC 9420 from their texts, by Node's cryptography: what the room's suite is compared with.

import { createHmac } from 'node:crypto';

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
export const fromHex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));
export const text = (value: string): Buffer => Buffer.from(value, 'utf8');

// RFC 5869 by HMAC, and RFC 9420 §8, from their texts.
export const extract = (salt: Uint8Array, secret: Uint8Array): Buffer =>
  createHmac('sha256', salt).update(secret).digest();

export function expand(key: Uint8Array, info: Uint8Array, length: number): Buffer {
  let out = Buffer.alloc(0);
  let block = Buffer.alloc(0);
  for (let n = 1; out.length < length; n++) {
    block = createHmac('sha256', key).update(block).update(info).update(Buffer.of(n)).digest();
    out = Buffer.concat([out, block]);
  }
  return out.subarray(0, length);
}

/** A vector of MLS: its length in 1, 2 or 4 bytes goes before it (§2.1.2). */
export function vector(bytes: Uint8Array): Buffer {
  const { length } = bytes;
  const size =
    length < 64
      ? Buffer.of(length)
      : length < 16384
        ? Buffer.of(0x40 | (length >> 8), length & 255)
        : Buffer.of(0x80, (length >> 16) & 255, (length >> 8) & 255, length & 255);
  return Buffer.concat([size, bytes]);
}

export const uint = (value: number, bytes: number): Buffer => {
  const out = Buffer.alloc(bytes);
  out.writeUIntBE(value, Math.max(0, bytes - 6), Math.min(6, bytes));
  return out;
};

export function expandWithLabel(
  key: Uint8Array,
  label: string,
  context: Uint8Array,
  length: number,
): Buffer {
  const info = Buffer.concat([uint(length, 2), vector(text(`MLS 1.0 ${label}`)), vector(context)]);
  return expand(key, info, length);
}

export const deriveSecret = (key: Uint8Array, label: string): Buffer =>
  expandWithLabel(key, label, Buffer.alloc(0), 32);
