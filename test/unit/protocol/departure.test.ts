// What is said of a guest's who has left, and for how long.

import { describe, expect, test } from 'vitest';
import { makeSharedState } from '../../../server/protocol/session/shared-state.ts';
import { WallClock } from '../../../server/protocol/ircv3/server-time.ts';
import { Bench, entered, welcome } from './session-bench.ts';

const flood = { burst: 10, perSecond: 2, heldLines: 100, heldBytes: 40_000 };

function talkative(): Bench {
  const bench = new Bench({ flood }).enters('#lobby');
  bench.nowMs += 60_000;
  for (let at = 0; at < 40; at += 1) bench.says(`PRIVMSG #lobby :${at}`);
  return bench;
}

/** Answers what it is asked, as ngIRCd does. @returns what else it was told. */
function ngircdHears(bench: Bench): string[] {
  const lines = bench.room();
  for (const line of lines) {
    if (line.startsWith('PING ')) bench.hears(`:mayfly.room PONG mayfly.room :${line.slice(5)}`);
  }
  return lines.filter((line) => !line.startsWith('PING '));
}

/** Time passes as a host tells it, until the session is over. @returns milliseconds. */
function untilOver(bench: Bench): number {
  const from = bench.nowMs;
  while (bench.session.state !== 'closed') {
    bench.resumes();
    bench.later(0);
    if (bench.nowMs - from > 60_000) throw new Error('the session goes on');
  }
  return bench.nowMs - from;
}

