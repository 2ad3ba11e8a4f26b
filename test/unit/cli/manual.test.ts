// The manual page and the completions that a package carries: they are fresh, and nothing is missing in the page.
// That mandoc and the shells take them is tested in test/daemons/manual.test.ts.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commandFlags, commandNames } from '../../../docker/cli/command-line/command-table.ts';
import { topics, topTopic } from '../../../docker/cli/command-line/help-topics.ts';
import { manualFiles } from '../../../docker/cli/manual/make-manual.ts';
import { macros, sentences, typed } from '../../../docker/cli/manual/mdoc.ts';
import { exitCode, exitCodeRows } from '../../../server/contract/host/exit-codes.ts';
import { settingSpecs } from '../../../server/contract/host/settings.ts';
import { makeTranslator } from '../../../server/contract/sentences/translator.ts';

const root = join(import.meta.dirname, '../../..');
const files = manualFiles();
const page = files.get('man/mayfly.1') ?? '';

/** The page's lines from one heading to the next of the same kind. */
function section(macro: 'Sh' | 'Ss', name: string): string {
  const [, after = ''] = page.split(`\n.${macro} ${name}\n`);
  return after.split(/\n\.S[hs] /)[0] ?? '';
}

test.each([...files.keys()])('%s is what its sources make; if not: npm run format', (path) => {
  expect(readFileSync(join(root, path), 'utf8')).toBe(files.get(path));
});

test('the page has its sections in the order that mdoc(7) asks for', () => {
  expect([...page.matchAll(/^\.Sh (.*)$/gm)].map(([, name]) => name)).toEqual([
    'NAME',
    'SYNOPSIS',
    'DESCRIPTION',
    'COMMANDS',
    'ENVIRONMENT',
    'FILES',
    'EXIT STATUS',
    'EXAMPLES',
    'SEE ALSO',
    'SECURITY CONSIDERATIONS',
  ]);
});

test.each(Object.entries(commandFlags))(
  'the page has %s with every flag that it takes, and no other',
  (command, flags) => {
    const named = [...section('Ss', `mayfly ${typed(command)}`).matchAll(/^\.It Fl \\-(\S+)/gm)];
    const plain = named.map(([, name = '']) => name.replaceAll('\\', ''));
    expect(plain.toSorted()).toEqual(Object.keys(flags).toSorted());
    expect(section('Sh', 'SYNOPSIS')).toContain(`.Nm mayfly Cm ${typed(command)}`);
  },
);

test('the page has every variable of a setting, and each that up knows besides', () => {
  const named = section('Sh', 'ENVIRONMENT');
  for (const { variable } of Object.values(settingSpecs)) expect(named).toContain(`Ev ${variable}`);
  const parser = readFileSync(join(root, 'docker/cli/command-line/parse-up.ts'), 'utf8');
  const others = new Set(parser.match(/MAYFLY_[A-Z_]+[A-Z]/g));
  expect(others.size).toBeGreaterThan(5);
  for (const variable of others) expect(named).toContain(`Ev ${variable}`);
});

test('the page has every exit code, and the table has each once', () => {
  expect(
    [...section('Sh', 'EXIT STATUS').matchAll(/^\.It (\d+)$/gm)].map(([, n]) => Number(n)),
  ).toEqual(Object.values(exitCode));
  expect(exitCodeRows.map(({ code }) => code)).toEqual(Object.values(exitCode));
});

test('docs/manual.md has the same table of exit codes as the help', () => {
  const english = makeTranslator('en');
  const text = readFileSync(join(root, 'docs/manual.md'), 'utf8');
  const rows = [...text.matchAll(/^\| (\d+) +\| (.*?) +\|$/gm)];
  expect(rows.map(([, code, means]) => [Number(code), means])).toEqual(
    exitCodeRows.map(({ code, means }) => [code, english.say(means)]),
  );
});

test('the set-up, which runs before TypeScript can, ends with the same codes', () => {
  const source = readFileSync(join(root, 'docker/cli/prepare/print.mjs'), 'utf8');
  const { endedAtOnce, failure } = exitCode;
  expect(source).toContain(`instanceof Interrupted ? ${endedAtOnce} : ${failure};`);
});

test('the page has the examples of every command, under what it does', () => {
  const shown = section('Sh', 'EXAMPLES');
  for (const { examples } of Object.values(topics))
    for (const line of examples) expect(shown).toContain(`.Dl $ ${typed(line)}`);
  const headings = shown.split('\n').filter((line) => line.endsWith(':'));
  expect(headings).toHaveLength(commandNames.filter((name) => name !== 'help').length);
  expect(topTopic.examples.length).toBeGreaterThan(0);
});

test.each([
  ['status [--room ID] [--json]', 'Cm status Oo Fl \\-room Ar ID Oc Oo Fl \\-json Oc'],
  ['--room NAME[,NAME]', 'Fl \\-room Ar NAME[,NAME]'],
  ['completion bash|zsh', 'Cm completion Cm bash | Cm zsh'],
  ['let NAME|-', 'Cm let Ar NAME | Ar \\-'],
  ['still-here', 'Cm still\\-here'],
])('the usage %j is set as %j', (usage, line) => {
  expect(macros(usage)).toBe(line);
});

test('what roff would take for its own stays text', () => {
  expect(sentences('It’s --here. A \\ stays. .dot')).toEqual([
    'It\\(cqs \\-\\-here.',
    'A \\e stays. .dot',
  ]);
  expect(sentences('.dot first')).toEqual(['\\&.dot first']);
  expect(sentences('Olá')).toEqual(['Ol\\[u00E1]']);
  expect(typed("~/a-b 'c' `d`")).toBe('\\(ti/a\\-b \\(aqc\\(aq \\(gad\\(ga');
});
