// What invitations cost without a network: comparing, memory, and the snapshot that a gateway hands to the next one.

import { firstAccess, parseAccess } from '../../../server/config/access-snapshot.ts';
import { mintInvitationToken } from '../../../server/config/invitation-token.ts';
import { maxInvitations, maxLabelLength } from '../../../server/contract/host/access.ts';
import { formatToken } from '../../../server/contract/invitation/token-text.ts';
import { Access } from '../../../server/gateway/admission/invitations/access.ts';
import { medianOf } from './times.ts';

const passphrase = 'quiet-garden-after-every-long-winter';

function open(snapshot: string): Access {
  return new Access({
    passphrase,
    snapshot,
    holdMs: 300_000,
    knock: 'off',
    panic: { word: 'end-all-of-it-at-once', onTyped: () => {} },
    nowMs: () => 1_000,
  });
}

const empty = firstAccess({ hostToken: null, inviteOnly: false, sharedUses: null });

const nobody = {
  nick: '',
  isPresent: false,
  recognised: () => {},
  replaced: () => {},
  revoked: () => {},
  triedByAnother: () => {},
};

/** A full book. @returns it, and a token of it. */
function full(label: string): { readonly access: Access; readonly token: string } {
  const access = open(empty);
  const wish = { label, role: 'guest', lastsMs: 3_600_000, once: false } as const;
  const reply = access.issue(Array.from({ length: maxInvitations }, () => wish));
  if ('refused' in reply) throw new Error(reply.refused);
  return { access, token: reply.answer.at(-1)?.token ?? '' };
}

/** Microseconds for one call; the median of twenty hundreds. */
function micros(call: () => unknown): number {
  const hundreds = Array.from({ length: 20 }, () => {
    const from = performance.now();
    for (let at = 0; at < 100; at += 1) call();
    return (performance.now() - from) * 10;
  });
  return medianOf(hundreds);
}

function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

/** Bytes an invitation, of a book and of a snapshot with labels of this length. */
function sizes(length: number): { readonly book: number; readonly snapshot: number } {
  const before = heap();
  const books = Array.from({ length: 5 }, () => full('n'.repeat(length)).access);
  const book = (heap() - before) / 5 / maxInvitations;
  const snapshot = (books[0]?.changes.latest.snapshot.length ?? 0) / maxInvitations;
  return { book, snapshot };
}

/** @returns lines of a table: what, and how much. */
export function inMemory(): (readonly [string, string])[] {
  const { access, token } = full('pupil 1000');
  const admission = access.admissionOf(nobody);
  const unknown = formatToken(mintInvitationToken());
  const snapshot = access.changes.latest.snapshot;
  const compare = (secret: string): string =>
    `${micros(() => admission.grantFor(secret)).toFixed(1)} µs`;
  const usual = sizes(10);
  const most = sizes(maxLabelLength);
  const bytes = (count: number): string => `${Math.round(count)} bytes`;
  return [
    ['compare: the passphrase', compare(passphrase)],
    ['compare: a personal invitation, of 1,000', compare(token)],
    ['compare: an unknown one', compare(unknown)],
    ['compare: a wrong passphrase', compare(`${passphrase}x`)],
    ['memory: an invitation in the gateway', bytes(usual.book)],
    ['memory: with the longest label', bytes(most.book)],
    ['snapshot: an invitation in the supervisor', bytes(usual.snapshot)],
    ['snapshot: with the longest label', bytes(most.snapshot)],
    ['snapshot of 1,000: writing it', `${(micros(() => access.changes.latest) / 1_000).toFixed(2)} ms`],
    ['snapshot of 1,000: checking it', `${(micros(() => parseAccess(snapshot)) / 1_000).toFixed(2)} ms`],
    ['snapshot of 1,000: the next book', `${(micros(() => open(snapshot)) / 1_000).toFixed(2)} ms`],
  ]; // prettier-ignore
}
