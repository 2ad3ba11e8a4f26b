// What comes from outside becomes a value of its type, or an error that names the place and quotes nothing.

import { assert, jsonValue, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  DecodeError,
  array,
  boolean,
  entries,
  field,
  lenient,
  nonNegativeNumber,
  nullable,
  object,
  oneOf,
  optional,
  portNumber,
  positiveNumber,
  record,
  string,
  variant,
  wholeNumber,
  type Decoder,
} from '../../../../server/contract/base/decode.ts';

interface Program {
  readonly path: string;
  readonly libraries: string | null;
  readonly arguments?: readonly string[];
}

const program = object<Program>({
  path: string,
  libraries: nullable(string),
  arguments: optional(array(string)),
});

type Shape =
  | { readonly kind: 'circle'; readonly radius: number }
  | { readonly kind: 'box'; readonly sides: readonly number[] };

const shape = variant<Shape, 'kind'>('kind', {
  circle: object({ kind: oneOf('circle'), radius: positiveNumber }),
  box: object({ kind: oneOf('box'), sides: array(wholeNumber, 2) }),
});

function faultOf(decode: Decoder<unknown>, value: unknown): readonly [string, string] {
  try {
    decode(value);
  } catch (error) {
    if (error instanceof DecodeError) return [error.path, error.fault];
    throw error;
  }
  throw new Error('it was decoded');
}

describe('a decoder', () => {
  test('gives the fields that it names, and drops the others', () => {
    expect(program({ path: '/x', libraries: null, more: 1 })).toEqual({
      path: '/x',
      libraries: null,
    });
    expect(program({ path: '/x', libraries: '/y', arguments: ['a'] })).toEqual({
      path: '/x',
      libraries: '/y',
      arguments: ['a'],
    });
  });

  test('takes one case of several by its tag', () => {
    expect(shape({ kind: 'box', sides: [1, 2], radius: 'x' })).toEqual({
      kind: 'box',
      sides: [1, 2],
    });
  });

  test('reads the entries of a map, and a table of any names', () => {
    expect(entries(string)([['a', 'b']])).toEqual([['a', 'b']]);
    expect(record(boolean)({ a: true })).toEqual({ a: true });
  });

  test('reads one field, as deep as it stands', () => {
    expect(field('a', field('b', string))({ a: { b: 'c', d: 1 } })).toBe('c');
  });

  test('gives the fallback where a part may be missing', () => {
    expect(lenient(string, '')(1)).toBe('');
    expect(lenient(string, null)('x')).toBe('x');
  });

  test.for<[what: string, decode: Decoder<unknown>, value: unknown, path: string, fault: string]>([
    ['a number for a text', string, 1, '', 'not a text'],
    ['a text for a truth', boolean, 'yes', '', 'not true or false'],
    ['less than nothing', wholeNumber, -1, '', 'not a whole number'],
    ['a fraction', wholeNumber, 0.5, '', 'not a whole number'],
    ['a debt', nonNegativeNumber, -0.5, '', 'not a number from 0'],
    ['nothing', positiveNumber, 0, '', 'not a number above 0'],
    ['what is no number', positiveNumber, Number.NaN, '', 'not a number above 0'],
    ['no port', portNumber, 0, '', 'not a port'],
    ['a port too high', portNumber, 65_536, '', 'not a port'],
    ['another word', oneOf('a', 'b'), 'c', '', 'not a or b'],
    ['a list for an object', program, [], '', 'not an object'],
    ['null for an object', program, null, '', 'not an object'],
    ['a missing field', program, { libraries: null }, 'path', 'not a text'],
    ['an item', program, { path: '', libraries: '', arguments: [1] }, 'arguments[0]', 'not a text'],
    ['a field of a field', record(program), { tor: {} }, 'tor.path', 'not a text'],
    ['no field', field('a', field('b', string)), { a: {} }, 'a.b', 'not a text'],
    [
      'a list that is too long',
      shape,
      { kind: 'box', sides: [1, 2, 3] },
      'sides',
      'not a list of at most 2',
    ],
    ['an unknown case', shape, { kind: 'constructor' }, 'kind', 'unknown'],
    ['no tag', shape, {}, 'kind', 'not a text'],
    ['an entry that is none', entries(string), [1], '[0]', 'not a list'],
    ['an entry without a value', entries(string), [['a']], '[0][1]', 'not a text'],
  ])('refuses %s, and says where', ([, decode, value, path, fault]) => {
    expect(faultOf(decode, value)).toEqual([path, fault]);
  });

  test('never makes a field of what every object has', () => {
    expect(faultOf(object({ constructor: string }), {})).toEqual(['constructor', 'not a text']);
    expect(record(string)(JSON.parse('{"__proto__":"x"}'))).toEqual(
      Object.fromEntries([['__proto__', 'x']]),
    );
  });

  test('throws nothing but its own error, and never quotes what it was given', () => {
    const secret = 'correct-horse';
    assert(
      property(jsonValue(), (value) => {
        for (const decode of [program, shape, record(wholeNumber), entries(boolean)]) {
          try {
            decode({ kind: secret, path: value, tor: secret });
          } catch (error) {
            expect(error).toBeInstanceOf(DecodeError);
            expect(String(error)).not.toContain(secret);
          }
        }
      }),
    );
  });
});
