// A command line that npm passes on: secrets are refused, and flags that npm kept are named.

import { describe, expect, test } from 'vitest';
import { english } from '../../../server/contract/sentences/sentence.ts';
import { parse, problemsOf, up } from './args-fixture.ts';

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

  test('npx is said to keep a log, where it was not told to keep none', () => {
    const warned = (env: Record<string, string>): string[] =>
      up([], env).warnings.map((text) => english(text));
    expect(warned(npx)).toEqual([expect.stringContaining('npx --logs-max=0')]);
    expect(warned({ ...npx, npm_config_logs_max: '0' })).toEqual([]);
    expect(warned(npm)).toEqual([]);
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
