// A guest cannot put markup into any page of the lite door: what they write is shown as text.

import { describe, expect, test } from 'vitest';
import { cleanText } from '../../../server/contract/room/clean.ts';
import { lineOf, logOf } from '../../../server/gateway/doors/lite/pages/log.ts';
import { streamStart } from '../../../server/gateway/doors/lite/pages/stream-page.ts';
import { watchPage } from '../../../server/gateway/doors/lite/pages/watch-page.ts';
import { inEnglish } from '../../../server/contract/words/room-says.ts';
import { joinPage } from '../../../server/gateway/doors/lite/pages/join-page.ts';
import { endedPage } from '../../../server/gateway/doors/lite/pages/notice-page.ts';
import { RoomBuffer, type TalkLine } from '../../../server/gateway/doors/lite/model/buffer.ts';
import { piecesOf } from '../../../server/gateway/doors/lite/model/orders.ts';
import { style } from '../../../server/page/lite-style.ts';
import { Seal } from '../../../server/gateway/doors/lite/secrets/seal.ts';
import { wordsIn } from '../../../server/gateway/doors/lite/words/words.ts';
import { awayAddress, awayPage } from '../../../server/gateway/doors/lite/pages/away-page.ts';
import { disguises, markup } from '../../support/hostile-texts.ts';

const context = { words: wordsIn('en'), offsetMinutes: 0, seal: new Seal(), forgetMs: null };

function talk(text: string, from = 'mallory'): TalkLine {
  const none = {
    own: false,
    mention: false,
    refused: false,
    msgid: null,
    takenBack: null,
    id: 1,
    atMs: 0,
  };
  return { kind: 'talk', form: 'say', from, text, ...none };
}

/** The elements of a piece of HTML, in order. */
const tags = (part: unknown): readonly string[] =>
  [...String(part).matchAll(/<(\w+)/g)].map(([, tag = '']) => tag);

const textOf = (part: unknown): string =>
  String(part)
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');

test.each(markup)('%s is text in a message, a topic, a name and a title', (_, text) => {
  const plain = tags(lineOf(context, talk('plain')));
  const drawn = lineOf(context, talk(text));
  expect(tags(drawn)).toEqual(plain);
  expect(textOf(drawn)).toContain(text);
  expect(tags(lineOf(context, talk('plain', text)))).toEqual(plain);
  const place = (name: string): RoomBuffer => new RoomBuffer(name, true);
  const start = (name: string): unknown => streamStart(context, place(name), []);
  expect(tags(start(text))).toEqual(tags(start('#a')));
  expect(tags(logOf(context, place(text)))).toEqual(tags(logOf(context, place('#a'))));
  const nested = (name: string): unknown =>
    watchPage(context.words, place(name), { level: 3, turn: 0 });
  expect(tags(nested(text))).toEqual(tags(nested('#a')));
});

test.each(disguises)('%s are taken out', (_, text, shown) => {
  expect(textOf(lineOf(context, talk(text)))).toContain(shown);
});

