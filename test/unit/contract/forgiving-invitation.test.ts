import { describe, expect, test } from 'vitest';
import { forgiveInvitation } from '../../../server/contract/invitation/forgiving-invitation.ts';
import { formatInvitation, type SshDoor } from '../../../server/contract/invitation/invitation.ts';
import {
  formatSeal,
  guestSealFor,
  mintHostSeal,
  parseSeal,
} from '../../../server/sealed/seal/seal.ts';
import { readToken } from '../../../server/contract/invitation/token-text.ts';

const key = 'correct-horse-battery-staple-purple-monkey';
const token = 'k3v90b1cdefghjkmnpqrstvwxz';
const secret = 'k3v9-0b1c-defg-hjkm-npqr-stvw-xz';
const origin = `http://${'abcd2345'.repeat(7)}.onion`;
const web = `${origin}/#room=lobby&key=${key}`;
const ownLink = `${origin}/#room=lobby&key=${secret}`;
const ssh: SshDoor = {
  host: `${'abcd2345'.repeat(7)}.onion`,
  port: 22,
  hostKey: `SHA256:${'A/+'.repeat(14)}b`,
  seed: 'x'.repeat(43),
  ircPort: 6670,
};
const sshLink = formatInvitation({ origin, room: 'lobby', passphrase: key, seal: null, ssh });
const wide = (text: string): string =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
const wrapped = (text: string, columns: number, indent = ''): string =>
  (text.match(new RegExp(`.{1,${columns}}`, 'gs')) ?? []).join(`\n${indent}`);

