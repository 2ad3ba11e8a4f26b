// Every sentence of the terminal has its translations, every key is said somewhere, and no words are said that
// are not in the catalogue: the sources are read as syntax trees, so that nobody has to keep a list.

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import { expect, test } from 'vitest';
import { en } from '../../../server/contract/sentences/en.ts';
import { es } from '../../../server/contract/sentences/es.ts';
import { ptBr } from '../../../server/contract/sentences/pt-br.ts';
import {
  english,
  inARow,
  isText,
  lines,
  plainJson,
  sentence,
} from '../../../server/contract/sentences/sentence.ts';
import { makeTranslator, terminalLanguage } from '../../../server/contract/sentences/translator.ts';
import { ValueError } from '../../../server/contract/sentences/value-error.ts';

const root = join(import.meta.dirname, '../../..');
const files = ['docker/cli/**/*.{ts,mjs}', 'server/**/*.ts']
  .flatMap((pattern) => globSync(pattern, { cwd: root }))
  .filter((file) => !/contract\/(sentences|words)\/|doors\/lite\//.test(file));

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value;
const nodeAt = (node: Node, key: string): Node => {
  const value = node[key];
  return isNode(value) ? value : { type: 'none' };
};
const nodesAt = (node: Node, key: string): readonly Node[] => {
  const value = node[key];
  return Array.isArray(value) ? value.filter(isNode) : [];
};

function* walk(node: Node): Generator<Node> {
  yield node;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) yield* walk(child);
    }
  }
}

/** `tell.note` → `note`. */
function nameOf(callee: Node): string {
  if (callee['type'] === 'MemberExpression') return nameOf(nodeAt(callee, 'property'));
  return typeof callee['name'] === 'string' ? callee['name'] : '';
}

function treeOf(file: string): readonly Node[] {
  const program = parseAst(readFileSync(join(root, file), 'utf8'), { lang: 'ts' });
  if (!isNode(program)) throw new Error(`${file}: cannot be read`);
  return [...walk(program)];
}

/** Texts without gaps, and templates with `*` for each gap. */
function textOf(node: Node): string | null {
  if (node['type'] === 'Literal') return typeof node['value'] === 'string' ? node['value'] : null;
  if (node['type'] !== 'TemplateLiteral') return null;
  const parts = nodesAt(node, 'quasis').map((quasi) => {
    const value: unknown = quasi['value'];
    return typeof value === 'object' && value !== null && 'cooked' in value
      ? String(value.cooked)
      : '';
  });
  return parts.join('*');
}

const isSaid = (key: string, texts: ReadonlySet<string>): boolean =>
  texts.has(key) ||
  // `state.${child.state}`, and a key without its `.one` or `.other`.
  texts.has(key.replace(/\.\w+$/, '.*')) ||
  (/\.(one|other)$/.test(key) && texts.has(key.replace(/\.\w+$/, '')));

test('every key is said somewhere', () => {
  const texts = new Set(files.flatMap(treeOf).flatMap((node) => textOf(node) ?? []));
  expect(Object.keys(en).filter((key) => !isSaid(key, texts))).toEqual([]);
});

/** Which arguments of a call are said. */
const said: ReadonlyMap<string, readonly number[]> = new Map(
  Object.entries({
    Problem: [0],
    RefusedProblem: [0],
    SetupError: [0, 1],
    note: [0],
    warning: [0],
    progress: [1],
    statusText: [0],
    residueText: [0],
    residueLines: [0],
  }),
);

/** Commands to be copied, said before there is a catalogue, or faults of ours that are nobody's to mend. */
const asTheyAre = /^(npm run setup -- --help|sudo [^*]+|sudo apt-get install \*)$/;

/** Words that stand where a sentence should. */
function plainWords(file: string): string[] {
  return treeOf(file).flatMap((node) => {
    if (node['type'] === 'Property' && nameOf(nodeAt(node, 'key')) === 'hint') {
      return textOf(nodeAt(node, 'value')) ?? [];
    }
    if (node['type'] !== 'CallExpression' && node['type'] !== 'NewExpression') return [];
    const args = nodesAt(node, 'arguments');
    const indexes = said.get(nameOf(nodeAt(node, 'callee'))) ?? [];
    return indexes.flatMap((index) => {
      const argument = args[index];
      return argument === undefined ? [] : (textOf(argument) ?? []);
    });
  });
}