describe('who leaves while lines wait', () => {
  test.each([
    ['by QUIT', (bench: Bench) => bench.says('QUIT :bye')],
    ['by a closed connection', (bench: Bench) => bench.session.doorClosed(bench.nowMs)],
  ])('is heard for five seconds, within the flood limits: %s', (_how, leave) => {
    const bench = talkative();
    bench.room();
    leave(bench);
    bench.says('PRIVMSG #lobby :behind');
    expect(bench.session.state).toBe('open');
    expect(untilOver(bench)).toBeLessThanOrEqual(5_500);
    // Beside them the Session asks once whether ngIRCd has dealt with them.
    const said = bench.room().filter((line) => !line.startsWith('PING'));
    expect(said.at(-1)).toMatch(/^QUIT/);
    const lines = said.slice(0, -1);
    expect(lines).toEqual(lines.map((_, at) => `PRIVMSG #lobby :${10 + at}`));
    expect(lines.length).toBeGreaterThanOrEqual(9);
    expect(lines.length).toBeLessThanOrEqual(11);
  });

  test('leaves as soon as all is said', () => {
    const bench = new Bench({ flood }).enters('#lobby');
    bench.nowMs += 60_000;
    for (let at = 0; at < 12; at += 1) bench.says(`PRIVMSG #lobby :${at}`);
    bench.says('QUIT');
    const said = ngircdHears(bench);
    const from = bench.nowMs;
    while (bench.nowMs - from < 1_000) {
      expect(bench.session.state).toBe('open');
      bench.resumes();
      bench.later(0);
      said.push(...ngircdHears(bench));
    }
    said.push(...ngircdHears(bench));
    expect(said.slice(-2)).toEqual(['PRIVMSG #lobby :11', 'QUIT :']);
    expect(bench.session.state).toBe('closed');
  });

  test('leaves once ngIRCd has read what was said, as it reads nothing of a link that has closed', () => {
    const bench = new Bench({ flood }).enters('#lobby');
    bench.nowMs += 60_000;
    bench.room();
    bench.says('PRIVMSG #lobby :x', 'QUIT :bye');
    expect(bench.session.state).toBe('open');
    const [said = '', barrier = '', ...more] = bench.room();
    expect([said, more]).toEqual(['PRIVMSG #lobby :x', []]);
    bench.hears(`:mayfly.room PONG mayfly.room :${barrier.replace('PING ', '')}`);
    expect(bench.room()).toEqual(['QUIT bye']);
    expect(bench.session.state).toBe('closed');
  });

  test('leaves at once where nothing was said', () => {
    const bench = new Bench({ flood }).enters('#lobby');
    bench.room();
    bench.says('QUIT');
    expect(bench.room()).toEqual(['QUIT :']);
  });

  test('is heard though there was no link yet', () => {
    const bench = new Bench();
    bench.says(
      'PASS open-sesame',
      'NICK alice',
      'USER a 0 * :a',
      'JOIN #lobby',
      'PRIVMSG #lobby :x',
    );
    bench.says('QUIT :bye');
    bench.session.doorClosed(bench.nowMs);
    bench.opens();
    bench.hears(...welcome('alice'));
    const barrier = bench.room().at(-1) ?? '';
    bench.hears(...entered('#lobby'), barrier.replace('PING ', ':mayfly.room PONG mayfly.room :'));
    expect([...ngircdHears(bench), ...ngircdHears(bench)]).toEqual([
      'PRIVMSG #lobby :x',
      'QUIT bye',
    ]);
    expect(bench.session.state).toBe('closed');
  });

  test('is heard though the answer to the passphrase takes its time', () => {
    const shared = makeSharedState(0, new WallClock(0, 0));
    for (let at = 0; at < 100; at += 1) shared.tries.answerDelayMs(false, 1_000);
    const bench = new Bench({}, { shared });
    bench.says(
      'PASS open-sesame',
      'NICK alice',
      'USER a 0 * :a',
      'JOIN #lobby',
      'PRIVMSG #lobby :x',
    );
    bench.says('QUIT :bye');
    bench.session.doorClosed(bench.nowMs);
    expect(bench.dials).toEqual([]);
    bench.later(1_000);
    expect(bench.dials).toEqual([]);
    bench.later(1_000);
    expect(bench.dials).toEqual([0]);
    bench.opens();
    bench.hears(...welcome('alice'));
    const barrier = bench.room().at(-1) ?? '';
    bench.hears(...entered('#lobby'), barrier.replace('PING ', ':mayfly.room PONG mayfly.room :'));
    expect([...ngircdHears(bench), ...ngircdHears(bench)]).toEqual([
      'PRIVMSG #lobby :x',
      'QUIT bye',
    ]);
  });

  test('with a wrong passphrase is told so, and nothing else', () => {
    const shared = makeSharedState(0, new WallClock(0, 0));
    for (let at = 0; at < 100; at += 1) shared.tries.answerDelayMs(false, 1_000);
    const bench = new Bench({}, { shared });
    bench.says('PASS wrong', 'NICK alice', 'USER a 0 * :a', 'JOIN #lobby', 'PASS open-sesame');
    bench.later(1_000);
    expect(bench.guest()).toEqual([]);
    bench.later(1_000);
    expect(bench.guest().map((line) => line.split(' ')[1])).toEqual(['464', ':Closing']);
    expect(bench).toMatchObject({ refusals: ['guessing', 'passphrase'], dials: [] });
  });

  test('and was put out is not heard any more', () => {
    const bench = talkative();
    bench.room();
    bench.hears(':bob!b@c KICK #lobby alice :enough');
    expect(bench.guest().filter((line) => / 404 alice #lobby :/.test(line))).toHaveLength(30);
    bench.says('QUIT');
    untilOver(bench);
    expect(bench.room().filter((line) => !line.startsWith('PING'))).toEqual(['QUIT :']);
  });

  test('ends at once where the operator or a flood ends it', () => {
    const bench = talkative();
    bench.room();
    bench.session.end('the room has ended');
    expect(bench.session.state).toBe('closed');
    expect(bench.room()).toEqual(['QUIT :the room has ended']);
  });
});

describe('a ban', () => {
  test.each([
    ['alice!*@*', true],
    ['ALICE!*@*', true],
    ['a?ice!*@*', true],
    ['*!*@1a2b3c4d.room', true],
    ['*!*guest@*.room', true],
    ['bob!*@*', false],
    ['*!*@ffffffff.room', false],
    ['alic!*@*', false],
  ])('on %s silences: %s', (mask, silences) => {
    const bench = talkative();
    bench.hears(`:bob!b@c MODE #lobby +b ${mask}`);
    expect(bench.guest().some((line) => line.includes(' 404 '))).toBe(silences);
  });
});
