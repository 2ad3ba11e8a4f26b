import { describe, expect, test } from 'vitest';
import {
  formatInvitation,
  parseInvitation,
} from '../../../server/contract/invitation/invitation.ts';

describe('an invitation', () => {
  test('comes back from its link as it went in', () => {
    const invitation = {
      origin: 'http://localhost:8080',
      passphrase: 'six-words-and-more+%#',
      room: 'lobby',
      ssh: {
        host: '127.0.0.1',
        port: 2222,
        hostKey: `SHA256:${'A/+'.repeat(14)}b`,
        seed: 'x'.repeat(43),
      },
    };
    expect(parseInvitation(formatInvitation(invitation))).toEqual(invitation);
  });
});
