// Messages with an id count once, and the guest learns which of them were seen.

import { describe, expect, test } from 'vitest';
import { Bench } from './session-bench.ts';
import { from, kept, resumes } from './session-resume-fixture.ts';

describe('ids', () => {
  test('make a line count once, and are seen within a second', () => {
    const bench = kept();
    bench.says(
      '@mayfly.chat/id=3 PRIVMSG bob :3',
      '@a=b;mayfly.chat/id=3;c PRIVMSG bob :3',
      '@mayfly.chat/id=2 PRIVMSG bob :2',
      'PRIVMSG bob :none',
      'PRIVMSG bob :none',
      '@mayfly.chat/id=9007199254740991 PRIVMSG bob :last',
    );
    expect(bench.room()).toEqual([
      'PRIVMSG bob :3',
      'PRIVMSG bob :none',
      'PRIVMSG bob :none',
      'PRIVMSG bob :last',
    ]);
    expect(bench.guest()).toEqual([]);
    bench.later(1000);
    expect(bench.guest()).toEqual([`${from} RESUME SEEN 9007199254740991`]);
    bench.later(1000);
    expect(bench.guest()).toEqual([]);
  });

  test.each(['0', '', '-1', '1e3', '01', 'x', '9007199254740992'])(
    '%j is none, and its line is dropped',
    (id) => {
      const bench = kept();
      bench.says(`@mayfly.chat/id=${id} PRIVMSG bob :x`);
      expect(bench.room()).toEqual([]);
      expect(bench.guest()).toEqual([expect.stringContaining(' FAIL PRIVMSG INVALID_ID :')]);
    },
  );

  test('mean nothing where the capability is off', () => {
    const bench = new Bench().enters();
    bench.says('@mayfly.chat/id=1 PRIVMSG bob :x', '@mayfly.chat/id=1 PRIVMSG bob :x');
    expect(bench.room()).toHaveLength(2);
  });

  test('that were taken before cost what a line costs', () => {
    const bench = kept();
    for (let count = 0; count < 50; count += 1) bench.says('@mayfly.chat/id=1 PRIVMSG bob :x');
    expect(bench.room()).toEqual(['PRIVMSG bob :x']);
    expect(bench.pauses.length).toBe(1);
  });

  test('of lines that wait are taken: they are said though the guest is gone', () => {
    const bench = kept();
    for (let id = 1; id <= 42; id += 1) bench.says(`@mayfly.chat/id=${id} PRIVMSG bob :${id}`);
    bench.session.doorClosed(bench.nowMs);
    expect(resumes(bench, 0)[0]).toContain(' RESUME OK token2 300 42 ');
    bench.session.doorClosed(bench.nowMs);
    const said: string[] = [];
    // The last pause is over, and the next, until nothing waits.
    for (let round = 0; round < 10; round += 1) {
      said.push(...bench.room().filter((line) => line.startsWith('PRIVMSG')));
      bench.resumes();
    }
    expect(said).toEqual(Array.from({ length: 42 }, (_, index) => `PRIVMSG bob :${index + 1}`));
  });
});
