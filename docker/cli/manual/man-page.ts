// Makes the manual page mayfly(1) from the help's topics and what about.ts adds. Pure.

import { exitCodeRows } from '../../../server/contract/host/exit-codes.ts';
import { settingSpecs } from '../../../server/contract/host/settings.ts';
import { makeTranslator } from '../../../server/contract/sentences/translator.ts';
import { leftOf, meaningOf } from '../command-line/help-entry.ts';
import {
  topics,
  topTopic,
  type HelpEntry,
  type HelpPart,
  type HelpTopic,
} from '../command-line/help-topics.ts';
import {
  aboutVariables,
  description,
  files,
  security,
  seeAlso,
  variables,
  type Variable,
} from './about.ts';
import { list, macros, sentences, typed, word, type Item } from './mdoc.ts';

const english = makeTranslator('en');

export interface Edition {
  readonly version: string;
  /** As `November 30, 2026`. */
  readonly date: string;
}

/** @returns the page in mdoc, the same for the same edition. */
export function manPage({ version, date }: Edition): string {
  const commands = Object.values(topics);
  const lines = [
    '.\\" Made of the help by docker/cli/manual/make-manual.ts. Change that, then run `npm run format`.',
    `.Dd ${date}`,
    '.Dt MAYFLY 1',
    `.Os ${word(`Mayfly ${version}`)}`,
    '.Sh NAME',
    '.Nm mayfly',
    '.Nd chat room that lives in RAM for as long as it is needed',
    '.Sh SYNOPSIS',
    ...[...commands.map(({ usage }) => usage), 'help [COMMAND]', '--version'].map(
      (usage) => `.Nm mayfly ${macros(usage)}`,
    ),
    '.Sh DESCRIPTION',
    ...paragraphs(description),
    '.Pp',
    'The commands are:',
    ...topTopic.parts.flatMap((part) => (part.part === 'entries' ? listOf(part.entries) : [])),
    '.Sh COMMANDS',
    ...Object.entries(topics).flatMap(([name, topic]) => [
      `.Ss mayfly ${typed(name)}`,
      ...topic.parts.flatMap(partLines),
    ]),
    '.Sh ENVIRONMENT',
    ...sentences(aboutVariables),
    ...variableLines(),
    '.Sh FILES',
    ...list(files.map(({ path, means }) => item(`Pa ${typed(path)}`, means))),
    '.Sh EXIT STATUS',
    ...list(
      exitCodeRows.map(({ code, means }) => item(String(code), `${capital(english.say(means))}.`)),
    ),
    '.Sh EXAMPLES',
    ...Object.entries(topics).flatMap(([name, topic], at) => [
      ...(at === 0 ? [] : ['.Pp']),
      ...exampleLines(name, topic),
    ]),
    '.Sh SEE ALSO',
    ...seeAlso.map(
      ([name, section], at) => `.Xr ${name} ${section}${at === seeAlso.length - 1 ? '' : ' ,'}`,
    ),
    '.Sh SECURITY CONSIDERATIONS',
    ...paragraphs(security),
  ];
  return `${lines.join('\n')}\n`;
}

const item = (head: string, means: string): Item => ({ head, lines: sentences(means) });

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

function paragraphs(texts: readonly string[]): string[] {
  return texts.flatMap((text, at) => [...(at === 0 ? [] : ['.Pp']), ...sentences(text)]);
}

function listOf(entries: readonly HelpEntry[]): string[] {
  return list(entries.map((each) => item(macros(leftOf(each)), meaningOf(each, english))));
}

/** The exit codes have a section of their own; and the page is there only where `mayfly` is a command. */
function partLines(part: HelpPart, at: number): string[] {
  if (part.part === 'entries') return listOf(part.entries);
  if (part.part !== 'paragraph') return [];
  return [...(at === 0 ? [] : ['.Pp']), ...sentences(english.say(part.text))];
}

function variableLines(): string[] {
  const ofSettings: Variable[] = Object.values(settingSpecs).map((spec) => ({
    name: spec.variable,
    means: `${spec.means === undefined ? 'As' : `${spec.means}: as`} up --${spec.flag}.`,
  }));
  return list([...ofSettings, ...variables].map(({ name, means }) => item(`Ev ${name}`, means)));
}

/** Under what the command does, as the help at a glance says it. */
function exampleLines(command: string, { examples }: HelpTopic): string[] {
  const glance = topTopic.parts.flatMap((part) => (part.part === 'entries' ? part.entries : []));
  const own = glance.find((entry) => leftOf(entry).split(' ')[0] === command);
  return [
    ...(own === undefined ? [] : sentences(`${capital(meaningOf(own, english))}:`)),
    ...examples.map((line) => `.Dl $ ${typed(line)}`),
  ];
}
