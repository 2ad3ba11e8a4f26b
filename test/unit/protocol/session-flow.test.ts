// A guest who sends faster than anybody types: lines get slow, none is lost, and far too many end the session.

import { describe, expect, test } from 'vitest';
import { oneBucket } from '../../../server/protocol/flood/line-kind.ts';
import { TokenBucket } from '../../../server/protocol/flood/token-bucket.ts';
import { Bench } from './session-bench.ts';

const flood = { burst: 10, perSecond: 2, heldLines: 20, heldBytes: 4000 };

function talkative(): Bench {
  const bench = new Bench({ flood }).enters('#lobby');
  bench.nowMs += 60_000;
  return bench;
}

function say(bench: Bench, count: number, to = '#lobby'): void {
  for (let index = 0; index < count; index += 1) bench.says(`PRIVMSG ${to} :${index}`);
}

describe('flood', () => {
  test('a burst passes at once', () => {
    const bench = talkative();
    say(bench, 10);
    expect(bench.room().length).toBe(10);
    expect(bench.pauses).toEqual([]);
  });

  test('what is more waits in order while the door is paused, and nothing is lost', () => {
    const bench = talkative();
    say(bench, 15);
    expect(bench.pauses).toEqual([500]);
    const sent = bench.room();
    while (bench.pauses.length > 0) {
      bench.nowMs += bench.pauses.shift() ?? 0;
      bench.session.resumeDoor(bench.nowMs);
      sent.push(...bench.room());
    }
    expect(sent).toEqual(Array.from({ length: 15 }, (_, index) => `PRIVMSG #lobby :${index}`));
    expect(bench.nowMs).toBe(61_000 + 5 * 500);
  });

  test('a line that came in before the pause does not overtake', () => {
    const bench = talkative();
    say(bench, 12);
    bench.room();
    bench.nowMs += 10_000;
    bench.says('PRIVMSG #lobby :last');
    bench.session.resumeDoor(bench.nowMs);
    expect(bench.room()).toEqual([
      'PRIVMSG #lobby :10',
      'PRIVMSG #lobby :11',
      'PRIVMSG #lobby :last',
    ]);
  });

  test('more lines than may wait are an attack', () => {
    const bench = talkative();
    say(bench, 30);
    expect(bench.closedDoor).toBeNull();
    say(bench, 1);
    expect(bench).toMatchObject({
      closedDoor: 'you sent too much at once',
      refusals: ['flood'],
      disconnects: 1,
    });
  });

  test('so are more bytes', () => {
    const bench = talkative();
    say(bench, 10);
    for (let index = 0; index < 8; index += 1) bench.says(`PRIVMSG #lobby :${'x'.repeat(480)}`);
    expect(bench.closedDoor).toBeNull();
    bench.says(`PRIVMSG #lobby :${'x'.repeat(480)}`);
    expect(bench.refusals).toEqual(['flood']);
  });

  test('bytes that have gone on count no longer', () => {
    const bench = talkative();
    say(bench, 10);
    for (let round = 0; round < 4; round += 1) {
      for (let index = 0; index < 5; index += 1) bench.says(`PRIVMSG #lobby :${'x'.repeat(480)}`);
      bench.nowMs += 2500;
      bench.session.resumeDoor(bench.nowMs);
    }
    expect(bench).toMatchObject({ closedDoor: null, refusals: [] });
    expect(bench.room().length).toBe(30);
  });

  test('a guest who left asks for no pause any more', () => {
    const bench = talkative();
    say(bench, 10);
    bench.says('QUIT', 'PRIVMSG #lobby :1', 'PRIVMSG #lobby :2');
    bench.nowMs += 500;
    bench.session.resumeDoor(bench.nowMs);
    const barrier = bench.room().at(-1) ?? '';
    bench.hears(barrier.replace('PING ', ':mayfly.room PONG mayfly.room :'));
    expect(bench).toMatchObject({ closedDoor: 'you left', pauses: [500] });
  });

  test('so are lines too long to be lines', () => {
    const bench = talkative();
    for (let index = 0; index < 10; index += 1) bench.session.guestProblem('too long', bench.nowMs);
    expect(bench.closedDoor).toBeNull();
    bench.session.guestProblem('too long', bench.nowMs);
    expect(bench.refusals.at(-1)).toBe('flood');
  });

  test('it holds before registration, too', () => {
    const bench = new Bench({ flood });
    for (let index = 0; index < 31; index += 1) bench.says('PING x');
    expect(bench.guest().filter((line) => line.includes('PONG')).length).toBe(10);
    expect(bench.refusals).toEqual(['flood']);
  });

  test('nicknames before 001 are not free', () => {
    const bench = new Bench({ flood });
    bench.says('PASS open-sesame', 'NICK alice', 'USER a 0 * :b');
    bench.opens();
    bench.room();
    for (let index = 0; index < 20; index += 1) bench.says(`NICK a${index}`);
    expect(bench.room().length).toBe(7);
  });

  test('a guest to whom nobody listens is not called silent', () => {
    const bench = new Bench({ flood, pingIntervalMs: 1000, pingTimeoutMs: 1000 }).enters('#lobby');
    say(bench, 12);
    bench.later(5000);
    bench.later(5000);
    bench.session.resumeDoor(bench.nowMs);
    bench.later(0);
    expect(bench.closedDoor).toBeNull();
    expect(bench.guest()).toEqual([]);
  });
});

describe('what guests of one circuit share', () => {
  const circuit = { burst: 3, perSecond: 1 };

  function neighbours(): [Bench, Bench] {
    const shared = oneBucket(new TokenBucket(circuit, 1000));
    const pair: [Bench, Bench] = [new Bench({ flood }), new Bench({ flood })];
    for (const bench of pair) {
      bench.sharedBuckets = shared;
      bench.enters();
    }
    return pair;
  }

  test('is used up together behind registration, and what is more waits and is said', () => {
    const [one, two] = neighbours();
    say(one, 2, 'bob');
    say(two, 3, 'bob');
    expect([one.room().length, two.room().length]).toEqual([2, 1]);
    expect([one.pauses, two.pauses]).toEqual([[], [1000]]);
    two.resumes();
    two.resumes();
    expect(two.room()).toEqual(['PRIVMSG bob :1', 'PRIVMSG bob :2']);
  });

  test('ends nobody’s session for what the other said', () => {
    const [one, two] = neighbours();
    say(one, 3, 'bob');
    two.session.guestProblem('too long', two.nowMs);
    two.says('RESUME ACK 1');
    expect(two.session.state).toBe('open');
    expect(two.guest().map((line) => line.split(' ')[1])).toEqual(['417', 'FAIL']);
  });
});
