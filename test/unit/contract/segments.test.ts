import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { segments } from '../../../server/contract/room/segments.ts';

const links = (text: string): readonly string[] =>
  segments(text).flatMap(({ text: shown, href }) => (href === null ? [] : [shown]));

test.each([
  ['see https://example.org/a, or not', ['https://example.org/a']],
  ['(https://example.org/a_(b)).', ['https://example.org/a_(b)']],
  ['HTTPS://EXAMPLE.ORG', ['HTTPS://EXAMPLE.ORG']],
  ['http://[::1]:8080/x?y=1#z!', ['http://[::1]:8080/x?y=1#z']],
  ['a http://a.onion b http://b.onion', ['http://a.onion', 'http://b.onion']],
  ['"https://example.org"', ['https://example.org']],
])('%j holds these links', (text, found) => {
  expect(links(text)).toEqual(found);
});

const bare = 'https://example.org/a';

/** What a sentence puts around an address, in many scripts. */
test.each([
  ['“', '”'],
  ['„', '“'],
  ['‘', '’'],
  ['‚', '‘'],
  ['«', '»'],
  ['« ', '\u00a0»'],
  ['‹', '›'],
  ['「', '」です'],
  ['『', '』'],
  ['《', '》'],
  ['〈', '〉'],
  ['【', '】'],
  ['（', '）'],
  ['［', '］'],
  ['｛', '｝'],
  ['｢', '｣'],
  ['⟨', '⟩'],
  ['', '。次'],
  ['', '、'],
  ['', '，'],
  ['', '．'],
  ['', '！'],
  ['', '？'],
  ['', '：'],
  ['', '；'],
  ['', '・'],
  ['', '—and'],
  ['', '–and'],
  ['', '―'],
  ['', '…'],
  ['', '...'],
  ['', '’s'],
  ['', '؟'],
  ['', '،'],
  ['', '؛'],
  ['', '۔'],
  ['', '।'],
  ['', '՝'],
  ['', '׃'],
  ['', '።'],
  ['', '†'],
  ['', '‽'],
  ['', '¿'],
  ['', '?!'],
  ['', '",'],
  ["'", "'."],
  ['`', '`'],
  ['**', '**'],
  ['__', '__'],
  ['~~', '~~'],
  ['||', '||'],
  ['(', ')'],
  ['(', ').'],
  ['(', '.)'],
  ['[', ']'],
  ['[x](', ')'],
  ['{', '},'],
  ['((', '))'],
  ['“(', ')”'],
  ['<', '>'],
  ['', '\u2028next'],
])('%s and %s around an address are the sentence’s', (before, after) => {
  expect(links(`${before}${bare}${after}`)).toEqual([bare]);
});

test.each([
  'https://example.org/a/',
  'https://example.org/?q=',
  'https://example.org/?a=1&b',
  'https://example.org/#',
  'https://example.org/100%25',
  'https://example.org/a-',
  'https://example.org/a--and',
  'https://example.org/a_(b)',
  'https://example.org/a_(b)_(c)/d',
  'https://example.org/a[b]{c}',
  'https://münchen.example/straße',
  'https://例え.jp/道',
  'https://paral·lel.cat/col·legi',
  'https://пример.рф/страница',
  'https://example.org/naïve/é',
  'http://[2001:db8::1]/',
  'https://example.org:8080/a',
  'https://xn--mnchen-3ya.example/',
])('%s is an address to its end', (link) => {
  expect(links(`see ${link} there`)).toEqual([link]);
  expect(links(`“${link}”`)).toEqual([link]);
});

test('a link is found where the browser has no URL.canParse', () => {
  const canParse: unknown = Reflect.get(URL, 'canParse');
  Reflect.deleteProperty(URL, 'canParse');
  try {
    expect(links(`${bare} and http://[`)).toEqual([bare]);
  } finally {
    Reflect.set(URL, 'canParse', canParse);
  }
});

test.each([
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'ftp://example.org',
  'example.org',
  'https://',
  'http://.',
  'xhttps://example.org',
  'https://bank.example@evil.example/',
  'https://user:secret@evil.example/',
])('%j is no link', (text) => {
  expect(links(text)).toEqual([]);
});

test('joined, the segments give the text again, and every link goes to http or https', () => {
  const pieces = fc.constantFrom(
    'https://',
    'http://',
    'a.b',
    '/',
    '(',
    ')',
    '.',
    ' ',
    '@',
    ':',
    '"',
    'é',
    '\u3002',
  );
  fc.assert(
    fc.property(
      fc.array(pieces).map((parts) => parts.join('')),
      (text) => {
        const found = segments(text);
        expect(found.map((segment) => segment.text).join('')).toBe(text);
        for (const { href } of found) if (href !== null) expect(href).toMatch(/^https?:\/\/[^@]/);
      },
    ),
  );
});
