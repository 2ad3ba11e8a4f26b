// Nicknames that look the same have one shape, and ordinary names have different ones.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isNickname } from '../../../server/contract/room/nickname.ts';
import { shapeOf } from '../../../server/contract/room/look-alike.ts';

const first = 'ABILMNORVWZabilmnorvwz[]\\^_`{|}'.split('');
const rest = [...first, ...'0158-;'.split('')];
const nickname = fc
  .tuple(fc.constantFrom(...first), fc.array(fc.constantFrom(...rest), { maxLength: 30 }))
  .map(([head, tail]) => head + tail.join(''));

describe('the shape of a nickname', () => {
  test.each([
    [
      'alice',
      'aIice',
      'a1ice',
      'al1ce',
      'a|ice',
      'ALICE',
      'alice_',
      '_alice',
      'a_l-i^c`e',
      '[alice]',
    ],
    ['Bob', 'b0b', 'BOB', 'bob\\', '{bob}', 'bob;', 'bob__'],
    ['mario', 'rnario', 'MAR10', 'rnar-io'],
    ['walter', 'vvalter', 'VVa1ter', 'v_valter'],
    ['vvv', 'vw', 'wv', 'VW'],
    ['mayfly', 'rnayfly', 'mayf1y', 'MAYFIY', 'may-fly', 'mayfly`'],
    // The first is Iara with a capital letter in many fonts.
    ['lara', 'Iara', 'iara'],
    ['^^'],
    ['^_^'],
    ['[]', '{}', '[}'],
  ])('%s', (...names) => {
    const shapes = names.map((name) => {
      expect(isNickname(name)).toBe(true);
      return shapeOf(name);
    });
    expect(new Set(shapes)).toEqual(new Set([shapes[0]]));
  });

  test.each([
    ['ana', 'anna'],
    ['Clara', 'Dara'],
    ['ana5', 'Anas'],
    ['guest1', 'guest2'],
    ['nn', 'm'],
    ['^^', '^_^'],
    ['_', '__'],
    ['bob', 'bobb'],
    ['QuietHeron47', 'QuietHeron48'],
  ])('%s and %s are two', (one, other) => {
    expect(shapeOf(one)).not.toBe(shapeOf(other));
  });

  test('is its own shape', () => {
    fc.assert(
      fc.property(nickname, (nick) => {
        const shape = shapeOf(nick);
        expect(shapeOf(shape)).toBe(shape);
        expect(shape).not.toBe('');
      }),
    );
  });

  test('is the same in capital and small letters, and by the rule of RFC 1459 for brackets', () => {
    fc.assert(
      fc.property(nickname, (nick) => {
        expect(shapeOf(nick.toUpperCase())).toBe(shapeOf(nick));
        expect(shapeOf(nick.toLowerCase())).toBe(shapeOf(nick));
        const brackets = nick.replaceAll('{', '[').replaceAll('}', ']');
        expect(shapeOf(brackets)).toBe(shapeOf(nick));
      }),
    );
  });

  test('does not change with separators around it or within it', () => {
    fc.assert(
      fc.property(
        nickname,
        fc.nat(30),
        fc.constantFrom(...'-_`^[]{}\\;'.split('')),
        (nick, at, separator) => {
          fc.pre(/[A-Za-z0-9|]/.test(nick));
          expect(shapeOf(nick.slice(0, at) + separator + nick.slice(at))).toBe(shapeOf(nick));
        },
      ),
    );
  });

  test('of two names together is their shapes together', () => {
    const letters = nickname.filter((nick) => /[A-Za-z0-9|]/.test(nick));
    fc.assert(
      fc.property(letters, letters, (one, other) => {
        expect(shapeOf(one + other)).toBe(shapeOf(one) + shapeOf(other));
      }),
    );
  });
});

const english =
  'Olivia Emma Charlotte Amelia Sophia Mia Isabella Ava Evelyn Luna Harper Camila Eleanor Elizabeth Violet ' +
  'Scarlett Emily Hazel Lily Gianna Aurora Penelope Aria Nora Chloe Ellie Mila Avery Layla Abigail Ella Isla ' +
  'Eliana Nova Madison Zoe Ivy Grace Lucy Willow Riley Naomi Victoria Stella Hannah Valentina Maya Zoey ' +
  'Delilah Leah Lainey Lillian Paisley Genesis Madelyn Sadie Sophie Leilani Addison Natalie Josephine Alice ' +
  'Ruby Claire Kinsley Everly Emery Adeline Kennedy Audrey Autumn Cora Anna Liam Noah Oliver Theodore James ' +
  'Henry Elijah Lucas William Benjamin Levi Ezra Sebastian Jack Daniel Samuel Michael Ethan Asher John Hudson ' +
  'Luke Leo Owen Mason Jacob David Joseph Alexander Logan Isaac Jackson Mateo Julian Carter Anthony Wyatt ' +
  'Thomas Charles Gabriel Grayson Caleb Josh Ryan Kevin Brian George Edward Steven Paul Mark Neil Phil Ian Bill';
const spanish =
  'Lucia Sofia Maria Martina Valeria Julia Paula Emma Daniela Carla Alba Olivia Sara Carmen Alma Vega Lara Noa ' +
  'Claudia Valentina Chloe Aitana Abril Triana Marta Lola Laia Candela Elena Alejandra Ana Irene Nora Adriana ' +
  'Ines Marina Jimena Alicia Rocio Blanca Laura Manuela Rosa Pilar Teresa Cristina Isabel Dolores Antonia ' +
  'Raquel Mercedes Beatriz Silvia Sonia Monica Susana Patricia Yolanda Hugo Mateo Martin Lucas Leo Daniel ' +
  'Alejandro Manuel Pablo Alvaro Adrian Enzo Mario Diego David Oliver Marcos Thiago Marco Alex Javier Izan ' +
  'Bruno Miguel Antonio Gonzalo Liam Gael Marc Carlos Juan Angel Dylan Nicolas Jose Sergio Gabriel Luis Jorge ' +
  'Rafael Francisco Fernando Ramon Andres Enrique Vicente Joaquin Santiago Eduardo Roberto Ricardo Emilio Ignacio';
const portuguese =
  'Helena Miguel Cecilia Gael Maite Ravi Alice Theo Antonella Noah Heitor Aurora Arthur Laura Samuel Sofia Davi ' +
  'Isabella Gabriel Valentina Benicio Heloisa Bernardo Lavinia Anthony Melissa Joao Liz Manuela Lorenzo Eloa ' +
  'Isis Ayla Henrique Lara Lucca Livia Matteo Julia Murilo Giovanna Rafael Nicolas Luiza Guilherme Beatriz ' +
  'Felipe Mariana Bento Agatha Vicente Pedro Lucas Mateus Gustavo Bruno Thiago Rodrigo Marcelo Fernanda Camila ' +
  'Bruna Amanda Leticia Larissa Jessica Vanessa Patricia Adriana Luciana Renata Simone Sandra Vera Rita Paulo ' +
  'Carlos Jorge Andre Eduardo Leandro Fabio Sergio Marcos Ana Maria Iara Joana Catarina Ines Leonor Matilde ' +
  'Carolina Tiago Duarte Afonso Vasco Nuno Rui';

test('ordinary first names of three languages look different, but for those that no rule keeps apart', () => {
  const names = new Set([english, spanish, portuguese].flatMap((list) => list.split(' ')));
  const byShape = Map.groupBy(names, shapeOf);
  const alike = [...byShape.values()].filter((same) => same.length > 1);
  expect(alike).toEqual([['Lara', 'Iara']]);
});
