// Which tokens lead to which session (docs/resume.md, "Security"). Keeps their digests alone.

import { isToken, mintToken, tokenDigest } from '../admission/tokens.ts';

// A client whose answers are lost again and again asks with the same token each time.
const maxTokens = 8;
// Of one who comes back while its old connections seem alive, each of these is given one.
const maxWaysBack = 8;

interface Given {
  /** The one that was used last, then the others, the newest last. */
  readonly digests: readonly string[];
  /** Of connections that have lost the session to another, the newest last. */
  readonly waysBack: readonly string[];
}

const nothing: Given = { digests: [], waysBack: [] };

export class SessionTokens<Owner extends object> {
  readonly #owners = new Map<string, Owner>();
  readonly #given = new WeakMap<Owner, Given>();

  /** @returns a token that leads to the owner, beside those that do. */
  mint(owner: Owner): string {
    const { digests, waysBack } = this.#givenTo(owner);
    const [first, ...others] = digests;
    const kept = first === undefined ? [] : [first, ...others.slice(2 - maxTokens)];
    const token = mintToken();
    this.#keep(owner, { digests: [...kept, tokenDigest(token)], waysBack });
    return token;
  }

  /** @returns a token that `settle` leaves as it is, and so do the next few of its kind. */
  mintReclaimToken(owner: Owner): string {
    const { digests, waysBack } = this.#givenTo(owner);
    const token = mintToken();
    const kept = waysBack.slice(1 - maxWaysBack);
    this.#keep(owner, { digests, waysBack: [...kept, tokenDigest(token)] });
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
    const { digests, waysBack } = this.#givenTo(owner);
    const isOther = (other: string): boolean => other !== digest;
    this.#keep(owner, {
      digests: [digest, ...digests.filter(isOther)],
      waysBack: waysBack.filter(isOther),
    });
  }

  /** The owner's tokens are void but for the newest, and the ways back. */
  settle(owner: Owner): void {
    const { digests, waysBack } = this.#givenTo(owner);
    this.#keep(owner, { digests: digests.slice(-1), waysBack });
  }

  forget(owner: Owner): void {
    this.#keep(owner, nothing);
  }

  #givenTo(owner: Owner): Given {
    return this.#given.get(owner) ?? nothing;
  }

  #keep(owner: Owner, given: Given): void {
    for (const digest of all(this.#givenTo(owner))) this.#owners.delete(digest);
    for (const digest of all(given)) this.#owners.set(digest, owner);
    this.#given.set(owner, given);
  }
}

function all({ digests, waysBack }: Given): readonly string[] {
  return [...digests, ...waysBack];
}