test('what is said is in the catalogue', () => {
  const words = files
    .filter((file) => !/early\.js$|running-node\.mjs$/.test(file))
    .flatMap((file) => plainWords(file).map((text) => `${file}: ${text}`));
  expect(words.filter((each) => !asTheyAre.test(each.replace(/^[^:]*: /, '')))).toEqual([]);
});

const gapsOf = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(String).toSorted();

test.each(Object.entries({ es, ptBr }))(
  'the sentences of %s have the keys and gaps of the English ones',
  (_, sentences) => {
    expect(Object.keys(sentences)).toEqual(Object.keys(en));
    const gaps = (all: Readonly<Record<string, string>>): Record<string, string[]> =>
      Object.fromEntries(Object.entries(all).map(([key, text]) => [key, gapsOf(text)]));
    expect(gaps(sentences)).toEqual(gaps(en));
  },
);

test.each([
  [{}, 'en'],
  [{ LANG: 'C.UTF-8' }, 'en'],
  [{ LANG: 'pt_BR.UTF-8' }, 'pt-BR'],
  [{ LANG: 'es_MX' }, 'es'],
  [{ LANG: 'es_ES', LC_MESSAGES: 'pt_PT' }, 'pt-BR'],
  [{ LANG: 'es_ES', LC_MESSAGES: 'pt_PT', LC_ALL: 'en_US' }, 'en'],
  [{ LANG: 'C', MAYFLY_LANG: 'pt-BR' }, 'pt-BR'],
  [{ LANG: 'es', MAYFLY_LANG: '' }, 'es'],
  [{ LANG: 'de_DE', MAYFLY_LANG: '\u0000' }, 'en'],
])('with %j the command speaks %s', (env, language) => {
  expect(terminalLanguage(env)).toBe(language);
});

test('an error is told with the sentences inside it', () => {
  const { translate } = makeTranslator('es');
  const wrong = new ValueError('config.roomTwice').from({
    flag: 'room',
    value: sentence('config.valueOfLength', { count: 900 }),
  });
  expect(english(wrong)).toBe('config room: a value of 900 characters names a room twice');
  expect(translate(wrong)).toBe(
    'config room: un valor de 900 caracteres nombra una sala dos veces',
  );
  expect(translate(lines([sentence('port.taken', { port: 8080 }), 'who knows what this is']))).toBe(
    'puerto 8080: está ocupado en 127.0.0.1\nwho knows what this is',
  );
});

test('what looks like a gap or a form within a value is taken as text', () => {
  const { translate } = makeTranslator('pt-BR');
  expect(translate('$& .* {count} (?<x>')).toBe('$& .* {count} (?<x>');
  expect(translate(sentence('port.taken', { port: '$&{port}' }))).toBe(
    'porta $&{port}: está ocupada em 127.0.0.1',
  );
});

test('numbers take the form that the language has for them', () => {
  expect(makeTranslator('pt-BR').count('time.hour', 1)).toBe('1 hora');
  expect(makeTranslator('es').count('time.hour', 12)).toBe('12 horas');
});

test('a text comes through JSON as it went, and what is none is not taken for one', () => {
  const text = inARow([sentence('port.taken', { port: 1 }), 'words'], '; ');
  const received: unknown = JSON.parse(JSON.stringify(text));
  expect(isText(received)).toBe(true);
  expect(received).toEqual(text);
  for (const other of [
    null,
    7,
    [],
    {},
    { key: 'of.another.version', values: {} },
    { key: 'port.taken' },
    { key: 'port.taken', values: { port: null } },
    { key: 'toString', values: {} },
    { texts: ['a'] },
    { texts: [3], between: '' },
  ]) {
    expect(isText(other)).toBe(false);
  }
  let deep: unknown = 'end';
  for (let depth = 0; depth < 1000; depth += 1) deep = { texts: [deep], between: '' };
  expect(isText(deep)).toBe(false);
});

test('programs read English, wherever a text stands', () => {
  expect(plainJson({ event: 'x', checks: [{ what: sentence('residue.ports'), n: 1 }] })).toBe(
    '{"event":"x","checks":[{"what":"ports","n":1}]}',
  );
});
