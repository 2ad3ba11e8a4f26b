import { expect, test } from 'vitest';
import { formatInvitation } from '../../../server/contract/invitation/invitation.ts';
import { readLink } from '../../../web/src/browser/fragment.ts';

const invitation = { origin: 'http://example.onion', room: 'lobby', seal: null, ssh: null };
const words = 'six-words-from-a-good-list';
const opened = (link: string) => readLink(new URL(link, 'http://example.onion/'));
const linkOf = (passphrase: string | null): string =>
  formatInvitation({ ...invitation, passphrase });

test('an invitation opens its channel with its passphrase, whatever characters that has', () => {
  for (const passphrase of [words, 'a&b=c#d%20+/?e', null])
    expect(opened(linkOf(passphrase))).toMatchObject({ channel: '#lobby', passphrase });
  expect(opened(linkOf(words))).toMatchObject({ others: [], mended: [], cutOff: false });
});

test.each(['/', '/#'])('%j says nothing', (link) => {
  expect(opened(link)).toBeNull();
});

test.each(['#key=correct-horse', '#room=&key=correct-horse', '#roo', '#x', '#%', '/%23'])(
  '%j names no room: the guest is asked for all of it, and told that it is not whole',
  (link) => {
    expect(opened(link)).toMatchObject({ channel: null, passphrase: null, cutOff: true });
  },
);

test.each([
  `/%23room=lobby&key=${words}`,
  `/%2523room=lobby&key=${words}`,
  `/%23room%3Dlobby%26key%3D${words}`,
  `/#room%3Dlobby%26key%3D${words}`,
  `/#ROOM=LOBBY&KEY=${words.toUpperCase()}`,
  `/#room=lobby&amp;key=${words}`,
  `/#room=lobby&key=${words}%20`,
  `/#room=lobby&key=${words.replaceAll('-', '\u2011')}`,
  `/#room=lobby&key=${words.replaceAll('-', ' ')}`,
  `/#room=lobby&key=${words}.`,
  `/#room=lobby&key=${words}”`,
  `/#room=lobby&key=${words} http://example.onion/#room=lobby&key=${words}&ssh=x:1`,
])('%j was hurt on its way, and opens the room', (link) => {
  const found = opened(link);
  expect(found?.channel).toBe('#lobby');
  expect([found?.passphrase, ...(found?.others ?? [])]).toContain(words);
  expect(found?.mended).not.toEqual([]);
});

test('what is tried can never be a second command', () => {
  const found = opened('#room=lobby&key=correct%0D%0AQUIT');
  expect(found?.channel).toBe('#lobby');
  for (const passphrase of [found?.passphrase ?? '', ...(found?.others ?? [])])
    expect(passphrase).not.toMatch(/\s/);
});
