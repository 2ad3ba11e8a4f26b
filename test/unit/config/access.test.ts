// What the supervisor and the gateway tell each other about invitations.

import { describe, expect, test } from 'vitest';
import { parseAccessChange, parseAccessReply } from '../../../server/config/access-exchange.ts';
import { firstAccess, parseAccess } from '../../../server/config/access-snapshot.ts';
import { mintInvitationToken } from '../../../server/config/invitation-token.ts';

describe('the first book', () => {
  test('holds the operator’s own invitation, and not its token', () => {
    const hostToken = mintInvitationToken();
    const snapshot = firstAccess({ hostToken, inviteOnly: false, sharedUses: 3 });
    expect(snapshot).not.toContain(hostToken);
    expect(parseAccess(snapshot)).toMatchObject({
      number: 0,
      invitations: [{ id: 'i1', role: 'host', once: false, state: 'good', endsAtBootMs: null }],
      shared: { inviteOnly: false, open: true, usesLeft: 3 },
    });
  });

  test('may hold no invitation at all', () => {
    const snapshot = firstAccess({ hostToken: null, inviteOnly: true, sharedUses: null });
    expect(parseAccess(snapshot).invitations).toEqual([]);
    expect(parseAccess(snapshot).shared.inviteOnly).toBe(true);
  });

  test.each(['', '{}', '{"number":0,"invitations":[{}],"shared":{}}'])('is not %j', (text) => {
    expect(() => parseAccess(text)).toThrow();
  });
});

describe('a reply', () => {
  const change = { number: 4, snapshot: '{}' };
  const shared = { state: 'open', usesLeft: null };

  test('is read by what was asked', () => {
    const text = JSON.stringify({ answer: shared, change });
    expect(parseAccessReply('shared', text)).toEqual({ answer: shared, change });
    expect(() => parseAccessReply('issue', text)).toThrow('answer');
  });

  test('may be a refusal', () => {
    const text = '{"refused":"no such invitation"}';
    expect(parseAccessReply('revoke', text)).toEqual({ refused: 'no such invitation' });
    expect(() => parseAccessReply('revoke', '{"refused":"because"}')).toThrow('refused');
  });

  test('about changes may be none', () => {
    expect(parseAccessChange('')).toBeNull();
    expect(parseAccessChange(JSON.stringify(change))).toEqual(change);
    expect(() => parseAccessChange('{"number":-1,"snapshot":""}')).toThrow('number');
  });
});
