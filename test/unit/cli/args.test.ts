import { describe, expect, test } from 'vitest';
import { parseCommand } from '../../../docker/cli/command-line/args.ts';
import type { Command } from '../../../docker/cli/command-line/command.ts';
import { Problem } from '../../../server/contract/host/problem.ts';
import { settingSpecs } from '../../../server/contract/host/settings.ts';
import { english } from '../../../server/contract/sentences/sentence.ts';
import { ValueError } from '../../../server/contract/sentences/value-error.ts';

const key = `ssh-ed25519 ${'A'.repeat(68)}`;

const files: Readonly<Record<string, string>> = {
  '/keys/ada.pub': `${key} ada@example\n`,
  '/keys/bob.pub': `ssh-ed25519 ${'B'.repeat(68)}\n`,
  '/torrc': 'UseBridges 0\n',
  '/secret': 'correct-horse-battery\nsecond line\n',
  '-': 'from-standard-input\n',
};

function parse(argv: readonly string[], env: Record<string, string> = {}): Command {
  const readFile = (path: string): string => {
    const text = files[path];
    if (text === undefined) throw new ValueError('file.missing');
    return text;
  };
  return parseCommand(argv, { env, readFile });
}

function up(
  argv: readonly string[],
  env: Record<string, string> = {},
): Extract<Command, { command: 'up' }> {
  const command = parse(['up', ...argv], env);
  if (command.command !== 'up') throw new Error(`is ${command.command}`);
  return command;
}

/** The lines of the problem. */
function problemsOf(argv: readonly string[], env: Record<string, string> = {}): string[] {
  try {
    parse(argv, env);
  } catch (error) {
    if (error instanceof Problem) return error.message.split('\n');
    throw error;
  }
  throw new Error('nothing was wrong');
}

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

describe('a running room', () => {
  test('is named by its first process, or by its random id', () => {
    expect(parse(['status', '--room', '4242', '--json'])).toEqual({
      command: 'status',
      room: '4242',
      json: true,
      sshKey: null,
    });
    expect(parse(['down', '--room', '69bbf5df0d05'])).toMatchObject({ room: '69bbf5df0d05' });
    expect(problemsOf(['down', '--room', 'lobby'])).toEqual([
      'config room: "lobby" is not a room that mayfly status shows',
    ]);
  });

  test('lets one key in at a time, its comment dropped', () => {
    expect(parse(['invite', '--ssh-key', '/keys/ada.pub'])).toMatchObject({ sshKey: key });
    expect(problemsOf(['invite', '--ssh-key', '/torrc'])).toEqual([
      'config ssh-key: the value is not an OpenSSH public key like "ssh-ed25519 AAAA…"',
    ]);
    expect(problemsOf(['status', '--ssh-key', '/keys/ada.pub'])).toContain(
      '--ssh-key: is not a flag of this command',
    );
  });
});

describe('started by npm, which writes its command line to its logs', () => {
  const npm = {
    npm_lifecycle_event: 'start',
    npm_command: 'start',
    npm_lifecycle_script: 'exec node docker/cli/mayfly.mjs up',
  };
  const npx = { npm_lifecycle_event: 'npx', npm_command: 'exec', npm_lifecycle_script: 'mayfly' };
  const secret = 'quite-secret-quite-secret';
  const link = 'http://x/#room=lobby&key=quite-secret';

  test.each([
    ['npm start', npm],
    ['npm run start', { ...npm, npm_command: 'run-script' }],
    ['npx', npx],
    ['npm, as far as is known', { npm_lifecycle_event: 'room' }],
  ])('%s takes no secret as a flag, and says how else', (_, env) => {
    for (const argv of [['--passphrase', secret], [`--passphrase=${secret}`]]) {
      const [problem = '', ...more] = problemsOf(['up', ...argv], env);
      expect(more).toEqual([]);
      expect(problem).toMatch(/^--passphrase: npm may write .*--passphrase-file FILE/);
      expect(problem).not.toContain(secret);
    }
    const [problem = ''] = problemsOf(['connect', link], env);
    expect(problem).toMatch(/^connect: npm may write .* give - instead, and paste the link/);
    expect(problem).not.toContain('secret');
  });

  test('what is no secret, or comes otherwise, is taken', () => {
    expect(up(['--passphrase', 'none', '--open'], npm).settings.passphrase).toBe('');
    expect(up(['--passphrase-file', '-'], npm).settings.passphrase).toBe('from-standard-input');
    expect(up(['--room', 'press', '--ssh-key', '/keys/ada.pub'], npx).settings.rooms).toEqual([
      'press',
    ]);
    expect(parse(['connect', '-'], npx)).toMatchObject({ command: 'connect' });
  });

  test('another script of npm’s never shows npm this command line', () => {
    const env = { npm_lifecycle_event: 'test', npm_lifecycle_script: 'node test/run.mjs' };
    expect(up(['--passphrase', secret], env).settings.passphrase).toBe(secret);
  });

  test.each([
    ['npm_config_room', '--room'],
    ['npm_config_web_port', '--web-port'],
    ['npm_config_passphrase', '--passphrase'],
    ['npm_config_passphrase_file', '--passphrase-file'],
    ['npm_config_onion', '--no-onion'],
  ])('%s is a flag that npm kept for itself', (variable, flag) => {
    expect(problemsOf(['up'], { ...npm, [variable]: 'secret' })).toEqual([
      `${flag}: npm took it as its own flag; put two dashes before it: npm start -- ${flag}`,
    ]);
    expect(up([], { [variable]: 'true' }).warnings).toEqual([]);
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
