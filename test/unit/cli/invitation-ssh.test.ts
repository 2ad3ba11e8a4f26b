// The ssh commands of an invitation, as real shells and ssh read them.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReadyEvent } from '../../../server/contract/host/events.ts';
import {
  host,
  irc,
  key,
  keyOwner,
  linesOf,
  onionHost,
  onionName,
  ready,
  textOf,
  type Options,
} from './invitation-fixture.ts';

describe('the ssh commands', () => {
  let dir: string;
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'mayfly-invitation-'));
  });
  afterAll(() => rmSync(dir, { recursive: true }));

  const sh = (script: string, shell = 'sh'): string =>
    execFileSync(shell, ['-c', script], { cwd: dir, encoding: 'utf8' });
  const commandOf = (event: ReadyEvent, options: Options, start: string, last = false): string => {
    const found = linesOf(event, options).filter((line) => line.startsWith(start));
    return (last ? found.at(-1) : found[0]) ?? '';
  };
  /** What the guest pastes after the command: all from the first host to the key's end. */
  const pasted = (event: ReadyEvent): string[] => {
    const lines = linesOf(event, irc);
    const from = lines.findIndex((line) => line.startsWith('[127.0.0.1]'));
    return lines.slice(from, lines.findIndex((line) => line.startsWith('-----END')) + 1);
  };

  test.each([
    ['sh', '\n'],
    ['bash', '\r\n'],
    ['dash', '\r\n'],
    ['sh', ' \n'],
    ['sh', '\n\n'],
    ['sh', '\n> '],
  ])(
    'in %s, lines that end in %j are saved for their owner alone, and nothing in them runs',
    (shell, end) => {
      sh('echo old > mayfly.key; chmod 644 mayfly.key');
      execFileSync(shell, ['-c', commandOf(ready, irc, 'sh -c')], {
        cwd: dir,
        input: `${pasted(ready).join(end)}${end}echo not for the key\n`,
        stdio: ['pipe', 'pipe', 'ignore'],
      });
      expect(readFileSync(join(dir, 'mayfly.key'), 'utf8')).toBe(key);
      expect(readFileSync(join(dir, 'mayfly.hosts'), 'utf8')).toBe(
        `[127.0.0.1]:2222 ${host}\n${onionName} ${onionHost}\n`,
      );
      for (const file of ['mayfly.key', 'mayfly.hosts'])
        expect(statSync(join(dir, file)).mode & 0o777).toBe(0o600);
      expect(existsSync(join(dir, 'pwned'))).toBe(false);
    },
  );

  test('no command holds a secret: a shell keeps what is typed', () => {
    for (const options of [irc, keyOwner]) {
      for (const line of linesOf(ready, options).filter((each) => /^(sh|ssh|node) /.test(each)))
        expect(line).not.toMatch(/PRIVATE|b3BlbnNzaC|six-words|seed=/);
    }
  });

  test('every command is one line, with nothing that bash, zsh and fish read differently', () => {
    for (const options of [irc, keyOwner]) {
      for (const line of linesOf(ready, options).filter((each) => /^(sh|ssh) /.test(each)))
        // Within single quotes fish knows a backslash, and an interactive bash without them a "!".
        expect(line).not.toMatch(/[\\!`]|\$\(|<</);
    }
  });

  // `ssh -G` reads a command line as ssh does, and prints what it would do.
  const configured = (command: string): string[] =>
    sh(command.replace('ssh ', 'ssh -G ')).split('\n');

  test('the local one is read by ssh as it is meant', () => {
    const config = configured(commandOf(ready, irc, 'ssh -N', true));
    for (const line of [
      'host 127.0.0.1',
      'user guest',
      'port 2222',
      'localforward 6668 [127.0.0.1]:6667',
      'identityfile mayfly.key',
      'identitiesonly yes',
      'userknownhostsfile mayfly.hosts',
      'stricthostkeychecking true',
    ]) {
      expect(config).toContain(line);
    }
  });

  test('the one over Tor goes by its SOCKS port to the onion', () => {
    const config = configured(commandOf(ready, irc, 'ssh -N'));
    expect(config).toContain(`host ${onionName}`);
    expect(config).toContain('port 22');
    expect(config).toContain('proxycommand nc -X 5 -x 127.0.0.1:9050 %h %p');
  });

  test('a guest with a key of their own is told to save the host key only', () => {
    const own: ReadyEvent = { ...ready, ssh: { ...ready.ssh, privateKey: null } };
    for (const [event, options] of [
      [own, irc],
      [ready, keyOwner],
    ] as const) {
      expect(textOf(event, options)).not.toContain('mayfly.key');
      sh('rm -f mayfly.key mayfly.hosts');
      sh(commandOf(event, options, 'sh -c'), 'bash');
      expect(readFileSync(join(dir, 'mayfly.hosts'), 'utf8')).toBe(
        `[127.0.0.1]:2222 ${host}\n${onionName} ${onionHost}\n`,
      );
      expect(configured(commandOf(event, options, 'ssh -N'))).not.toContain('identitiesonly yes');
    }
  });
});
