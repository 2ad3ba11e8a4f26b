// The suite's answers, made a second time by Node's own cryptography and RFC 9420's text, and compared.

import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
  randomBytes,
  sign,
  verify,
  createDecipheriv,
} from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  createApplicationMessage,
  createCommit,
  createGroup,
  generateKeyPackage,
  joinGroup,
  mlsExporter,
  emptyPskIndex,
  defaultCapabilities,
  defaultLifetime,
} from 'ts-mls';
import { deriveKeyPair, hpkeOpen, hpkeSeal } from '../../../server/sealed/group/hpke.ts';
import { cipherSuite } from '../../../server/sealed/group/suite.ts';
import { wordsOf } from '../../../server/sealed/group/words.ts';

const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
const suite = cipherSuite(random);
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const fromHex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));
const text = (value: string): Buffer => Buffer.from(value, 'utf8');

// RFC 5869 by HMAC, and RFC 9420 §8, from their texts.
const extract = (salt: Uint8Array, secret: Uint8Array): Buffer =>
  createHmac('sha256', salt).update(secret).digest();

function expand(key: Uint8Array, info: Uint8Array, length: number): Buffer {
  let out = Buffer.alloc(0);
  let block = Buffer.alloc(0);
  for (let n = 1; out.length < length; n++) {
    block = createHmac('sha256', key).update(block).update(info).update(Buffer.of(n)).digest();
    out = Buffer.concat([out, block]);
  }
  return out.subarray(0, length);
}

/** A vector of MLS: its length in 1, 2 or 4 bytes goes before it (§2.1.2). */
function vector(bytes: Uint8Array): Buffer {
  const { length } = bytes;
  const size =
    length < 64
      ? Buffer.of(length)
      : length < 16384
        ? Buffer.of(0x40 | (length >> 8), length & 255)
        : Buffer.of(0x80, (length >> 16) & 255, (length >> 8) & 255, length & 255);
  return Buffer.concat([size, bytes]);
}

const uint = (value: number, bytes: number): Buffer => {
  const out = Buffer.alloc(bytes);
  out.writeUIntBE(value, Math.max(0, bytes - 6), Math.min(6, bytes));
  return out;
};

function expandWithLabel(
  key: Uint8Array,
  label: string,
  context: Uint8Array,
  length: number,
): Buffer {
  const info = Buffer.concat([uint(length, 2), vector(text(`MLS 1.0 ${label}`)), vector(context)]);
  return expand(key, info, length);
}

const deriveSecret = (key: Uint8Array, label: string): Buffer =>
  expandWithLabel(key, label, Buffer.alloc(0), 32);

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

