// A Session works the same wherever its clock starts: registration, flood limits, pings, redial and the wait
// for a lost guest use differences of times only.

import { expect, test } from 'vitest';
import { Bench, entered, passphrase, settled, welcome } from './session-bench.ts';

const limits = { flood: { burst: 3, perSecond: 1, heldLines: 20, heldBytes: 4000 } };

/** Everything that a session does in its life, with times as differences. */
function life(startMs: number): readonly unknown[] {
  const bench = new Bench(limits, {}, startMs);
  const steps: unknown[] = [];
  const note = (step: string): void => {
    const pauses = bench.pauses.splice(0);
    const dials = bench.dials.splice(0);
    const { closedDoor, disconnects, refusals } = bench;
    const { state } = bench.session;
    // This is not about the wall clock.
    const guest = bench.guest().filter((line) => !line.startsWith('@time='));
    const room = bench.room();
    steps.push({ step, state, guest, room, pauses, dials, closedDoor, disconnects, refusals });
  };
  bench.says('CAP REQ :mayfly.chat/resume', 'CAP END');
  bench.says(`PASS ${passphrase}`, 'NICK alice', 'USER a 0 * :a');
  bench.later(1_000);
  bench.opens();
  bench.hears(...welcome('alice'));
  bench.says('JOIN #lobby');
  bench.hears(...entered('#lobby'), settled);
  note('in');
  for (let index = 0; index < 6; index += 1) bench.says(`PRIVMSG #lobby :${index}`);
  note('too much at once');
  for (let index = 0; index < 6; index += 1) {
    bench.later(999);
    bench.session.resumeDoor(bench.nowMs);
    note(`${index} later`);
  }
  bench.later(120_000);
  note('a long silence');
  bench.says('PONG :x');
  bench.loses();
  bench.later(1_000);
  note('ngIRCd lost');
  bench.opens();
  bench.hears(...welcome('alice'), ...entered('#lobby'), settled);
  note('and back');
  bench.session.doorClosed(bench.nowMs);
  bench.later(299_000);
  note('held');
  bench.later(1_001);
  note('held no longer');
  return steps;
}

/** A tab that was closed, or reloaded too late. */
function soon(startMs: number): readonly unknown[] {
  const bench = new Bench({}, {}, startMs);
  bench.says('CAP REQ :mayfly.chat/resume', 'CAP END');
  bench.enters();
  bench.says('RESUME SOON');
  bench.later(5_000);
  bench.session.doorClosed(bench.nowMs);
  return [19_000, 1_001].map((ms) => {
    bench.later(ms);
    return bench.session.state;
  });
}

function neverRegisters(startMs: number): readonly (string | null)[] {
  const bench = new Bench({}, {}, startMs);
  return [59_000, 1_001].map((ms) => {
    bench.later(ms);
    return bench.closedDoor;
  });
}

test.each([0, 0.625, 59_999.999, 333_000, 2 ** 31 + 0.5, 2 ** 42 + 0.25])(
  'a clock that starts at %d ms does as one that starts at 1000',
  (startMs) => {
    expect(life(startMs)).toEqual(life(1_000));
    expect(neverRegisters(startMs)).toEqual(neverRegisters(1_000));
    expect(soon(startMs)).toEqual(['open', 'closed']);
    expect(neverRegisters(startMs)[0]).toBeNull();
    expect(neverRegisters(startMs)[1]).not.toBeNull();
  },
);
