import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { segments } from '../../../server/contract/words/segments.ts';

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
