// How this room uses MLS: what it keeps, what it checks, what it lets a commit do; and messages read without keys.

import {
  decodeMlsMessage,
  encodeMlsMessage,
  type ClientConfig,
  type ClientState,
  type PrivateMessage,
  type Proposal,
  type Welcome,
} from 'ts-mls';
import type { LeafIdentity } from './key-package.ts';

/** What a commit of another member would do. */
export interface Proposed {
  readonly committer: number;
  readonly added: readonly LeafIdentity[];
  readonly removed: readonly number[];
}

export interface Applied extends Proposed {
  readonly kind: 'applied';
  /** This device is not in the group any more. */
  readonly isOut: boolean;
}

/** `rejected`: the rules of this room do not allow it, nothing changed; `refused`: MLS could not take it. */
export type CommitResult = Applied | { readonly kind: 'rejected' } | { readonly kind: 'refused' };

/** Where an MLSMessage belongs, readable without keys. */
export interface Header {
  readonly groupId: Uint8Array;
  readonly epoch: number;
  readonly isCommit: boolean;
  readonly message: PrivateMessage;
}

/** Whether the identity is a member's, for its signature key. */
export type IsMember = (leaf: LeafIdentity) => boolean;

/** Past epochs whose keys are kept: talk may cross a commit on its way. */
const keptEpochs = 2;
/** Of one sender: keys of messages that did not come yet. */
const keptGenerations = 8;
/** Talk to a channel in which this device is not turns the sender's ratchet, too. */
const maxSkipped = 20_000;
export function readHeader(bytes: Uint8Array): Header | null {
  try {
    const [message, length] = decodeMlsMessage(bytes, 0) ?? [null, 0];
    if (message?.wireformat !== 'mls_private_message' || length !== bytes.length) return null;
    const { groupId, epoch, contentType } = message.privateMessage;
    if (contentType === 'proposal' || epoch > 0xffff_ffffn) return null;
    const isCommit = contentType === 'commit';
    return { groupId, epoch: Number(epoch), isCommit, message: message.privateMessage };
  } catch {
    return null;
  }
}

export function configFor(isMember: IsMember): ClientConfig {
  return {
    keyRetentionConfig: {
      retainKeysForEpochs: keptEpochs,
      retainKeysForGenerations: keptGenerations,
      maximumForwardRatchetSteps: maxSkipped,
    },
    lifetimeConfig: { maximumTotalLifetime: 0n, validateLifetimeOnReceive: false },
    keyPackageEqualityConfig: {
      compareKeyPackages: (one, other) =>
        isSame(one.leafNode.signaturePublicKey, other.leafNode.signaturePublicKey),
      compareKeyPackageToLeafNode: (one, leaf) =>
        isSame(one.leafNode.signaturePublicKey, leaf.signaturePublicKey),
    },
    // Texts are padded before they come here.
    paddingConfig: { kind: 'alwaysPad', paddingLength: 0 },
    authService: {
      validateCredential: async (credential, signatureKey) =>
        credential.credentialType === 'basic' &&
        isMember({ identity: credential.identity, signatureKey }),
    },
  };
}

export function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

/** One welcome for each newcomer: none learns how many others came in. */
export function splitWelcome(welcome: Welcome | undefined): Uint8Array[] {
  if (welcome === undefined) return [];
  return welcome.secrets.map((secret) =>
    encodeMlsMessage({
      version: 'mls10',
      wireformat: 'mls_welcome',
      welcome: { ...welcome, secrets: [secret] },
    }),
  );
}

/** @returns null: it has something else than Add and Remove. */
export function readProposals(committer: number, proposals: readonly Proposal[]): Proposed | null {
  const added: LeafIdentity[] = [];
  const removed: number[] = [];
  for (const proposal of proposals) {
    if ('remove' in proposal) removed.push(proposal.remove.removed);
    else if ('add' in proposal) {
      const { credential, signaturePublicKey } = proposal.add.keyPackage.leafNode;
      if (credential.credentialType !== 'basic') return null;
      added.push({ identity: credential.identity, signatureKey: signaturePublicKey });
    } else return null;
  }
  return { committer, added, removed };
}

/** A committer may put new keys into its leaf, but is still who it was. */
export function keepsIdentity(before: ClientState, after: ClientState, leaf: number): boolean {
  const one = before.ratchetTree[leaf * 2];
  const other = after.ratchetTree[leaf * 2];
  if (one?.nodeType !== 'leaf' || other?.nodeType !== 'leaf') return false;
  const [was, is] = [one.leaf.credential, other.leaf.credential];
  return (
    was.credentialType === 'basic' &&
    is.credentialType === 'basic' &&
    isSame(was.identity, is.identity) &&
    isSame(one.leaf.signaturePublicKey, other.leaf.signaturePublicKey)
  );
}
