// What this device knows for as long as the page lives: its seal, the channel, and which invitations are revoked.

import type { CiphersuiteImpl } from 'ts-mls';
import { toBase64url } from '../bytes/base64url.ts';
import { readIdentity, type Member } from '../seal/membership.ts';
import { readRevocation } from '../seal/revocation.ts';
import { frameKeyOf, issuerOf, type RandomBytes, type Seal } from '../seal/seal.ts';
import { openFrame, sealFrame, type Frame, type FrameKind } from './frames.ts';
import type { GroupAction } from './group-types.ts';
import type { LeafIdentity } from './key-package.ts';
import { OwnTexts } from './own-texts.ts';
import { cipherSuite } from './suite.ts';

/** Checking a signature takes a millisecond, and the same leaf comes again with every commit. */
const maxKnown = 1000;
/** A welcome carries them all. */
export const maxRevocations = 200;

export class Device {
  readonly seal: Seal;
  readonly issuer: Uint8Array;
  readonly channel: string;
  readonly random: RandomBytes;
  readonly suite: CiphersuiteImpl;
  /** Ids of invitations. */
  readonly revoked = new Set<string>();
  /** The words of hosts that say so, for those who come later. */
  readonly revocations: Uint8Array[] = [];
  /** They may come back after this device left the group in which it said them. */
  readonly ownTexts = new OwnTexts();
  readonly #frameKey: Uint8Array;
  readonly #known = new Map<string, Member | null>();

  constructor(seal: Seal, channel: string, random: RandomBytes) {
    this.seal = seal;
    this.issuer = issuerOf(seal);
    this.channel = channel;
    this.random = random;
    this.suite = cipherSuite(random);
    this.#frameKey = frameKeyOf(seal);
  }

  /** Who a leaf is. @returns null: no invitation of this room let them in. */
  memberOf({ identity, signatureKey }: LeafIdentity): Member | null {
    const key = `${toBase64url(identity)} ${toBase64url(signatureKey)}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const member = readIdentity(this.issuer, identity, signatureKey);
    if (this.#known.size >= maxKnown) this.#known.clear();
    this.#known.set(key, member);
    return member;
  }

  readonly isMember = (leaf: LeafIdentity): boolean => this.memberOf(leaf) !== null;

  /** A host's word that nobody may enter by an invitation. Anything else has no effect. */
  learnRevocation(content: Uint8Array): void {
    const invitation = readRevocation(this.issuer, content);
    if (invitation === null || this.revoked.has(invitation)) return;
    if (this.revoked.size >= maxRevocations) return;
    this.revoked.add(invitation);
    this.revocations.push(content);
  }

  openFrame(bytes: Uint8Array): Frame | null {
    return openFrame(this.#frameKey, bytes);
  }

  frame(kind: FrameKind, content: Uint8Array): Uint8Array {
    return sealFrame(this.#frameKey, this.random, kind, content);
  }

  send(target: string, bytes: Uint8Array, ticket: number | null = null): GroupAction {
    return { kind: 'send', target, bytes, ticket };
  }

  /** A whole number from 0, and less than the limit, for waits. @param limit at most 65,536. */
  below(limit: number): number {
    const [high = 0, low = 0] = this.random(2);
    return ((high << 8) | low) % limit;
  }
}
