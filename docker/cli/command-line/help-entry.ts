// The two columns of an entry in the help: what is typed, and what it means. Pure.

import type { Translator } from '../../../server/contract/sentences/translator.ts';
import type { HelpEntry } from './help-topics.ts';

/** What is typed, as `--lifetime TIME`. */
export function leftOf(entry: HelpEntry): string {
  if ('left' in entry) return entry.left;
  const { flag, takes } = entry.setting;
  return takes === null ? `--${flag}` : `--${flag} ${takes}`;
}

/** What it means; of a setting, its variable and its default as well. */
export function meaningOf(entry: HelpEntry, { say }: Pick<Translator, 'say'>): string {
  if ('left' in entry) return say(entry.means);
  const { takes, variable, means, fallback, help } = entry.setting;
  const usual =
    takes === null || fallback === '' ? '' : `; ${say('setting.default', { value: fallback })}`;
  // A flag without a value stands for one that its variable spells out.
  const named = takes !== null || means === undefined ? variable : `${variable}=${means}`;
  return `${say(help)} (${named}${usual})`;
}
