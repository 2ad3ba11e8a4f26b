import { expect, test } from 'vitest';
import { parseCommand } from '../../../docker/cli/command-line/args.ts';
import { commandFlags, commandNames } from '../../../docker/cli/command-line/command-table.ts';
import { helpText } from '../../../docker/cli/command-line/help.ts';
import { settingSpecs } from '../../../server/contract/host/settings.ts';
import { makeTranslator } from '../../../server/contract/sentences/translator.ts';
import {
  wrap,
  wrapAroundCommand,
  wrapAroundNames,
} from '../../../server/contract/terminal/wrap.ts';

const topics = [null, ...commandNames] as const;
const english = makeTranslator('en');

const inEachLanguage = (['en', 'pt-BR', 'es'] as const).flatMap((language) =>
  topics.map((topic) => [topic, language] as const),
);

test.each(inEachLanguage)(
  'the help of %s in %s fits 80 columns and ends in an example',
  (topic, language) => {
    const lines = helpText(topic, makeTranslator(language)).trimEnd().split('\n');
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(lines[0]).toMatch(/^(usage|uso): mayfly /);
    expect(lines.at(-1)).toMatch(/^ {2}\$ /);
  },
);

test.each(inEachLanguage)(
  'the help of %s in %s breaks no word at 40 columns',
  (topic, language) => {
    const wide = helpText(topic, makeTranslator(language));
    const slim = helpText(topic, makeTranslator(language), 40);
    const words = (text: string): string[] => text.split(/\s+/);
    expect(words(slim)).toEqual(words(wide));
    const lines = slim.split('\n').filter((line) => line.length > 40);
    // A word may be longer; usage and examples are copied whole.
    expect(lines.filter((line) => !/^( {2}\$ |usage|uso| *\S+$| {2}-)/.test(line))).toEqual([]);
  },
);

test('examples name the command as it is typed here', () => {
  const typed = (text: string): string => text.replaceAll('mayfly ', "node '/a b/mayfly.mjs' ");
  const text = helpText('connect', english, 80, typed);
  expect(text).toContain("  $ node '/a b/mayfly.mjs' connect -");
  expect(text.split('\n')[0]).toBe('usage: mayfly connect [FLAGS] LINK|-');
  expect(helpText(null, english, 80, typed)).toContain(
    `Here "mayfly" means: node '/a b/mayfly.mjs'`,
  );
  expect(helpText(null, english)).not.toContain('means:');
});

test('the help of up names every setting’s flag, variable and default', () => {
  const text = helpText('up', english).replace(/\s+/g, ' ');
  for (const spec of Object.values(settingSpecs)) {
    expect(text).toContain(`--${spec.flag}`);
    expect(text).toContain(spec.variable);
    if (spec.takes !== null && spec.fallback !== '')
      expect(text).toContain(`${spec.variable}; default ${spec.fallback}`);
  }
  for (const variable of [
    'MAYFLY_ENGINE',
    'MAYFLY_IMAGE',
    'MAYFLY_STRICT',
    'MAYFLY_JSON',
    'MAYFLY_PROGRAMS',
  ])
    expect(text).toContain(variable);
});

// What follows `mayfly` up to a pipe, a redirection or the end of the line.
const examples = topics.flatMap((topic) =>
  [...helpText(topic, english).matchAll(/^ {2}\$ .*?mayfly ([^|<>\n]+)/gm)].map(([, line = '']) =>
    line.trim(),
  ),
);

test('there are examples of every command but help', () => {
  const shown = new Set(examples.map((line) => line.split(' ')[0]));
  expect([...commandNames].filter((name) => name !== 'help' && !shown.has(name))).toEqual([]);
});

test.each(examples)('the example "%s" is a command that mayfly takes', (line) => {
  const readFile = (): string => `ssh-ed25519 ${'A'.repeat(68)}`;
  // The passphrase's file is stdin in the example.
  const world = {
    env: {},
    readFile: (path: string) => (path === '-' ? 'x'.repeat(24) : readFile()),
  };
  expect(() => parseCommand(line.split(/ +/), world)).not.toThrow();
});

test('the exit codes are listed', () => {
  for (const code of [
    '0 success',
    '1 failure',
    '2 wrong usage',
    '3 something of an ended room was left',
    '130',
  ]) {
    expect(helpText(null, english).replaceAll('\n', ' ')).toContain(code);
  }
});

test('words longer than a line stay whole', () => {
  expect(wrap('a bb ccccccc d', 4)).toEqual(['a bb', 'ccccccc', 'd']);
});

const ownCommands = [
  'mayfly',
  'node /home/maria/salas/mayfly/docker/cli/mayfly.mjs',
  "/opt/node/bin/node '/srv/a b/docker/cli/mayfly.mjs'",
  "sudo '/opt/no de/node' /x/mayfly.mjs",
  'MAYFLY_PROGRAMS=/FOLDER mayfly',
];

test.each(ownCommands)('the lines around %s end between words, it stays whole', (own) => {
  const quoted = `To end it: Ctrl-C here, or "${own} down" in another terminal on this machine.`;
  const last = `For guests with an IRC client: ${own} invite --ssh --room 16003`;
  for (const width of [20, 40, 80]) {
    const around = wrapAroundCommand(quoted, width);
    expect(around.join(' ')).toBe(quoted);
    expect(around.filter((line) => line.includes(`"${own} down"`))).toHaveLength(1);
    const atEnd = wrapAroundCommand(last, width);
    expect(atEnd.join(' ')).toBe(last);
    expect(atEnd.at(-1)).toMatch(/invite --ssh --room 16003$/);
    expect(atEnd.at(-1)).toContain(own);
    for (const line of [...around, ...atEnd])
      expect(line.length <= width || line.includes(own)).toBe(true);
    const prose = `Removes nothing; ${own} down does, as ${own} verify says to those who ask it.`;
    const names = wrapAroundNames(prose, width);
    expect(names.join(' ')).toBe(prose);
    for (const name of ['down', 'verify'])
      expect(names.filter((line) => line.includes(`${own} ${name}`))).toHaveLength(1);
  }
});

test.each(inEachLanguage.filter(([topic]) => topic !== null && topic !== 'help'))(
  'the help of %s in %s names every flag that it takes, and no other',
  (topic, language) => {
    if (topic === null || topic === 'help') return;
    const text = helpText(topic, makeTranslator(language));
    const taken = new Set(Object.keys(commandFlags[topic]));
    // In its own entry, or in the line of usage.
    const own = text.matchAll(/^ {2}--([a-z-]+)|^(?:usage|uso): .*$/gm);
    const named = new Set(
      [...own].flatMap(([line, flag]) =>
        flag === undefined ? [...line.matchAll(/--([a-z-]+)/g)].map(([, one = '']) => one) : [flag],
      ),
    );
    expect(named).toEqual(taken);
  },
);

test.each(['en', 'es', 'pt-BR'] as const)('the help in %s names every command', (language) => {
  const named = [...helpText(null, makeTranslator(language)).matchAll(/^ {2}([a-z-]+)/gm)];
  expect(named.map(([, name]) => name).filter((name) => !name?.startsWith('-'))).toEqual([
    ...commandNames,
  ]);
});
