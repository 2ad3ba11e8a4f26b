// The words of an invitation: what each recipient is told, in each language.

import { describe, expect, test } from 'vitest';
import { tunnelPort } from '../../../server/contract/invitation/invitation.ts';
import {
  browser,
  irc,
  keyOwner,
  linesOf,
  local,
  onionName,
  ready,
  textOf,
} from './invitation-fixture.ts';

describe('the invitation', () => {
  test('has each link on a line of its own, to be copied whole', () => {
    expect(linesOf(ready)).toContain(ready.onion?.link);
    expect(linesOf(ready)).toContain(`your guests’ link, on this machine: ${ready.web.link}`);
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
      'mayfly invite NAME --ssh',
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
    expect(text).toContain('mayfly invite NAME --ssh --room 4242');
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
