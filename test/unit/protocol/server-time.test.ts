// The stamp on lines, and the clock behind it.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stampLines, WallClock } from '../../../server/protocol/ircv3/server-time.ts';
import { concat, raw, text, utf8 } from './bytes.ts';
import { Bench, mask, wallMs } from './session-bench.ts';

const stamp = '@time=2026-11-22T13:37:05.000Z ';

describe('a stamp', () => {
  test('is in front of each line, and nothing else is changed: whatever the bytes, however many', () => {
    const line = fc
      .array(
        fc.nat({ max: 255 }).filter((byte) => byte !== 0x0a),
        { maxLength: 60 },
      )
      .map((bytes) => Uint8Array.from([...bytes, 0x0a]));
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 20 }),
        fc.nat({ max: 9 }),
        (lines, offset) => {
          const run = concat([new Uint8Array(offset), ...lines]).subarray(offset);
          const expected = concat(lines.flatMap((each) => [utf8(stamp), each]));
          expect(Uint8Array.from(stampLines(run, stamp))).toEqual(expected);
        },
      ),
    );
  });

  test('leaves wrong UTF-8 as it is', () => {
    const stamped = stampLines(raw(':a!b@c PRIVMSG #d :\xff\xfc\r\n'), stamp);
    expect(Uint8Array.from(stamped)).toEqual(raw(`${stamp}:a!b@c PRIVMSG #d :\xff\xfc\r\n`));
  });
});

describe('the clock', () => {
  test('goes with the host’s own, and says the time as IRCv3 writes it', () => {
    const clock = new WallClock(wallMs, 1000);
    expect(clock.stamp(1000)).toBe(stamp);
    expect(clock.stamp(1000.9)).toBe(stamp);
    // Whole seconds: what is finer tells one machine from another.
    expect(clock.stamp(1999)).toBe(stamp);
    expect(clock.stamp(2000)).toBe('@time=2026-11-22T13:37:06.000Z ');
    expect(clock.wallMs(1000)).toBe(wallMs);
    expect(clock.stamp(1000)).toBe(stamp);
  });

  test('is set again when the machine’s is, and not by rounding', () => {
    const clock = new WallClock(wallMs, 1000);
    clock.follow(wallMs + 49, 1000);
    expect(clock.wallMs(1000)).toBe(wallMs);
    clock.follow(wallMs + 3_600_000, 1000);
    expect(clock.wallMs(2000)).toBe(wallMs + 3_601_000);
    clock.follow(wallMs, 1000);
    expect(clock.wallMs(2000)).toBe(wallMs + 1000);
  });
});

describe('a session with server-time', () => {
  const chat = [
    ':b!b@c PRIVMSG #lobby :1',
    ':b!b@c PRIVMSG #lobby :\u00fc',
    ':b!b@c TOPIC #lobby :z',
  ];

  test('stamps what comes by the time it came, and what the room says itself', () => {
    const bench = new Bench().enters('#lobby');
    bench.says('CAP REQ server-time');
    bench.guest();
    bench.hears(...chat);
    expect(bench.guest()).toEqual(chat.map((line) => stamp + line));
    bench.later(1877);
    bench.session.notice('words');
    bench.says('VERSION');
    const later = '@time=2026-11-22T13:37:06.000Z ';
    expect(bench.guest()).toEqual([
      `${later}:mayfly.room NOTICE alice words`,
      expect.stringMatching(new RegExp(`^${later}:mayfly\\.room 421 alice VERSION `)),
    ]);
  });

  test('has one stamp and one buffer for a run, and the same lines however the run is cut', () => {
    const whole = new Bench().enters('#lobby');
    whole.says('CAP REQ server-time');
    whole.guest();
    whole.hears(...chat);
    const pieces = whole.guestPieces();
    expect(pieces.length).toBe(1);
    const single = new Bench().enters('#lobby');
    single.says('CAP REQ server-time');
    single.guest();
    for (const byte of utf8(`${chat.join('\r\n')}\r\n`)) {
      single.hearsBytes(Uint8Array.of(byte));
    }
    expect(text(concat(single.guestPieces()))).toEqual(text(concat(pieces)));
  });

  test('can be switched off again: lines are the very bytes that came', () => {
    const bench = new Bench().enters('#lobby');
    bench.says('CAP REQ server-time', 'CAP REQ -server-time');
    bench.guest();
    const chunk = utf8(`:${mask} PRIVMSG #lobby :x\r\n`);
    bench.hearsBytes(chunk);
    expect(bench.guestPieces()[0]?.buffer).toBe(chunk.buffer);
  });
});
