// Nicknames and channels as ngIRCd takes them.

import { describe, expect, test } from 'vitest';
import { foldName, sameName } from '../../../server/contract/room/casemap.ts';
import { isValidChannel } from '../../../server/contract/room/channel-name.ts';
import { isNickname, nextNickname } from '../../../server/contract/room/nickname.ts';

describe('nicknames', () => {
  test.each(['a', 'alice', 'Al-1ce', '[x]\\^_`{|}', 'a;b', 'x'.repeat(24)])('%s is one', (nick) => {
    expect(isNickname(nick, 24)).toBe(true);
  });

  test.each([
    '',
    '1a',
    '-a',
    ';a',
    'a~',
    'a b',
    'a!b',
    'a@b',
    'ä',
    'a\n',
    '*',
    '#a',
    'x'.repeat(25),
  ])('%j is none', (nick) => {
    expect(isNickname(nick, 24)).toBe(false);
  });

  test('another one is tried when one is taken, never longer than may be', () => {
    expect(nextNickname('alice', 1, 24)).toBe('alice_');
    expect(nextNickname('alice', 2, 24)).toBe('alice_2');
    expect(nextNickname('x'.repeat(24), 1, 24)).toBe(`${'x'.repeat(23)}_`);
    expect(nextNickname('x'.repeat(24), 12, 24)).toBe(`${'x'.repeat(21)}_12`);
  });
});

describe('channels', () => {
  test.each(['#a', '#ü😀', '##', '#[x]'])('%s is one', (name) => {
    expect(isValidChannel(name)).toBe(true);
  });

  test.each([
    '',
    '#',
    'a',
    '&SERVER',
    '+a',
    '#a b',
    '#a,b',
    '#a:b',
    '#a\x07',
    '#a\r',
    `#${'x'.repeat(50)}`,
  ])('%j is none', (name) => {
    expect(isValidChannel(name)).toBe(false);
  });
});

describe('names are the same', () => {
  test('in ASCII letters of either case, and in nothing else', () => {
    expect(sameName('#Lobby', '#lOBBY')).toBe(true);
    expect(sameName('a{', 'a[')).toBe(false);
    expect(sameName('#ä', '#Ä')).toBe(false);
    expect(foldName('ÄBC[]')).toBe('Äbc[]');
  });
});