describe('RFC 9420, from the epoch’s secrets on', () => {
  const member = async (name: string) =>
    generateKeyPackage(
      { credentialType: 'basic', identity: text(name) },
      defaultCapabilities(),
      defaultLifetime,
      [],
      suite,
    );

  async function pair() {
    const [ana, ben] = [await member('ana'), await member('ben')];
    const begun = await createGroup(random(8), ana.publicPackage, ana.privatePackage, [], suite);
    const committed = await createCommit(
      { state: begun, cipherSuite: suite },
      {
        extraProposals: [{ proposalType: 'add', add: { keyPackage: ben.publicPackage } }],
        ratchetTreeExtension: true,
      },
    );
    if (committed.welcome === undefined) throw new Error('no welcome');
    const joined = await joinGroup(
      committed.welcome,
      ben.publicPackage,
      ben.privatePackage,
      emptyPskIndex,
      suite,
    );
    return { begun, ana: committed.newState, ben: joined };
  }

  test('the key schedule of the next epoch comes from init secret, commit secret and group context (§8)', async () => {
    const { begun, ana, ben } = await pair();
    const {
      version,
      cipherSuite: name,
      groupId,
      epoch,
      treeHash,
      confirmedTranscriptHash,
    } = ana.groupContext;
    expect([version, name]).toEqual(['mls10', suite.name]);
    const context = Buffer.concat([
      uint(1, 2), // mls10
      uint(3, 2), // the suite
      vector(groupId),
      uint(Number(epoch), 8),
      vector(treeHash),
      vector(confirmedTranscriptHash),
      vector(Buffer.alloc(0)),
    ]);
    const zeros = Buffer.alloc(32); // a commit that only adds has no path, and there is no pre-shared key
    const joiner = expandWithLabel(
      extract(begun.keySchedule.initSecret, zeros),
      'joiner',
      context,
      32,
    );
    const epochSecret = expandWithLabel(extract(joiner, zeros), 'epoch', context, 32);
    const labels = {
      senderDataSecret: 'sender data',
      exporterSecret: 'exporter',
      externalSecret: 'external',
      confirmationKey: 'confirm',
      membershipKey: 'membership',
      resumptionPsk: 'resumption',
      epochAuthenticator: 'authentication',
      initSecret: 'init',
    };
    for (const [field, label] of Object.entries(labels)) {
      const own = hex(deriveSecret(epochSecret, label));
      for (const state of [ana, ben]) {
        expect(hex(state.keySchedule[field as keyof typeof labels])).toBe(own);
      }
    }
    const tag = createHmac('sha256', deriveSecret(epochSecret, 'confirm'));
    expect(hex(ana.confirmationTag)).toBe(tag.update(confirmedTranscriptHash).digest('hex'));
    // The secret tree of two leaves (§9): root, then left and right.
    const root = deriveSecret(epochSecret, 'encryption');
    for (const [leaf, side] of [
      [0, 'left'],
      [1, 'right'],
    ] as const) {
      const node = expandWithLabel(root, 'tree', text(side), 32);
      const ratchet = ben.secretTree[leaf * 2];
      expect(hex(ratchet?.application.secret ?? root)).toBe(
        hex(expandWithLabel(node, 'application', Buffer.alloc(0), 32)),
      );
      expect(hex(ratchet?.handshake.secret ?? root)).toBe(
        hex(expandWithLabel(node, 'handshake', Buffer.alloc(0), 32)),
      );
    }
  });

  test('a message opens with the key of its generation, and names its sender and signature (§6.3, §9)', async () => {
    const { ana, ben } = await pair();
    const secret = Buffer.from(ana.secretTree[0]?.application.secret ?? []);
    const { privateMessage } = await createApplicationMessage(ana, text('hello'), suite);
    const { groupId, epoch, authenticatedData, encryptedSenderData, ciphertext } = privateMessage;
    const sample = ciphertext.slice(0, 32);
    const open = (key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, sealed: Uint8Array) => {
      const cipher = createDecipheriv('chacha20-poly1305', key, nonce, { authTagLength: 16 });
      cipher.setAAD(aad, { plaintextLength: sealed.length - 16 });
      cipher.setAuthTag(sealed.slice(-16));
      const plain = cipher.update(sealed.slice(0, -16));
      cipher.final();
      return plain;
    };
    const head = Buffer.concat([vector(groupId), uint(Number(epoch), 8), Buffer.of(1)]);
    const { senderDataSecret } = ben.keySchedule;
    const senderData = open(
      expandWithLabel(senderDataSecret, 'key', sample, 32),
      expandWithLabel(senderDataSecret, 'nonce', sample, 12),
      head,
      encryptedSenderData,
    );
    expect(hex(senderData.subarray(0, 8))).toBe('0000000000000000'); // leaf 0, generation 0
    const nonce = expandWithLabel(secret, 'nonce', uint(0, 4), 12);
    for (let n = 0; n < 4; n++) nonce[n] = (nonce[n] ?? 0) ^ (senderData[8 + n] ?? 0);
    const aad = Buffer.concat([head, vector(authenticatedData)]);
    const plain = open(expandWithLabel(secret, 'key', uint(0, 4), 32), nonce, aad, ciphertext);
    expect(plain.subarray(0, 6).toString('latin1')).toBe('\x05hello');
  });

  test('the words are 44 bits of the exporter (§8.5)', async () => {
    const { ana, ben } = await pair();
    const secret = deriveSecret(ana.keySchedule.exporterSecret, 'mayfly words');
    const empty = createHash('sha256').digest();
    const own = expandWithLabel(secret, 'exported', empty, 6);
    for (const { keySchedule } of [ana, ben]) {
      const made = await mlsExporter(
        keySchedule.exporterSecret,
        'mayfly words',
        new Uint8Array(),
        6,
        suite,
      );
      expect(hex(made)).toBe(hex(own));
    }
    expect(wordsOf(Uint8Array.of(0, 0, 0, 0, 0, 0))).toEqual([
      'abandon',
      'abandon',
      'abandon',
      'abandon',
    ]);
    expect(wordsOf(new Uint8Array(6).fill(255))).toEqual(['zoo', 'zoo', 'zoo', 'zoo']);
  });
});
