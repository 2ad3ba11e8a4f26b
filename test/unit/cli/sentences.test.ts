// Every sentence that the command says in a terminal has its translations, and every translation a
// sentence: the sources are read as syntax trees, so that nobody has to keep a list.

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import { expect, test } from 'vitest';
import { es } from '../../../server/contract/terminal/es.ts';
import { ptBr } from '../../../server/contract/terminal/pt-br.ts';
import {
  makeTranslator,
  reteller,
  terminalLanguage,
} from '../../../server/contract/terminal/translator.ts';

const root = join(import.meta.dirname, '../../..');
const files = [
  'docker/cli/**/*.{ts,mjs}',
  'server/contract/{host/{settings,setting-values},invitation/invitation,terminal/{invitation-text,status-text}}.ts',
  'server/container/{event-text,orders}.ts',
]
  .flatMap((pattern) => globSync(pattern, { cwd: root }))
  // The words of the one are commands; the other speaks before there is a translator.
  .filter((file) => !/(command-table\.ts|running-node\.mjs)$/.test(file));

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

/** Each text that an expression can be, its gaps as ⟨⟩; what is not written there is no text. */
function textsOf(node: Node, constants: ReadonlyMap<string, Node>): string[] {
  const of = (key: string): string[] => textsOf(nodeAt(node, key), constants);
  switch (node['type']) {
    case 'Literal':
      return typeof node['value'] === 'string' ? [node['value']] : [];
    case 'TemplateLiteral': {
      const words = nodesAt(node, 'quasis').map((quasi) => {
        const value: unknown = quasi['value'];
        const isCooked = typeof value === 'object' && value !== null && 'cooked' in value;
        return isCooked ? String(value.cooked) : '';
      });
      return [words.join('⟨⟩')];
    }
    case 'ConditionalExpression':
      return [...of('consequent'), ...of('alternate')];
    case 'LogicalExpression':
      return [...of('left'), ...of('right')];
    case 'ArrayExpression':
      return nodesAt(node, 'elements').flatMap((element) => textsOf(element, constants));
    case 'ObjectExpression':
      return nodesAt(node, 'properties').flatMap((property) =>
        textsOf(nodeAt(property, 'value'), constants),
      );
    case 'TSAsExpression':
      return of('expression');
    case 'ArrowFunctionExpression':
      return of('body');
    case 'MemberExpression':
      // A table of words, looked up.
      return of('object');
    case 'CallExpression': {
      const callee = nodeAt(node, 'callee');
      return nameOf(callee) === 'map' || nameOf(callee) === 'join'
        ? [
            ...textsOf(nodeAt(callee, 'object'), constants),
            ...nodesAt(node, 'arguments')
              .slice(0, 1)
              .flatMap((argument) => textsOf(argument, constants)),
          ]
        : [];
    }
    case 'Identifier': {
      const init = constants.get(String(node['name']));
      return init === undefined ? [] : textsOf(init, new Map());
    }
    default:
      return [];
  }
}

/** Which arguments of a call are said. */
const said: ReadonlyMap<string, readonly number[]> = new Map(
  Object.entries({
    Problem: [0],
    RefusedProblem: [0],
    SetupError: [0, 1],
    note: [0],
    warning: [0],
    progress: [1],
    say: [0],
    count: [0, 1],
    notChecked: [0, 1],
    found: [0, 1],
    check: [0],
    existence: [0],
    tellProblem: [0],
    residueLines: [0],
    statusText: [0],
  }),
);
/** Properties whose texts are said. */
const saidProperties = new Set(['hint', 'what', 'why', 'detail', 'help', 'message']);
/** Arrays of problems: what is pushed there is said. */
const lists = new Set(['problems', 'wrong']);
/** Errors of these files complete `config FLAG: VALUE …`. */
const completing = /(setting-values|read-small-file)\.ts$/;

