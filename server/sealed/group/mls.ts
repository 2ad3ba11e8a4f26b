// One MLS group (RFC 9420) as this room needs it: add, remove, seal, open. Only this file, mls-rules.ts,
// key-package.ts, suite.ts and wipe.ts know ts-mls, so that another library can take its place.

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
  type ClientState,
  type IncomingMessageCallback,
  type Proposal,
} from 'ts-mls';
import {
  makeKeyPackage,
  readKeyPackage,
  type LeafIdentity,
  type OwnKeyPackage,
} from './key-package.ts';
import {
  configFor,
  keepsIdentity,
  readProposals,
  splitWelcome,
  type CommitResult,
  type Header,
  type IsMember,
  type Proposed,
} from './mls-rules.ts';
import { wipeEpoch, wipeLost, wipeState } from './wipe.ts';

export interface Leaf extends LeafIdentity {
  readonly index: number;
}

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

/** For what the committer tells newcomers (RFC 9420 §17.3, private use). */
const noteExtension = 0xf05e;

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

  /** A key package with the identity and the signature key of this device's leaf, for a group of two. */
  async ownKeyPackage(): Promise<OwnKeyPackage> {
    const leaf = this.leaves().find(({ index }) => index === this.ownLeaf);
    if (leaf === undefined) throw new Error('this device has no leaf');
    // A copy: each group overwrites its keys when it ends.
    const signKey = this.#state.signaturePrivateKey.slice();
    return makeKeyPackage(this.#suite, leaf.identity, { signKey, publicKey: leaf.signatureKey });
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
