// The command line of mayfly up: its flags, variables and files, and what is refused.

import { describe, expect, test } from 'vitest';
import type { Problem } from '../../../server/contract/host/problem.ts';
import { settingSpecs } from '../../../server/contract/host/settings.ts';
import { english } from '../../../server/contract/sentences/sentence.ts';
import { key, parse, problemsOf, up } from './args-fixture.ts';

describe('up', () => {
  test('without a flag or a variable has the defaults of the schema', () => {
    const { settings, engine, json, warnings } = up([]);
    expect(settings).toMatchObject({
      rooms: ['lobby'],
      webPort: 8080,
      onion: true,
      passphrase: null,
    });
    expect({ engine, json, warnings }).toEqual({ engine: null, json: false, warnings: [] });
  });

  test('takes each setting by its flag, and the flag wins over the variable', () => {
    const { settings } = up(['--room', 'press', '--web-port=9000', '--no-onion'], {
      MAYFLY_ROOM: 'lobby',
      MAYFLY_SSH_PORT: '2300',
      MAYFLY_ONION: 'on',
    });
    expect(settings).toMatchObject({
      rooms: ['press'],
      webPort: 9000,
      sshPort: 2300,
      onion: false,
    });
  });

  test('knows a flag for every setting', () => {
    for (const spec of Object.values(settingSpecs)) {
      const argv = spec.takes === null ? [`--${spec.flag}`] : [`--${spec.flag}=`];
      const problems = (() => {
        try {
          parse(['up', ...argv]);
          return [];
        } catch (error) {
          return (error as Problem).message.split('\n');
        }
      })();
      expect(problems.filter((line) => line.includes('not a flag'))).toEqual([]);
    }
  });

  test('reads the files that flags name and joins repeated ones', () => {
    const { settings, texts } = up([
      '--ssh-key',
      '/keys/ada.pub',
      '--ssh-key',
      '/keys/bob.pub',
      '--torrc',
      '/torrc',
    ]);
    expect(settings.sshKeys).toEqual([key, `ssh-ed25519 ${'B'.repeat(68)}`]);
    expect(texts.torrc).toBe('UseBridges 0\n');
  });

  test('takes a variable of a file as its lines, or as a path that starts with / or ./', () => {
    expect(up([], { MAYFLY_SSH_KEYS: key }).settings.sshKeys).toEqual([key]);
    expect(up([], { MAYFLY_SSH_KEYS: '/keys/ada.pub' }).settings.sshKeys).toEqual([key]);
    expect(problemsOf(['up'], { MAYFLY_TORRC: './nowhere' })).toEqual([
      'config MAYFLY_TORRC: ./nowhere does not exist',
    ]);
  });

  test.each([
    ['/secret', 'correct-horse-battery'],
    ['-', 'from-standard-input'],
  ])('takes the first line of the passphrase file %s', (file, passphrase) => {
    expect(up(['--passphrase-file', file]).settings.passphrase).toBe(passphrase);
  });

  test('names all that is wrong at once, and shows no secret', () => {
    const problems = problemsOf(
      [
        'up',
        '--bogus',
        '--lifetime',
        '3',
        '--ssh-key',
        '/nowhere',
        '--engine',
        'moon',
        '--passphrase',
        'short',
        'extra-secret',
      ],
      { MAYFLY_WEB_PORT: '99999' },
    );
    expect(problems).toEqual([
      '--bogus: is not a flag of this command',
      'too many words on the command line (1); flags start with --',
      'config ssh-key: /nowhere does not exist',
      'config engine: "moon" is not one of bare, docker, volatile',
      'config passphrase: the value must have 8–63 characters',
      'config lifetime: "3" is not a time like 90m, 12h or 1h30m',
      'config web-port: "99999" must be 1–65535',
    ]);
  });

  test.each([
    [['--room'], '--room: needs a value'],
    [['--room', '--json'], '--room: needs a value; if it starts with -, write --room=-…'],
    [['--json=yes'], '--json: takes no value'],
    [['--room', 'a', '--room', 'b'], '--room: is given twice'],
    [
      ['--passphrase', 'x'.repeat(9), '--passphrase-file', '/secret'],
      'config passphrase: given as a flag and as a file',
    ],
  ])('refuses %j', (argv, problem) => {
    expect(problemsOf(['up', ...argv])).toContain(problem);
  });

  test.each(['docker', 'volatile', 'bare'])(
    'takes the engine %s by flag and by variable',
    (engine) => {
      expect(up(['--engine', engine]).engine).toBe(engine);
      expect(up([], { MAYFLY_ENGINE: engine }).engine).toBe(engine);
    },
  );

  test('takes an image for the docker engine, and refuses one for the bare engine', () => {
    expect(up(['--image', 'mayfly:mine', '--strict'])).toMatchObject({
      engine: null,
      image: 'mayfly:mine',
      strict: true,
    });
    expect(up([], { MAYFLY_IMAGE: 'mayfly:mine', MAYFLY_STRICT: 'on' })).toMatchObject({
      image: 'mayfly:mine',
      strict: true,
    });
    expect(problemsOf(['up', '--image', 'mayfly:mine', '--engine', 'bare'])).toEqual([
      'config image: the bare engine uses no image',
    ]);
  });

  test('warns of a variable that nobody knows, without its value', () => {
    const { warnings } = up([], {
      MAYFLY_PASPHRASE: 'hunter2hunter2',
      MAYFLY_PROGRAMS: '/x',
      OTHER: '1',
    });
    expect(warnings.map((warning) => english(warning))).toEqual([
      'MAYFLY_PASPHRASE is not a variable that mayfly knows',
    ]);
  });

  test('a panic word is read like the passphrase, and must be another', () => {
    expect(up(['--panic-word', 'forget-all-of-it']).settings.panicWord).toBe('forget-all-of-it');
    expect(up(['--panic-word-file', '/secret']).settings.panicWord).toBe(
      up(['--passphrase-file', '/secret']).settings.passphrase,
    );
    expect(
      problemsOf(['up', '--panic-word-file', '/secret', '--passphrase-file', '/secret']),
    ).toEqual(['config panic-word: is the passphrase; take another']);
    expect(problemsOf(['up', '--panic-word-file', '-', '--passphrase-file', '-'])).toContain(
      'config panic-word-file: stdin can be read only once, and --passphrase-file reads it',
    );
    const word = ['--panic-word', 'Forget-All-Of-It'];
    expect(problemsOf(['up', ...word, '--panic-word-file', '/secret'])).toEqual([
      'config panic-word: given as a flag and as a file',
    ]);
    expect(problemsOf(['up', ...word, '--passphrase', 'forget-all-of-it'])).toEqual([
      'config panic-word: is the passphrase; take another',
    ]);
    expect(problemsOf(['up', ...word, '--open', '--passphrase', 'none'])).toEqual([
      'config panic-word: an open room asks for no passphrase, so nobody could type it',
    ]);
    expect(problemsOf(['up', '--panic-word', 'shortone'])).toEqual([
      'config panic-word: the value has fewer than 12 characters and is easy to guess; to use it anyway: --weak-passphrase',
    ]);
    expect(problemsOf(['up', '--panic-word', 'none'])).toEqual([
      'config panic-word: the value must have 8–63 characters',
    ]);
    expect(up(['--panic-word', 'shortone', '--weak-passphrase']).settings.panicWord).toBe(
      'shortone',
    );
  });

  test('a passphrase that is soon guessed is refused or said, unless that is accepted', () => {
    const short = 'tiny-one-8';
    expect(problemsOf(['up', '--passphrase', short])).toEqual([
      'config passphrase: the value has fewer than 12 characters and is easy to guess; to use it anyway: --weak-passphrase',
    ]);
    expect(problemsOf(['up'], { MAYFLY_PASSPHRASE: short })).toHaveLength(1);
    const accepted = up(['--passphrase', short, '--weak-passphrase']);
    expect(accepted).toMatchObject({ settings: { passphrase: short }, warnings: [] });
    const common = up([], { MAYFLY_PASSPHRASE: 'password-123456' });
    expect(common.warnings.map((warning) => english(warning))).toEqual([
      'config passphrase: the value consists of words that attackers try first: it is easy to guess',
    ]);
    expect(up(['--passphrase', 'none', '--open']).settings.passphrase).toBe('');
  });

  test('draws a QR code unless it is told not to', () => {
    expect(up([]).qr).toBe(true);
    expect(up(['--no-qr']).qr).toBe(false);
    expect(up([], { MAYFLY_QR: 'off' }).qr).toBe(false);
  });

  test('gives data by flag or variable', () => {
    expect(up(['--json']).json).toBe(true);
    expect(up([], { MAYFLY_JSON: 'on' }).json).toBe(true);
  });
});
