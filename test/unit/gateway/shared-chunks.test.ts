import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Lines } from '../../../server/protocol/wire/lines.ts';
import { SharedChunks } from '../../../server/gateway/ngircd/shared-chunks.ts';

function reads(chunks: SharedChunks, text: string): Lines {
  return chunks.copy(chunks.readBuffer.write(text));
}

function textOf({ bytes }: Lines): string {
  return Buffer.from(bytes).toString();
}

test('equal bytes of one turn are one object, even where the speaker gets other bytes in between', () => {
  const chunks = new SharedChunks();
  const first = reads(chunks, 'one\r\n');
  expect(textOf(reads(chunks, 'two\r\n'))).toBe('two\r\n');
  expect(reads(chunks, 'one\r\n')).toBe(first);
  expect(reads(chunks, 'one\r\none\r\n')).not.toBe(first);
});

test('a chunk does not change when more is read', () => {
  const chunks = new SharedChunks();
  const texts = ['a\r\n', 'b\r\n', `${'c'.repeat(5_000)}\r\n`];
  const read = texts.map((text) => reads(chunks, text));
  expect(read.map(textOf)).toEqual(texts);
});

test('no chunk is kept after the turn', async () => {
  const chunks = new SharedChunks();
  const first = reads(chunks, 'one\r\n');
  await turn();
  const second = reads(chunks, 'one\r\n');
  expect(second).not.toBe(first);
  expect(second).toEqual(first);
});
