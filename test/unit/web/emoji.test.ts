import { expect, test } from 'vitest';
import { cleanText } from '../../../server/contract/room/clean.ts';
import { emoji, endedEmoji } from '../../../web/src/text/emoji.ts';

test('there are two hundred and more, each one emoji by one plain name', () => {
  expect(emoji.size).toBeGreaterThan(200);
  expect(new Set(emoji.values()).size).toBe(emoji.size);
  for (const [name, sign] of emoji) {
    expect(name).toMatch(/^[a-z]+(_[a-z]+)*$/);
    expect(sign).toMatch(/^\p{RGI_Emoji}$/v);
    expect(cleanText(sign)).toBe(sign);
  }
});

test('a name becomes its emoji when its second colon is typed', () => {
  expect(endedEmoji('good :smile: bye', 12)).toEqual({ text: 'good 😄 bye', cursor: 7 });
});

test('a tongue is a tongue: names are those that people know', () => {
  expect(endedEmoji(':tongue:', 8)?.text).toBe('😛');
});

test.each(['10:30:', ':nosuch:', 'a::', '::smile:', 'x:smile:', ':smile'])(
  '%j stays as it is',
  (text) => {
    expect(endedEmoji(text, text.length)).toBeNull();
  },
);

test('names that every object has are no emoji', () => {
  expect(endedEmoji(':constructor:', 13)).toBeNull();
});
