// The command lines of all commands but mayfly up.

import { describe, expect, test } from 'vitest';
import { key, parse, problemsOf } from './args-fixture.ts';

describe('connect', () => {
  test('has defaults for all but the invitation', () => {
    expect(parse(['connect', '-'])).toEqual({
      command: 'connect',
      invitation: '-',
      listenPort: 6668,
      tor: { host: '127.0.0.1', port: 9050 },
      identity: null,
    });
  });

  test('takes a port, another tor and a key file', () => {
    const argv = [
      'connect',
      '--listen',
      '7000',
      '--tor',
      '[::1]:9150',
      '--identity',
      '/keys/ada.pub',
      'http://x/#y',
    ];
    expect(parse(argv)).toMatchObject({
      invitation: 'http://x/#y',
      listenPort: 7000,
      tor: { host: '::1', port: 9150 },
      identity: `${key} ada@example\n`,
    });
  });

  test('names all that is wrong at once', () => {
    expect(
      problemsOf(['connect', '--listen', '0', '--tor', 'nowhere', '--identity', '/nowhere']),
    ).toEqual([
      'connect: no invitation; give the link, or - to paste it',
      'config listen: "0" must be 1–65535',
      'config tor: is not HOST:PORT',
      'config identity: /nowhere does not exist',
    ]);
  });
});

describe('connect --page', () => {
  test('has a port of its own', () => {
    expect(parse(['connect', '--page', '-'])).toMatchObject({ pagePort: 8081 });
    expect(parse(['connect', '--page', '--page-port', '9000', '-'])).toMatchObject({
      pagePort: 9000,
    });
    expect(parse(['connect', '-'])).not.toHaveProperty('pagePort');
  });

  test('refuses what is for IRC clients', () => {
    const argv = ['connect', '--page', '--listen', '7000', '--direct', '--page-port', '0', '-'];
    expect(problemsOf(argv)).toEqual([
      'config page-port: "0" must be 1–65535',
      'config listen: has no meaning with --page',
      'config direct: has no meaning with --page',
    ]);
    expect(problemsOf(['connect', '--page-port', '9000', '-'])).toEqual([
      'config page-port: needs --page',
    ]);
  });
});

describe('a running room', () => {
  test('is named by its first process, or by its random id', () => {
    expect(parse(['status', '--room', '4242', '--json'])).toEqual({
      command: 'status',
      room: '4242',
      json: true,
    });
    expect(parse(['down', '--room', '69bbf5df0d05'])).toMatchObject({ room: '69bbf5df0d05' });
    expect(problemsOf(['down', '--room', 'lobby'])).toEqual([
      'config room: "lobby" is not a room that mayfly status shows',
    ]);
  });

  test('is ended with or without free memory being overwritten', () => {
    expect(parse(['down'])).toMatchObject({ command: 'down', wipeRam: false });
    expect(parse(['down', '--wipe-ram'])).toMatchObject({ command: 'down', wipeRam: true });
    expect(problemsOf(['down', '--wipe-ram=no'])).toHaveLength(1);
    expect(problemsOf(['status', '--wipe-ram'])).toEqual([
      '--wipe-ram: is not a flag of this command',
    ]);
  });

  test('lets one key in at a time, its comment dropped', () => {
    expect(parse(['invite', '--ssh-key', '/keys/ada.pub'])).toMatchObject({
      action: { sshKey: key },
    });
    expect(problemsOf(['invite', '--ssh-key', '/torrc'])).toEqual([
      'config ssh-key: the value is not an OpenSSH public key like "ssh-ed25519 AAAA…"',
    ]);
    expect(problemsOf(['status', '--ssh-key', '/keys/ada.pub'])).toContain(
      '--ssh-key: is not a flag of this command',
    );
  });
});

