import { expect, test } from 'vitest';
import { formatInvitation } from '../../../server/contract/invitation.ts';
import { openingOf } from '../../../web/src/fragment.ts';

const invitation = { origin: 'http://example.onion', room: 'lobby', ssh: null };
const hashOf = (passphrase: string | null): string =>
  new URL(formatInvitation({ ...invitation, passphrase })).hash;

test('an invitation opens its channel with its passphrase, whatever characters that has', () => {
  for (const passphrase of ['six-words-from-a-list', 'a&b=c#d%20+/?e', null]) {
    expect(openingOf(hashOf(passphrase))).toEqual({ channel: '#lobby', passphrase });
  }
});

test.each([
  '',
  '#',
  '#key=correct-horse',
  '#room=&key=correct-horse',
  '#room=a%0Ab&key=correct-horse',
])('%j names no room: the guest is asked for all of it', (hash) => {
  expect(openingOf(hash)).toEqual({ channel: null, passphrase: null });
});

test('a passphrase that would be a second command is not taken', () => {
  expect(openingOf('#room=lobby&key=correct%0D%0AQUIT')).toEqual({
    channel: '#lobby',
    passphrase: null,
  });
});
