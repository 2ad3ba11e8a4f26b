// Each event arrives at the host as the supervisor sent it; whatever else stands on a line is no event.

import { describe, expect, test } from 'vitest';
import {
  encodeEvent,
  parseEvent,
  type ApplianceEvent,
} from '../../../../server/contract/host/events.ts';
import { Problem, problemFields } from '../../../../server/contract/host/problem.ts';
import { sentence } from '../../../../server/contract/sentences/sentence.ts';

const key = { hostKey: 'SHA256:x', hostPublicKey: 'ssh-ed25519 AAAA' };

const events: readonly ApplianceEvent[] = [
  { event: 'starting', part: 'ngircd', state: 'starting' },
  { event: 'child', part: 'tor', state: 'degraded' },
  {
    event: 'ready',
    rooms: ['lobby', 'press'],
    inviteOnly: true,
    sealed: true,
    host: {
      token: 'k3v9-0000-0000-0000-0000-0000-00',
      links: { web: 'http://127.0.0.1:8080/#h', onion: null, ssh: 'http://x.onion/#h' },
    },
    passphrase: null,
    web: { url: 'http://127.0.0.1:8080/', link: 'http://127.0.0.1:8080/#lobby' },
    onion: { address: 'x.onion', link: 'http://x.onion/#lobby' },
    ssh: {
      host: '127.0.0.1',
      port: 2222,
      user: 'guest',
      ...key,
      onion: key,
      privateKey: null,
      link: 'http://x.onion/#ssh',
    },
    irc: { host: '127.0.0.1', port: 6667 },
    lifetimeMs: 43_200_000,
  },
  { event: 'onion', state: 'bootstrapping', address: 'x.onion', percent: 45 },
  { event: 'unattended', endsInMs: 60_000 },
  { event: 'unnamed cut', connections: 3 },
  { event: 'ending', reason: 'uplink gone' },
  { event: 'ending', reason: 'dead man' },
  { event: 'stopped', killed: ['tor'], left: [], unwiped: ['sshd'] },
  {
    event: 'problem',
    ...problemFields(
      new Problem(sentence('port.taken', { port: 8080 }), { hint: sentence('port.chooseOthers') }),
    ),
  },
];

describe('an event', () => {
  test.for(events)('arrives whole, in one line: $event', (event) => {
    const line = encodeEvent(event);
    expect(line).toMatch(/^[^\n]*\n$/);
    const arrived = parseEvent(line);
    expect(arrived).toEqual(event);
    // What `mayfly up --json` prints is this text again.
    expect(JSON.stringify(arrived)).toBe(line.trimEnd());
  });

  test.for([
    '',
    'ready',
    'null',
    '[]',
    '{}',
    '{"event":"other"}',
    '{"event":"ready"}',
    '{"event":"ending","reason":"another"}',
    '{"event":"child","part":"tor","state":"asleep"}',
    '{"event":"stopped","killed":[],"left":[],"unwiped":"sshd"}',
  ])('is not made of another line: %s', (line) => {
    expect(parseEvent(line)).toBeNull();
  });

  test('a problem of a version without sentences, or with others, is what its English says', () => {
    const plain = { event: 'problem', message: 'what failed', hint: 'what to do' };
    const whole = { ...plain, text: plain.message, hintText: plain.hint };
    expect(parseEvent(JSON.stringify(plain))).toEqual(whole);
    const others = { text: { key: 'of.another', values: {} }, hintText: 7 };
    expect(parseEvent(JSON.stringify({ ...plain, ...others }))).toEqual(whole);
  });
});
