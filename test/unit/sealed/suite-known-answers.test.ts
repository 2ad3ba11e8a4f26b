// The suite's answers against published vectors, and made a second time by Node's own cryptography.

import {
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { deriveKeyPair, hpkeOpen, hpkeSeal } from '../../../server/sealed/group/hpke.ts';
import { cipherSuite } from '../../../server/sealed/group/suite.ts';
import { expand, extract, fromHex, hex, text, uint } from './rfc9420.ts';

const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
const suite = cipherSuite(random);

describe('published short vectors', () => {
  test('RFC 8032 §7.1, test 2: Ed25519', async () => {
    const key = fromHex('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb');
    const publicKey = fromHex('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c');
    const signature = await suite.signature.sign(key, Uint8Array.of(0x72));
    expect(hex(signature)).toBe(
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da' +
        '085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    );
    expect(await suite.signature.verify(publicKey, Uint8Array.of(0x72), signature)).toBe(true);
    expect(await suite.signature.verify(publicKey, Uint8Array.of(0x73), signature)).toBe(false);
  });

  test('RFC 5869 A.1: HKDF-SHA-256', async () => {
    const salt = fromHex('000102030405060708090a0b0c');
    const key = await suite.kdf.extract(salt, new Uint8Array(22).fill(0x0b));
    expect(hex(key)).toBe('077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5');
    const out = await suite.kdf.expand(key, fromHex('f0f1f2f3f4f5f6f7f8f9'), 42);
    expect(hex(out)).toBe(
      '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
    );
  });

  test('RFC 8439 §2.8.2: ChaCha20-Poly1305', async () => {
    const key = Uint8Array.from({ length: 32 }, (_, n) => 0x80 + n);
    const nonce = fromHex('070000004041424344454647');
    const aad = fromHex('50515253c0c1c2c3c4c5c6c7');
    const plain = text(
      "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.",
    );
    const sealed = await suite.hpke.encryptAead(key, nonce, aad, plain);
    expect(hex(sealed.slice(-16))).toBe('1ae10b594f09e26a7e902ecbd0600691');
    expect(hex(sealed.slice(0, 16))).toBe('d31a8d34648e60db7b86afbc53ef7ec2');
    expect(hex(await suite.hpke.decryptAead(key, nonce, aad, sealed))).toBe(hex(plain));
  });

  test('RFC 7748 §6.1: X25519, by HPKE’s own way to a shared secret', async () => {
    // Bob’s keys. HPKE is tried against Node below; here the public key is compared.
    const bob = fromHex('5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb');
    const publicKey = fromHex('de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f');
    const { ct, enc } = await hpkeSeal(publicKey, text('hi'), text('info'), text('aad'));
    expect(hex(await hpkeOpen(bob, enc, ct, text('info'), text('aad')))).toBe(hex(text('hi')));
  });
});

describe('against Node’s cryptography', () => {
  const pkcs8 = fromHex('302e020100300506032b656e04220420');
  const edPkcs8 = fromHex('302e020100300506032b657004220420');
  const spki = fromHex('302a300506032b656e032100');
  const edSpki = fromHex('302a300506032b6570032100');
  const privateKey = (prefix: Uint8Array, key: Uint8Array) =>
    createPrivateKey({ key: Buffer.concat([prefix, key]), format: 'der', type: 'pkcs8' });
  const publicKey = (prefix: Uint8Array, key: Uint8Array) =>
    createPublicKey({ key: Buffer.concat([prefix, key]), format: 'der', type: 'spki' });

  test('HPKE (RFC 9180) opens with keys that Node derives', async () => {
    const label = (suiteId: string, name: string, value: Uint8Array) =>
      Buffer.concat([text('HPKE-v1'), Buffer.from(suiteId, 'latin1'), text(name), value]);
    const labeledExpand = (
      id: string,
      key: Uint8Array,
      name: string,
      info: Uint8Array,
      n: number,
    ) => expand(key, Buffer.concat([uint(n, 2), label(id, name, info)]), n);
    const kem = 'KEM\x00\x20';
    const hpke = 'HPKE\x00\x20\x00\x01\x00\x03';
    const none = Buffer.alloc(0);
    const receiver = await deriveKeyPair(random(32));
    const [info, aad, plain] = [text('info'), text('aad'), text('plain text')];
    const { ct, enc } = await hpkeSeal(receiver.publicKey, plain, info, aad);
    const dh = diffieHellman({
      privateKey: privateKey(pkcs8, receiver.privateKey),
      publicKey: publicKey(spki, enc),
    });
    const eae = extract(none, label(kem, 'eae_prk', dh));
    const context = Buffer.concat([enc, receiver.publicKey]);
    const shared = labeledExpand(kem, eae, 'shared_secret', context, 32);
    const schedule = Buffer.concat([
      Buffer.of(0),
      extract(none, label(hpke, 'psk_id_hash', none)),
      extract(none, label(hpke, 'info_hash', info)),
    ]);
    const secret = extract(shared, label(hpke, 'secret', none));
    const key = labeledExpand(hpke, secret, 'key', schedule, 32);
    const nonce = labeledExpand(hpke, secret, 'base_nonce', schedule, 12);
    const opened = createDecipheriv('chacha20-poly1305', key, nonce, { authTagLength: 16 });
    opened.setAAD(aad, { plaintextLength: ct.length - 16 });
    opened.setAuthTag(ct.slice(-16));
    expect(hex(opened.update(ct.slice(0, -16)))).toBe(hex(plain));
  });

  test('Ed25519 signs and checks as Node does', async () => {
    const { signKey, publicKey: own } = await suite.signature.keygen();
    const said = random(100);
    const signature = await suite.signature.sign(signKey, said);
    expect(verify(null, said, publicKey(edSpki, own), signature)).toBe(true);
    expect(hex(sign(null, said, privateKey(edPkcs8, signKey)))).toBe(hex(signature));
  });

  test('HKDF, hash and MAC are Node’s', async () => {
    const [key, salt, info] = [random(32), random(32), random(20)];
    const own = await suite.kdf.expand(await suite.kdf.extract(salt, key), info, 42);
    expect(hex(own)).toBe(hex(new Uint8Array(hkdfSync('sha256', key, salt, info, 42))));
    expect(hex(await suite.hash.digest(info))).toBe(
      createHash('sha256').update(info).digest('hex'),
    );
    const mac = createHmac('sha256', key).update(info).digest('hex');
    expect(hex(await suite.hash.mac(key, info))).toBe(mac);
  });
});
