// One MLS group (RFC 9420) as this room needs it: add, remove, seal, open. Only this file, suite.ts and
// key-package.ts know ts-mls, so that another library can take its place.

import {
  createApplicationMessage,
  createCommit,
  createGroup,
  decodeGroupState,
  decodeMlsMessage,
  emptyPskIndex,
  encodeGroupState,
  encodeMlsMessage,
  joinGroupWithExtensions,
  mlsExporter,
  processPrivateMessage,
  type CiphersuiteImpl,
  type ClientConfig,
  type ClientState,
  type IncomingMessageCallback,
  type PrivateMessage,
  type Proposal,
  type Welcome,
} from 'ts-mls';
import { readKeyPackage, type LeafIdentity, type OwnKeyPackage } from './key-package.ts';
import { wipeEpoch, wipeLost, wipeState } from './wipe.ts';

export interface Leaf extends LeafIdentity {
  readonly index: number;
}

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

/** A commit of one's own that is not yet part of the group's order. */
export interface StagedCommit {
  /** As it is sent: an MLSMessage. */
  readonly commit: Uint8Array;
  /** For each one added, in the order given: an MLSMessage that only they can open. */
  readonly welcomes: readonly Uint8Array[];
  readonly next: ClientState;
  readonly consumed: readonly Uint8Array[];
  readonly proposed: Proposed;
}

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
/** For what the committer tells newcomers (RFC 9420 §17.3, private use). */
const noteExtension = 0xf05e;

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

