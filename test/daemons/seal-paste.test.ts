// `mayfly seal -` as a person runs it: what is pasted in a terminal is not shown, what comes by a pipe is read.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { formatInvitation, parseInvitation } from '../../server/contract/invitation/invitation.ts';
import { formatToken } from '../../server/contract/invitation/token-text.ts';
import { issuerOf, parseSeal } from '../../server/sealed/seal/seal.ts';
import { Terminal } from '../support/terminal.ts';

const mayfly = join(import.meta.dirname, '../../docker/cli/mayfly.mjs');
const origin = `http://${'a2'.repeat(28)}.onion`;
const linkOf = (passphrase: string): string =>
  formatInvitation({ origin, room: 'lobby', passphrase, seal: null, ssh: null });
const own = linkOf(formatToken('q'.repeat(26)));
const shared = linkOf('six-words-of-a-list-here');

async function run(
  args: readonly string[],
  given: string,
): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  const child = spawn(process.execPath, [mayfly, 'seal', ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.on('error', () => {}); // It ends without reading all, where it refuses it.
  child.stdin.end(given);
  const [out, err] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code: child.exitCode, out, err };
}

const linksIn = (printed: string): string[] =>
  printed.split('\n').filter((line) => line.startsWith('http://'));
const sealIn = (link: string | undefined) => parseSeal(parseInvitation(link ?? '').seal ?? '');

test('by a pipe: the host’s own link first, and guests’ seals of it when they are pasted later', async () => {
  const first = await run(['-'], `${own}\n\n${shared}\n`);
  expect(first).toMatchObject({ code: 0, err: expect.stringContaining('a new seal') });
  const [host, guests] = linksIn(first.out);
  expect(sealIn(host)).toMatchObject({ kind: 'host', invitation: 'i1' });
  expect(sealIn(guests)).toMatchObject({ kind: 'guest', invitation: 'shared' });
  const ana = linkOf(formatToken('w'.repeat(26)));
  const later = await run(['--id', 'i2', '-'], `${host}\n\n${ana}\n`);
  expect(later).toMatchObject({ code: 0, err: '' });
  expect(linksIn(later.out)).toHaveLength(1);
  const [seal, hosts] = [sealIn(linksIn(later.out)[0]), sealIn(host)];
  if (seal === null || hosts === null) throw new Error('no seal');
  expect(seal).toMatchObject({ kind: 'guest', invitation: 'i2' });
  expect(issuerOf(seal)).toEqual(issuerOf(hosts));
});

test.each([
  [['-'], '', 1, 'no invitation came'],
  [['-'], shared, 1, 'your own invitation'],
  [['-'], 'x'.repeat(5 * 1024 * 1024), 1, 'more than 4 MiB'],
  [['--id', 'x', '-'], own, 2, 'config id: "x" is not an id'],
  [[own], '', 2, 'other users of this machine'],
  [[], '', 2, 'other users of this machine'],
] as const)(
  '%j is refused with its exit code, and shows no part of a link',
  async (args, given, code, words) => {
    const told = await run(args, given);
    expect(told).toMatchObject({ code, out: '' });
    expect(told.err).toContain(words);
    expect(told.err).not.toMatch(/key=|onion/);
  },
);

test('Ctrl-C gives the terminal back as it was', async () => {
  const terminal = new Terminal('bash', '--norc');
  try {
    terminal.types('PS1="shell> "');
    terminal.keys('Enter');
    terminal.types(`'${process.execPath}' '${mayfly}' seal -`);
    terminal.keys('Enter');
    await terminal.shows('then press Ctrl-D');
    terminal.pastes(own);
    terminal.keys('C-c');
    await terminal.shows(/shell>\s*$/);
    terminal.types('echo $((6*7))');
    await terminal.shows('echo $((6*7))');
    expect(terminal.screen()).not.toContain('http:');
  } finally {
    terminal.close();
  }
});

test('what is pasted into a terminal is not shown, and the shell gets none of it', async () => {
  const terminal = new Terminal('bash', '--norc');
  try {
    terminal.types('HISTFILE=/dev/null; PS1="shell> "; set -o history');
    terminal.keys('Enter');
    terminal.types(`'${process.execPath}' '${mayfly}' seal - | tail -c 20`);
    terminal.keys('Enter');
    await terminal.shows('then press Ctrl-D');
    terminal.pastes(`${own}\n\n${shared}\n`);
    terminal.keys('C-d');
    await terminal.shows('a new seal');
    await terminal.shows(/shell>\s*$/);
    expect(terminal.screen()).not.toMatch(/http:|#room/);
    expect(terminal.screen()).not.toContain('command not found');
    // The terminal is as it was: it shows what is typed.
    terminal.types('echo $((6*7))');
    await terminal.shows('echo $((6*7))');
  } finally {
    terminal.close();
  }
});
