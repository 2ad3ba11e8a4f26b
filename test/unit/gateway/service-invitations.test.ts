// The invitations that a host makes at a door: what is handed on, and when.

import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { parseInvitation } from '../../../server/contract/invitation/invitation.ts';
import { maxLabelLength } from '../../../server/contract/host/access.ts';
import { noticeOf } from '../../../server/contract/words/room-says.ts';
import { AccessBench, Visitor } from './access-fixture.ts';
import { hanna, onion, ServiceBench } from './service-fixture.ts';

let bench: ServiceBench;

beforeEach(() => {
  vi.useFakeTimers();
  bench = new ServiceBench();
});

afterEach(() => {
  vi.useRealTimers();
});

/** Asks, and the supervisor keeps what has changed. */
async function asks(words: string, asker = hanna): Promise<readonly string[]> {
  const answer = bench.asks(words, asker);
  await bench.keeps();
  return answer;
}

function secretIn(lines: readonly string[]): string {
  return (
    / ([0-9a-z-]{32})$/.exec(lines.find((line) => line.startsWith('Its secret')) ?? '')?.[1] ?? ''
  );
}

test('nothing is told before the supervisor holds the invitation', async () => {
  let told: readonly string[] | null = null;
  void bench.asks('invite Ana').then((lines) => (told = lines));
  await vi.advanceTimersByTimeAsync(1_000);
  // The supervisor took the change, but has not said so.
  await bench.access.changes.after(0);
  await vi.advanceTimersByTimeAsync(0);
  expect(told).toBeNull();
  await bench.keeps();
  await vi.advanceTimersByTimeAsync(0);
  expect(told).toHaveLength(4);
});

test('where the supervisor does not come, nothing is told and nothing is good', async () => {
  const answer = bench.asks('invite Ana');
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await answer).toEqual([
    'The room could not keep that invitation, so there is none. Try again.',
  ]);
  expect(bench.book.entry('i1')?.state).toBe('revoked');
});

test('the secret and the links let in, also into the next gateway', async () => {
  const lines = await asks('invite Ana Lima for 90m once host');
  const token = secretIn(lines);
  expect(lines).toEqual([
    'Invitation i1 Ana Lima is made. Give what follows to one person. It is shown only this once.',
    'Whoever comes in by it is a host, as you are.',
    'It is good for one entry.',
    'It is good for 1h30m.',
    `Its secret, in place of a passphrase: ${token}`,
    `Its link, for Tor Browser: http://${onion}/#room=lobby&key=${token}`,
    `Its link, on the room’s own machine only: http://127.0.0.1:8080/#room=lobby&key=${token}`,
  ]);
  for (const line of lines) expect(noticeOf(line).key).not.toBe('event.server');
  expect(parseInvitation(lines.at(-2)?.split(': ')[1] ?? '').passphrase).toBe(token);
  bench.book.restart();
  expect(new Visitor().enters(bench.access, token)).toBe(true);
});

test('who came by the onion is told the onion’s link alone', async () => {
  const lines = await asks('invite', { ...hanna, isByTor: true });
  expect(lines.filter((line) => line.includes('http://'))).toHaveLength(1);
  expect(lines.join(' ')).toContain(`http://${onion}/`);
});

test.each([
  ['', { label: '', role: 'guest', once: false, remainingMs: null }],
  ['Ana', { label: 'Ana', role: 'guest', once: false, remainingMs: null }],
  ['once', { label: '', role: 'guest', once: true, remainingMs: null }],
  ['--host Ana --once', { label: 'Ana', role: 'host', once: true, remainingMs: null }],
  ['Ana --once --for 2h', { label: 'Ana', role: 'guest', once: true, remainingMs: 7_200_000 }],
  ['Letter for Ben', { label: 'Letter for Ben', role: 'guest', once: false, remainingMs: null }],
  ['for 10s', { label: '', role: 'guest', once: false, remainingMs: 10_000 }],
  ['HOST Once', { label: '', role: 'host', once: true, remainingMs: null }],
  ['João\u202e\u0007 Sá', { label: 'João Sá', role: 'guest', once: false, remainingMs: null }],
])('invite %j', async (words, entry) => {
  expect(secretIn(await asks(`invite ${words}`))).not.toBe('');
  expect(bench.book.entry('i1')).toMatchObject({ ...entry, state: 'open', nick: null });
});

test.each(['Ana for 5s', 'for 31d', 'Ana for 2x once', 'for 1h1h1h1h1h1h1hh'])(
  'invite %j has no time that could be used',
  async (words) => {
    expect(await bench.asks(`invite ${words}`)).toEqual([
      'That is no time that can be used here. Write 90s, 30m, 12h or 7d: from 10s to 30d.',
    ]);
    expect(bench.book.list().invitations).toEqual([]);
  },
);