function configFor(isMember: IsMember): ClientConfig {
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

export class MlsGroup {
  readonly #suite: CiphersuiteImpl;
  #state: ClientState;

  private constructor(suite: CiphersuiteImpl, state: ClientState) {
    this.#suite = suite;
    this.#state = state;
  }

  /** A new group with this device alone. */
  static async create(
    suite: CiphersuiteImpl,
    isMember: IsMember,
    groupId: Uint8Array,
    own: OwnKeyPackage,
  ): Promise<MlsGroup> {
    const config = configFor(isMember);
    const { publicPackage, privatePackage } = own;
    const state = await createGroup(groupId, publicPackage, privatePackage, [], suite, config);
    privatePackage.initPrivateKey.fill(0);
    return new MlsGroup(suite, state);
  }

  /** Enters by a welcome. @returns null: it is none, not for this key package, or of a group with strangers. */
  static async join(
    suite: CiphersuiteImpl,
    isMember: IsMember,
    welcome: Uint8Array,
    own: OwnKeyPackage,
  ): Promise<{ group: MlsGroup; note: Uint8Array } | null> {
    try {
      const [message, length] = decodeMlsMessage(welcome, 0) ?? [null, 0];
      if (message?.wireformat !== 'mls_welcome' || length !== welcome.length) return null;
      const [state, extensions] = await joinGroupWithExtensions(
        message.welcome,
        own.publicPackage,
        own.privatePackage,
        emptyPskIndex,
        suite,
        undefined,
        undefined,
        configFor(isMember),
      );
      own.privatePackage.initPrivateKey.fill(0);
      const note = extensions.find(({ extensionType }) => extensionType === noteExtension);
      return { group: new MlsGroup(suite, state), note: note?.extensionData ?? new Uint8Array() };
    } catch {
      return null;
    }
  }

  /** What `encode` gave. @returns null: it is not that. */
  static decode(suite: CiphersuiteImpl, isMember: IsMember, bytes: Uint8Array): MlsGroup | null {
    try {
      const [state, length] = decodeGroupState(bytes, 0) ?? [null, 0];
      if (state === null || length !== bytes.length) return null;
      return new MlsGroup(suite, { ...state, clientConfig: configFor(isMember) });
    } catch {
      return null;
    }
  }

  /** The whole state with its keys. */
  encode(): Uint8Array {
    return encodeGroupState(this.#state);
  }

  get id(): Uint8Array {
    return this.#state.groupContext.groupId;
  }

  get epoch(): number {
    return Number(this.#state.groupContext.epoch);
  }

  get ownLeaf(): number {
    return this.#state.privatePath.leafIndex;
  }

  leaves(): readonly Leaf[] {
    return this.#state.ratchetTree.flatMap((node, at) => {
      if (node?.nodeType !== 'leaf' || node.leaf.credential.credentialType !== 'basic') return [];
      const { credential, signaturePublicKey } = node.leaf;
      return [{ index: at / 2, identity: credential.identity, signatureKey: signaturePublicKey }];
    });
  }

  /** A secret of this epoch that all members can make, for one use (RFC 9420 §8.5). */
  async exported(label: string, length: number): Promise<Uint8Array> {
    const { exporterSecret } = this.#state.keySchedule;
    return mlsExporter(exporterSecret, label, new Uint8Array(), length, this.#suite);
  }

  /** @returns an MLSMessage that all members of this epoch can open, but not this device. */
  async seal(plaintext: Uint8Array): Promise<Uint8Array> {
    const made = await createApplicationMessage(this.#state, plaintext, this.#suite);
    this.#state = made.newState;
    for (const key of made.consumed) key.fill(0);
    const { privateMessage } = made;
    return encodeMlsMessage({
      version: 'mls10',
      wireformat: 'mls_private_message',
      privateMessage,
    });
  }

  /** Opens talk of this or a kept epoch. @returns its sender's signature key; null: MLS could not take it. */
  async open(header: Header): Promise<{ sender: Uint8Array; plaintext: Uint8Array } | null> {
    try {
      const before = this.#state;
      const { message } = header;
      const opened = await processPrivateMessage(before, message, emptyPskIndex, this.#suite);
      if (opened.kind !== 'applicationMessage') return null;
      this.#state = opened.newState;
      for (const key of opened.consumed) key.fill(0);
      const sender = this.#senderOf(before, message.epoch);
      return sender === null ? null : { sender, plaintext: opened.message };
    } catch {
      return null;
    }
  }

  /**
   * ts-mls does not say who a message is from, but it turned that sender's ratchet and no other one: the sender is
   * the leaf that has a new value in the secret tree.
   */
  #senderOf(before: ClientState, epoch: bigint): Uint8Array | null {
    const of = (state: ClientState) =>
      epoch === state.groupContext.epoch ? state : state.historicalReceiverData.get(epoch);
    const old = of(before)?.secretTree ?? [];
    const after = of(this.#state);
    const turned = after?.secretTree.findIndex((node, at) => node !== old[at]) ?? -1;
    const sender = after?.ratchetTree[turned];
    return sender?.nodeType === 'leaf' ? sender.leaf.signaturePublicKey : null;
  }

  /** Applies another member's commit of this epoch, if the rules allow it. */
  async apply(header: Header, isAllowed: (proposed: Proposed) => boolean): Promise<CommitResult> {
    const before = this.#state;
    const seen: { allowed: Proposed | null; isOut: boolean } = { allowed: null, isOut: false };
    const judge: IncomingMessageCallback = (incoming) => {
      if (incoming.kind !== 'commit' || incoming.senderLeafIndex === undefined) return 'reject';
      const proposals = incoming.proposals.map(({ proposal }) => proposal);
      const proposed = readProposals(incoming.senderLeafIndex, proposals);
      if (proposed === null || !isAllowed(proposed)) return 'reject';
      seen.allowed = proposed;
      // Its signature is good. Who is out cannot go on with it, also when another one got this leaf.
      seen.isOut = proposed.removed.includes(this.ownLeaf);
      return seen.isOut ? 'reject' : 'accept';
    };
    try {
      const { message } = header;
      const done = await processPrivateMessage(before, message, emptyPskIndex, this.#suite, judge);
      const { allowed, isOut } = seen;
      if (done.kind !== 'newState') return { kind: 'refused' };
      if (allowed === null) return { kind: 'rejected' };
      if (!isOut) {
        if (!keepsIdentity(before, done.newState, allowed.committer)) return { kind: 'rejected' };
        this.#turnTo(done.newState, done.consumed);
      }
      return { kind: 'applied', isOut, ...allowed };
    } catch {
      return { kind: 'refused' };
    }
  }

  /**
   * Makes a commit, which changes nothing before `accept`.
   * @param note for those who are added.
   * @throws {Error} a key package is not valid, or a leaf is not there.
   */
  async stage(
    keyPackages: readonly Uint8Array[],
    removed: readonly number[],
    note: Uint8Array,
  ): Promise<StagedCommit> {
    const read = keyPackages.map((bytes) => readKeyPackage(bytes));
    const packages = read.filter((one) => one !== null);
    const extraProposals: Proposal[] = [
      ...removed.map((leaf): Proposal => ({ proposalType: 'remove', remove: { removed: leaf } })),
      ...packages.map(({ value }): Proposal => ({
        proposalType: 'add',
        add: { keyPackage: value },
      })),
    ];
    const made = await createCommit(
      { state: this.#state, cipherSuite: this.#suite },
      {
        extraProposals,
        ratchetTreeExtension: true,
        groupInfoExtensions: [{ extensionType: noteExtension, extensionData: note }],
      },
    );
    return {
      commit: encodeMlsMessage(made.commit),
      welcomes: splitWelcome(made.welcome),
      next: made.newState,
      consumed: made.consumed,
      proposed: { committer: this.ownLeaf, added: packages, removed },
    };
  }

  /** The commit is the first of its epoch. */
  accept(staged: StagedCommit): void {
    // Since it was made, talk has turned the ratchets of the epoch that ends.
    const past = Array.from(staged.next.historicalReceiverData, ([epoch, data]) => {
      const now = epoch === this.#state.groupContext.epoch ? this.#state : data;
      const { secretTree } = this.#state.historicalReceiverData.get(epoch) ?? now;
      return [epoch, { ...data, secretTree }] as const;
    });
    this.#turnTo({ ...staged.next, historicalReceiverData: new Map(past) }, staged.consumed);
  }

  /** Another one was first. */
  discard(staged: StagedCommit): void {
    wipeLost(staged.next, this.#state);
  }

  #turnTo(next: ClientState, consumed: readonly Uint8Array[]): void {
    const before = this.#state;
    this.#state = next;
    for (const key of consumed) key.fill(0);
    wipeEpoch(before, next);
  }

  /** Overwrites all keys. The group cannot be used any more. */
  wipe(): void {
    wipeState(this.#state);
  }
}

/** One welcome for each newcomer: none learns how many others came in. */
function splitWelcome(welcome: Welcome | undefined): Uint8Array[] {
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
function readProposals(committer: number, proposals: readonly Proposal[]): Proposed | null {
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
function keepsIdentity(before: ClientState, after: ClientState, leaf: number): boolean {
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
