import { Problem, problemFields } from '../../../server/contract/host/problem.ts';
import { expect, test } from 'vitest';

import { afterEndText, eventText } from '../../../server/container/event-text.ts';
import type { ReadyEvent } from '../../../server/contract/host/events.ts';
import { makeTranslator } from '../../../server/contract/sentences/translator.ts';

const ready: ReadyEvent = {
  event: 'ready',
  rooms: ['lobby'],
  inviteOnly: false,
  sealed: false,
  host: null,
  passphrase: 'six-words',
  web: { url: 'http://127.0.0.1:8080/', link: 'http://127.0.0.1:8080/#room=lobby&key=six-words' },
  onion: null,
  ssh: {
    host: '127.0.0.1',
    port: 2222,
    user: 'guest',
    hostKey: 'SHA256:x',
    hostPublicKey: 'ssh-ed25519 AAAA',
    onion: null,
    privateKey: null,
    link: 'http://127.0.0.1:8080/#room=lobby',
  },
  irc: { host: '127.0.0.1', port: 6667 },
  lifetimeMs: 3_600_000,
};

const english = makeTranslator('en');

const address = `${'a'.repeat(56)}.onion`;
const reachable: ReadyEvent = {
  ...ready,
  onion: { address, link: `http://${address}/#room=lobby&key=six-words` },
};

test('the invitation on an attached terminal says how this room is ended', () => {
  const text = eventText(ready, null, english);
  expect(text).toContain(ready.web.link);
  expect(text).toContain('docker compose down');
  expect(text).toContain('docker compose exec mayfly mayfly invite NAME --ssh');
  expect(text).not.toContain('npx');
  // Escapes are for terminals: what is attached need not be one.
  expect(text).not.toContain('\x1b');
});

test('a sealed room says so, and that these links carry no seal yet', () => {
  const text = eventText({ ...ready, sealed: true }, null, english);
  expect(text).toContain('It is sealed');
  expect(text).toContain('mayfly seal -');
  expect(eventText(ready, null, english)).not.toContain('seal');
});

test('a QR code is drawn on a terminal, of an address that others can reach', () => {
  expect(eventText(reachable, 100, english)).toContain('█');
  expect(eventText(reachable, null, english)).not.toContain('█');
  expect(eventText(ready, 100, english)).not.toContain('█');
});

test('a QR code that does not fit the terminal is left out, with a word on it', () => {
  const text = eventText(reachable, 20, english);
  expect(text).toMatch(/a QR code needs \d+ columns; this terminal has 20/);
  expect(text).not.toContain('█');
});

test('an operator who shows no sign of life is told how to', () => {
  expect(eventText({ event: 'unattended', endsInMs: 60_000 }, null, english)).toBe(
    'mayfly: warning: the room ends in 1m 0s unless a host shows a sign of life: mayfly still-here',
  );
  expect(eventText({ event: 'ending', reason: 'dead man' }, null, english)).toBe(
    'mayfly: ending the room: no host has shown a sign of life',
  );
});

test('an operator whose sshd names no keys is told how many were cut for it', () => {
  expect(eventText({ event: 'unnamed cut', connections: 3 }, null, english)).toMatch(
    /^mayfly: warning: ssh connections cut off with the one that was meant: 3\. /,
  );
});

test('each line of a problem is marked, and its hint follows', () => {
  const text = eventText(
    {
      event: 'problem',
      ...problemFields(new Problem('a: is wrong\nb: is too', { hint: 'mend it' })),
    },
    null,
    english,
  );
  expect(text.split('\n')).toEqual([
    'mayfly: error: a: is wrong',
    'mayfly: error: b: is too',
    'mayfly: hint: mend it',
  ]);
});

test('an end in which something was killed or not wiped says so', () => {
  const event = { event: 'stopped', killed: ['tor'], left: [], unwiped: ['sshd'] } as const;
  expect(eventText(event, null, english)).toBe(
    'mayfly: the room has ended (killed: tor; not wiped: sshd)',
  );
  const clean = { event: 'stopped', killed: [], left: [], unwiped: [] } as const;
  expect(eventText(clean, null, english)).toBe('mayfly: the room has ended');
  expect(afterEndText(clean, english)).toBeNull();
});

test('an end in which something was not overwritten says what to do', () => {
  const event = { event: 'stopped', killed: [], left: ['tor'], unwiped: ['sshd'] } as const;
  expect(afterEndText(event, english)?.split('\n')).toEqual([
    'mayfly: error: not overwritten: tor, sshd',
    expect.stringMatching(/^mayfly: hint: .*switch this machine off$/),
  ]);
});
