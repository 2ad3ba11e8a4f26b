// Gives invitations ssh keys of their own, and takes the keys out when the invitations are over. The keys live here,
// in the supervisor: a gateway or an sshd that starts again changes nothing.

import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { AccessKeeper, RequestOf } from './access-keeper.ts';
import { parseAccess, type KeptInvitation } from './config/access-snapshot.ts';
import { mintKey } from './config/secrets.ts';
import type { SshLink } from './config/ssh-look.ts';
import type {
  AccessAnswers,
  AccessRequest,
  IssuedInvitation,
  SshKeyWish,
} from './contract/host/access.ts';
import { sshPrivateKey, sshPublicLine } from './contract/host/openssh-key.ts';
import type { GuestKeys, KeyState } from './guest-keys.ts';
import { SshLogins } from './ssh-logins.ts';

export interface SshAccessOptions {
  readonly access: Pick<AccessKeeper, 'ask' | 'snapshot'>;
  readonly keys: GuestKeys;
  /** Sees who has logged in, in /proc. Never throws. */
  readonly look: () => readonly SshLink[];
  /** Has the gateway cut these connections. Never rejects. */
  readonly cut: (links: readonly SshLink[]) => Promise<void>;
  /** So many were cut whose key is not known. */
  readonly onUnnamedCut: (connections: number) => void;
  /** Milliseconds by `bootMs`. */
  readonly nowMs: () => number;
}

// A guest reads by their tunnel why they are out; over Tor that takes half a second. A login that was under way when
// the key went out has been told of by then.
const farewellMs = 500;
// sshd's words come by a pipe, a look does not: on a busy machine they take their time.
const wordsMs = 1000;
const wordsTickMs = 50;
const tickMs = 1000;

export class SshAccess {
  readonly logins: SshLogins;
  readonly #options: SshAccessOptions;
  /** When the next invitation with a key expires. */
  #nextEndMs = Infinity;
  /** Whether sshd's file has all of `keys`. */
  #isWritten = true;
  #cutting: Promise<void> = Promise.resolve();
  /** The next one waits for `#cutting` to end. */
  #isCutQueued = false;

  constructor(options: SshAccessOptions) {
    this.#options = options;
    this.logins = new SshLogins((fingerprint) => {
      // The file was read before the key went out.
      if (!options.keys.mayStay(fingerprint, new Set())) this.#startCutting();
    });
  }

  /** The answer comes when its ssh keys are in, or out. @throws {Problem} */
  async answer(request: AccessRequest): Promise<AccessAnswers[AccessRequest['access']]> {
    const { access } = this.#options;
    if (request.access === 'issue') return this.#issue(request);
    const answer = await access.ask(request);
    if (request.access === 'revoke') await this.#cutting;
    return answer;
  }

  /** To be called when the book has changed. @throws {Problem} if sshd's file cannot be written */
  check(): void {
    const { access, keys, nowMs } = this.#options;
    const now = nowMs();
    this.#nextEndMs = Infinity;
    let mustGo = false;
    for (const invitation of parseAccess(access.snapshot).invitations) {
      if (!keys.has(invitation.id)) continue;
      const state = stateOf(invitation, now);
      if (state === 'good') {
        this.#nextEndMs = Math.min(this.#nextEndMs, invitation.endsAtBootMs ?? Infinity);
      } else if (keys.setState(invitation.id, state)) {
        this.#isWritten = false;
        mustGo ||= state !== 'used';
      }
    }
    if (mustGo) this.#startCutting();
    this.#write();
  }

  /** Takes out the keys of invitations that expire, until the signal aborts. */
  async watchTimes(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      if (this.#options.nowMs() >= this.#nextEndMs || !this.#isWritten) {
        try {
          this.check();
        } catch {
          // The file could not be written: once more, next time.
        }
      }
      await pause(tickMs, undefined, { signal }).catch(() => {});
    }
  }

  async #issue(request: RequestOf<'issue'>): Promise<readonly IssuedInvitation[]> {
    const { access } = this.#options;
    const { wishes, ssh } = request;
    const issued = await access.ask<'issue'>({ access: 'issue', wishes });
    if (ssh === undefined) return issued;
    const withKeys = issued.map((invitation) => this.#withKey(invitation, ssh));
    this.#isWritten = false;
    // Writes them, and sees when they expire.
    this.check();
    return withKeys;
  }

  #write(): void {
    if (this.#isWritten) return;
    this.#options.keys.write();
    this.#isWritten = true;
  }

  #withKey(invitation: IssuedInvitation, wish: SshKeyWish): IssuedInvitation {
    const { keys } = this.#options;
    const { id } = invitation.entry;
    if (wish.from === 'owner') {
      keys.addFor(id, wish.publicKey);
      return invitation;
    }
    const key = mintKey();
    keys.addFor(id, sshPublicLine(key.publicKey));
    const privateKey = sshPrivateKey(key, randomInt(2 ** 32), 'mayfly');
    return { ...invitation, sshKey: { seed: seedText(key.seed), privateKey } };
  }

  /** One at a time, and one that waits: whoever has lines written again and again makes no queue of them. */
  #startCutting(): void {
    if (this.#isCutQueued) return;
    this.#isCutQueued = true;
    this.#cutting = this.#cutting.then(() => {
      this.#isCutQueued = false;
      return this.#cut();
    });
  }

  /** Cuts off who has logged in by a key that is out, and who has by a key that nobody knows. */
  async #cut(): Promise<void> {
    const { cut, keys, look, onUnnamedCut } = this.#options;
    await pause(farewellMs);
    const inside = await this.#guestsInside();
    const unknown = await this.#stayUnknown(look());
    const out = [...this.logins.all()].filter(
      ({ fingerprint }) => !keys.mayStay(fingerprint, inside),
    );
    const links = [...unknown, ...out].map(({ door, port }) => ({ door, port }));
    if (links.length === 0) return;
    for (const link of links) this.logins.forget(link);
    await cut(links);
    if (unknown.length > 0) onUnnamedCut(unknown.length);
  }

  /** Of these connections, those of which sshd says nothing. */
  async #stayUnknown(seen: readonly SshLink[]): Promise<readonly SshLink[]> {
    const unknown = (): readonly SshLink[] =>
      seen.filter((link) => this.logins.keyOf(link) === null);
    for (let leftMs = wordsMs; leftMs > 0 && unknown().length > 0; leftMs -= wordsTickMs) {
      await pause(wordsTickMs);
    }
    return unknown();
  }

  async #guestsInside(): Promise<ReadonlySet<string>> {
    try {
      const { invitations } = await this.#options.access.ask<'list'>({ access: 'list' });
      return new Set(invitations.filter(({ nick }) => nick !== null).map(({ id }) => id));
    } catch {
      // A gateway that is gone has nobody in.
      return new Set();
    }
  }
}

/** For a link. */
export function seedText(seed: Uint8Array): string {
  return Buffer.from(seed).toString('base64url');
}

function stateOf({ state, endsAtBootMs }: KeptInvitation, nowMs: number): KeyState {
  if (state !== 'good') return state;
  return endsAtBootMs !== null && nowMs >= endsAtBootMs ? 'expired' : 'good';
}
