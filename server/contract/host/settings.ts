// What an operator may set: turns the texts of flags and variables into settings.
// It refuses to know of files, processes and paths: it turns text into types, or says why not.

import { Problem } from './problem.ts';
import { contradictions } from './setting-contradictions.ts';
import type { SettingSpec, Settings, SettingTexts } from './setting-types.ts';
import { settingSpecs } from './setting-specs.ts';
import { lines, sentence, type Text } from '../sentences/sentence.ts';
import { ValueError } from '../sentences/value-error.ts';

export { settingSpecs };
export type { SettingSpec, Settings, SettingTexts };

const maxValueBytes = 64 * 1024;

const isSettingKey = (key: string): key is keyof Settings => key in settingSpecs;

export const settingKeys = Object.keys(settingSpecs).filter(isSettingKey);

/** Settings whose text is shown to nobody, and kept nowhere. */
export const secretSettings: ReadonlySet<string> = new Set([
  'passphrase',
  'panicWord',
  'sshKeys',
  'bridges',
  'torrc',
  'torPassword',
]);

/** How a value is shown in an error: secrets and long texts never are. */
function shown(key: string, text: string): Text {
  if (secretSettings.has(key)) return sentence('config.theValue');
  return text.length > 64
    ? sentence('config.valueOfLength', { count: text.length })
    : JSON.stringify(text);
}

/**
 * Turns texts into settings.
 * @throws {Problem} that names every wrong value at once, one a line.
 */
export function parseSettings(texts: SettingTexts): Settings {
  const wrong: Text[] = [];
  const values: Partial<Record<keyof Settings, unknown>> = {};
  for (const key of settingKeys) {
    const spec = settingSpecs[key];
    const text = texts[key] ?? spec.fallback;
    try {
      if (text.length > maxValueBytes)
        throw new ValueError('config.tooLong', { count: maxValueBytes });
      values[key] = spec.parse(text);
    } catch (cause) {
      const origin = { flag: spec.flag, value: shown(key, text) };
      wrong.push(
        cause instanceof ValueError ? cause.from(origin) : sentence('config.wrong', origin),
      );
    }
  }
  if (isWhole(values)) {
    wrong.push(...contradictions(values));
    if (wrong.length === 0) return values;
  }
  throw new Problem(lines(wrong), { hint: sentence('usage.seeUpHelp') });
}

/** Each value is its own spec's: the table's type ties them. */
function isWhole(values: Partial<Record<keyof Settings, unknown>>): values is Settings {
  return settingKeys.every((key) => key in values);
}
