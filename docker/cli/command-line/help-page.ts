// The layout of a help text: columns, width, and the entry of a setting. Pure.

import type { SettingSpec } from '../../../server/contract/host/settings.ts';
import type { Translator } from '../../../server/contract/sentences/translator.ts';
import { wrapAroundNames } from '../../../server/contract/terminal/wrap.ts';

/** Wider lines are hard to read, however wide the terminal is. */
export const widest = 80;
const helpColumn = 26;
/** Below this, what a flag means stands under it. */
const narrow = 60;

/** What a help text is made with: a language, and lines of one width. */
export interface Page extends Translator {
  /** A flag, or a command, and what it means. */
  readonly entry: (left: string, text: string) => string;
  readonly paragraph: (text: string) => string;
  /** A command as it is typed here. */
  readonly typed: (command: string) => string;
}

export type Text = (page: Page) => string;

export function pageOf(translator: Translator, width: number, typed: Page['typed']): Page {
  const column = width < narrow ? 4 : helpColumn;
  const indent = ' '.repeat(column);
  return {
    ...translator,
    typed,
    paragraph: (text) => wrapAroundNames(text, width).join('\n'),
    entry: (left, text) => {
      const lines = wrapAroundNames(text, width - column).map((line) => indent + line);
      const head = `  ${left}`;
      if (head.length + 2 > column) return [head, ...lines].join('\n');
      return [head.padEnd(column) + (lines[0] ?? '').trimStart(), ...lines.slice(1)].join('\n');
    },
  };
}

export function settingEntry(spec: SettingSpec<unknown>, { say, entry }: Page): string {
  const left = spec.takes === null ? `--${spec.flag}` : `--${spec.flag} ${spec.takes}`;
  const fallback =
    spec.takes === null || spec.fallback === ''
      ? ''
      : `; ${say('setting.default', { value: spec.fallback })}`;
  // A flag without a value stands for one that its variable spells out.
  const variable =
    spec.takes !== null || spec.means === undefined
      ? spec.variable
      : `${spec.variable}=${spec.means}`;
  return entry(left, `${say(spec.help)} (${variable}${fallback})`);
}
