// A session whose guest has no connection: what others see, and how long it is held.

import { describe, expect, test } from 'vitest';
import { Bench, entered, settled, welcome } from './session-bench.ts';
import { chat, from, kept, lost, numbered, resumes } from './session-resume-fixture.ts';

describe('while nobody is there', () => {
  test('others see so, and the guest’s own away message is back with them', () => {
    const bench = kept();
    bench.says('AWAY :at lunch');
    bench.hears(`${from} 306 alice :You have been marked as being away`);
    bench.room();
    bench.session.doorClosed(bench.nowMs);
    expect(bench.room()).toEqual(['AWAY :connection lost']);
    bench.guest();
    bench.hears(`${from} 306 alice :You have been marked as being away`);
    resumes(bench, 0);
    expect(bench.room()).toEqual(['AWAY :at lunch']);
    bench.hears(`${from} 306 alice :You have been marked as being away`);
    expect(bench.guest()).toEqual([]);
    bench.session.doorClosed(bench.nowMs);
    resumes(bench, 0);
    bench.hears(`${from} 306 alice :x`, `${from} 306 alice :x`);
    bench.says('AWAY');
    bench.hears(`${from} 305 alice :You are no longer marked as being away`);
    expect(bench.guest().at(-1)).toContain(' 305 ');
  });

  test('a guest who was not away is not away again', () => {
    const bench = lost();
    resumes(bench, 0);
    expect(bench.room()).toEqual(['AWAY :connection lost', 'AWAY']);
  });

  test('no PING is said, and after the time the session leaves', () => {
    const bench = lost({ holdMs: 200_000 }, '#lobby');
    bench.room();
    for (let second = 0; second < 199; second += 1) bench.later(1000);
    expect(bench.session.state).toBe('open');
    bench.later(1000);
    expect(bench.room()).toEqual(['QUIT :connection lost']);
    expect(bench).toMatchObject({ closedDoor: 'connection lost', tokens: [], disconnects: 1 });
    expect(bench.guest()).toEqual([]);
  });

  test('ngIRCd may go and come: the session is back in its channels, and away there', () => {
    const bench = lost({}, '#lobby');
    bench.hears(`${from} 306 alice :x`);
    bench.loses();
    bench.opens();
    bench.room();
    bench.hears(...welcome('alice'));
    expect(bench.room()).toEqual(['AWAY :connection lost', 'JOIN #lobby', 'PING mayfly-rejoined']);
    bench.hears(`${from} 306 alice :x`, ...entered('#lobby'), settled);
    const lines = resumes(bench, numbered + entered('#lobby').length);
    expect(lines.filter((line) => line.includes('NOTICE'))).toHaveLength(2);
    expect(lines.some((line) => line.includes(' 306 '))).toBe(false);
    expect(bench.room()).toEqual(['AWAY']);
  });

  test('a door that is lost or found while ngIRCd is gone is told when it is back', () => {
    const bench = kept({}, '#lobby');
    bench.loses();
    bench.session.doorClosed(bench.nowMs);
    expect(bench.room()).toEqual([]);
    bench.opens();
    bench.room();
    bench.hears(...welcome('alice'));
    expect(bench.room()[0]).toBe('AWAY :connection lost');
    resumes(bench, 0);
    bench.hears(`${from} 306 alice :x`, ...entered('#lobby'), settled);
    expect(bench.room()).toEqual(['AWAY']);
    bench.guest();
    bench.hears(`${from} 305 alice :x`);
    expect(bench.guest()).toEqual([]);
  });

  test('the capability given up by a line that waited ends the session', () => {
    const bench = kept();
    for (let count = 0; count < 40; count += 1) bench.says('PRIVMSG bob :x');
    bench.says('CAP REQ :-mayfly.chat/resume');
    bench.session.doorClosed(bench.nowMs);
    expect(bench.session.state).toBe('open');
    for (let round = 0; round < 10; round += 1) bench.resumes();
    expect(bench.session.state).toBe('closed');
  });
});

/** Whole seconds from the loss of the connection until the session leaves. */
function heldSeconds(bench: Bench, limitSeconds = 400): number {
  for (let second = 1; second <= limitSeconds; second += 1) {
    bench.later(1000);
    if (bench.session.state === 'closed') return second;
  }
  return Infinity;
}

