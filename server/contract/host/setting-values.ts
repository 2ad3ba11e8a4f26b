// How the text of each kind of setting becomes a value. Pure. Every function throws a ValueError; whoever
// knows the flag makes a sentence of it.

import { knockModes, type KnockMode } from './knock-mode.ts';
import { sentence, type Sentence } from '../sentences/sentence.ts';
import { ValueError } from '../sentences/value-error.ts';

export function whole(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= min && value <= max))
      throw new ValueError('config.outOfRange', { range: `${min}–${max}` });
    return value;
  };
}

export const port = whole(1, 65_535);

const countOfUses = whole(1, 100_000);

/** '': any number, null. */
export function sharedUses(text: string): number | null {
  return text === '' ? null : countOfUses(text);
}

export function onOff(text: string): boolean {
  if (text === 'on') return true;
  if (text === 'off') return false;
  throw new ValueError('config.neitherOnNorOff');
}

export function knockMode(text: string): KnockMode {
  const mode = knockModes.find((name) => name === text);
  if (mode === undefined) throw new ValueError('config.notAKnockMode');
  return mode;
}

const unitMs: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

export const shortestMs = 10_000;
export const longestMs = 30 * 86_400_000;

/** `90s`, `30m`, `12h`, `7d`, or sums as `1h30m`; from ten seconds to thirty days. */
export function duration(text: string): number {
  if (!/^(\d{1,6}[smhd])+$/.test(text)) throw new ValueError('config.notATime');
  let totalMs = 0;
  for (const [, count, unit] of text.matchAll(/(\d+)([smhd])/g)) {
    totalMs += Number(count) * (unitMs[unit ?? ''] ?? Number.NaN);
  }
  if (totalMs < shortestMs || totalMs > longestMs)
    throw new ValueError('config.outOfRange', { range: '10s–30d' });
  return totalMs;
}

/** A duration, or null for `never`. */
export function durationOrNever(text: string): number | null {
  return text === 'never' ? null : duration(text);
}

/** A duration; '': null. */
export function maybeDuration(text: string): number | null {
  return text === '' ? null : duration(text);
}

