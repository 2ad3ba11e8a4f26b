// Completion in the shell itself where it is on every machine; for the others, that nothing is missing.

import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { commandFlags, commandNames } from '../../../docker/cli/command-line/command-table.ts';
import { completionScript } from '../../../docker/cli/command-line/completion.ts';

/** What bash offers after these words; the last one is being typed. */
function offered(...words: string[]): string[] {
  return offeredAfter('mayfly', ...words);
}

function offeredAfter(...words: string[]): string[] {
  const line = words.map((word) => `'${word}'`).join(' ');
  const ask = `COMP_WORDS=(${line}); COMP_CWORD=${words.length - 1}; _mayfly; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const script = `${completionScript('bash')}\n${ask}`;
  const out = execFileSync('bash', ['--norc', '-c', script], { encoding: 'utf8', cwd: '/' });
  return out.split('\n').filter((word) => word !== '');
}

test('the first word is a command', () => {
  expect(offered('')).toEqual([...commandNames, '--help', '--version']);
  expect(offered('do')).toEqual(['down', 'doctor']);
});

test.each(Object.entries(commandFlags))('after %s come its flags', (command, flags) => {
  const wanted = [...Object.keys(flags).map((flag) => `--${flag}`), '--help'];
  expect(offered(command, '--').toSorted()).toEqual(wanted.toSorted());
});

test('a flag’s values are offered after it: words, or files', () => {
  expect(offered('up', '--engine', '')).toEqual(['bare', 'docker', 'volatile']);
  expect(offered('up', '--engine', 'd')).toEqual(['docker']);
  expect(offered('up', '--torrc', '/et')).toContain('/etc');
});

test('a word that a flag may have is offered after it, and so are other flags', () => {
  expect(offered('up', '--knock', 'a')).toEqual(['all']);
  expect(offered('up', '--knock', '=', '')).toContain('all');
  expect(offered('up', '--knock', '--eng')).toEqual(['--engine']);
  expect(offered('up', '--knock', 'all', 'a')).toEqual([]);
  expect(completionScript('fish')).toContain(
    "up; and contains -- --knock (commandline -opc)[-1]' -a 'all'",
  );
});

test('a command’s words are offered beside its flags', () => {
  expect(offered('completion', '')).toEqual(['bash', 'zsh', 'fish', '--help']);
  expect(offered('help', 'ver')).toEqual(['verify']);
});

test.each([
  [['docker/cli/mayfly.mjs']],
  [['node', '/a/docker/cli/mayfly.mjs']],
  [['node', 'docker/cli/mayfly.mjs']],
  [['npx', 'mayfly']],
])('called as %j it offers the same', (called) => {
  for (const words of [[''], ['do'], ['up', '--'], ['up', '--engine', ''], ['help', 'ver']])
    expect(offeredAfter(...called, ...words)).toEqual(offered(...words));
});

test('after npm start -- come the flags of up, and nothing of ours after anything else', () => {
  expect(offeredAfter('npm', 'start', '--', '--')).toEqual(offered('up', '--'));
  expect(offeredAfter('npm', 'start', '--', '--engine', 'd')).toEqual(['docker']);
  for (const words of [
    ['npm', 'st'],
    ['npm', 'start', '--'],
    ['npm', 'run', 'x', '--'],
    ['node', 'x.js', '--'],
  ])
    expect(offeredAfter(...words)).toEqual([]);
});

test('a value is offered after = as well', () => {
  expect(offered('up', '--engine', '=', 'd')).toEqual(['docker']);
  expect(offered('up', '--engine', '=')).toEqual(['bare', 'docker', 'volatile']);
});

test('the script is one that bash takes, and leaves the completions of others alone', () => {
  const script = `complete -W x npm\n${completionScript('bash')}\ncomplete -p npm node mayfly`;
  const out = execFileSync('bash', ['--norc', '-euc', script], { encoding: 'utf8' });
  expect(out).toBe(
    "complete -W 'x' npm\ncomplete -o default -F _mayfly node\ncomplete -F _mayfly mayfly\n",
  );
});

test('an unknown command has nothing to offer', () => {
  expect(offered('dance', '--')).toEqual([]);
});

test('zsh reads the same through its own compatibility', () => {
  expect(completionScript('zsh')).toContain(completionScript('bash'));
  expect(completionScript('zsh')).toMatch(/^autoload -Uz compinit bashcompinit\n/);
});

test('fish is told every command and every flag, and which take a value', () => {
  const lines = completionScript('fish').split('\n');
  for (const [command, flags] of Object.entries(commandFlags)) {
    expect(lines).toContain(`complete -c mayfly -n __fish_use_subcommand -a ${command}`);
    for (const [flag, { takesValue }] of Object.entries(flags)) {
      const start = `complete -c mayfly -n '__fish_seen_subcommand_from ${command}' -l ${flag}`;
      const line = lines.find((each) => each === start || each.startsWith(`${start} `));
      expect(line, `${command} --${flag}`).toBeDefined();
      expect(/ -(x|r)\b/.test(line ?? '')).toBe(takesValue);
    }
  }
});
