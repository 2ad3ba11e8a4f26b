// A room that forgets: what a Session tells its guest of that.

import { describe, expect, test } from 'vitest';
import { WallClock } from '../../../server/protocol/ircv3/server-time.ts';
import { makeSharedState } from '../../../server/protocol/session/shared-state.ts';
import { Bench, wallMs, welcome } from './session-bench.ts';

const roomThat = (forgetMs: number | null): Bench =>
  new Bench({}, { shared: makeSharedState(0, new WallClock(wallMs, 1000), [], forgetMs) });

function enters(bench: Bench, ...first: string[]): string[] {
  bench.says(...first, 'PASS open-sesame', 'NICK alice', 'USER a 0 * a', 'CAP END');
  bench.opens();
  bench.hears(...welcome('alice'));
  return bench.guest();
}

const notices = (lines: readonly string[]): readonly string[] =>
  lines.filter((line) => line.includes('Messages pass here'));

describe('a room that forgets', () => {
  test('tells the age, and a client that cannot forget is told so once', () => {
    const bench = roomThat(600_000);
    const told = enters(bench);
    expect(told.join('\n')).toContain(' mayfly.chat/FORGETS=600 ');
    expect(notices(told)).toEqual([
      expect.stringContaining(' NOTICE alice :Messages pass here: after 10m '),
    ]);
    bench.hears(':mayfly.room 376 alice :End of MOTD command');
    expect(notices(bench.guest())).toEqual([]);
  });

  test('says nothing of it to a client that forgets, too', () => {
    const told = enters(roomThat(600_000), 'CAP LS 302', 'CAP REQ :mayfly.chat/forget');
    expect(told.join('\n')).toContain('CAP * ACK mayfly.chat/forget');
    expect(notices(told)).toEqual([]);
  });
});

test('a room that keeps messages offers nothing of that', () => {
  const told = enters(roomThat(null), 'CAP LS 302', 'CAP REQ :mayfly.chat/forget');
  expect(told.join('\n')).toContain('CAP * NAK mayfly.chat/forget');
  expect(told.join('\n')).not.toContain('FORGETS');
});