/** `lobby,press`: 1 to 16 names; no '#', as shells and links would have to quote it. */
export function rooms(text: string): readonly string[] {
  const names = text.split(',').map((name) => name.trim().replace(/^#/, ''));
  const bad = names.find((name) => !/^[A-Za-z0-9_-]{1,32}$/.test(name));
  if (bad !== undefined) throw new ValueError('config.notARoomName');
  if (names.length > 16) throw new ValueError('config.tooManyRooms');
  // ngIRCd compares names in ASCII: Lobby and lobby are one channel.
  if (new Set(names.map((name) => name.toLowerCase())).size < names.length) {
    throw new ValueError('config.roomTwice');
  }
  return names;
}

export function passphrase(text: string): string | null {
  if (text === '') return null;
  if (text === 'none') return '';
  return secretWord(text);
}

/** '': null. */
export function panicWord(text: string): string | null {
  return text === '' ? null : secretWord(text);
}

/** What guests can type as PASS. */
function secretWord(text: string): string {
  // ngIRCd reads its configuration line by line, and IRC ends a parameter at white space.
  if (!/^[\x21-\x7e]+$/.test(text)) throw new ValueError('config.notVisibleAscii');
  if (text.startsWith(':')) throw new ValueError('config.startsWithColon');
  // ngIRCd 26 keeps 64 bytes of a password, its end included.
  if (text.length < 8 || text.length > 63) throw new ValueError('config.passphraseLength');
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
export function sshKeys(text: string): readonly string[] {
  const keys = lines(text).map((line) => {
    if (line.includes('PRIVATE KEY')) throw new ValueError('config.privateKey');
    const [type = '', blob = ''] = line.split(/\s+/);
    if (!keyTypes.includes(type) || !/^[A-Za-z0-9+/]{40,2000}={0,2}$/.test(blob)) {
      throw new ValueError('config.notAPublicKey');
    }
    return `${type} ${blob}`;
  });
  if (keys.length > 64) throw new ValueError('config.tooManyKeys');
  return keys;
}

export function bridges(text: string): readonly string[] {
  return lines(text).map((line) => {
    const bare = line.replace(/^Bridge\s+/i, '');
    if (
      !/^((obfs4|snowflake)\s+)?(\d{1,3}(\.\d{1,3}){3}|\[[0-9a-fA-F:]+\]):\d{1,5}(\s|$)/.test(bare)
    ) {
      throw new ValueError('config.notABridge');
    }
    if (!/^[\x20-\x7e]{1,2000}$/.test(bare)) throw new ValueError('config.bridgeNotAscii');
    return bare;
  });
}

export function torrc(text: string): string {
  // Lines that would undo a promise: they open doors, write to disk, or read other files.
  const forbidden =
    /^\s*[+/]?(%include|SocksPort|ControlPort|ControlSocket|HiddenService\w*|DataDirectory|Log|User|PidFile|ORPort|DirPort|ExtORPort|TransPort|NATDPort|DNSPort|HTTPTunnelPort|MetricsPort|CookieAuth\w*|HashedControl\w*|ClientTransportPlugin|ServerTransport\w*|SafeLogging)\b/im;
  const found = forbidden.exec(text)?.[1];
  if (found !== undefined) throw new ValueError('config.torLineIsOurs', { word: found });
  if (/[^\t\n\r\x20-\x7e]/.test(text)) throw new ValueError('config.notAscii');
  return text;
}

/** The first line of a text; '': null. */
export function torPassword(text: string): string | null {
  const [line = ''] = text.split(/\r?\n/);
  // control-spec: a QuotedString is one line.
  if (!/^[\x20-\x7e]{0,1000}$/.test(line)) throw new ValueError('config.notVisibleAscii');
  return line === '' ? null : line;
}

// A rough look at a passphrase, not a measure: it stops the worst.

/** Guesses at a door are slow, but nobody stops them in all: this many characters, if they are any good. */
const fewestCharacters = 12;
const fewestDifferent = 6;

/** What lists of leaked passwords are full of, in the languages of this program, and what this is about. */
const triedFirst = [
  'passphrase', 'password', 'passwort', 'passwd', 'pass', 'contrasena', 'clave', 'senha', 'segredo',
  'secreto', 'secret', 'qwertyuiop', 'qwerty', 'qwertz', 'azerty', 'asdfghjkl', 'asdf', 'zxcvbnm',
  'letmein', 'welcome', 'bienvenido', 'bemvindo', 'admin', 'root', 'login', 'guest', 'user', 'test',
  'changeme', 'default', 'iloveyou', 'teamo', 'teamo', 'dragon', 'monkey', 'master', 'sunshine',
  'princess', 'football', 'baseball', 'futbol', 'futebol', 'superman', 'batman', 'hello', 'hola',
  'mayfly', 'lobby', 'room', 'sala', 'chat', 'onion', 'tor', 'irc', 'abc', 'the', 'my',
]; // prettier-ignore

const lookalikes: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  '5': 's',
  $: 's',
  '7': 't', // prettier-ignore
};

const rows = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** @returns why it is surely weak, completing `the value …`; null: it is long enough. */
export function shortness(given: string): Sentence | null {
  return given.length < fewestCharacters
    ? sentence('passphrase.tooShort', { count: fewestCharacters })
    : null;
}

/** @returns why it looks weak, completing `the value …`; null: it does not. A guess, so it stops nobody. */
export function weakness(given: string): Sentence | null {
  const small = given.toLowerCase();
  if (new Set(small).size < fewestDifferent) return sentence('passphrase.repeats');
  if (inRow(small) > 0.6) return sentence('passphrase.follows');
  if (ownPart(small) < fewestDifferent) return sentence('passphrase.triedFirst');
  return null;
}

/** The share of letters that follow their neighbour in a row. */
function inRow(text: string): number {
  const pairs = Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2));
  const backwards = rows.map((row) => row.split('').toReversed().join(''));
  const follows = pairs.filter((pair) => [...rows, ...backwards].some((row) => row.includes(pair)));
  return follows.length / pairs.length;
}

/** How many characters are left without words that are tried first, digits at an end, and separators. */
function ownPart(text: string): number {
  let left = text.replace(/^\d+|\d+$/g, '').replaceAll(/./g, (sign) => lookalikes[sign] ?? sign);
  left = left.replaceAll(/[^a-z]/g, '');
  for (const word of triedFirst) left = left.replaceAll(word, '');
  return new Set(left).size;
}
