// What an operator may set: the one schema behind flags, MAYFLY_* variables and --help.
// It refuses to know of files, processes and paths: it turns text into types, or says why not.

import { Problem } from './problem.ts';
import { contradictions } from './setting-contradictions.ts';
import type { SettingSpec, Settings, SettingTexts } from './setting-types.ts';
import { torControl } from './tor-control.ts';
import {
  bridges,
  duration,
  durationOrNever,
  knockMode,
  maybeDuration,
  onOff,
  panicWord,
  passphrase,
  port,
  rooms,
  sharedUses,
  sshKeys,
  torPassword,
  torrc,
  whole,
} from './setting-values.ts';
import { lines, sentence, type Text } from '../sentences/sentence.ts';
import { ValueError } from '../sentences/value-error.ts';

export type { SettingSpec, Settings, SettingTexts };

const maxValueBytes = 64 * 1024;

/** The schema. Its order is the order of --help. */
export const settingSpecs: { readonly [K in keyof Settings]: SettingSpec<Settings[K]> } = {
  rooms: {
    flag: 'room',
    variable: 'MAYFLY_ROOM',
    takes: 'NAME[,NAME]',
    fallback: 'lobby',
    help: 'setting.room',
    parse: rooms,
  },
  passphrase: {
    flag: 'passphrase',
    variable: 'MAYFLY_PASSPHRASE',
    takes: 'TEXT',
    fallback: '',
    help: 'setting.passphrase',
    parse: passphrase,
  },
  panicWord: {
    flag: 'panic-word',
    variable: 'MAYFLY_PANIC_WORD',
    takes: 'TEXT',
    fallback: '',
    help: 'setting.panicWord',
    parse: panicWord,
  },
  open: {
    flag: 'open',
    variable: 'MAYFLY_OPEN',
    takes: null,
    means: 'on',
    fallback: 'off',
    help: 'setting.open',
    parse: onOff,
  },
  inviteOnly: {
    flag: 'invite-only',
    variable: 'MAYFLY_INVITE_ONLY',
    takes: null,
    means: 'on',
    fallback: 'off',
    help: 'setting.inviteOnly',
    parse: onOff,
  },
  sealed: {
    flag: 'sealed',
    variable: 'MAYFLY_SEALED',
    takes: null,
    means: 'on',
    fallback: 'off',
    help: 'setting.sealed',
    parse: onOff,
  },
  sharedUses: {
    flag: 'shared-uses',
    variable: 'MAYFLY_SHARED_USES',
    takes: 'N',
    fallback: '',
    help: 'setting.sharedUses',
    parse: sharedUses,
  },
  knock: {
    flag: 'knock',
    variable: 'MAYFLY_KNOCK',
    takes: '[all]',
    means: 'shared',
    mayFollow: ['all'],
    fallback: 'off',
    help: 'setting.knock',
    parse: knockMode,
  },
  lifetimeMs: {
    flag: 'lifetime',
    variable: 'MAYFLY_LIFETIME',
    takes: 'TIME',
    fallback: '12h',
    help: 'setting.lifetime',
    parse: duration,
  },
  endWhenEmptyMs: {
    flag: 'end-when-empty',
    variable: 'MAYFLY_END_WHEN_EMPTY',
    takes: 'TIME',
    fallback: '',
    help: 'setting.endWhenEmpty',
    parse: maybeDuration,
  },
  deadManMs: {
    flag: 'dead-man',
    variable: 'MAYFLY_DEAD_MAN',
    takes: 'TIME',
    fallback: '',
    help: 'setting.deadMan',
    parse: maybeDuration,
  },
  webPort: {
    flag: 'web-port',
    variable: 'MAYFLY_WEB_PORT',
    takes: 'PORT',
    fallback: '8080',
    help: 'setting.webPort',
    parse: port,
  },
  sshPort: {
    flag: 'ssh-port',
    variable: 'MAYFLY_SSH_PORT',
    takes: 'PORT',
    fallback: '2222',
    help: 'setting.sshPort',
    parse: port,
  },
  ircPort: {
    flag: 'irc-port',
    variable: 'MAYFLY_IRC_PORT',
    takes: 'PORT',
    fallback: '6667',
    help: 'setting.ircPort',
    parse: port,
  },
  ngircdPort: {
    flag: 'ngircd-port',
    variable: 'MAYFLY_NGIRCD_PORT',
    takes: 'PORT',
    fallback: '6660',
    help: 'setting.ngircdPort',
    parse: port,
  },
  sshKeys: {
    flag: 'ssh-key',
    variable: 'MAYFLY_SSH_KEYS',
    takes: 'FILE',
    file: true,
    repeatable: true,
    fallback: '',
    help: 'setting.sshKey',
    parse: sshKeys,
  },
  onion: {
    flag: 'no-onion',
    variable: 'MAYFLY_ONION',
    takes: null,
    means: 'off',
    fallback: 'on',
    help: 'setting.noOnion',
    parse: onOff,
  },
  bridges: {
    flag: 'bridges',
    variable: 'MAYFLY_BRIDGES',
    takes: 'FILE',
    file: true,
    repeatable: true,
    fallback: '',
    help: 'setting.bridges',
    parse: bridges,
  },
  torrc: {
    flag: 'torrc',
    variable: 'MAYFLY_TORRC',
    takes: 'FILE',
    file: true,
    repeatable: true,
    fallback: '',
    help: 'setting.torConfig',
    parse: torrc,
  },
  torControl: {
    flag: 'tor-control',
    variable: 'MAYFLY_TOR_CONTROL',
    takes: 'PATH|HOST:PORT',
    fallback: '',
    help: 'setting.torControl',
    parse: torControl,
  },
  torPassword: {
    flag: 'tor-password',
    variable: 'MAYFLY_TOR_PASSWORD',
    takes: 'FILE',
    file: true,
    fallback: '',
    help: 'setting.torPassword',
    parse: torPassword,
  },
  nickLength: {
    flag: 'nick-length',
    variable: 'MAYFLY_NICK_LENGTH',
    takes: 'N',
    fallback: '24',
    help: 'setting.nickLength',
    // ngIRCd's CLIENT_NICK_LEN is 32, its end included.
    parse: whole(3, 31),
  },
  maxGuests: {
    flag: 'max-guests',
    variable: 'MAYFLY_MAX_GUESTS',
    takes: 'N',
    fallback: '200',
    help: 'setting.sessions',
    parse: whole(1, 5000),
  },
  maxGuestsPerCircuit: {
    flag: 'max-guests-per-circuit',
    variable: 'MAYFLY_MAX_GUESTS_PER_CIRCUIT',
    takes: 'N',
    fallback: '8',
    help: 'setting.sessionsPerCircuit',
    parse: whole(1, 5000),
  },
  holdMs: {
    flag: 'hold',
    variable: 'MAYFLY_HOLD',
    takes: 'TIME',
    fallback: '5m',
    help: 'setting.grace',
    parse: duration,
  },
  backlogLines: {
    flag: 'backlog',
    variable: 'MAYFLY_BACKLOG',
    takes: 'N',
    fallback: '0',
    help: 'setting.backlog',
    parse: whole(0, 500),
  },
  forgetMs: {
    flag: 'forget',
    variable: 'MAYFLY_FORGET',
    takes: 'TIME',
    fallback: 'never',
    help: 'setting.forget',
    parse: durationOrNever,
  },
};

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
