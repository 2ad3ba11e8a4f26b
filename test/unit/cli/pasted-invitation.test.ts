// What people paste, and programs make of what they paste, is still the invitation.

import { array, assert, constantFrom, integer, property, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findInvitation } from '../../../docker/cli/connect/pasted-invitation.ts';
import {
  formatInvitation,
  type Invitation,
} from '../../../server/contract/invitation/invitation.ts';

const invitation: Invitation = {
  origin: `http://${'a2'.repeat(28)}.onion`,
  passphrase: 'six-words-of-a-list-here',
  room: 'lobby',
  seal: 'Zk-_'.repeat(52),
  ssh: {
    host: `${'a2'.repeat(28)}.onion`,
    port: 22,
    hostKey: `SHA256:${'A/+'.repeat(14)}b`,
    seed: 'x-_'.repeat(14) + 'y',
    ircPort: 6697,
  },
};
const link = formatInvitation(invitation);
const web = formatInvitation({ ...invitation, ssh: null });
const wrappedAt = (width: number, by = '\n'): string =>
  link.match(new RegExp(`.{1,${width}}`, 'g'))?.join(by) ?? '';
/** RFC 2045 §6.7, folded. */
function quotedPrintable(text: string, fold: string): string {
  return (text.replaceAll('=', '=3D').match(/(?:=3D|.){1,70}/g) ?? []).join(fold);
}

test.each([
  ['as it is', link],
  ['in double quotes', `"${link}"`],
  ['in single quotes', `'${link}'`],
  ['in angle brackets', `<${link}>`],
  ['in backticks', `\`${link}\``],
  ['in curly quotes', `“${link}”`],
  ['in guillemets', `«${link}»`],
  ['at the end of a sentence', `Come in by ${link}.`],
  ['in brackets', `(${link})`],
  ['in Markdown', `**${link}**`],
  ['out of HTML', link.replaceAll('&', '&amp;')],
  ['with the # encoded', link.replace('#', '%23')],
  ['encoded twice', link.replace('#', '%23').replaceAll('%', '%25')],
  ['with no-break hyphens', link.replaceAll('-of-', '\u2011of\u2011')],
  ['in escaped angle brackets', `&lt;${link}&gt;`],
  ['out of HTML that was escaped twice', link.replaceAll('&', '&amp;amp;')],
  ['out of HTML, by numbers', link.replace('#', '&#35;').replaceAll('=', '&#x3D;')],
  ['out of HTML, by names', link.replace('#', '&num;').replaceAll('=', '&equals;')],
  ['encoded from its first letter on', encodeURIComponent(link)],
  ['encoded so, twice', encodeURIComponent(encodeURIComponent(link))],
  [
    'as a mail gateway rewrites it',
    `https://links.example/?url=${encodeURIComponent(link)}&data=05%7C02%7C&reserved=0`,
  ],
  ['as a mail’s source has it', quotedPrintable(link, '=\n')],
  ['as a mail’s source has it, with CRLF, and quoted', `> ${quotedPrintable(link, '=\r\n> ')}\r\n`],
  ['with a no-break space after it', `${link}\u00a0`],
  ['with its fields decoded', decodeURIComponent(link)],
  [
    'with its names in capitals',
    link.replaceAll(/(room|key|seal|ssh|host|seed|irc)=/g, (n) => n.toUpperCase()),
  ],
  ['with a zero-width space', `\u200b${link}\ufeff`],
  ['with spaces around it', ` \t${link} \n\n`],
  ['wrapped at 80 columns', wrappedAt(80)],
  ['wrapped at 40 columns with CRLF', wrappedAt(40, '\r\n')],
  ['wrapped with every line end doubled', wrappedAt(40, '\n\n')],
  ['wrapped with carriage returns, as raw terminals send them', wrappedAt(60, '\r')],
  ['wrapped and indented', wrappedAt(72, '\n    ')],
  ['wrapped and padded, as tmux copies', wrappedAt(72, '      \n')],
  ['wrapped and quoted by mail', `> ${wrappedAt(70, '\n> ')}\n`],
  ['in a bracketed paste', `\x1b[200~${wrappedAt(80)}\x1b[201~\n`],
  ['after the browser’s link', `${web}\n${link}\n`],
  ['before the browser’s link', `${link}\n${web}\n`],
  ['twice', `${link}\n${link}\n`],
  ['with words before and after', `Hello ada,\n\n${wrappedAt(76)}\nSee you there, or not.\n`],
  ['with one word after it', `${link}\nThanks\n`],
  ['with the command before it', `mayfly connect -\n${wrappedAt(80)}\n`],
])('%s', (_, pasted) => {
  expect(findInvitation(pasted)).toEqual({ kind: 'whole', invitation });
});

test('a passphrase that looks encoded stays what it is', () => {
  const odd = { ...invitation, passphrase: 'odd%41%2523-&amp;+"passphrase' };
  expect(findInvitation(formatInvitation(odd))).toEqual({ kind: 'whole', invitation: odd });
});

test('wrapped anywhere, any number of times, by any blank', () => {
  const blank = constantFrom('\n', '\r\n', '\r', ' \n', '\n\t', '\n\n');
  assert(
    property(
      array(tuple(integer({ min: 9, max: link.length - 1 }), blank), { maxLength: 6 }),
      (cuts) => {
        const sorted = cuts.toSorted(([a], [b]) => b - a);
        let pasted = link;
        for (const [at, by] of sorted) pasted = pasted.slice(0, at) + by + pasted.slice(at);
        expect(findInvitation(pasted)).toEqual({ kind: 'whole', invitation });
      },
    ),
  );
});

describe('what is not all there', () => {
  test('a link without a key may be cut, or the guest has a key', () => {
    const cut = link.slice(0, link.indexOf('&seed='));
    const seedless = { ...invitation, ssh: { ...invitation.ssh, seed: null } };
    expect(findInvitation(cut)).toMatchObject({
      kind: 'perhaps cut',
      invitation: { ssh: { host: seedless.ssh.host, seed: null } },
    });
    expect(findInvitation(web)).toMatchObject({ kind: 'perhaps cut', invitation: { ssh: null } });
  });

  test.each(['h', 'htt', '"http:/', link.slice(0, 20), `http://${'a2'.repeat(28)}.onion/#ro`])(
    '%s is a beginning',
    (begun) => {
      expect(findInvitation(begun)).toMatchObject({ kind: 'none', isBegun: true });
    },
  );

  test.each(['', 'hello', 'correct horse battery', 'ftp://x/#room=a'])('%j is none', (text) => {
    expect(findInvitation(text)).toMatchObject({ kind: 'none', isBegun: false });
  });
});

test('a link with a user name before its host is refused, as the name may look like the host', () => {
  const pasted = link.replace('http://', 'http://room.example@');
  expect(findInvitation(pasted)).toMatchObject({
    kind: 'none',
    problem: { message: 'invitation: has a user name before its host' },
  });
});