test('whatever is typed, an invitation is made or refused in words, on lines that IRC can carry', async () => {
  const word = fc.oneof(
    fc.constantFrom(
      'for',
      '--for',
      '2h',
      '0s',
      '99d',
      'once',
      '--host',
      'host',
      '--',
      '9'.repeat(90),
    ),
    fc.string({ unit: 'binary', maxLength: 120 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 6 }), async (words) => {
      bench = new ServiceBench();
      const lines = await asks(`invite ${words.join(' ')}`);
      expect(lines.length).toBeGreaterThan(0);
      for (const line of lines) {
        expect(Buffer.byteLength(line)).toBeLessThan(400);
        expect(line).not.toMatch(/[\0\r\n]/);
      }
      const label = bench.book.entry('i1')?.label ?? '';
      expect(Array.from(label).length).toBeLessThanOrEqual(maxLabelLength);
    }),
    { numRuns: 200 },
  );
});

test('a room makes a thousand, and says so', async () => {
  const wish = { label: '', role: 'guest', lastsMs: null, once: false } as const;
  bench.access.issue(Array.from({ length: 1_000 }, () => wish));
  expect(await bench.asks('invite Ana')).toEqual([
    'This room has made all its 1000 invitations: it can make no more.',
  ]);
  const told = await bench.asks('invitations');
  expect(told).toHaveLength(54);
  expect(told.at(-3)).toBe('… and 950 more.');
});

test('invitations tells what became of each, the good ones first, the newest before older ones, and no secret', async () => {
  const gone = bench.book.issue({ label: 'Gus' });
  bench.book.revoke(gone.entry.id);
  const ana = bench.book.issue({ label: 'Ana', role: 'host', once: true, lastsMs: 3_600_000 });
  bench.book.issue({ label: 'Ben' });
  const cleo = bench.book.issue();
  new Visitor().enters(bench.access, cleo.token, 'cleo');
  bench.wrongTries = 3;
  const told = await bench.asks('invitations');
  expect(told).toEqual([
    '4 invitations (@ is for a host, 1× for one entry):',
    'i4 → cleo: inside',
    'i3 Ben: good, nobody is in by it',
    'i2 Ana (@ 1× 1h): good, nobody is in by it',
    'i1 Gus: taken back',
    'The shared invitation is open.',
    '3 wrong tries at the doors in the last minute.',
  ]);
  expect(told.join(' ')).not.toContain(ana.token);
  for (const line of told) expect(noticeOf(line).key).not.toBe('event.server');
});

test('revoke takes one back, and puts out who is in by it', async () => {
  bench.book.issue();
  const ben = bench.book.issue({ label: 'Ben' });
  const visitor = new Visitor();
  visitor.enters(bench.access, ben.token, 'lite');
  expect(await asks('revoke I2')).toEqual([
    'Invitation i2 Ben is taken back: nobody comes in by it any more.',
    'lite was put out of the room.',
  ]);
  expect(visitor.ended).toBe('revoked');
  expect(new Visitor().enters(bench.access, ben.token)).toBe(false);
});

test.each([
  ['revoke', 'Write which one: /msg mayfly revoke i2'],
  [
    'revoke i1',
    'You are in by that one. Another host can take it back, or the operator’s command.',
  ],
  ['revoke i9', 'There is no such invitation: i9'],
  ['revoke __proto__', 'There is no such invitation: __proto__'],
  [`revoke ${'i'.repeat(300)}`, `There is no such invitation: ${'i'.repeat(32)}`],
])('%s: %s', async (words, answer) => {
  bench.book.issue();
  expect(await bench.asks(words)).toEqual([answer]);
  expect(bench.book.entry('i1')?.state).toBe('open');
});

test('close and open shut and open the shared invitation', async () => {
  expect(await asks('close')).toEqual(['The shared invitation is closed. Who is in stays in.']);
  expect(bench.access.isGood('open-sesame')).toBe(false);
  expect(await asks('/open')).toEqual(['The shared invitation is open.']);
  expect(bench.access.isGood('open-sesame')).toBe(true);
  // Nothing changes, so nothing has to be kept.
  expect(await bench.asks('open')).toEqual(['The shared invitation is open.']);
  const other = new ServiceBench(new AccessBench({ inviteOnly: true }, null));
  expect(await other.asks('close')).toEqual(['This room has no passphrase.']);
});

test('a change that the supervisor does not take is done, with a warning', async () => {
  const answer = bench.asks('close');
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await answer).toEqual([
    'The shared invitation is closed. Who is in stays in.',
    'That is done. If the room fails just now, it may be forgotten: look with invitations.',
  ]);
  expect(bench.access.isGood('open-sesame')).toBe(false);
});
