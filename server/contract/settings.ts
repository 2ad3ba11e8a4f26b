// What an operator may set: the one schema behind flags, MAYFLY_* variables and --help.
// It refuses to know of files, processes and paths: it turns text into types, or says why not.

import { Problem } from './problem.ts';

/** All that can be set, parsed. Times in milliseconds. */
export interface Settings {
  /** Channel names without '#'; the first is the one that guests enter. */
  readonly rooms: readonly string[];
  /** null: the appliance mints one. '': none (only with `open`). */
  readonly passphrase: string | null;
  readonly open: boolean;
  readonly webPort: number;
  readonly sshPort: number;
  readonly ircPort: number;
  readonly ngircdPort: number;
  /** `type base64` of each guest's public key, comment dropped. */
  readonly sshKeys: readonly string[];
  readonly onion: boolean;
  /** Bridge lines as the Tor Project hands them out, without the word `Bridge`. */
  readonly bridges: readonly string[];
  /** Extra torrc lines, as they are. */
  readonly torrc: string;
  readonly lifetimeMs: number;
  readonly nickLength: number;
  readonly maxGuests: number;
  readonly maxGuestsPerCircuit: number;
}

/** A setting's text form: its flag, its variable, and how its text becomes a value. */
export interface SettingSpec<T> {
  readonly flag: string;
  readonly variable: string;
  /** What the flag takes, for --help; null: it takes nothing. */
  readonly takes: string | null;
  /** The flag names a file whose text is the value. */
  readonly file?: boolean;
  /** The flag may be given more than once; the texts are joined by newlines. */
  readonly repeatable?: boolean;
  /** What a flag that takes nothing means as text. */
  readonly means?: string;
  readonly fallback: string;
  readonly help: string;
  /** @throws {Error} whose message completes `"<value>" …`. */
  readonly parse: (text: string) => T;
}

const maxValueBytes = 64 * 1024;

function whole(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= min && value <= max)) throw new Error(`is not ${min}–${max}`);
    return value;
  };
}

const port = whole(1, 65_535);

function onOff(text: string): boolean {
  if (text === 'on') return true;
  if (text === 'off') return false;
  throw new Error('is neither "on" nor "off"');
}

const unitMs: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** `90s`, `30m`, `12h`, `7d`, or sums as `1h30m`; from ten seconds to thirty days. */
function duration(text: string): number {
  if (!/^(\d{1,6}[smhd])+$/.test(text)) throw new Error('is not a time like 90m, 12h or 1h30m');
  let totalMs = 0;
  for (const [, count, unit] of text.matchAll(/(\d+)([smhd])/g)) {
    totalMs += Number(count) * (unitMs[unit ?? ''] ?? Number.NaN);
  }
  if (totalMs < 10_000 || totalMs > 30 * 86_400_000) throw new Error('is not 10s–30d');
  return totalMs;
}

