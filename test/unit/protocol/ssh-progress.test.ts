import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SshProgress, sshStage } from '../../../server/protocol/wire/ssh-progress.ts';
import { kexinitPacket, packet } from '../../support/ssh-flood.ts';

const version = Buffer.from('SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n');
const exchange = packet(Buffer.concat([Buffer.from([30]), Buffer.alloc(36)]));
const newkeys = packet(Buffer.from([21]));
const sealed = Buffer.from(Array.from({ length: 200 }, (_, at) => (at * 37) % 256));

/** Pushes the pieces. @returns the stage after each; null where it was no ssh. */
function stages(...pieces: Uint8Array[]): (number | null)[] {
  const progress = new SshProgress();
  return pieces.map((piece) => (progress.push(piece) ? progress.stage : null));
}

describe('the way of an ssh client', () => {
  test('is seen word by word', () => {
    expect(stages(version, kexinitPacket(), exchange, newkeys, sealed)).toEqual([
      sshStage.version,
      sshStage.kexinit,
      sshStage.exchange,
      sshStage.sealed,
      sshStage.sealed,
    ]);
  });

  test('is the same however its bytes are cut', () => {
    const all = Buffer.concat([version, kexinitPacket(), exchange, newkeys, sealed]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1 }), (sizes) => {
        const progress = new SshProgress();
        let at = 0;
        for (let turn = 0; at < all.length; turn += 1) {
          const size = sizes[turn % sizes.length] ?? 1;
          expect(progress.push(all.subarray(at, at + size))).toBe(true);
          at += size;
        }
        expect(progress.stage).toBe(sshStage.sealed);
      }),
    );
  });

  test('is no further before the last byte of a word', () => {
    const words = [version, kexinitPacket(), exchange, newkeys];
    for (const [index, word] of words.entries()) {
      const progress = new SshProgress();
      for (const before of words.slice(0, index)) progress.push(before);
      const stage = progress.stage;
      progress.push(word.subarray(0, -1));
      expect(progress.stage).toBe(stage);
      progress.push(word.subarray(-1));
      expect(progress.stage).toBe(stage + 1);
    }
  });

  test('takes a version that ends in a bare line feed', () => {
    expect(stages(Buffer.from('SSH-2.0-x\n'))).toEqual([sshStage.version]);
  });
});

test.each([
  ['a request for a page', Buffer.from('GET / HTTP/1.0\r\n\r\n')],
  ['a version that does not end', Buffer.from(`SSH-2.0-${'x'.repeat(300)}`)],
  ['another message than KEXINIT', Buffer.concat([version, packet(Buffer.from([30, 1, 2, 3]))])],
  ['a packet of an absurd length', Buffer.concat([version, Buffer.alloc(6, 0xff)])],
  ['a packet of no length', Buffer.concat([version, Buffer.alloc(6)])],
])('%s is no ssh client’s', (_what, bytes) => {
  expect(new SshProgress().push(bytes)).toBe(false);
});

test('after KEXINIT it is sshd that judges', () => {
  expect(stages(version, kexinitPacket(), Buffer.alloc(500, 0xff))).toEqual([
    sshStage.version,
    sshStage.kexinit,
    sshStage.kexinit,
  ]);
});

test('no bytes at all make it throw, or say more than was said', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 20 }), (pieces) => {
      const progress = new SshProgress();
      for (const piece of pieces) if (!progress.push(piece)) return;
      const isVersion = Buffer.concat(pieces).toString('latin1').startsWith('SSH-');
      expect(progress.stage === sshStage.silent || isVersion).toBe(true);
    }),
  );
});
