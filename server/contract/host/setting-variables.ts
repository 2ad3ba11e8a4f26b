// Settings as MAYFLY_* variables, which is how texts travel from the host program to the appliance.

import { settingKeys, settingSpecs, type SettingTexts } from './settings.ts';

/** The texts that the MAYFLY_* variables of an environment give. Empty counts as absent. */
export function textsFromVariables(
  env: Readonly<Record<string, string | undefined>>,
): SettingTexts {
  const texts: Record<string, string> = {};
  for (const [key, spec] of Object.entries(settingSpecs)) {
    const text = env[spec.variable];
    if (text !== undefined && text !== '') texts[key] = text;
  }
  return texts;
}

/** The reverse of {@link textsFromVariables}: how texts travel to the appliance. */
export function variablesFromTexts(texts: SettingTexts): Record<string, string> {
  const env: Record<string, string> = {};
  for (const key of settingKeys) {
    const text = texts[key];
    if (text !== undefined) env[settingSpecs[key].variable] = text;
  }
  return env;
}