test('a link leads to http and https alone, by a page of ours that says where', () => {
  const drawn = String(
    lineOf(context, talk('http://a.example/"x javascript:alert(1) https://b.example')),
  );
  const links = [...drawn.matchAll(/<a\b[^>]*>/g)].map(([tag]) => tag);
  expect(links).toHaveLength(2);
  for (const link of links) {
    expect(link).toMatch(/^<a\s+href="away\?to=[\w-]+"\s+rel="noopener"\s+target="_blank"\s*>$/);
  }
  for (const link of links) {
    const to = context.seal.open(/to=([^"]*)/.exec(link)?.[1] ?? '') ?? '';
    const address = awayAddress(to);
    if (address === null) throw new Error(`${to} leads nowhere`);
    const way = String(awayPage(context.words, address));
    expect(way.replace(/\s+/g, ' ')).toContain(
      `<a class="button" href="${to}" rel="noreferrer noopener nofollow"`,
    );
    expect(way).not.toContain('target=');
  }
});

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  'http://user@evil.example/',
  'http://a.example http://b.example',
  'see http://a.example',
  '/lite/in/leave',
  '',
])('the page before leaving leads nowhere for %j', (text) => {
  expect(awayAddress(text)).toBeNull();
});

test.each(['en', 'pt-BR', 'es'] as const)(
  'the first page in %s is small, and asks for nothing but its style',
  (language) => {
    const form = {
      id: 'x',
      nick: 'ada',
      channel: '#lobby',
      mode: 'live',
      problem: null,
      inside: null,
      passphrase: 'asked',
      kept: '',
    } as const;
    const page = String(joinPage(wordsIn(language), form));
    expect(Buffer.byteLength(page) + Buffer.byteLength(style)).toBeLessThan(12_000);
    expect(page).not.toMatch(/<script|<img|<svg|<object|\sstyle=|\son\w+=|https?:/);
    expect(
      page.match(/\b(src|href)="[^"]*"/g)?.filter((link) => !link.includes('/lite?lang=')),
    ).toEqual(['href="/lite/style.css"']);
    expect(page).toContain(`<html lang="${language}" dir="ltr">`);
    expect(style).not.toMatch(/url\(|@import|@font-face/);
  },
);

test('a long text becomes messages that arrive whole, cut at spaces where there are some', () => {
  const text = `${'wörter '.repeat(120)}${'x'.repeat(800)}`;
  const pieces = piecesOf(text);
  for (const piece of pieces) expect(Buffer.byteLength(piece)).toBeLessThanOrEqual(350);
  expect(pieces.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
  expect(pieces.slice(0, 2).every((piece) => piece.endsWith('wörter'))).toBe(true);
  expect(cleanText(pieces.join(' '))).toBe(pieces.join(' '));
});

describe('a new day', () => {
  const midnight = Date.UTC(2026, 10, 22);
  const evening = { ...talk('good night'), atMs: midnight - 60_000 };
  const morning = { ...talk('good morning'), id: 2, atMs: midnight };
  const lobby = (): RoomBuffer => {
    const place = new RoomBuffer('#lobby', true);
    for (const line of [evening, morning]) place.add(line);
    return place;
  };
  const days = (part: unknown): readonly string[] =>
    [...String(part).matchAll(/<p class="day">\s*(.*?)\s*<\/p>/gs)].map(([, day = '']) => day);

  test.each([
    ['en', 'Sunday, November 22'],
    ['pt-BR', 'domingo, 22 de novembro'],
    ['es', 'domingo, 22 de noviembre'],
  ] as const)('stands between its lines and those before, in %s', (language, name) => {
    const drawn = logOf(
      { words: wordsIn(language), offsetMinutes: 0, seal: null, forgetMs: null },
      lobby(),
    );
    expect(days(drawn)).toEqual([`<time datetime="2026-11-22">${name}</time>`]);
    expect(textOf(drawn)).toMatch(new RegExp(`good night\\s+${name}\\s.*good morning`, 's'));
  });

  test('begins by the clock that the guest chose', () => {
    for (const [offsetMinutes, count] of [
      [0, 1],
      [-180, 0],
      [840, 0],
    ] as const) {
      expect(days(logOf({ ...context, offsetMinutes }, lobby()))).toHaveLength(count);
    }
  });

  test('stands in front of what was missed, and not over the first line', () => {
    const place = lobby();
    place.shownId = evening.id;
    expect(textOf(logOf(context, place))).toMatch(
      /good night\s+Sunday, November 22\s+New since you last looked\s+00:00/,
    );
    place.dropOldest();
    expect(days(logOf(context, place))).toEqual([]);
  });
});

test('who is out is told why, in their language', () => {
  const told = (text: string): string => textOf(endedPage(wordsIn('pt-BR'), { text }));
  expect(told(inEnglish('shut.flood'))).toContain('você enviou demais de uma vez');
  expect(told(inEnglish('shut.left'))).toContain('Você saiu da sala.');
  expect(told('Killed')).toContain('A sala fechou a conexão: Killed');
});
