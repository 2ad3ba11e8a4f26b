import { describe, expect, test } from 'vitest';
import {
  formatInvitation,
  parseFragment,
  parseInvitation,
} from '../../../server/contract/invitation/invitation.ts';
import { readyWithSeals } from '../../../server/contract/invitation/sealed-links.ts';
import { local } from '../cli/invitation-fixture.ts';

const web = {
  origin: 'http://localhost:8080',
  passphrase: null,
  room: 'lobby',
  seal: null,
  ssh: null,
};

describe('an invitation', () => {
  test.each([
    ['without a seal', null],
    ['with a host’s seal', 'a'.repeat(55)],
    ['with the longest seal', 'Z-_'.repeat(100)],
  ])('%s comes back from its link as it went in', (_, seal) => {
    const invitation = {
      origin: 'http://localhost:8080',
      passphrase: 'six-words-and-more+%#',
      room: 'lobby',
      seal,
      ssh: {
        host: '127.0.0.1',
        port: 2222,
        hostKey: `SHA256:${'A/+'.repeat(14)}b`,
        seed: 'x'.repeat(43),
      },
    };
    expect(parseInvitation(formatInvitation(invitation))).toEqual(invitation);
  });

  test('has no seal where the text cannot be one', () => {
    for (const seal of [
      '',
      'a'.repeat(19),
      'a'.repeat(301),
      `${'a'.repeat(40)}=`,
      'a b'.repeat(20),
    ])
      expect(parseFragment(`#room=lobby&seal=${encodeURIComponent(seal)}`).seal).toBeNull();
  });

  test('whose end is lost has a whole seal or none', () => {
    const seal = 'S'.repeat(210);
    const link = formatInvitation({ ...web, passphrase: 'six-words-and-more', seal });
    for (let length = link.indexOf('&seal='); length < link.length; length += 1) {
      const { passphrase, seal: read } = parseFragment(new URL(link.slice(0, length)).hash);
      if (passphrase !== null) expect(read).toBe(seal);
    }
  });

  test('gets seals on the host: the operator’s own in their links, the shared one in the guests’', () => {
    const links = { web: formatInvitation(web), onion: null, ssh: formatInvitation(web) };
    const ready = { ...local, host: { token: 't', links }, web: { url: '', link: links.web } };
    const begun = { ...ready, ssh: { ...ready.ssh, link: links.ssh } };
    const sealed = readyWithSeals(begun, { host: 'H'.repeat(55), shared: 'G'.repeat(210) });
    const sealOf = (link: string | undefined) => parseInvitation(link ?? '').seal;
    for (const link of [sealed.host?.links.web, sealed.host?.links.ssh])
      expect(sealOf(link)).toBe('H'.repeat(55));
    for (const link of [sealed.web.link, sealed.ssh.link])
      expect(sealOf(link)).toBe('G'.repeat(210));
  });
});