/** `lobby,press`: 1 to 16 names; no '#', as shells and links would have to quote it. */
function rooms(text: string): readonly string[] {
  const names = text.split(',').map((name) => name.trim().replace(/^#/, ''));
  const bad = names.find((name) => !/^[A-Za-z0-9_-]{1,32}$/.test(name));
  if (bad !== undefined) throw new Error('is not 1–32 letters, digits, - or _ (several by commas)');
  if (names.length > 16) throw new Error('names more than 16 rooms');
  // ngIRCd compares names in ASCII: Lobby and lobby are one channel.
  if (new Set(names.map((name) => name.toLowerCase())).size < names.length) {
    throw new Error('names a room twice');
  }
  return names;
}

function passphrase(text: string): string | null {
  if (text === '') return null;
  if (text === 'none') return '';
  // ngIRCd reads its configuration line by line, and IRC ends a parameter at white space.
  if (!/^[\x21-\x7e]+$/.test(text)) throw new Error('has a character that is not visible ASCII');
  if (text.startsWith(':')) throw new Error('starts with a colon');
  // ngIRCd 26 keeps 64 bytes of a password, its end included.
  if (text.length < 8 || text.length > 63) throw new Error('is not 8–63 characters');
  return text;
}

const keyTypes = [
  'ssh-ed25519',
  'sk-ssh-ed25519@openssh.com',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'sk-ecdsa-sha2-nistp256@openssh.com',
  'ssh-rsa',
];

function lines(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** Public keys only, without options: what a guest may do is ours to say, not the key file's. */
function sshKeys(text: string): readonly string[] {
  const keys = lines(text).map((line) => {
    if (line.includes('PRIVATE KEY')) throw new Error('is a private key; give the .pub file');
    const [type = '', blob = ''] = line.split(/\s+/);
    if (!keyTypes.includes(type) || !/^[A-Za-z0-9+/]{40,2000}={0,2}$/.test(blob)) {
      throw new Error('is not an OpenSSH public key like "ssh-ed25519 AAAA…"');
    }
    return `${type} ${blob}`;
  });
  if (keys.length > 64) throw new Error('holds more than 64 keys');
  return keys;
}

function bridges(text: string): readonly string[] {
  return lines(text).map((line) => {
    const bare = line.replace(/^Bridge\s+/i, '');
    if (
      !/^((obfs4|snowflake)\s+)?(\d{1,3}(\.\d{1,3}){3}|\[[0-9a-fA-F:]+\]):\d{1,5}(\s|$)/.test(bare)
    ) {
      throw new Error('is not a bridge line (plain, obfs4 or snowflake)');
    }
    if (!/^[\x20-\x7e]{1,2000}$/.test(bare))
      throw new Error('is not a bridge line of visible ASCII');
    return bare;
  });
}

function torrc(text: string): string {
  // Lines that would undo a promise: they open doors, write to disk, or read other files.
  const forbidden =
    /^\s*[+/]?(%include|SocksPort|ControlPort|ControlSocket|HiddenService\w*|DataDirectory|Log|User|PidFile|ORPort|DirPort|ExtORPort|TransPort|NATDPort|DNSPort|HTTPTunnelPort|MetricsPort|CookieAuth\w*|HashedControl\w*|ClientTransportPlugin|ServerTransport\w*|SafeLogging)\b/im;
  const found = forbidden.exec(text)?.[1];
  if (found !== undefined) throw new Error(`sets ${found}, which Mayfly sets itself`);
  if (/[^\t\n\r\x20-\x7e]/.test(text)) throw new Error('has a character that is not ASCII');
  return text;
}

/** The schema. Its order is the order of --help. */
export const settingSpecs: { readonly [K in keyof Settings]: SettingSpec<Settings[K]> } = {
  rooms: {
    flag: 'room',
    variable: 'MAYFLY_ROOM',
    takes: 'NAME[,NAME]',
    fallback: 'lobby',
    help: 'the channel that guests enter, and others by commas',
    parse: rooms,
  },
  passphrase: {
    flag: 'passphrase',
    variable: 'MAYFLY_PASSPHRASE',
    takes: 'TEXT',
    fallback: '',
    help: 'the room’s shared secret; default: six random words. Other users of this machine can read a flag: prefer --passphrase-file',
    parse: passphrase,
  },
  open: {
    flag: 'open',
    variable: 'MAYFLY_OPEN',
    takes: null,
    means: 'on',
    fallback: 'off',
    help: 'allow --passphrase none: whoever finds a door may enter',
    parse: onOff,
  },
  lifetimeMs: {
    flag: 'lifetime',
    variable: 'MAYFLY_LIFETIME',
    takes: 'TIME',
    fallback: '12h',
    help: 'how long the room lives unless burnt: 90m, 12h, 7d',
    parse: duration,
  },
  webPort: {
    flag: 'web-port',
    variable: 'MAYFLY_WEB_PORT',
    takes: 'PORT',
    fallback: '8080',
    help: 'the page, on 127.0.0.1 only',
    parse: port,
  },
  sshPort: {
    flag: 'ssh-port',
    variable: 'MAYFLY_SSH_PORT',
    takes: 'PORT',
    fallback: '2222',
    help: 'the ssh door, on 127.0.0.1 only',
    parse: port,
  },
  ircPort: {
    flag: 'irc-port',
    variable: 'MAYFLY_IRC_PORT',
    takes: 'PORT',
    fallback: '6667',
    help: 'the IRC door inside: what ssh may forward to',
    parse: port,
  },
  ngircdPort: {
    flag: 'ngircd-port',
    variable: 'MAYFLY_NGIRCD_PORT',
    takes: 'PORT',
    fallback: '6660',
    help: 'ngIRCd inside: only the gateway speaks to it',
    parse: port,
  },
  sshKeys: {
    flag: 'ssh-key',
    variable: 'MAYFLY_SSH_KEYS',
    takes: 'FILE',
    file: true,
    repeatable: true,
    fallback: '',
    help: 'a guest’s public key; repeatable; default: one is minted for the invitation',
    parse: sshKeys,
  },
  onion: {
    flag: 'no-onion',
    variable: 'MAYFLY_ONION',
    takes: null,
    means: 'off',
    fallback: 'on',
    help: 'start no tor: the room is reachable on this machine only',
    parse: onOff,
  },
  bridges: {
    flag: 'bridges',
    variable: 'MAYFLY_BRIDGES',
    takes: 'FILE',
    file: true,
    repeatable: true,
    fallback: '',
    help: 'bridge lines, for networks that block Tor (plain, obfs4, snowflake)',
    parse: bridges,
  },
  torrc: {
    flag: 'torrc',
    variable: 'MAYFLY_TORRC',
    takes: 'FILE',
    file: true,
    repeatable: true,
    fallback: '',
    help: 'extra lines for tor’s configuration, as for a test network',
    parse: torrc,
  },
  nickLength: {
    flag: 'nick-length',
    variable: 'MAYFLY_NICK_LENGTH',
    takes: 'N',
    fallback: '24',
    help: 'the longest nickname, 3–31',
    // ngIRCd's CLIENT_NICK_LEN is 32, its end included.
    parse: whole(3, 31),
  },
  maxGuests: {
    flag: 'max-guests',
    variable: 'MAYFLY_MAX_GUESTS',
    takes: 'N',
    fallback: '200',
    help: 'how many sessions the room holds',
    parse: whole(1, 5000),
  },
  maxGuestsPerCircuit: {
    flag: 'max-guests-per-circuit',
    variable: 'MAYFLY_MAX_GUESTS_PER_CIRCUIT',
    takes: 'N',
    fallback: '8',
    help: 'how many sessions one Tor circuit may hold',
    parse: whole(1, 5000),
  },
};

const isSettingKey = (key: string): key is keyof Settings => key in settingSpecs;

const settingKeys = Object.keys(settingSpecs).filter(isSettingKey);

const secret: ReadonlySet<string> = new Set(['passphrase', 'sshKeys', 'bridges', 'torrc']);

/** How a value is shown in an error: secrets and long texts never are. */
function shown(key: string, text: string): string {
  if (secret.has(key)) return 'the value';
  return text.length > 64 ? `a value of ${text.length} characters` : JSON.stringify(text);
}

/** Texts by setting: what a flag or a variable gave. Absent: the fallback. */
export type SettingTexts = { readonly [K in keyof Settings]?: string | undefined };

/**
 * Turns texts into settings.
 * @throws {Problem} that names every wrong value at once, one a line.
 */
export function parseSettings(texts: SettingTexts): Settings {
  const wrong: string[] = [];
  const values: Partial<Record<keyof Settings, unknown>> = {};
  for (const key of settingKeys) {
    const spec = settingSpecs[key];
    const text = texts[key] ?? spec.fallback;
    try {
      if (text.length > maxValueBytes)
        throw new Error(`is longer than ${maxValueBytes} characters`);
      values[key] = spec.parse(text);
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : 'is wrong';
      wrong.push(`config ${spec.flag}: ${shown(key, text)} ${why}`);
    }
  }
  if (isWhole(values)) {
    wrong.push(...contradictions(values));
    if (wrong.length === 0) return values;
  }
  throw new Problem(wrong.join('\n'), { hint: 'see mayfly up --help' });
}

/** Each value is its own spec's: the table's type ties them. */
function isWhole(values: Partial<Record<keyof Settings, unknown>>): values is Settings {
  return settingKeys.every((key) => key in values);
}

function contradictions(settings: Settings): string[] {
  const wrong: string[] = [];
  if (settings.passphrase === '' && !settings.open) {
    wrong.push(
      'config passphrase: "none" needs --open, as anybody who finds a door may then enter',
    );
  }
  if (settings.open && settings.passphrase !== '') {
    wrong.push('config open: goes with --passphrase none only');
  }
  const ports = [settings.webPort, settings.sshPort, settings.ircPort, settings.ngircdPort];
  if (new Set(ports).size < ports.length) wrong.push('config ports: two of the four are the same');
  return wrong;
}

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
