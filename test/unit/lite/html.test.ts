import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { html } from '../../../server/gateway/doors/lite/pages/html.ts';

const unescaped = (markup: string): string =>
  markup
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');

test('a text ends neither the element nor the attribute that it stands in, and reads back whole', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const between = String(html`<p>${text}</p>`).slice('<p>'.length, -'</p>'.length);
      const quoted = String(html`<p title="${text}"></p>`).slice(
        '<p title="'.length,
        -'"></p>'.length,
      );
      for (const part of [between, quoted]) {
        expect(part).not.toMatch(/[<>"']/);
        expect(unescaped(part)).toBe(text);
      }
    }),
  );
});

test('letters that mean something to HTML are drawn more often than chance would', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[<>"'&;#x0-9a-z ]{0,40}$/), (text) => {
      const markup = String(html`${text}`);
      expect(markup).not.toMatch(/[<>"']|&(?!amp;|lt;|gt;|quot;|#39;)/);
      expect(unescaped(markup)).toBe(text);
    }),
  );
});

test('what a template made is not escaped again, alone and in lists', () => {
  const inner = html`<b>${'<'}</b>`;
  expect(String(html`<p>${inner}${[inner, 'a&b', 3, null, false]}</p>`)).toBe(
    '<p><b>&lt;</b><b>&lt;</b>a&amp;b3</p>',
  );
});

test('an object that only looks like markup is none', () => {
  const forged: unknown = { toString: () => '<script>' };
  const nothing: unknown = [forged];
  // Those who write pages are told by the type checker; at run time it makes no markup either.
  expect(() => String(html`${forged as never}`)).toThrow();
  expect(() => String(html`${nothing as never}`)).toThrow();
});
