// The join form forgives common mistakes in what people paste and type.

import { expect, test } from 'vitest';
import { readJoinInput } from '../../../server/gateway/doors/lite/join-input.ts';

const words = 'correct-horse-battery-staple-cactus-lemon';
const onion = `http://${'a2b'.repeat(18)}ad.onion`;
const link = `${onion}/#room=side&key=${words}`;
const typed = (fields: Record<string, string>): ReturnType<typeof readJoinInput> =>
  readJoinInput(new URLSearchParams({ nick: 'ada', channel: '#lobby', ...fields }));

test.each([
  link,
  ` ${link} `,
  `"${link}"`,
  `<${link}>`,
  `(${link}).`,
  `“${link}”`,
  link.replace('#', '%23'),
  link.replace('&', '&amp;'),
  link.replace('room=', 'ROOM=').replace('key=', 'KEY='),
  `${onion}/%23room%3Dside%26key%3D${words}`,
  link.replace(words, `${words}\u200b`),
  `${link} ${link}&ssh=x`,
])('a whole link in the field of the passphrase: %s', (key) => {
  expect(typed({ key }).passphrases).toContain(words);
  expect(typed({ key }).channel).toBe('#side');
  const there = typed({ key: '', channel: key });
  expect(there.passphrases).toContain(words);
  expect(there.channel).toBe('#side');
});

test.each([
  words,
  words.toUpperCase(),
  words.replaceAll('-', ' '),
  words.replaceAll('-', '\u2011'),
  words.replaceAll('-', '\u00a0'),
  `${words}.`,
  `“${words}”`,
  `\u200b${words}`,
  `key=${words}`,
  ` ${words} `,
])('the words alone, hurt: %s', (key) => {
  expect(typed({ key }).passphrases).toContain(words);
  expect(typed({ key }).channel).toBe('#lobby');
});

test.each(['Own,Pass"word.', "o'wn=pass(word)", 'key=not-a-link', '%23%23%23%23', '&amp;&amp;'])(
  'an operator’s own passphrase is tried as it stands, too: %s',
  (key) => {
    expect(typed({ key }).passphrases).toContain(key);
  },
);

test.each([
  ['lobby', '#lobby'],
  ['#lobby', '#lobby'],
  ['%23lobby', '#lobby'],
  ['%2523lobby', '#lobby'],
  ['＃lobby', '#lobby'],
  ['&#35;lobby', '#lobby'],
  [' “#lobby”. ', '#lobby'],
  ['#lob\u200bby', '#lobby'],
  ['##c', '##c'],
  ['#ação', '#ação'],
  ['#a,#b', '#a,#b'],
  ['', ''],
])('a channel written as %j is %s', (channel, meant) => {
  expect(typed({ channel, key: words }).channel).toBe(meant);
});

test('a nickname is read without what nobody sees', () => {
  expect(typed({ nick: ' a\u200bda\u2060 ', key: words }).nick).toBe('ada');
});

test('a link without its end is said to be cut, and a short wrong word is not', () => {
  expect(typed({ key: link.slice(0, -12) }).cutOff).toBe(true);
  expect(typed({ key: `${onion}/#room=side&ke` })).toMatchObject({ cutOff: true, passphrases: [] });
  expect(typed({ key: 'wrong' })).toMatchObject({ cutOff: false, passphrases: ['wrong'] });
});
