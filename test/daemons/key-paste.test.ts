// The invitation's commands as a guest pastes them into a shell: the key is saved, and is in no history
// and on no screen. In every shell that this machine has.

import { execFileSync, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ReadyEvent } from '../../server/contract/host/events.ts';
import { sshPrivateKey, sshPublicLine } from '../../server/contract/host/openssh-key.ts';
import { makeTranslator } from '../../server/contract/sentences/translator.ts';
import { sshBlock } from '../../server/contract/terminal/ssh-block.ts';
import { Terminal } from '../support/terminal.ts';
import { until } from '../support/until.ts';
import { mintKey } from './connect-fixture/sshd.ts';

/** How each shell is started, to keep what is typed in a file of the folder. bash is on every machine. */
const interactive: Readonly<Record<string, readonly string[]>> = {
  bash: ['--norc'],
  zsh: ['-f'],
  fish: ['--no-config'],
  dash: [],
};
const shells = Object.keys(interactive).filter(
  (shell) => spawnSync(shell, ['-c', 'exit'], { stdio: 'ignore' }).status === 0,
);

let dir: string;
let terminal: Terminal;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'mayfly-paste-'));
});

afterEach(() => {
  terminal.close();
  rmSync(dir, { recursive: true });
});

const guest = mintKey();
const key = sshPrivateKey(guest, 1, 'mayfly');
const host = sshPublicLine(mintKey().publicKey);
const ready: ReadyEvent = {
  event: 'ready',
  rooms: ['lobby'],
  inviteOnly: false,
  sealed: false,
  host: null,
  passphrase: 'six-words-of-a-list-here',
  web: { url: 'http://127.0.0.1:8080/', link: 'http://127.0.0.1:8080/#room=lobby' },
  onion: null,
  ssh: {
    host: '127.0.0.1',
    port: 2222,
    user: 'guest',
    hostKey: 'SHA256:abc',
    hostPublicKey: host,
    onion: null,
    privateKey: key,
    link: 'http://127.0.0.1:8080/#room=lobby',
  },
  irc: { host: '127.0.0.1', port: 6667 },
  lifetimeMs: 3_600_000,
};
const screen = { columns: null, colour: false, qr: null, translator: makeTranslator('en') };
const lines = sshBlock(ready, screen);
const command = lines.find((line) => line.startsWith('sh -c')) ?? '';
const pasted = lines.slice(
  lines.findIndex((line) => line.startsWith('[127.0.0.1]')),
  lines.findIndex((line) => line.startsWith('-----END')) + 1,
);

const cases = shells.flatMap((shell) =>
  ['\n', '\r\n'].map((end) => [shell, JSON.stringify(end), { shell, end, isSlow: false }] as const),
);

/** What the screen ends with: the shell's prompt, when it waits for a command. */
const lastLine = (): string => terminal.screen().trimEnd().split('\n').at(-1) ?? '';

/** A PATH where stty takes a second, as on a machine that is busy. */
function slowPath(): string {
  const stty = execFileSync('which', ['stty'], { encoding: 'utf8' }).trim();
  const slow = join(dir, 'slow');
  mkdirSync(slow);
  writeFileSync(join(slow, 'stty'), `#!/bin/sh\nsleep 1\nexec ${stty} "$@"\n`, { mode: 0o755 });
  return `${slow}:${process.env['PATH'] ?? ''}`;
}

test.each([
  ...cases,
  ['bash on a slow machine', '"\\n"', { shell: 'bash', end: '\n', isSlow: true }] as const,
])(
  'pasted into %s with lines that end in %s, the key is where it is meant to be, alone',
  async (_name, _end, { shell, end, isSlow }) => {
    terminal = new Terminal(
      'env',
      `--chdir=${dir}`,
      `--chdir=${dir}`,
      `HISTFILE=${dir}/history`,
      'HISTSIZE=100',
      'SAVEHIST=100',
      `XDG_DATA_HOME=${dir}/data`,
      `XDG_CONFIG_HOME=${dir}/config`,
      ...(isSlow ? [`PATH=${slowPath()}`] : []),
      shell,
      ...(interactive[shell] ?? []),
    );
    terminal.types('expr 40 + 2');
    terminal.keys('Enter');
    await terminal.shows(/42\n.*\S\s*$/);
    const prompt = lastLine();
    terminal.pastes(command);
    terminal.keys('Enter');
    await terminal.shows(/^2\. \.\.\.$/m);
    terminal.pastes(`${pasted.join(end)}${end}`);
    await until('the key', () => readdirSync(dir).includes('mayfly.key'));
    await until('all of it', () => readFileSync(join(dir, 'mayfly.key'), 'utf8') === key);
    expect(readFileSync(join(dir, 'mayfly.hosts'), 'utf8')).toBe(`[127.0.0.1]:2222 ${host}\n`);
    expect(statSync(join(dir, 'mayfly.key')).mode & 0o777).toBe(0o600);

    // The shell is as it was, and shows what is typed.
    await until('the prompt', () => lastLine().endsWith(prompt));
    terminal.types('echo still there');
    terminal.keys('Enter');
    await terminal.shows(/^still there$/m);
    expect(terminal.screen()).not.toMatch(/PRIVATE KEY|b3BlbnNzaC|not found|Unknown command/);
    terminal.types('exit');
    terminal.keys('Enter');
    await until('the shell to end', () => {
      try {
        terminal.screen();
        return false;
      } catch {
        return true;
      }
    });
    rmSync(join(dir, 'mayfly.key'));
    expect(spawnSync('grep', ['-rqE', 'PRIVATE KEY|b3BlbnNzaC', dir]).status).toBe(1);
  },
);

test('ssh takes the files that were saved', () => {
  terminal = new Terminal('sh');
  execFileSync('sh', ['-c', command], {
    cwd: dir,
    input: `${pasted.join('\n')}\n`,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const shown = execFileSync('ssh-keygen', ['-y', '-f', 'mayfly.key'], {
    cwd: dir,
    encoding: 'utf8',
  });
  expect(shown.split(' ').slice(0, 2).join(' ')).toBe(sshPublicLine(guest.publicKey));
  const found = execFileSync('ssh-keygen', ['-F', '[127.0.0.1]:2222', '-f', 'mayfly.hosts'], {
    cwd: dir,
    encoding: 'utf8',
  });
  expect(found).toContain(host);
});
