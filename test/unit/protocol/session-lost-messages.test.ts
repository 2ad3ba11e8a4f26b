// Messages under way when ngIRCd dies or stands still: which wait, and which the guest is told may be lost.

import { describe, expect, test } from 'vitest';
import { entered, mask, settled, welcome } from './session-bench.ts';
import { alice, told } from './session-talk-fixture.ts';

describe('when ngIRCd dies', () => {
  test('lines under way have no echo, and the guest is told how many', () => {
    const bench = alice('echo-message');
    bench.says('PRIVMSG #lobby :1', 'PRIVMSG #lobby :2', 'PRIVMSG #lobby :3');
    const [first = '', ...others] = told(bench).pongs;
    bench.hears(first);
    bench.loses();
    expect(bench.guest()).toEqual([
      `:${mask} PRIVMSG #lobby :1`,
      expect.stringMatching(/The room is away/),
      ':mayfly.room NOTICE alice :Your last 2 lines may not have arrived.',
    ]);
    bench.opens();
    bench.hears(...welcome('alice'), ...entered('#lobby'), settled);
    bench.guest();
    bench.hears(...others);
    expect(bench.guest()).toEqual([]);
    bench.room();
    bench.resumes();
    bench.says('PRIVMSG #lobby :4');
    bench.hears(...told(bench).pongs);
    expect(bench.guest()).toEqual([`:${mask} PRIVMSG #lobby :4`]);
  });

  test('who has no echo is told, too, of what was said since ngIRCd last showed that it was there', () => {
    const bench = alice('batch');
    bench.says('PRIVMSG #lobby :1', 'PRIVMSG #lobby :2');
    expect(told(bench).pongs).toEqual([]);
    bench.later(1000);
    const { pongs } = told(bench);
    expect(pongs).toHaveLength(1);
    bench.says('PRIVMSG #lobby :3');
    bench.later(1000);
    // One question at a time.
    expect(told(bench).pongs).toEqual([]);
    bench.hears(...pongs);
    bench.later(1000);
    expect(told(bench).pongs).toHaveLength(1);
    bench.loses();
    expect(bench.guest()).toEqual([
      expect.stringMatching(/The room is away/),
      ':mayfly.room NOTICE alice :Your last line may not have arrived.',
    ]);
    bench.opens();
    bench.hears(...welcome('alice'), ...entered('#lobby'), settled);
    bench.later(1000);
    bench.guest();
    bench.loses();
    expect(bench.guest().join()).not.toContain('may not have arrived');
  });

  test('what was kept meanwhile is said and echoed afterwards', () => {
    const bench = alice('echo-message');
    bench.loses();
    bench.says('PRIVMSG #lobby :kept');
    expect(bench.guest().join()).not.toContain('may not have arrived');
    bench.opens();
    bench.hears(...welcome('alice'), ...entered('#lobby'), settled);
    bench.guest();
    bench.room();
    bench.resumes();
    bench.hears(...told(bench).pongs);
    expect(bench.guest()).toEqual([`:${mask} PRIVMSG #lobby :kept`]);
  });
});

test('an ngIRCd that stands still is not flooded: lines wait, and none is lost', () => {
  const flood = { burst: 1000, perSecond: 1000, heldLines: 256, heldBytes: 65_536 };
  const bench = alice('echo-message', undefined, { flood });
  for (let index = 0; index < 140; index += 1) bench.says(`PRIVMSG #lobby :${index}`);
  const first = told(bench);
  expect(first.lines.length).toBe(128);
  bench.hears(...first.pongs);
  const second = told(bench);
  expect(second.lines.length).toBe(12);
  bench.hears(...second.pongs);
  expect(bench.guest().map((line) => line.replace(/^.*:/, ''))).toEqual(
    Array.from({ length: 140 }, (_, index) => `${index}`),
  );
});
