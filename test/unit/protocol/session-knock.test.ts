// A guest who waits until a host lets them in.

import { beforeEach, describe, expect, test } from 'vitest';
import { Bench, passphrase, welcome } from './session-bench.ts';

const waiting =
  ':mayfly.room NOTICE alice :You are waiting to be let in by a host. Your two words: copper tulip';

let bench: Bench;

function knocks(): void {
  bench.says(`PASS ${passphrase}`, 'NICK alice', 'USER a 0 * :Alice Liddell');
}

beforeEach(() => {
  bench = new Bench();
  bench.mustKnock = true;
});

test('an IRC client gets 001 and the two words, and ngIRCd is not asked', () => {
  knocks();
  expect(bench.session.state).toBe('knocking');
  expect(bench.session.knockingNick).toBe('alice');
  expect(bench.session.nick).toBe('');
  expect(bench.guest()).toEqual([':mayfly.room 001 alice :Waiting to be let in', waiting]);
  expect([bench.dials, bench.room()]).toEqual([[], []]);
});

test('a page gets the two words alone, and is told that no host is here', () => {
  bench.knockAnswer = { words: 'copper tulip', isHostHere: false, wantsWelcome: false };
  knocks();
  expect(bench.guest()).toEqual([
    waiting.replace('alice', '*'),
    ':mayfly.room NOTICE * :No host is in the room now. You can wait: one may come.',
  ]);
});

test('who is let in enters, what was sent meanwhile goes on, and there is one 001', () => {
  knocks();
  bench.says('JOIN #lobby');
  bench.guest();
  expect(bench.session.letIn(bench.nowMs)).toBe(true);
  expect(bench.session.knockingNick).toBeNull();
  expect(bench.dials).toEqual([0]);
  bench.opens();
  bench.room();
  bench.hears(...welcome('alice'));
  const lines = bench.guest();
  expect(lines[0]).toBe(':mayfly.room NOTICE alice :A host has let you in.');
  expect(lines.filter((line) => / 001 /.test(line))).toEqual([]);
  expect(lines.some((line) => / 376 /.test(line))).toBe(true);
  expect(bench.room()).toContain('JOIN #lobby');
  expect(bench.session.state).toBe('open');
  expect(bench.grants).toEqual(['reserved', 'entered']);
  expect(bench.session.letIn(bench.nowMs)).toBe(false);
});

test('a page that is let in gets ngIRCd’s 001', () => {
  bench.knockAnswer = { words: 'copper tulip', isHostHere: true, wantsWelcome: false };
  knocks();
  bench.session.letIn(bench.nowMs);
  bench.opens();
  bench.hears(...welcome('alice'));
  expect(bench.guest().filter((line) => / 001 /.test(line))).toHaveLength(1);
});

test('has the whole time of a registration after having waited for minutes', () => {
  knocks();
  for (let seconds = 0; seconds < 300; seconds += 30) {
    bench.later(30_000);
    bench.says('PONG mayfly.room');
  }
  bench.session.letIn(bench.nowMs);
  bench.later(50_000);
  expect(bench.session.state).toBe('dialing');
  bench.later(15_000);
  expect(bench.session.state).toBe('closed');
});

test('PING is answered and asked, and PONG does not wait in the queue', () => {
  knocks();
  bench.guest();
  bench.says('PING 17');
  expect(bench.guest()).toEqual([':mayfly.room PONG mayfly.room 17']);
  bench.later(91_000);
  expect(bench.guest()).toEqual(['PING mayfly.room']);
  bench.says('PONG mayfly.room');
  bench.later(60_000);
  expect(bench.session.state).toBe('knocking');
  bench.session.letIn(bench.nowMs);
  bench.opens();
  bench.room();
  bench.hears(...welcome('alice'));
  expect(bench.room()).toEqual([]);
});

describe('the wait ends', () => {
  test('after ten minutes', () => {
    knocks();
    for (let minutes = 0; minutes < 10; minutes += 1) {
      expect(bench.session.state).toBe('knocking');
      bench.says('PONG mayfly.room');
      bench.later(60_000);
    }
    expect(bench.closedDoor).toBe('nobody let you in within 10 minutes');
    expect(bench.grants).toEqual(['reserved', 'released']);
  });

  test('when the guest does not answer', () => {
    knocks();
    bench.later(91_000);
    bench.later(61_000);
    expect(bench.closedDoor).toBe('no answer to PING');
  });

  test('when a host says no', () => {
    knocks();
    bench.session.end('a host did not let you in');
    expect(bench.guest().at(-1)).toContain('a host did not let you in');
    expect([bench.session.state, bench.dials, bench.disconnects]).toEqual(['closed', [], 0]);
  });

  test('at once by QUIT or a lost connection, whatever waits', () => {
    knocks();
    bench.says('JOIN #lobby', 'QUIT :bye');
    expect([bench.session.state, bench.closedDoor]).toEqual(['closed', 'you left']);
    bench = new Bench();
    bench.mustKnock = true;
    knocks();
    bench.says('JOIN #lobby');
    bench.session.doorClosed(bench.nowMs);
    expect(bench.session.state).toBe('closed');
    expect(bench.grants).toEqual(['reserved', 'released']);
  });

  test('before it begins, where there is no room for more', () => {
    bench.knockAnswer = { refused: 'too many people are waiting to be let in: try again later' };
    knocks();
    expect(bench.closedDoor).toContain('too many people');
    expect(bench.refusals).toEqual(['knock']);
  });

  test('when lines flood', () => {
    knocks();
    for (let count = 0; count < 300; count += 1) bench.says(`PRIVMSG #lobby :${count}`);
    expect(bench.closedDoor).toBe('you sent too much at once');
  });
});

test('another nickname is asked for, and the client that has its 001 is told', () => {
  knocks();
  bench.guest();
  bench.verdict = (nick) => (nick === 'taken' ? 'kept' : 'free');
  bench.says('NICK taken');
  expect(bench.guest()).toEqual([
    ':mayfly.room 433 alice taken :That nickname is kept for somebody else',
  ]);
  bench.says('NICK alicia');
  expect(bench.guest()).toEqual([':alice!waiting@waiting NICK alicia']);
  expect(bench.names).toEqual(['release alice']);
  expect(bench.session.knockingNick).toBe('alicia');
  bench.session.letIn(bench.nowMs);
  bench.opens();
  expect(bench.room()).toContain('NICK alicia');
});

test('who has a wrong passphrase does not wait', () => {
  bench.says('PASS nonsense', 'NICK alice', 'USER a 0 * :Alice Liddell');
  bench.later(5_000);
  expect(bench.session.state).toBe('closed');
  expect(bench.grants).toEqual([]);
});
