import { expect, test } from 'vitest';

import { eventText } from '../../../server/container/event-text.ts';
import type { ReadyEvent } from '../../../server/contract/events.ts';
import { makeTongue } from '../../../server/contract/terminal/tongue.ts';

const ready: ReadyEvent = {
  event: 'ready',
  rooms: ['lobby'],
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

const english = makeTongue('en');

test('the invitation on an attached terminal says how this room is ended, and has a QR code', () => {
  const text = eventText(ready, null, english);
  expect(text).toContain(ready.web.link);
  expect(text).toContain('docker compose down');
  expect(text).not.toContain('npx mayfly down');
  expect(text).toContain('█');
  // Escapes are for terminals: what is attached need not be one.
  expect(text).not.toContain('\x1b');
});

test('a QR code that does not fit the terminal is left out, with a word on it', () => {
  const text = eventText(ready, 20, english);
  expect(text).toMatch(/a QR code needs \d+ columns; this terminal has 20/);
  expect(text).not.toContain('█');
});

test('each line of a problem is marked, and its hint follows', () => {
  const text = eventText(
    { event: 'problem', message: 'a: is wrong\nb: is too', hint: 'mend it' },
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
});
