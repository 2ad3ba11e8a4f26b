import { expect, test } from 'vitest';
import { segments } from '../../../server/contract/room/segments.ts';
import { linkTarget } from '../../../web/src/text/link-target.ts';

const here = 'http://room.onion';
/** The target of the first link in a text. */
const told = (text: string) => {
  const link = segments(text).find(({ href }) => href !== null);
  return link?.href ? linkTarget(link.href, link.text, here) : undefined;
};

test('an address is shown whole, its host apart', () => {
  expect(told('https://user.example.org:8443/a/b?c=d#e')).toEqual({
    href: 'https://user.example.org:8443/a/b?c=d#e',
    scheme: 'https://',
    host: 'user.example.org:8443',
    rest: '/a/b?c=d#e',
    kind: 'secure',
    disguise: null,
  });
});

test.each([
  'http://room.onion/lite',
  'http://room.onion/lite/t/TOKEN/room',
  'http://room.onion/?lang=es',
  'http://room.onion//',
  'http://room.onion/%2e%2e/lite',
  'http://room.onion/./lite/../lite#x',
  'http://room.onion/assets/x.js',
])('%j is a page of the room’s that somebody chose for the guest: it is warned of', (link) => {
  expect(told(link)?.kind).toBe('own');
});

test('the room’s first page needs no warning, whatever is behind its name', () => {
  expect(told('http://room.onion/#room=side&key=x')).toBeNull();
  expect(told('HTTP://ROOM.onion:80/')).toBeNull();
  expect(told('http://room.onion/lite/../#')).toBeNull();
  expect(told('http://room.onion.example.org/')?.host).toBe('room.onion.example.org');
  expect(told('https://room.onion/')?.kind).toBe('onion');
});

test.each([
  ['http://another.onion/', 'onion'],
  ['http://example.org/', 'open'],
  ['https://example.org/', 'secure'],
  ['https://onion.example/', 'secure'],
])('%s is %s', (address, kind) => {
  expect(told(address)?.kind).toBe(kind);
});

test.each([
  ['https://аррӏе.com/', 'xn--80ak6aa92e.com', 'аррӏе.com'],
  ['https://ехample.org/x', 'xn--ample-ywe6i.org', 'ехample.org'],
  ['http://0x7f.1/', '127.0.0.1', '0x7f.1'],
  ['http://2130706433/', '127.0.0.1', '2130706433'],
  ['https://faß.example/', 'xn--fa-hia.example', 'faß.example'],
  [
    'https://bank.example%2eevil.example/',
    'bank.example.evil.example',
    'bank.example%2eevil.example',
  ],
])('%j goes to %s, and says that it looks like another', (address, host, disguise) => {
  expect(told(address)).toMatchObject({ host, disguise });
});

test.each(['https://EXAMPLE.org/', 'https://example.org:443/', 'http://example.org:80'])(
  '%s is what it looks like',
  (address) => {
    expect(told(address)?.disguise).toBeNull();
  },
);

test('a backslash ends the host, as browsers have it', () => {
  const to = told('https://bank.example\\@evil.example/');
  expect(to).toMatchObject({ host: 'bank.example', rest: '/@evil.example/', disguise: null });
});

test('what would turn the letters around is shown as its code', () => {
  const turned = linkTarget(
    'https://example.org/\u202egnp.exe',
    'https://example.org/gnp.exe',
    here,
  );
  expect(turned?.rest).toBe('/%E2%80%AEgnp.exe');
  expect(told('https://example.org/גוגל')?.rest).toMatch(/^\/(%[0-9A-F]{2})+$/);
});