function sentencesOf(file: string): string[] {
  const program = parseAst(readFileSync(join(root, file), 'utf8'), { lang: 'ts' });
  if (!isNode(program)) throw new Error(`${file}: cannot be read`);
  const nodes = [...walk(program)];
  const constants = new Map(
    nodes
      .filter((node) => node['type'] === 'VariableDeclarator')
      .map((node) => [nameOf(nodeAt(node, 'id')), nodeAt(node, 'init')] as const),
  );
  const found: string[] = [];
  for (const node of nodes) {
    const texts = (argument: Node | undefined): string[] =>
      argument === undefined ? [] : textsOf(argument, constants);
    if (node['type'] === 'Property' && saidProperties.has(nameOf(nodeAt(node, 'key')))) {
      found.push(...texts(nodeAt(node, 'value')));
    }
    if (node['type'] !== 'CallExpression' && node['type'] !== 'NewExpression') continue;
    const callee = nodeAt(node, 'callee');
    const name = nameOf(callee);
    const args = nodesAt(node, 'arguments');
    for (const index of said.get(name) ?? []) found.push(...texts(args[index]));
    if (name === 'push' && lists.has(nameOf(nodeAt(callee, 'object')))) {
      for (const argument of args) found.push(...texts(argument));
    }
    if (name === 'Error' && completing.test(file)) {
      found.push(...texts(args[0]).map((text) => `config ⟨⟩: ⟨⟩ ${text}`));
    }
  }
  return found
    .flatMap((text) => text.split('\n'))
    .filter((text) => /[a-z]{2}/i.test(text.replaceAll('⟨⟩', '')));
}

/** Every text of a file, wherever it stands. */
function stringsOf(file: string): string[] {
  const program = parseAst(readFileSync(join(root, file), 'utf8'), { lang: 'ts' });
  if (!isNode(program)) throw new Error(`${file}: cannot be read`);
  return [...walk(program)]
    .flatMap((node) => textsOf(node, new Map()))
    .flatMap((text) => [text, `config ⟨⟩: ⟨⟩ ${text}`, `⟨⟩: ${text}`]);
}

/** Made of parts that are told apart, the same in every language, or said before there is a translator. */
const asTheyAre = new Set([
  'config ⟨⟩: ⟨⟩ ⟨⟩',
  'config ssh-key: the value ⟨⟩',
  'error: ⟨⟩',
  'hint: ⟨⟩',
  'warning: ⟨⟩',
  'hint: npm run setup -- --help',
  'sudo apt-get install ⟨⟩',
  'error: ⟨⟩ does not start: ⟨⟩',
]);

const keys = Object.keys(es);
/** Says which sentence a text is, if any. */
const whichOne = reteller(Object.fromEntries(keys.map((key, index) => [key, `=${index}`])));
function indexOf(text: string): number | null {
  const filled = text.replace(/⟨⟩|\{\w+\}/g, 'v');
  const found = /^=(\d+)$/.exec(whichOne(filled))?.[1];
  return found === undefined ? null : Number(found);
}

test('every sentence of the command has its translations', () => {
  const untold = files.flatMap(sentencesOf).filter((text) => indexOf(text) === null);
  expect(untold.filter((text) => !asTheyAre.has(text))).toEqual([]);
});

test('every translation is of a sentence that is said', () => {
  const used = new Set(
    [...files, 'server/contract/host/events.ts', 'server/contract/host/status.ts']
      .flatMap(stringsOf)
      .map(indexOf),
  );
  expect(keys.filter((_, index) => !used.has(index))).toEqual([]);
});

const gapsOf = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(String).toSorted();

test.each(Object.entries({ es, ptBr }))(
  'the sentences of %s have the gaps of the English ones',
  (_, sentences) => {
    expect(Object.keys(sentences)).toEqual(keys);
    for (const [key, text] of Object.entries(sentences)) expect(gapsOf(text)).toEqual(gapsOf(key));
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
  const { retell } = makeTranslator('es');
  expect(retell('config room: a value of 900 characters names a room twice')).toBe(
    'config room: un valor de 900 caracteres nombra una sala dos veces',
  );
  expect(retell('port 8080: is taken on 127.0.0.1\nwho knows what this is')).toBe(
    'puerto 8080: está ocupado en 127.0.0.1\nwho knows what this is',
  );
});

test('what looks like a form is taken as text', () => {
  const { retell } = makeTranslator('pt-BR');
  expect(retell('$& .* {count} (?<x>')).toBe('$& .* {count} (?<x>');
  expect(retell('port $&{port}: is taken on 127.0.0.1')).toBe(
    'porta $&{port}: está ocupada em 127.0.0.1',
  );
});

test('numbers take the form that the language has for them', () => {
  expect(makeTranslator('pt-BR').count('{count} hour', '{count} hours', 1)).toBe('1 hora');
  expect(makeTranslator('es').count('{count} hour', '{count} hours', 12)).toBe('12 horas');
});
