// Which token leads to which session (docs/resume.md, "Security"). Only digests of tokens are stored.

import type { ResumeTokens } from '../../protocol/resume/resume-tokens.ts';
import { isToken, mintToken, tokenDigest } from '../admission/tokens.ts';

// A client whose answers get lost again and again asks with the same token each time.
const maxTokens = 8;
// A client that comes back while its old connections seem alive: each of these gets one.
const maxReclaimTokens = 8;

/** All tokens of the gateway. */
export class SessionTokens<Owner extends object> {
  readonly #owners = new Map<string, Owner>();

  /** @returns the owner's tokens: none yet. */
  of(owner: Owner): OwnTokens<Owner> {
    return new OwnTokens(owner, this.#owners);
  }

  find(token: string): Owner | null {
    return isToken(token) ? (this.#owners.get(tokenDigest(token)) ?? null) : null;
  }
}

/** The tokens that lead to one owner. */
export class OwnTokens<Owner> implements ResumeTokens {
  readonly #owner: Owner;
  /** By digest; all owners' share it. */
  readonly #owners: Map<string, Owner>;
  /** Digests: the one that was used last, then the others, the newest last. */
  #digests: readonly string[] = [];
  /** Digests of the tokens for connections that have lost the session to another, the newest last. */
  #reclaimDigests: readonly string[] = [];

  constructor(owner: Owner, owners: Map<string, Owner>) {
    this.#owner = owner;
    this.#owners = owners;
  }

  mint(): string {
    const [first, ...others] = this.#digests;
    const kept = first === undefined ? [] : [first, ...others.slice(2 - maxTokens)];
    const token = mintToken();
    this.#keep([...kept, tokenDigest(token)], this.#reclaimDigests);
    return token;
  }

  mintReclaim(): string {
    const token = mintToken();
    const kept = this.#reclaimDigests.slice(1 - maxReclaimTokens);
    this.#keep(this.#digests, [...kept, tokenDigest(token)]);
    return token;
  }

  /**
   * A client came back with this token. The others stay good until `settle`: this may be a late message of
   * an old connection, whose client has gone on with a newer token.
   */
  used(token: string): void {
    const digest = tokenDigest(token);
    const isOther = (other: string): boolean => other !== digest;
    this.#keep([digest, ...this.#digests.filter(isOther)], this.#reclaimDigests.filter(isOther));
  }

  settle(): void {
    this.#keep(this.#digests.slice(-1), this.#reclaimDigests);
  }

  drop(): void {
    this.#keep([], []);
  }

  #keep(digests: readonly string[], reclaimDigests: readonly string[]): void {
    for (const digest of [...this.#digests, ...this.#reclaimDigests]) this.#owners.delete(digest);
    for (const digest of [...digests, ...reclaimDigests]) this.#owners.set(digest, this.#owner);
    this.#digests = digests;
    this.#reclaimDigests = reclaimDigests;
  }
}
