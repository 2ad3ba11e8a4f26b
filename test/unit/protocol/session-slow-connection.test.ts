// A guest’s connection that is silent, slow or at its end: what is sent, and when it is cut.

import { describe, expect, test } from 'vitest';
import { chat, kept, numbered, resumes } from './session-resume-fixture.ts';

describe('a connection', () => {
  test('that does not answer PING is cut, and the session waits', () => {
    const bench = kept();
    bench.later(90_000);
    expect(bench.guest()).toEqual(['PING mayfly.room']);
    bench.later(60_000);
    expect(bench.cutDoors).toBe(1);
    expect(bench.session.door.awaySinceMs).toBe(bench.nowMs);
    expect(bench.room()).toEqual(['AWAY :connection lost']);
    bench.later(1000);
    resumes(bench, 0);
    bench.later(89_000);
    expect(bench.cutDoors).toBe(1);
  });

  test('that is slow is fed as it drains', () => {
    const bench = kept();
    bench.doorFull = true;
    bench.hears(chat('1'), chat('2'));
    expect(bench.guest()).toEqual([]);
    bench.doorFull = false;
    bench.session.door.drained();
    expect(bench.guest()).toEqual([chat('1'), chat('2')]);
  });

  test('that is too slow is cut when lines would have to go, and the guest hears of the gap', () => {
    const bench = kept({ ring: { bytes: 1_000_000, lines: 100 } });
    bench.doorFull = true;
    for (let count = 0; count < 200; count += 1) {
      bench.hears(chat(`${count} ${'x'.repeat(300)}`));
    }
    expect(bench).toMatchObject({ cutDoors: 1, refusals: ['slow reader'] });
    bench.doorFull = false;
    const [ok = '', ...lines] = resumes(bench, numbered);
    const next = Number(ok.split(' ').at(-1));
    expect(next).toBeGreaterThan(numbered + 1);
    expect(lines).toHaveLength(numbered + 200 + 1 - next);
    expect(lines.at(-1)).toContain(':199 ');
  });

  test('that breaks again behind a gap may come back with the number that it was told', () => {
    const bench = kept({ ring: { bytes: 1_000_000, lines: 100 } });
    bench.doorFull = true;
    for (let count = 0; count < 200; count += 1) {
      bench.hears(chat(`${count} ${'x'.repeat(300)}`));
    }
    // The new connection takes the answer, and none of the lines behind it.
    const [ok = ''] = resumes(bench, numbered);
    const next = Number(ok.split(' ').at(-1));
    expect(next).toBeGreaterThan(numbered + 1);
    expect(bench.session.door.wasGiven(next - 1)).toBe(true);
    bench.says(`RESUME ACK ${next - 1}`);
    expect(bench.guest().join()).not.toContain('FAIL');
  });

  test('that ends with the session is given all that is left before the last word', () => {
    const bench = kept();
    bench.doorFull = true;
    bench.hears(chat('1'));
    bench.session.end('the room has ended');
    expect(bench.guest()).toEqual([chat('1'), 'ERROR :Closing link: the room has ended']);
    expect(bench.closedDoor).toBe('the room has ended');
  });
});