/** Each way in which a link gets hurt, applied to a whole one. */
const hurts: Readonly<Record<string, (link: string) => string>> = {
  'as it is': (link) => link,
  'white space around': (link) => `  \n${link}\r\n `,
  'in double quotes': (link) => `"${link}"`,
  'in single quotes': (link) => `'${link}'`,
  'in curly quotes': (link) => `“${link}”`,
  'in guillemets': (link) => `« ${link} »`,
  'in angle brackets': (link) => `<${link}>`,
  'in parentheses, in a sentence': (link) => `Come in (${link}).`,
  'in square brackets': (link) => `[${link}]`,
  'in backticks': (link) => `\`${link}\``,
  'in bold': (link) => `**${link}**`,
  'as Markdown': (link) => `[the room](${link})`,
  'in corner brackets': (link) => `「${link}」です`,
  'a full stop behind': (link) => `${link}.`,
  'an ellipsis behind': (link) => `${link}…`,
  'a sentence behind': (link) => `${link} see you there`,
  'a sentence before': (link) => `Here is the room:\n${link}`,
  'a sentence on the next line': (link) => `${link}\nSee you there`,
  '# as %23': (link) => link.replace('#', '%23'),
  '# as %2523': (link) => link.replace('#', '%2523'),
  'the whole fragment encoded': (link) =>
    link.replace(/#(.*)$/s, (_, fragment: string) => `#${encodeURIComponent(fragment)}`),
  'the fragment encoded with its #': (link) =>
    link.replace(/#.*$/s, (fragment) => encodeURIComponent(fragment)),
  'encoded twice': (link) =>
    link.replace(/#.*$/s, (fragment) => encodeURIComponent(encodeURIComponent(fragment))),
  'all encoded': (link) => encodeURIComponent(link),
  '= as %3D': (link) => link.replaceAll('=', '%3D'),
  '& as %26': (link) => link.replaceAll('&', '%26'),
  '& as &amp;': (link) => link.replaceAll('&', '&amp;'),
  '& as &amp;amp;': (link) => link.replaceAll('&', '&amp;amp;'),
  '& as &#38;': (link) => link.replaceAll('&', '&#38;'),
  'as HTML': (link) => `&lt;${link.replaceAll('&', '&amp;')}&gt;`,
  'as quoted-printable': (link) =>
    `${link.replaceAll('=', '=3D').slice(0, 75)}=\r\n${link.replaceAll('=', '=3D').slice(75)}`,
  '%20 behind': (link) => `${link}%20`,
  'spaces around =': (link) => link.replaceAll('=', ' = '),
  'field names in capitals': (link) => link.replace('room=', 'ROOM=').replace('key=', 'KEY='),
  'field names capitalised': (link) => link.replace('room=', 'Room=').replace('key=', 'Key='),
  'soft hyphens': (link) => link.replaceAll('-', '-\u00ad'),
  'a zero-width space behind': (link) => `${link}\u200b`,
  'zero-width spaces inside': (link) => link.replaceAll('e', 'e\u200b'),
  'a byte order mark before': (link) => `\ufeff${link}`,
  'marks of direction': (link) => `\u2066${link}\u2069`,
  'no-break hyphens': (link) => link.replaceAll('-', '\u2011'),
  'en dashes': (link) => link.replaceAll('-', '–'),
  'minus signs': (link) => link.replaceAll('-', '−'),
  'no-break hyphens by their codes': (link) => link.replaceAll('-', '%E2%80%91'),
  'zero-width spaces by their codes': (link) => link.replaceAll('b', 'b%E2%80%8B'),
  'a no-break space behind': (link) => `${link}\u00a0`,
  'wide letters': wide,
  'cut at 40 columns': (link) => wrapped(link, 40),
  'cut at 72 columns, with CRLF': (link) => wrapped(link, 72).replaceAll('\n', '\r\n'),
  'cut at 72 columns, indented': (link) => wrapped(link, 72, '    '),
  'cut at 60 columns, quoted in mail': (link) => `> ${wrapped(link, 60, '> ')}`,
  'no scheme': (link) => link.replace('http://', ''),
  'the host in capitals': (link) => link.replace(/abcd/g, 'ABCD'),
  'the room with its #': (link) => link.replace('room=lobby', 'room=%23lobby'),
};

describe.each(Object.entries(hurts))('a link, %s,', (name, hurt) => {
  test('still leads to its room', () => {
    const found = forgiveInvitation(hurt(web));
    expect(found).toMatchObject({ room: 'lobby', origin, ssh: null, cutOff: false });
    expect(found.passphrases).toContain(key);
    if (name === 'as it is' || name === 'white space around') {
      expect(found.passphrases).toEqual([key]);
      expect(found.mended).toEqual([]);
    }
    expect(found.passphrases.length).toBeLessThanOrEqual(3);
  });

  test('of the ssh door still leads there', () => {
    const found = forgiveInvitation(hurt(sshLink));
    expect(found).toMatchObject({ room: 'lobby', origin, ssh });
    expect(found.passphrases).toContain(key);
  });
});

describe.each(Object.entries(hurts).filter(([name]) => !/^(?:no scheme|the host)/.test(name)))(
  'a fragment, %s,',
  (_name, hurt) => {
    test('opens its room', () => {
      const found = forgiveInvitation(hurt(web.slice(web.indexOf('#'))));
      expect(found.room).toBe('lobby');
      expect(found.passphrases).toContain(key);
    });
  },
);

describe.each(Object.entries(hurts))('a personal link, %s,', (_name, hurt) => {
  test('leads to its room with its own secret', () => {
    const found = forgiveInvitation(hurt(ownLink));
    expect(found).toMatchObject({ room: 'lobby', origin, ssh: null, cutOff: false });
    expect(found.passphrases.map(readToken)).toContain(token);
    expect(found.passphrases.length).toBeLessThanOrEqual(2);
  });
});

const random = (length: number) => new Uint8Array(length).map((_, at) => (at * 59 + 7) % 256);
const hostSeal = mintHostSeal('i1', random);
const seal = formatSeal(guestSealFor(hostSeal, 'shared', random));
const invitation = { origin, room: 'lobby', passphrase: key, seal, ssh };
/** Of the candidates for a seal, the one that a device takes. */
const wholeSeal = (seals: readonly string[]) =>
  seals.find((text) => parseSeal(text) !== null) ?? null;

describe.each(Object.entries(hurts))('a link with a seal, %s,', (_name, hurt) => {
  test.each([
    ['for a browser', formatInvitation({ ...invitation, ssh: null })],
    ['for ssh', formatInvitation(invitation)],
    ['of an open room', formatInvitation({ ...invitation, passphrase: null, ssh: null })],
    ['of a host', formatInvitation({ ...invitation, seal: formatSeal(hostSeal), ssh: null })],
  ])('%s still has it whole', (kind, link) => {
    const { room, seals } = forgiveInvitation(hurt(link));
    expect(room).toBe('lobby');
    expect(wholeSeal(seals)).toBe(kind === 'of a host' ? formatSeal(hostSeal) : seal);
    expect(seals.length).toBeLessThanOrEqual(3);
  });
});

test('a seal whose end or a letter is lost is known', () => {
  const link = formatInvitation({ ...invitation, passphrase: null, ssh: null });
  for (let length = link.indexOf('&seal=') + 6; length < link.length; length += 1) {
    expect(forgiveInvitation(link.slice(0, length)).cutOff).toBe(true);
    const hurt = `${link.slice(0, length)}${link.slice(length + 1)}`;
    expect(wholeSeal(forgiveInvitation(hurt).seals)).toBeNull();
  }
});

test.each([
  [secret, []],
  [secret.toUpperCase(), []],
  [token, []],
  [secret.replaceAll('-', ' '), ['spaces']],
  [secret.replaceAll('-', '\n'), ['breaks']],
  [`${secret.slice(0, 11)}\n${secret.slice(11)}`, ['breaks']],
  [`${secret.slice(0, 10)}\n${secret.slice(10)}`, ['breaks']],
  [`“${secret}”.`, ['edges']],
  [`your key: ${secret}`, ['edges']],
  [secret.replace('k3v9', 'K3V9').replace('0b1c', 'obIc'), []],
])('of the secret alone, %j, it is found', (text, mended) => {
  const found = forgiveInvitation(text);
  expect(found).toMatchObject({ room: null, origin: null, cutOff: false });
  expect(found.passphrases.map(readToken)).toContain(token);
  expect(new Set(found.mended)).toEqual(new Set(mended));
});

test.each([
  key,
  key.toUpperCase(),
  `Correct Horse Battery Staple Purple Monkey`,
  key.replaceAll('-', ' '),
  key.replaceAll('-', '\u2011'),
  key.replaceAll('-', '\u00a0'),
  key.replaceAll('-', '\n'),
  key.replaceAll('-', ', '),
  key.replaceAll('-', '_'),
  key.replaceAll('-', ' - '),
  key.replaceAll('-', '–'),
  '1. correct\n2. horse\n3. battery\n4. staple\n5. purple\n6. monkey',
  `passphrase: ${key}`,
  `"${key}"`,
  `'${key}',`,
  `(${key})`,
  `${key}.`,
  `${key}\u200b`,
  `${key} `,
  `key=${key}`,
  `KEY=${key}`,
  `&key=${key}`,
  `#key=${key}`,
  `wrapped at its end: ${key.slice(0, 20)}\n${key.slice(20)}`.slice(20),
])('of the words alone, %j, the passphrase is found', (text) => {
  const found = forgiveInvitation(text);
  expect(found).toMatchObject({ room: null, origin: null, cutOff: false });
  expect(found.passphrases).toContain(key);
});

test('words that have a hyphen of their own keep it, however it was written', () => {
  const own = 'yo-yo-t-shirt-drop-down-felt-tip-acorn-zoom';
  for (const text of [own, own.replaceAll('-', ' '), own.toUpperCase(), `${own}.`])
    expect(forgiveInvitation(text).passphrases).toContain(own);
});

test.each([
  'a&b=c#d%20+/?e',
  'six-words-and-more+%#',
  'Correct-Horse-Battery-Staple-Purple-Monkey',
  'correct-horse-battery-staple-purple-monkey.',
  '"quoted-passphrase"',
  '(parentheses)',
  '<angle>brackets',
  '%23%2523&amp;',
  'room=lobby&x',
  'monkey=banana',
  'http://x/#room=y',
  'ends-with-dots...',
  '3Dprinter=3D',
  ')(*&^%$#@!~`',
  '\\back\\slashes\\',
])('an operator’s own passphrase %j is tried as it is, first of all', (passphrase) => {
  const link = formatInvitation({ origin, room: 'lobby', passphrase, seal: null, ssh: null });
  expect(forgiveInvitation(link)).toMatchObject({ room: 'lobby', origin });
  expect(forgiveInvitation(link).passphrases[0]).toBe(passphrase);
  expect(forgiveInvitation(link.slice(link.indexOf('#'))).passphrases[0]).toBe(passphrase);
  if (!/^(?:room=|http:)/.test(passphrase))
    expect(forgiveInvitation(passphrase).passphrases[0]).toBe(passphrase);
});

test.each([
  ['the web link, then the ssh link', `${web}\n${sshLink}`],
  ['the ssh link, then the web link', `${sshLink} ${web}`],
  ['both with words between', `Browser: ${web}\n\nIRC: ${sshLink}\n`],
  ['both without white space', `${web}${sshLink}`],
])('of several links the one with the most is taken: %s', (_name, text) => {
  const found = forgiveInvitation(text);
  expect(found).toMatchObject({ room: 'lobby', origin, ssh });
  expect(found.passphrases).toContain(key);
  expect(found.mended).toContain('links');
});

test('a link that was cut off is known, wherever it was cut', () => {
  for (let length = origin.length + 2; length < web.length; length += 1) {
    const found = forgiveInvitation(web.slice(0, length));
    const lastWord = length > web.lastIndexOf('-') + 3;
    const inRoom = /room=\w+$/.test(web.slice(0, length));
    if (!lastWord && !inRoom) expect(found.cutOff, web.slice(0, length)).toBe(true);
  }
  const list = new Set(key.split('-'));
  for (let length = web.lastIndexOf('-'); length < web.length; length += 1)
    expect(forgiveInvitation(web.slice(0, length), (word) => list.has(word)).cutOff).toBe(true);
  expect(forgiveInvitation(web, (word) => list.has(word)).cutOff).toBe(false);
});

test.each([
  ['room=lobby', { room: 'lobby', passphrases: [], cutOff: false }],
  ['#room=a%0Ab&key=correct-horse', { room: 'ab' }],
  ['#room=&key=correct-horse', { room: null }],
  [`#room=${'x'.repeat(33)}`, { room: null }],
  ['#room=lobby&key=correct%0D%0AQUIT', { room: 'lobby' }],
  ['', { room: null, passphrases: [], cutOff: false }],
  ['#', { room: null, passphrases: [] }],
  ['http://example.onion/', { room: null, passphrases: [] }],
])('%j is read as far as it goes', (text, expected) => {
  expect(forgiveInvitation(text)).toMatchObject(expected);
});

test('nothing that comes out can be a second command, and nothing is slow', () => {
  const nasty = ['\0\r\n', '%0d%0a', ' -'.repeat(4000), '%25'.repeat(2700), 'room='.repeat(1600)];
  const around = nasty.flatMap((text) => [`${web}${text}`, `#room=${text}&key=${text}`, text]);
  for (const text of around) {
    const { room, passphrases } = forgiveInvitation(text);
    expect(room ?? 'none').toMatch(/^[\w-]{1,32}$/);
    for (const passphrase of passphrases) expect(passphrase).toMatch(/^[\x21-\x7e]{8,63}$/);
  }
});

test('what was done to a link is told', () => {
  const done = (text: string) => forgiveInvitation(text).mended;
  expect(done(`${web}.`)).toEqual(['edges']);
  expect(done(web.replace('#', '%23'))).toEqual(['encoding']);
  expect(done(web.replaceAll('-', '\u2011'))).toEqual(['signs']);
  expect(done(web.replaceAll('-', ' '))).toEqual(['spaces']);
  expect(done(key.toUpperCase())).toEqual(['capitals']);
  expect(done(wrapped(web, 70))).toEqual(['breaks']);
});