describe('the end of a room', () => {
  test('is moved by a time, as --lifetime takes it', () => {
    expect(parse(['extend', '1h30m'])).toMatchObject({ command: 'extend', timeMs: 5_400_000 });
    expect(parse(['shorten', '30m', '--room', '42'])).toMatchObject({
      command: 'shorten',
      timeMs: 1_800_000,
      room: '42',
    });
  });

  test.each([
    [['extend'], ['mayfly extend: say by how much, like mayfly extend 1h']],
    [['shorten', '5s'], ['config shorten: "5s" must be 10s–30d']],
    [['extend', '31d'], ['config extend: "31d" must be 10s–30d']],
    [['extend', 'for ever'], ['config extend: "for ever" is not a time like 90m, 12h or 1h30m']],
  ])('is not moved by %j', (argv, problems) => {
    expect(problemsOf(argv)).toEqual(expect.arrayContaining(problems));
  });

  test('takes no time where none belongs', () => {
    expect(problemsOf(['still-here', '1h'])).toHaveLength(1);
    expect(problemsOf(['burn', '1h'])).toHaveLength(1);
    expect(problemsOf(['extend', '1h', '2h'])).toHaveLength(1);
  });

  test('comes at once with burn, which asks for a word unless it was told not to', () => {
    expect(parse(['burn'])).toMatchObject({ command: 'burn', yes: false });
    expect(parse(['burn', '--yes'])).toMatchObject({ command: 'burn', yes: true });
  });
});

describe('the rest', () => {
  test.each([
    [[], null],
    [['--help'], null],
    [['-h'], null],
    [['help'], null],
    [['help', 'up'], 'up'],
    [['up', '--help'], 'up'],
    [['up', '--bogus', '-h'], 'up'],
    [['connect', '-h'], 'connect'],
  ])('%j asks for help', (argv, topic) => {
    expect(parse(argv)).toEqual({ command: 'help', topic });
  });

  test('--version, setup and setup --refresh are what they say', () => {
    expect(parse(['--version'])).toEqual({ command: 'version' });
    expect(parse(['setup'])).toEqual({ command: 'setup', refresh: false });
    expect(parse(['setup', '--refresh'])).toEqual({ command: 'setup', refresh: true });
  });

  test('a command that is none is refused', () => {
    expect(problemsOf(['start'])).toEqual(['"start" is not a command']);
    expect(problemsOf(['help', 'start'])).toEqual(['help: "start" is not a command']);
  });
});

describe('the commands about this machine', () => {
  test('verify compares with a release that is named', () => {
    expect(parse(['verify', '--release', 'a/SHA256SUMS'])).toEqual({
      command: 'verify',
      json: false,
      release: 'a/SHA256SUMS',
    });
    expect(problemsOf(['verify', '--release'])).toEqual(['--release: needs a value']);
  });

  test.each(['-', 'm.tar', 'a/m.tar.gz', 'm.tgz'])('bundle writes to %s', (file) => {
    expect(parse(['bundle', file])).toEqual({ command: 'bundle', file, replace: false });
    expect(parse(['bundle', '--replace', file])).toMatchObject({ file, replace: true });
  });

  test('bundle writes one archive, whose name says which kind', () => {
    const name = 'bundle: the name ends in .tar, .tar.gz or .tgz';
    for (const file of ['m', 'm.zip', 'm.gz', 'tar', 'm.tar.xz', '.'])
      expect(problemsOf(['bundle', file])).toEqual([name]);
    expect(problemsOf(['bundle'])).toEqual([
      'bundle: needs the name of the archive to write, or -',
    ]);
    expect(problemsOf(['bundle', 'a.tar', 'b.tar'])).toHaveLength(1);
  });

  test('take their flags, and nothing else', () => {
    expect(parse(['verify', '--json'])).toEqual({ command: 'verify', json: true });
    expect(parse(['doctor', '--strict'])).toEqual({ command: 'doctor', strict: true, json: false });
    expect(problemsOf(['verify', 'all'])).toEqual([
      'too many words on the command line (1); flags start with --',
    ]);
  });

  test('completion wants a shell that it knows', () => {
    expect(parse(['completion', 'fish'])).toEqual({ command: 'completion', shell: 'fish' });
    expect(problemsOf(['completion', 'csh'])).toEqual([
      'completion: needs the name of a shell: bash, zsh, fish',
    ]);
  });
});
