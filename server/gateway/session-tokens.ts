// Which tokens lead to which session (docs/resume.md, "Security"). Keeps their digests alone.

import { isToken, mintToken, tokenDigest } from './tokens.ts';

export class SessionTokens<Owner extends object> {
  readonly #owners = new Map<string, Owner>();
  /** The digests of an owner's tokens, the newest last: two at most. */
  readonly #digests = new WeakMap<Owner, readonly string[]>();

  /** @returns a token that leads to the owner, beside the one that did so last. */
  mint(owner: Owner): string {
    const token = mintToken();
    const digest = tokenDigest(token);
    this.#keep(owner, [...this.#digestsOf(owner).slice(-1), digest]);
    this.#owners.set(digest, owner);
    return token;
  }

  find(token: string): Owner | null {
    return isToken(token) ? (this.#owners.get(tokenDigest(token)) ?? null) : null;
  }

  /** The owner's other tokens are void: it is this one that was used. */
  keepOnly(owner: Owner, token: string): void {
    this.#keep(owner, [tokenDigest(token)]);
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
