// The client's side of docs/resume.md, against a server that was written from that page only.

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Resume } from '../../../web/src/irc/resume.ts';
import { Client, Room } from './resume-fixture.ts';

const step = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ do: 'room' } as const) },
  { weight: 3, arbitrary: fc.constant({ do: 'says' } as const) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('pump' as const), up: fc.nat(4), down: fc.nat(6) }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'acknowledges' } as const) },
  { weight: 1, arbitrary: fc.constant({ do: 'seen' } as const) },
  { weight: 1, arbitrary: fc.constant({ do: 'breaks' } as const) },
);

test('wherever the connection breaks, nothing is lost and nothing comes twice, either way', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const room = new Room();
      const client = new Client(room);
      const said: string[] = [];
      const heard: string[] = [];
      for (const one of steps) {
        if (one.do === 'room') {
          heard.push(`:ana PRIVMSG #lobby :${heard.length}`);
          client.room(heard.at(-1) ?? '');
        } else if (one.do === 'says') {
          said.push(`PRIVMSG #lobby :${said.length}`);
          client.says(said.at(-1) ?? '');
        } else if (one.do === 'pump') {
          client.pump(one.up, one.down);
        } else {
          client[one.do]();
        }
      }
      client.breaks();
      for (let i = 0; i < 4; i += 1) client.pump(1_000, 1_000);
      client.seen();
      client.pump(0, 1_000);
      expect(client.got).toEqual(heard);
      expect(room.taken).toEqual(said);
      expect(client.news.filter(({ kind }) => kind === 'refused')).toEqual([]);
      expect(client.resume.place?.unseen).toEqual([]);
    }),
    { numRuns: 1_000 },
  );
});

test('lines that are kept no more are counted, and counting goes on behind them', () => {
  const room = new Room();
  const client = new Client(room);
  for (const text of ['1', '2', '3', '4', '5']) client.room(text);
  client.pump(0, 2);
  room.forgets(4);
  client.breaks();
  client.pump(10, 10);
  client.pump(10, 10);
  expect(client.news.at(-1)).toEqual({ kind: 'back', lost: 2, seen: 0 });
  expect(client.got).toEqual(['1', '2', '5']);
  client.room('6');
  client.breaks();
  client.pump(10, 10);
  expect(client.got).toEqual(['1', '2', '5', '6']);
});

/** A client that was granted a token. */
function granted(): Resume {
  const resume = new Resume(null);
  expect(resume.connected()).toBeNull();
  expect(resume.receive(':room CAP * ACK :mayfly.chat/resume')).toBe('line');
  expect(resume.receive(':mayfly.room RESUME TOKEN first 300')).toEqual({ kind: 'granted' });
  return resume;
}

test('a token may come while a new connection is made only in the answer', () => {
  const resume = granted();
  resume.broke();
  expect(resume.connected()).toBe('RESUME first 0');
  expect(resume.receive('ERROR :Closing link: wait')).toBe('nothing');
  expect(resume.receive(':mayfly.room RESUME OK second 300 0 1')).toEqual({
    kind: 'back',
    lost: 0,
    seen: 0,
  });
  expect(resume.acknowledge()).toBe('RESUME ACK 0');
  expect(resume.acknowledge()).toBeNull();
  resume.broke();
  expect(resume.connected()).toBe('RESUME second 0');
});

test.each([
  [':mayfly.room FAIL RESUME INVALID_TOKEN :That session is not here any more', 'no token'],
  [':mayfly.room FAIL RESUME INVALID_NUMBER :That line was never sent', 'no number'],
  [':mayfly.room RESUME OK second 300 0 nine', 'an answer without a number'],
  [':mayfly.room RESUME OK second 300 0', 'half an answer'],
])('after %j the guest is new', (line) => {
  const resume = granted();
  resume.keep('PRIVMSG #lobby :hi');
  resume.broke();
  resume.connected();
  expect(resume.receive(line)).toEqual({ kind: 'refused' });
  expect(resume.place).toBeNull();
  expect(resume.keep('PRIVMSG #lobby :hi')).toBeNull();
  expect(resume.connected()).toBeNull();
});

test('a room that counts backwards is not believed: its lines would be read twice', () => {
  const resume = granted();
  resume.receive('one');
  resume.receive('two');
  resume.broke();
  expect(resume.connected()).toBe('RESUME first 2');
  expect(resume.receive('RESUME OK second 300 0 2')).toEqual({ kind: 'refused' });
});

test('128 lines or 64 KiB are acknowledged at once', () => {
  const lines = granted();
  for (let i = 0; i < 127; i += 1) lines.receive('x');
  expect(lines.owesMuch).toBe(false);
  lines.receive('x');
  expect(lines.owesMuch).toBe(true);
  expect(lines.acknowledge()).toBe('RESUME ACK 128');
  expect(lines.owesMuch).toBe(false);

  const bytes = granted();
  let sum = 0;
  while (!bytes.owesMuch) {
    const line = `:ana PRIVMSG #lobby :${'€'.repeat(150)}`;
    bytes.receive(line);
    sum += Buffer.byteLength(line);
  }
  expect(sum).toBeLessThanOrEqual(64 * 1024);
});

test('a taken session is known as such, and nothing is acknowledged any more', () => {
  const resume = granted();
  resume.receive('one');
  expect(resume.receive(':mayfly.room RESUME TAKEN back')).toEqual({
    kind: 'taken',
    byItself: false,
  });
  expect(resume.acknowledge()).toBeNull();
  expect(resume.connected()).toBe('RESUME back 1');
});

test('where another page has said more with this place, ids go on above it', () => {
  const resume = granted();
  resume.keep('PRIVMSG #lobby :one');
  resume.broke();
  resume.connected();
  resume.receive(':mayfly.room RESUME OK second 300 41 1');
  expect(resume.again).toEqual([]);
  expect(resume.keep('PRIVMSG #lobby :two')?.tagged).toBe('@mayfly.chat/id=42 PRIVMSG #lobby :two');
});

test('who left a RESUME unanswered may be told of itself, until what is said behind the ACK is seen', () => {
  const resume = granted();
  resume.connected();
  resume.broke();
  resume.connected();
  resume.receive(':mayfly.room RESUME OK second 300 0 1');
  expect(resume.receive(':mayfly.room RESUME TAKEN back')).toEqual({
    kind: 'taken',
    byItself: true,
  });
  resume.connected();
  resume.receive(':mayfly.room RESUME OK third 300 0 1');
  expect(resume.receive(':mayfly.room RESUME TAKEN back')).toEqual({
    kind: 'taken',
    byItself: false,
  });

  const seen = granted();
  seen.connected();
  seen.broke();
  seen.connected();
  seen.receive(':mayfly.room RESUME OK second 300 0 1');
  seen.keep('PRIVMSG #lobby :one');
  seen.receive(':mayfly.room RESUME SEEN 1');
  expect(seen.receive(':mayfly.room RESUME TAKEN back')).toEqual({
    kind: 'taken',
    byItself: false,
  });
});
