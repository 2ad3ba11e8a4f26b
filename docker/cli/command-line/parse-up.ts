// Parses the flags and variables of `mayfly up` into one typed command.

import { shortness, weakness } from '../../../server/contract/host/setting-values.ts';
import { Problem } from '../../../server/contract/host/problem.ts';
import {
  parseSettings,
  secretSettings,
  settingSpecs,
  type SettingTexts,
  type Settings,
} from '../../../server/contract/host/settings.ts';
import { textsFromVariables } from '../../../server/contract/host/setting-variables.ts';
import { readAll, stopAt, tooMany, type World } from './arg-problems.ts';
import type { UpCommand } from './command.ts';
import { commandFlags } from './command-table.ts';
import { engineNames } from '../engines/shared/names.ts';
import type { Flags } from './flags.ts';
import { isLoggedByNpx, isStartedByNpm, takenByNpm } from '../host/npm-start.ts';
import { sentence, type Text } from '../../../server/contract/sentences/sentence.ts';

/** Variables that are not settings of the room. */
const otherVariables = [
  'MAYFLY_ENGINE',
  'MAYFLY_IMAGE',
  'MAYFLY_STRICT',
  'MAYFLY_JSON',
  'MAYFLY_QR',
  'MAYFLY_WEAK_PASSPHRASE',
  'MAYFLY_PROGRAMS',
  'MAYFLY_LANG',
  'MAYFLY_WIPE_RAM',
];

/** @throws {Problem} that names all that is wrong. */
export function parseUp(flags: Flags, world: World): UpCommand {
  const problems = [...npmProblems(flags, world.env), ...flags.problems, ...tooMany(flags, 0)];
  const texts = settingTexts(flags, world, problems);
  const wish = (flag: string, variable: string): string | null =>
    (flags.values.get(flag)?.[0] ?? world.env[variable]) || null;
  const isOn = (flag: string, variable: string): boolean =>
    flags.values.has(flag) || world.env[variable] === 'on';
  const engineText = wish('engine', 'MAYFLY_ENGINE');
  const engine = engineNames.find((name) => name === engineText) ?? null;
  if (engineText !== null && engine === null) {
    const shown = JSON.stringify(engineText);
    problems.push(sentence('config.engineIsNone', { value: shown, names: engineNames.join(', ') }));
  }
  const image = wish('image', 'MAYFLY_IMAGE');
  if (image !== null && engine === 'bare') problems.push(sentence('config.bareHasNoImage'));
  const settings = settingsOf(texts, problems);
  const given = settings?.passphrase ?? '';
  const isLookedAt = given !== '' && !isOn('weak-passphrase', 'MAYFLY_WEAK_PASSPHRASE');
  const short = isLookedAt ? shortness(given) : null;
  if (short !== null) {
    problems.push(sentence('passphrase.weak', { why: short }));
  }
  const weak = isLookedAt ? weakness(given) : null;
  // Whoever guesses it ends the room.
  const panicWord = settings?.panicWord ?? null;
  const guessed =
    panicWord === null || isOn('weak-passphrase', 'MAYFLY_WEAK_PASSPHRASE')
      ? null
      : shortness(panicWord);
  if (guessed !== null) problems.push(sentence('panicWord.weak', { why: guessed }));
  stopAt(problems, 'up');
  // `settings` is null only along with a problem.
  if (settings === null) throw new Problem(sentence('config.allWrong'));
  return {
    command: 'up',
    texts,
    settings,
    engine,
    image,
    strict: isOn('strict', 'MAYFLY_STRICT'),
    json: isOn('json', 'MAYFLY_JSON'),
    qr: !flags.values.has('no-qr') && world.env['MAYFLY_QR'] !== 'off',
    wipeRam: isOn('wipe-ram', 'MAYFLY_WIPE_RAM'),
    warnings: [
      ...(isLoggedByNpx(world.env) ? [sentence('usage.npxLogs')] : []),
      ...unknownVariables(world.env),
      ...(weak === null ? [] : [sentence('passphrase.weakWarning', { why: weak })]),
    ],
  };
}

/** The settings of a room that is started without flags. @throws {Problem} that names all that is wrong. */
export function settingsFromVariables(world: World): Settings {
  const problems: Text[] = [];
  const texts = settingTexts({ values: new Map(), positionals: [], problems: [] }, world, problems);
  stopAt(problems, 'doctor');
  return parseSettings(texts);
}

/** The settings as flags, files and variables give them. What cannot be read is added to the problems. */
function settingTexts(flags: Flags, world: World, problems: Text[]): SettingTexts {
  const texts: Record<string, string | undefined> = { ...textsFromVariables(world.env) };
  for (const [key, spec] of Object.entries(settingSpecs)) {
    const given = flags.values.get(spec.flag);
    if (given === undefined) {
      const fromVariable = texts[key];
      if (spec.file === true && fromVariable !== undefined && /^\.?\//.test(fromVariable)) {
        texts[key] = readAll(spec.variable, [fromVariable], world, problems);
      }
    } else if (spec.file === true) {
      texts[key] = readAll(spec.flag, given, world, problems);
    } else {
      const text = given.join('\n');
      texts[key] = spec.mayFollow !== undefined && text !== '' ? text : (spec.means ?? text);
    }
  }
  const files = ['passphrase-file', 'panic-word-file'].map((flag) => flags.values.get(flag)?.[0]);
  if (files.every((path) => path === '-')) problems.push(sentence('panicWord.bothStdin'));
  if (files[0] !== undefined) {
    if (flags.values.has('passphrase')) problems.push(sentence('passphrase.flagAndFile'));
    texts['passphrase'] = firstLine('passphrase-file', files[0], world, problems);
  }
  if (files[1] !== undefined) {
    if (flags.values.has('panic-word')) problems.push(sentence('panicWord.flagAndFile'));
    texts['panicWord'] = firstLine('panic-word-file', files[1], world, problems);
  }
  return texts;
}

function firstLine(flag: string, path: string, world: World, problems: Text[]): string {
  const [line = ''] = readAll(flag, [path], world, problems).split(/\r?\n/);
  return line;
}

/** Secrets that npm has written to its log, and flags that it took. */
function npmProblems(flags: Flags, env: World['env']): Text[] {
  const taken = takenByNpm(Object.keys(commandFlags.up), env).map((flag) =>
    sentence('usage.npmTookFlag', { flag, same: flag }),
  );
  if (!isStartedByNpm(env)) return taken;
  const secret = Object.entries(settingSpecs)
    .filter(([key, { file }]) => secretSettings.has(key) && file !== true)
    // The value "none" is no secret: it means that there is none.
    .filter(([, { flag }]) => (flags.values.get(flag) ?? []).some((value) => value !== 'none'))
    .map(([, { flag }]) => sentence('usage.npmLogsFlag', { flag, same: flag, also: flag }));
  return [...taken, ...secret];
}

function settingsOf(texts: SettingTexts, problems: Text[]): Settings | null {
  try {
    return parseSettings(texts);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    problems.push(error.text);
    return null;
  }
}

/** A mistyped variable would go unseen. Its value is not shown: it may be a passphrase. */
function unknownVariables(env: World['env']): Text[] {
  const known = new Set([
    ...Object.values(settingSpecs).map((spec) => spec.variable),
    ...otherVariables,
  ]);
  return Object.keys(env)
    .filter((name) => name.startsWith('MAYFLY_') && !known.has(name))
    .map((name) => sentence('config.unknownVariable', { variable: name }));
}
