// The address by which ngIRCd knows a guest, who has told none.

import { randomBytes } from 'node:crypto';

/** 120 random bits below fd00::/8, which belongs to nobody (RFC 4193), so that a ban hits one session. */
export function pseudoAddress(): string {
  const hex = `fd${randomBytes(15).toString('hex')}`;
  return (hex.match(/.{4}/g) ?? []).join(':');
}
