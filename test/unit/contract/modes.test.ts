import { expect, test } from 'vitest';
import {
  applyMode,
  compareMembers,
  highestMode,
  isChannelOperator,
  mayModerate,
  parseMember,
  parseModes,
} from '../../../server/contract/room/modes.ts';

test('each letter of MODE takes the parameter that is its own', () => {
  expect(parseModes('+ov-b+k', ['ana', 'bob', '*!*@x', 'secret'])).toEqual([
    { sign: '+', letter: 'o', param: 'ana' },
    { sign: '+', letter: 'v', param: 'bob' },
    { sign: '-', letter: 'b', param: '*!*@x' },
    { sign: '+', letter: 'k', param: 'secret' },
  ]);
});

test('a limit has a parameter where it is set, and none where it is lifted', () => {
  expect(parseModes('+lo-l', ['5', 'ana'])).toEqual([
    { sign: '+', letter: 'l', param: '5' },
    { sign: '+', letter: 'o', param: 'ana' },
    { sign: '-', letter: 'l', param: null },
  ]);
});

test('letters without a sign are set, and a parameter that is missing is none', () => {
  expect(parseModes('to', [])).toEqual([
    { sign: '+', letter: 't', param: null },
    { sign: '+', letter: 'o', param: null },
  ]);
});

test('a mode is set once, however often it is given', () => {
  const twice = parseModes('+oo', ['ana', 'ana']).reduce(applyMode, 'v');
  expect(twice).toBe('vo');
  expect(parseModes('-v', ['ana']).reduce(applyMode, twice)).toBe('o');
});

test.each([
  ['@+ana', { nick: 'ana', modes: 'ov' }],
  ['~&@%+ana', { nick: 'ana', modes: 'qaohv' }],
  ['ana', { nick: 'ana', modes: '' }],
  ['', { nick: '', modes: '' }],
])('%s in a list of names', (word, member) => {
  expect(parseMember(word)).toEqual(member);
});

test('members stand by their highest mode', () => {
  expect(highestMode('vo')).toBe('o');
  expect(highestMode('')).toBeNull();
  const members = ['', 'v', 'h', 'o', 'a', 'q'].map((modes) => ({ nick: 'ana', modes }));
  const sorted = members.toSorted(compareMembers).map(({ modes }) => modes);
  expect(sorted).toEqual(['q', 'a', 'o', 'h', 'v', '']);
  const names = ['bia', 'Ana', 'cleo'].map((nick) => ({ nick, modes: '' }));
  expect(names.toSorted(compareMembers).map(({ nick }) => nick)).toEqual(['Ana', 'bia', 'cleo']);
});

test('half-operators moderate, and give no modes', () => {
  expect([isChannelOperator('h'), mayModerate('h')]).toEqual([false, true]);
  expect([isChannelOperator('vo'), mayModerate('vo')]).toEqual([true, true]);
  expect([isChannelOperator('v'), mayModerate('v')]).toEqual([false, false]);
});
