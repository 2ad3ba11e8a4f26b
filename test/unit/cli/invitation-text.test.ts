import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { invitationText } from '../../../docker/cli/invitation-text.ts';
import type { ReadyEvent } from '../../../server/contract/events.ts';
import { sshPrivateKey, sshPublicLine } from '../../../server/contract/openssh-key.ts';
import { makeTongue } from '../../../server/contract/terminal/tongue.ts';

const host = sshPublicLine(new Uint8Array(32).fill(7));
const onionHost = sshPublicLine(new Uint8Array(32).fill(8));
const key = sshPrivateKey(
  { seed: new Uint8Array(32), publicKey: new Uint8Array(32).fill(9) },
  1,
  '$(touch pwned)`id`',
);
const onionName = `${'a2'.repeat(28)}.onion`;

const ready: ReadyEvent = {
  event: 'ready',
  rooms: ['lobby', 'press'],
  passphrase: 'six-words-of-a-list-here',
  web: { url: 'http://127.0.0.1:8080', link: 'http://127.0.0.1:8080/#room=lobby&key=six' },
  onion: { address: onionName, link: `http://${onionName}/#room=lobby&key=six` },
  ssh: {
    host: '127.0.0.1',
    port: 2222,
    user: 'guest',
    hostKey: 'SHA256:abc',
    hostPublicKey: host,
    onion: { hostKey: 'SHA256:def', hostPublicKey: onionHost },
    privateKey: key,
    link: `http://${onionName}/#room=lobby&ssh=x`,
  },
  irc: { host: '127.0.0.1', port: 6667 },
  lifetimeMs: 12 * 3_600_000,
};
const local: ReadyEvent = { ...ready, onion: null, ssh: { ...ready.ssh, onion: null } };
const wide = { columns: 200, colour: false, tongue: makeTongue('en') };

function linesOf(event: ReadyEvent, options = wide): string[] {
  return invitationText(event, options).split('\n');
}

describe('the invitation', () => {
  test('has each link on a line of its own, to be copied whole', () => {
    const lines = linesOf(ready);
    expect(lines).toContain(ready.onion?.link);
    expect(lines).toContain(ready.ssh.link);
    expect(lines).toContain(`on this machine: ${ready.web.link}`);
    expect(linesOf(local)).toContain(local.web.link);
  });

  test('says rooms, lifetime, passphrase, fingerprint and how to end it', () => {
    const text = invitationText(ready, wide);
    for (const part of [
      '#lobby, #press',
      'for 12 hours',
      'passphrase: six-words',
      'host key: SHA256:abc',
      'host key: SHA256:def',
      'Ctrl-C',
      'mayfly down',
    ]) {
      expect(text).toContain(part);
    }
  });

  test('names no onion, no Tor and no proxy where there is none', () => {
    expect(invitationText(local, wide).replace(local.ssh.link, '')).not.toMatch(
      /onion|ProxyCommand|torsocks/,
    );
  });

  test('of an open room has no passphrase to type', () => {
    const lines = linesOf({ ...ready, passphrase: null });
    expect(lines).toContain('the room is open: no passphrase');
    expect(lines).toContain('/connect 127.0.0.1 6668 "" NICK');
  });

  test('has lines for irssi behind ssh and behind torsocks', () => {
    const lines = linesOf(ready);
    expect(lines).toContain('/connect 127.0.0.1 6668 six-words-of-a-list-here NICK');
    expect(lines).toContain(`/connect ${onionName} 6667 six-words-of-a-list-here NICK`);
    expect(lines).toContain('/join #lobby');
  });

  test.each([
    [90_000, '90 seconds'],
    [3_600_000, '1 hour'],
    [5_400_000, '90 minutes'],
    [7 * 86_400_000, '7 days'],
  ])('spells %d ms as %s', (lifetimeMs, words) => {
    expect(linesOf({ ...ready, lifetimeMs })[0]).toBe(
      `The room stands: #lobby, #press, for ${words}.`,
    );
  });
});

