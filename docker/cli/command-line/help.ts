// The help texts as a terminal shows them: the topics, in a language and a width. Pure; at most 80 columns.

import { exitCodeRows } from '../../../server/contract/host/exit-codes.ts';
import type { Translator } from '../../../server/contract/sentences/translator.ts';
import type { CommandName } from './command-table.ts';
import { pageOf, widest, type Page } from './help-page.ts';
import { leftOf, meaningOf } from './help-entry.ts';
import { topics, topTopic, type HelpPart } from './help-topics.ts';

/**
 * @param topic null: all of it at a glance.
 * @param width columns; examples may be wider, as they are copied whole.
 * @param typed a command as it is typed here.
 */
export function helpText(
  topic: CommandName | null,
  translator: Translator,
  width = widest,
  typed: Page['typed'] = (command) => command,
): string {
  const page = pageOf(translator, Math.min(width, widest), typed);
  const { usage, parts, examples } = topic === null || topic === 'help' ? topTopic : topics[topic];
  const lines = examples.map((line) => typed(`  $ ${line}`));
  return `${[
    `${page.say('help.usage')} mayfly ${usage}`,
    ...parts.flatMap((part) => partText(part, page)),
    [page.say('help.examples'), ...lines].join('\n'),
  ].join('\n\n')}\n`;
}

/** @returns none where it has nothing to say here. */
function partText(part: HelpPart, page: Page): string[] {
  const { say, paragraph, entry, number, typed } = page;
  if (part.part === 'paragraph') return [paragraph(say(part.text))];
  if (part.part === 'entries') {
    return [part.entries.map((each) => entry(leftOf(each), meaningOf(each, page))).join('\n')];
  }
  if (part.part === 'own name') {
    const command = typed('mayfly up').replace(/ up$/, '');
    return command === 'mayfly' ? [] : [paragraph(say('help.standsFor', { command }))];
  }
  const rows = exitCodeRows.map(({ code, means }) => number(code, say(means)));
  return [[say('exit.codes'), ...rows].join('\n')];
}
