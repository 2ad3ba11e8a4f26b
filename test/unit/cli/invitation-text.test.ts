import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  invitationText,
  screenOf,
  type Screen,
  type Wish,
} from '../../../docker/cli/terminal/invitation-text.ts';
import type { ReadyEvent } from '../../../server/contract/host/events.ts';
import { sshPrivateKey, sshPublicLine } from '../../../server/contract/host/openssh-key.ts';
import { tunnelPort } from '../../../server/contract/invitation/invitation.ts';
import { makeTranslator } from '../../../server/contract/sentences/translator.ts';

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
interface Options extends Screen, Wish {
  readonly language: 'en' | 'pt-BR' | 'es';
}
const browser: Options = {
  columns: 200,
  colour: false,
  hasUnicode: true,
  qr: true,
  recipient: 'browser',
  room: '4242',
  isOneOfMany: false,
  remainingMs: null,
  language: 'en',
};
const irc: Options = { ...browser, recipient: 'irc' };
const keyOwner: Options = { ...browser, recipient: 'key owner' };

function textOf(event: ReadyEvent, options: Options): string {
  return invitationText(event, options, options, makeTranslator(options.language));
}
function linesOf(event: ReadyEvent, options = browser): string[] {
  return textOf(event, options).split('\n');
}

describe('the invitation', () => {
  test('has each link on a line of its own, to be copied whole', () => {
    expect(linesOf(ready)).toContain(ready.onion?.link);
    expect(linesOf(ready)).toContain(`on this machine: ${ready.web.link}`);
    expect(linesOf(local)).toContain(local.web.link);
    expect(linesOf(ready, irc)).toContain(ready.ssh.link);
  });

  test('says rooms, number, lifetime, passphrase and how to end it', () => {
    const text = textOf(ready, browser);
    for (const part of [
      '#lobby, #press',
      'Its number on this machine: 4242',
      'for 12 hours',
      'passphrase: six-words',
      'Ctrl-C',
      'mayfly down',
      'mayfly invite --ssh',
    ]) {
      expect(text).toContain(part);
    }
  });

  test('has the host key of each door beside the command that leads to it', () => {
    const lines = linesOf(ready, irc);
    const keyAfter = (command: string): string | undefined =>
      lines.slice(lines.indexOf(command)).find((line) => line.startsWith('host key: '));
    const [overTor = '', here = ''] = lines.filter((line) => line.startsWith('ssh -N'));
    expect(keyAfter(overTor)).toBe('host key: SHA256:def');
    expect(keyAfter(here)).toBe('host key: SHA256:abc');
    expect(textOf(local, irc)).toContain('host key: SHA256:abc');
  });

  test('is for one recipient at a time, and that one is told first', () => {
    const text = textOf(ready, browser);
    expect(text).toContain('Send this link to a guest with Tor Browser');
    expect(text).not.toMatch(/PRIVATE KEY|ssh -N|torsocks|seed=/);
    expect(linesOf(ready, { ...browser, qr: false }).length).toBeLessThan(20);
    expect(textOf(ready, irc)).toContain('Send this to a guest with an IRC client');
    expect(textOf(ready, irc)).not.toContain(ready.onion?.link);
  });

  test('of a room that runs already says how much longer, and not that Ctrl-C ends it', () => {
    const text = textOf(ready, { ...browser, remainingMs: 43_140_500 });
    expect(text).toContain('for 11 hours 59 minutes more.');
    expect(text).toContain('To end it: mayfly down');
    expect(text).not.toMatch(/Ctrl-C|12 hours/);
  });

  test.each([
    [59_400, '59 seconds'],
    [999, '0 seconds'],
    [61_000, '1 minute 1 second'],
    [3_600_000, '1 hour'],
    [90_061_000, '1 day 1 hour'],
  ])('spells the %d ms that are left as %s', (remainingMs, words) => {
    expect(linesOf(ready, { ...browser, remainingMs })[0]).toContain(`for ${words} more.`);
  });

  test('of one of several rooms has commands that name it', () => {
    const text = textOf(ready, { ...browser, remainingMs: 1, isOneOfMany: true });
    expect(text).toContain('mayfly down --room 4242');
    expect(text).toContain('mayfly invite --ssh --room 4242');
  });

  test('for the owner of a key has no other key in it', () => {
    const text = textOf(
      { ...ready, ssh: { ...ready.ssh, link: `${ready.ssh.link}&seed=abc` } },
      keyOwner,
    );
    expect(text).not.toMatch(/PRIVATE KEY|seed=|mayfly\.key/);
    expect(text).toContain('Send this to the guest whose ssh key you authorized');
    expect(text).toContain('--identity FILE -');
  });

  test('of a room on this machine only is not said to be for sending', () => {
    for (const options of [browser, irc, keyOwner]) {
      expect(textOf(local, options)).toContain('on this machine only:');
      expect(textOf(local, options)).not.toContain('Send this');
    }
  });

  test('names no onion, no Tor and no proxy where there is none', () => {
    for (const options of [browser, irc]) {
      expect(textOf(local, options).replace(local.ssh.link, '')).not.toMatch(
        /onion|ProxyCommand|torsocks/,
      );
    }
  });

  test('of an open room has no passphrase to type', () => {
    const open = { ...ready, passphrase: null };
    expect(linesOf(open)).toContain('the room is open: no passphrase');
    expect(linesOf(open, irc)).toContain('/connect 127.0.0.1 6668 "" NICK');
  });

  test('has lines for irssi behind ssh and behind torsocks', () => {
    const lines = linesOf(ready, irc);
    expect(lines).toContain('/connect 127.0.0.1 6668 six-words-of-a-list-here NICK');
    expect(lines).toContain(`/connect ${onionName} 6667 six-words-of-a-list-here NICK`);
    expect(lines).toContain('/join #lobby');
    expect(textOf(ready, irc)).toMatch(/ssh prints nothing.*another terminal/);
  });

  test('names the port that mayfly connect listens on, whatever the room’s own is', () => {
    for (const port of [6667, 6668, 7000]) {
      const text = textOf({ ...ready, irc: { host: '127.0.0.1', port } }, irc);
      expect(text).toContain(`/connect 127.0.0.1 ${tunnelPort(port)} `);
      expect(text).toContain(`-L ${tunnelPort(port)}:127.0.0.1:${port}`);
      expect(tunnelPort(port)).not.toBe(port);
    }
  });

  test('breaks no word at 40 columns, and nothing that is copied', () => {
    for (const options of [browser, irc, keyOwner]) {
      const slim = { ...options, qr: false, columns: 40 };
      const words = (text: string): string[] => text.split(/\s+/);
      expect(words(textOf(ready, slim))).toEqual(words(textOf(ready, { ...slim, columns: 400 })));
      const long = linesOf(ready, slim).filter((line) => line.length > 40);
      const copied = /^(http|sh |ssh |node |mayfly |\/|\[|-----|[\w=+/]+$|\S+\.onion )|: \S+$/;
      expect(long.filter((line) => !copied.test(line) && !/^\S+$/.test(line))).toEqual([]);
    }
  });

  test('has no command that a registry could answer, and no folder of the operator’s', () => {
    for (const options of [browser, irc, keyOwner]) {
      const text = textOf(ready, options);
      expect(text).not.toMatch(/\bnpx\b/);
      expect(text).not.toContain(import.meta.dirname.split('/test/')[0]);
    }
  });

  test.each([
    [90_000, '90 seconds'],
    [3_600_000, '1 hour'],
    [5_400_000, '90 minutes'],
    [7 * 86_400_000, '7 days'],
  ])('spells %d ms as %s', (lifetimeMs, words) => {
    expect(linesOf({ ...ready, lifetimeMs })[0]).toBe(
      `The room is ready: #lobby, #press, for ${words}.`,
    );
  });
});

describe('the QR code', () => {
  const isQr = (line: string): boolean => /^[█▀▄ ]{20,}$/.test(line);

  test('is drawn in as many columns as the terminal has', () => {
    const rows = linesOf(ready).filter(isQr);
    const width = rows[0]?.length ?? 0;
    expect(rows.every((row) => row.length === width)).toBe(true);
    expect(linesOf(ready, { ...browser, columns: width }).filter(isQr)).toEqual(rows);
    const narrow = linesOf(ready, { ...browser, columns: width - 1 });
    expect(narrow.filter(isQr)).toEqual([]);
    expect(narrow).toContain(`(a QR code needs ${width} columns; this terminal has ${width - 1})`);
  });

  test('has light modules around it, and says so in colour where there is colour', () => {
    const coloured = linesOf(ready, { ...browser, colour: true }).filter((line) =>
      line.startsWith('\x1b[97;40m'),
    );
    expect(coloured.length).toBe(linesOf(ready).filter(isQr).length);
    expect(coloured.every((line) => line.endsWith('\x1b[0m'))).toBe(true);
    expect(coloured[0]?.slice('\x1b[97;40m'.length, -'\x1b[0m'.length)).toMatch(/^█+$/);
  });

  test.each([
    ['where none is wanted', ready, { ...browser, qr: false }],
    ['in a pipe', ready, { ...browser, columns: null }],
    ['of this machine’s own address', local, browser],
  ])('is not there %s, nor a word on it', (_, event, options) => {
    expect(linesOf(event, options).filter(isQr)).toEqual([]);
    expect(textOf(event, options)).not.toContain('QR');
  });

  test('without Unicode is made of ASCII alone, two columns a module', () => {
    for (const colour of [true, false]) {
      const lines = linesOf(ready, { ...browser, hasUnicode: false, colour });
      const rows = lines.filter((line) => /^(.\[97;40m)?(##|.\[7m {2}.\[27m){2}/.test(line));
      expect(rows.length).toBeGreaterThan(30);
      // oxlint-disable-next-line no-control-regex -- the signs of ASCII
      expect(rows.filter((row) => !/^[\x1b -~]*$/.test(row))).toEqual([]);
    }
    const width = (linesOf(ready).find(isQr)?.length ?? 0) * 2;
    const narrow = { ...browser, hasUnicode: false, columns: width - 1 };
    expect(textOf(ready, narrow)).toContain(`(a QR code needs ${width} columns`);
  });

  test.each([
    [{ LANG: 'C' }, false],
    [{}, false],
    [{ LANG: 'C', LC_ALL: 'pt_BR.UTF-8' }, true],
    [{ LANG: 'en_US.UTF-8', LC_ALL: 'POSIX' }, false],
    [{ LANG: 'en_US.utf8' }, true],
  ])('with %j a terminal has Unicode: %s', (env, hasUnicode) => {
    expect(screenOf({ isTTY: true, columns: 80 }, env)).toMatchObject({ hasUnicode, columns: 80 });
    expect(screenOf({}, env).columns).toBeNull();
  });
});

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

test.each(['pt-BR', 'es'] as const)(
  'in %s it has the same links, commands and keys',
  (language) => {
    for (const options of [browser, irc, keyOwner]) {
      const said = new Set(linesOf(ready, { ...options, language }));
      const commands = linesOf(ready, options).filter((line) =>
        /^(http|ssh |sh |\/|node|ssh-|-----|\[)/.test(line),
      );
      expect(commands.filter((line) => !said.has(line))).toEqual([]);
      expect([...said].join('\n')).not.toMatch(/passphrase|guest |machine/);
    }
  },
);