describe('the QR code', () => {
  const isQr = (line: string): boolean => /^[█▀▄ ]{20,}$/.test(line);

  test('is drawn in as many columns as the terminal has', () => {
    const rows = linesOf(ready).filter(isQr);
    const width = rows[0]?.length ?? 0;
    expect(rows.every((row) => row.length === width)).toBe(true);
    expect(linesOf(ready, { ...wide, columns: width }).filter(isQr)).toEqual(rows);
    const narrow = linesOf(ready, { ...wide, columns: width - 1 });
    expect(narrow.filter(isQr)).toEqual([]);
    expect(narrow).toContain(`(a QR code needs ${width} columns; this terminal has ${width - 1})`);
  });

  test('has light modules around it, and says so in colour where there is colour', () => {
    const coloured = linesOf(ready, { ...wide, colour: true }).filter((line) =>
      line.startsWith('\x1b[97;40m'),
    );
    expect(coloured.length).toBe(linesOf(ready).filter(isQr).length);
    expect(coloured.every((line) => line.endsWith('\x1b[0m'))).toBe(true);
    expect(coloured[0]?.slice('\x1b[97;40m'.length, -'\x1b[0m'.length)).toMatch(/^█+$/);
  });
});

describe('the ssh commands', () => {
  let dir: string;
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'mayfly-invitation-'));
  });
  afterAll(() => rmSync(dir, { recursive: true }));

  /** The lines from the one that starts so to the one that ends so. */
  function block(event: ReadyEvent, start: string, isEnd: (line: string) => boolean): string {
    const lines = linesOf(event);
    const from = lines.findIndex((line) => line.startsWith(start));
    const length = lines.slice(from).findIndex(isEnd) + 1;
    return lines.slice(from, from + length).join('\n');
  }

  const sh = (script: string): string =>
    execFileSync('sh', ['-eu', '-c', script], { cwd: dir, encoding: 'utf8' });

  test('the one that saves writes the key and the hosts for their owner alone, and runs nothing', () => {
    sh('echo old > mayfly.key; chmod 644 mayfly.key');
    sh(block(ready, '(umask', (line) => line === ')'));
    expect(readFileSync(join(dir, 'mayfly.key'), 'utf8')).toBe(key);
    expect(readFileSync(join(dir, 'mayfly.hosts'), 'utf8')).toBe(
      `[127.0.0.1]:2222 ${host}\n${onionName} ${onionHost}\n`,
    );
    for (const file of ['mayfly.key', 'mayfly.hosts'])
      expect(statSync(join(dir, file)).mode & 0o777).toBe(0o600);
    expect(existsSync(join(dir, 'pwned'))).toBe(false);
  });

  // `ssh -G` reads a command line as ssh does, and prints what it would do.
  const configured = (event: ReadyEvent, start: string): string =>
    sh(block(event, start, (line) => line.trim().startsWith('guest@')).replace('ssh ', 'ssh -G '));

  test('the local one is read by ssh as it is meant', () => {
    const config = configured(ready, 'ssh -N');
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
      expect(config.split('\n')).toContain(line);
    }
  });

  test('the one over Tor goes by its SOCKS port to the onion', () => {
    const text = invitationText(ready, wide);
    const over = text.slice(text.indexOf('Over Tor:')).split('\n');
    const command = over
      .slice(2, over.findIndex((line) => line.trim().startsWith('guest@')) + 1)
      .join('\n');
    const config = sh(command.replace('ssh ', 'ssh -G ')).split('\n');
    expect(config).toContain(`host ${onionName}`);
    expect(config).toContain('port 22');
    expect(config).toContain('proxycommand nc -X 5 -x 127.0.0.1:9050 %h %p');
  });

  test('a guest with a key of their own is told to save the host key only', () => {
    const own: ReadyEvent = { ...ready, ssh: { ...ready.ssh, privateKey: null } };
    expect(invitationText(own, wide)).not.toContain('mayfly.key');
    expect(configured(own, 'ssh -N').split('\n')).not.toContain('identitiesonly yes');
  });
});

test.each(['pt-BR', 'es'] as const)(
  'in %s it has the same links, commands and keys',
  (language) => {
    const said = new Set(linesOf(ready, { ...wide, tongue: makeTongue(language) }));
    const commands = linesOf(ready).filter((line) =>
      /^(http|ssh |cat |\/|npx|KEY|HOSTS|ssh-)/.test(line),
    );
    expect(commands.filter((line) => !said.has(line))).toEqual([]);
    expect([...said].join('\n')).not.toMatch(/passphrase|guest key|machine/);
  },
);