describe('RESUME SOON', () => {
  test.each([0, 1, 9_999])('%d ms before the loss: the session is held for 20 s', (ms) => {
    const bench = kept({}, '#lobby');
    bench.says('RESUME SOON');
    bench.later(ms);
    bench.session.doorClosed(bench.nowMs);
    expect(heldSeconds(bench)).toBe(20);
    expect(bench.room().at(-1)).toBe('QUIT :connection lost');
    expect(bench.guest()).toEqual([]);
  });

  test('is no longer true of a connection that lasts', () => {
    const bench = kept();
    bench.says('RESUME SOON');
    bench.later(10_000);
    bench.session.doorClosed(bench.nowMs);
    expect(heldSeconds(bench)).toBe(300);
  });

  test('lengthens no hold that is shorter', () => {
    const bench = kept({ holdMs: 5_000 });
    bench.says('RESUME SOON');
    bench.session.doorClosed(bench.nowMs);
    expect(heldSeconds(bench)).toBe(5);
  });

  test('whoever comes back in time has all, and the word is forgotten', () => {
    const bench = kept();
    bench.says('RESUME SOON');
    bench.session.doorClosed(bench.nowMs);
    bench.later(19_000);
    bench.hears(chat('meanwhile'));
    expect(resumes(bench, numbered)).toEqual([
      `${from} RESUME OK token2 300 0 ${numbered + 1}`,
      chat('meanwhile'),
    ]);
    bench.session.doorClosed(bench.nowMs);
    expect(heldSeconds(bench)).toBe(300);
  });

  test.each([
    ['a slow reader’s door', (bench: Bench) => (bench.doorFull = true)],
    ['none', () => undefined],
  ])('shortens what a cut leaves, too: %s', (_, before) => {
    const bench = kept({ ring: { bytes: 400, lines: 4 } });
    bench.says('RESUME SOON');
    before(bench);
    bench.hears(...Array.from({ length: 9 }, (__, index) => chat(`${index}`)));
    if (bench.cutDoors === 0) bench.session.doorClosed(bench.nowMs);
    expect(heldSeconds(bench)).toBe(20);
  });

  test('what waits for the flood limit is said before the session leaves', () => {
    const flood = { burst: 8, perSecond: 1, heldLines: 100, heldBytes: 10_000 };
    const bench = kept({ flood });
    for (let count = 1; count <= 42; count += 1) bench.says(`PRIVMSG bob :${count}`);
    bench.says('RESUME SOON');
    bench.session.doorClosed(bench.nowMs);
    const said: string[] = [];
    for (let second = 0; second < 60 && bench.session.state !== 'closed'; second += 1) {
      bench.later(1000);
      bench.session.resumeDoor(bench.nowMs);
      said.push(...bench.room().filter((line) => line.startsWith('PRIVMSG')));
    }
    expect(bench.session.state).toBe('closed');
    expect(said.at(-1)).toBe('PRIVMSG bob :42');
  });

  test('is free once in a while, and costs what a line costs when it is repeated', () => {
    const flood = { burst: 8, perSecond: 0.001, heldLines: 20, heldBytes: 1000 };
    const bench = kept({ flood });
    for (let count = 0; count < 9; count += 1) bench.says('PRIVMSG bob :x');
    bench.says('RESUME SOON');
    expect(bench.session.state).toBe('open');
    for (let count = 0; count < 5; count += 1) bench.says('resume soon');
    expect(bench.refusals).toContain('flood');
    expect(bench.session.state).toBe('closed');
  });

  test('needs the capability, before registration and behind it', () => {
    const bench = new Bench();
    bench.says('RESUME SOON');
    expect(bench.guest()).toEqual([expect.stringMatching(/ FAIL RESUME NEED_CAPABILITY :/)]);
    bench.enters();
    bench.says('RESUME SOON');
    expect(bench.guest()).toEqual([expect.stringMatching(/ FAIL RESUME NEED_CAPABILITY :/)]);
    expect(bench.session.state).toBe('open');
  });
});
