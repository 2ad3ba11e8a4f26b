// MLS's own steps, made a second time from RFC 9420's text by Node's cryptography, and compared.

import { createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  createApplicationMessage,
  createCommit,
  createGroup,
  defaultCapabilities,
  defaultLifetime,
  emptyPskIndex,
  generateKeyPackage,
  joinGroup,
  mlsExporter,
} from 'ts-mls';
import { cipherSuite } from '../../../server/sealed/group/suite.ts';
import { wordsOf } from '../../../server/sealed/group/words.ts';
import { deriveSecret, expandWithLabel, extract, hex, text, uint, vector } from './rfc9420.ts';

const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
const suite = cipherSuite(random);

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
