// Which tokens lead to which session (docs/resume.md, "Security"). Keeps their digests alone.

import { isToken, mintToken, tokenDigest } from './tokens.ts';

// A client whose answers are lost again and again asks with the same token each time.
const maxTokens = 8;

export class SessionTokens<Owner extends object> {
  readonly #owners = new Map<string, Owner>();
  /** The digests of an owner's tokens: the one that was used last, then the others, the newest last. */
  readonly #digests = new WeakMap<Owner, readonly string[]>();

  /** @returns a token that leads to the owner, beside those that do. */
  mint(owner: Owner): string {
    const token = mintToken();
    const digest = tokenDigest(token);
    const [first, ...others] = this.#digestsOf(owner);
    const kept = first === undefined ? [] : [first, ...others.slice(2 - maxTokens)];
    this.#keep(owner, [...kept, digest]);
    this.#owners.set(digest, owner);
    return token;
  }

  find(token: string): Owner | null {
    return isToken(token) ? (this.#owners.get(tokenDigest(token)) ?? null) : null;
  }

  /**
   * The owner was taken up by this token. The others stay good until `settle`: this may be an old
   * connection's word that comes late, whose client has gone on with a newer token.
   */
  used(owner: Owner, token: string): void {
    const digest = tokenDigest(token);
    const others = this.#digestsOf(owner).filter((other) => other !== digest);
    this.#keep(owner, [digest, ...others]);
  }

  /** The owner's tokens are void but for the newest. */
  settle(owner: Owner): void {
    this.#keep(owner, this.#digestsOf(owner).slice(-1));
  }

  forget(owner: Owner): void {
    this.#keep(owner, []);
  }

  #digestsOf(owner: Owner): readonly string[] {
    return this.#digests.get(owner) ?? [];
  }

  #keep(owner: Owner, digests: readonly string[]): void {
    for (const digest of this.#digestsOf(owner)) {
      if (!digests.includes(digest)) this.#owners.delete(digest);
    }
    this.#digests.set(owner, digests);
  }
}
