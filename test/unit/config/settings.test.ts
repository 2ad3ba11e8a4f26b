// Every setting: its default, its good values, and each bad value with the error that it must give.

import { describe, expect, test } from 'vitest';
import { Problem } from '../../../server/contract/host/problem.ts';
import {
  parseSettings,
  settingSpecs,
  type SettingTexts,
} from '../../../server/contract/host/settings.ts';
import {
  textsFromVariables,
  variablesFromTexts,
} from '../../../server/contract/host/setting-variables.ts';

function problemOf(texts: SettingTexts): Problem {
  try {
    parseSettings(texts);
  } catch (error) {
    if (error instanceof Problem) return error;
  }
  throw new Error('no Problem was thrown');
}

const key = `ssh-ed25519 ${'A'.repeat(68)}`;

describe('settings', () => {
  test('have defaults that are a whole room', () => {
    expect(parseSettings({})).toEqual({
      rooms: ['lobby'],
      passphrase: null,
      inviteOnly: false,
      sealed: false,
      sharedUses: null,
      open: false,
      webPort: 8080,
      sshPort: 2222,
      ircPort: 6667,
      ngircdPort: 6660,
      sshKeys: [],
      onion: true,
      bridges: [],
      torControl: null,
      torPassword: null,
      torrc: '',
      lifetimeMs: 12 * 3_600_000,
      endWhenEmptyMs: null,
      deadManMs: null,
      panicWord: null,
      knock: 'off',
      nickLength: 24,
      maxGuests: 200,
      maxGuestsPerCircuit: 8,
      holdMs: 300_000,
      backlogLines: 0,
      forgetMs: null,
    });
  });

  test.each<[keyof SettingTexts, string, unknown]>([
    ['rooms', 'lobby,#press', ['lobby', 'press']],
    ['passphrase', 'correct-horse', 'correct-horse'],
    ['knock', 'all', 'all'],
    ['lifetimeMs', '90s', 90_000],
    ['lifetimeMs', '1h30m', 5_400_000],
    ['lifetimeMs', '30d', 30 * 86_400_000],
    ['endWhenEmptyMs', '10m', 600_000],
    ['deadManMs', '', null],
    ['deadManMs', '30m', 1_800_000],
    ['webPort', '65535', 65_535],
    ['onion', 'off', false],
    ['sshKeys', `# a guest\r\n${key} ana@laptop\n\n${key}\n`, [key, key]],
    [
      'bridges',
      'Bridge obfs4 192.0.2.1:443 ABC cert=x iat-mode=0',
      ['obfs4 192.0.2.1:443 ABC cert=x iat-mode=0'],
    ],
    ['bridges', '[2001:db8::1]:9001', ['[2001:db8::1]:9001']],
    ['torrc', 'TestingTorNetwork 1\n', 'TestingTorNetwork 1\n'],
    ['torControl', '/run/tor/control', { path: '/run/tor/control' }],
    ['torControl', 'unix:/run/tor/control', { path: '/run/tor/control' }],
    ['torControl', 'localhost:9051', { host: '127.0.0.1', port: 9051 }],
    ['torControl', '[::1]:9051', { host: '::1', port: 9051 }],
    ['torControl', '10.152.152.10:9051', { host: '10.152.152.10', port: 9051 }],
  ])('take %s %j', (name, text, value) => {
    expect(parseSettings({ [name]: text })[name]).toEqual(value);
  });

  test.each<[keyof SettingTexts, string, string]>([
    ['rooms', '', 'config room: "" must have 1–32 letters'],
    ['rooms', 'a b', 'config room: "a b" must have 1–32 letters'],
    ['rooms', 'x'.repeat(33), 'must have 1–32 letters'],
    ['rooms', 'Lobby,lobby', 'names a room twice'],
    ['rooms', Array.from({ length: 17 }, (_, n) => `r${n}`).join(), 'names more than 16 rooms'],
    ['passphrase', 'short', 'config passphrase: the value must have 8–63 characters'],
    ['passphrase', 'x'.repeat(64), 'must have 8–63 characters'],
    ['passphrase', 'with a space', 'is not visible ASCII'],
    ['passphrase', 'with\nnewline', 'is not visible ASCII'],
    ['passphrase', 'contraseña', 'is not visible ASCII'],
    ['passphrase', ':colonfirst', 'starts with a colon'],
    ['open', 'yes', 'config open: "yes" is neither "on" nor "off"'],
    ['deadManMs', '5s', 'config dead-man: "5s" must be 10s–30d'],
    ['endWhenEmptyMs', 'never', 'config end-when-empty: "never" is not a time like'],
    ['lifetimeMs', '5s', 'config lifetime: "5s" must be 10s–30d'],
    ['lifetimeMs', '31d', 'must be 10s–30d'],
    ['lifetimeMs', '12', 'is not a time like'],
    ['lifetimeMs', '-1h', 'is not a time like'],
    ['webPort', '70000', 'config web-port: "70000" must be 1–65535'],
    ['webPort', '0', 'must be 1–65535'],
    ['sshPort', '22.5', 'must be 1–65535'],
    ['ircPort', '0x1a0b', 'must be 1–65535'],
    ['ngircdPort', ' 6660', 'must be 1–65535'],
    ['sshKeys', 'ssh-dss AAAA', 'config ssh-key: the value is not an OpenSSH public key'],
    ['sshKeys', `command="sh" ${key}`, 'is not an OpenSSH public key'],
    ['sshKeys', '-----BEGIN OPENSSH PRIVATE KEY-----', 'is a private key'],
    ['sshKeys', `${key}\n`.repeat(65), 'holds more than 64 keys'],
    ['onion', 'true', 'config no-onion: "true" is neither'],
    ['bridges', 'meek 192.0.2.1:1', 'config bridges: the value is not a bridge line'],
    ['bridges', 'obfs4 192.0.2.1:443 \u0007', 'is not a bridge line of visible ASCII'],
    ['torrc', 'SocksPort 9050', 'config torrc: the value sets SocksPort'],
    ['torrc', 'Foo 1\n +hiddenserviceport 25', 'sets hiddenserviceport'],
    ['torrc', '%include /etc/passwd', 'sets %include'],
    ['torrc', 'Nickname é', 'has a character that is not ASCII'],
    ['torControl', '9051', 'is neither a path from / on nor HOST:PORT'],
    ['torControl', 'run/tor/control', 'is neither a path from / on nor HOST:PORT'],
    ['torControl', 'gateway.lan:9051', 'is neither a path from / on nor HOST:PORT'],
    ['torControl', '127.0.0.1:0', 'is neither a path from / on nor HOST:PORT'],
    ['torControl', '127.0.0.1:70000', 'is neither a path from / on nor HOST:PORT'],
    ['torControl', '127.0.0.300:9051', 'is neither a path from / on nor HOST:PORT'],
    ['torControl', '192.0.2.7:9051', 'is a public address'],
    ['torControl', '172.32.0.1:9051', 'is a public address'],
    ['torControl', '/run/tor/', 'is no path of a socket'],
    ['torControl', `/${'x'.repeat(107)}`, 'is no path of a socket'],
    ['torControl', '/run/a tor', 'is no path of a socket'],
    ['torPassword', 'pass\u0007word', 'has a character that is not visible ASCII'],
    ['nickLength', '32', 'config nick-length: "32" must be 3–31'],
    ['maxGuests', '0', 'config max-guests: "0" must be 1–5000'],
    ['maxGuestsPerCircuit', '5001', 'must be 1–5000'],
    ['holdMs', '5', 'is not a time like 90m, 12h or 1h30m'],
    ['backlogLines', '501', 'must be 0–500'],
    ['forgetMs', 'soon', 'is not a time like 90m, 12h or 1h30m'],
    ['forgetMs', '5s', 'must be 10s–30d'],
    ['torrc', '#'.repeat(70_000), 'is longer than 65536 characters'],
  ])('refuse %s %j', (name, text, words) => {
    expect(problemOf({ [name]: text }).message).toContain(words);
  });

  test('name every wrong value at once, one a line', () => {
    const { message } = problemOf({ webPort: 'x', lifetimeMs: 'y', rooms: '!' });
    expect(message.split('\n')).toHaveLength(3);
  });

  test('never show a value that is secret', () => {
    const texts = {
      passphrase: 'sec ret',
      sshKeys: 'sec ret',
      bridges: 'sec ret',
      torrc: 'log sec ret',
      torPassword: '\u0007sec ret',
    };
    expect(problemOf(texts).message).not.toContain('sec ret');
  });

  test('let an open room be only on purpose', () => {
    expect(problemOf({ passphrase: 'none' }).message).toContain('needs --open');
    expect(problemOf({ passphrase: 'none-of-it', open: 'on' }).message).toContain('config open');
    expect(problemOf({ open: 'on' }).message).toContain('config open');
    expect(parseSettings({ passphrase: 'none', open: 'on' }).passphrase).toBe('');
  });

  test('let nobody knock by an invitation that does not exist', () => {
    const { message } = problemOf({ inviteOnly: 'on', knock: 'shared' });
    expect(message).toContain('--knock all');
    expect(parseSettings({ inviteOnly: 'on', knock: 'all' }).knock).toBe('all');
    expect(problemOf({ knock: 'on' }).message).toContain('"on" is none of');
  });

  test('seal no room that asks for no invitation: nobody would have the seal', () => {
    const open = { open: 'on', passphrase: 'none', sealed: 'on' };
    expect(problemOf(open).message).toMatch(/^config sealed: not together with --open/);
    expect(parseSettings({ sealed: 'on', inviteOnly: 'on', backlogLines: '10' }).sealed).toBe(true);
    expect(problemOf({ sealed: 'yes' }).message).toContain('neither "on" nor "off"');
  });

  test('refuse for a tor that runs already what only a tor of the room’s own has', () => {
    const torControl = '127.0.0.1:9051';
    expect(problemOf({ torControl, onion: 'off' }).message).toContain('leave out --no-onion');
    expect(problemOf({ torControl, bridges: '192.0.2.1:443' }).message).toContain(
      'bridges are set',
    );
    expect(problemOf({ torControl, torrc: 'A 1' }).message).toContain('has its own configuration');
    expect(problemOf({ torPassword: 'x' }).message).toContain('is for --tor-control');
    const file = 'open sesame\nand more';
    expect(parseSettings({ torControl, torPassword: file }).torPassword).toBe('open sesame');
  });

  test('refuse one port for two doors', () => {
    expect(problemOf({ webPort: '2222' }).message).toContain('two of the four are the same');
  });

  test('travel as variables and come back the same', () => {
    const texts = { rooms: 'a,b', passphrase: 'correct-horse', torrc: 'A 1\nB 2' };
    expect(textsFromVariables(variablesFromTexts(texts))).toEqual(texts);
  });

  test('count an empty variable as absent', () => {
    expect(textsFromVariables({ MAYFLY_ROOM: '', MAYFLY_WEB_PORT: '81', HOME: '/root' })).toEqual({
      webPort: '81',
    });
  });

  test('have one flag and one variable each', () => {
    const specs = Object.values(settingSpecs);
    expect(new Set(specs.map((spec) => spec.flag)).size).toBe(specs.length);
    expect(new Set(specs.map((spec) => spec.variable)).size).toBe(specs.length);
    for (const spec of specs) expect(() => spec.parse(spec.fallback)).not.toThrow();
  });
});
