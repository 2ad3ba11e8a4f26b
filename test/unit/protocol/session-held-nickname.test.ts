// A nickname in use: the guest who asks learns when a held one is free again.

import { describe, expect, test } from 'vitest';
import { makeSharedState } from '../../../server/protocol/session/shared-state.ts';
import { WallClock } from '../../../server/protocol/ircv3/server-time.ts';
import type { SessionLimits } from '../../../server/protocol/session/session-types.ts';
import { Bench, passphrase } from './session-bench.ts';
import { from, resumes } from './session-resume-fixture.ts';
import { memberOf } from './roster-member.ts';

describe('a nickname that is taken', () => {
  /** Alice, and another guest of the room who wants her nickname. */
  function two(limits: Partial<SessionLimits> = {}): { alice: Bench; asker: Bench } {
    const shared = makeSharedState(0, new WallClock(0, 1000));
    const alice = new Bench(limits, { shared });
    alice.says('CAP REQ :mayfly.chat/resume', 'CAP END');
    alice.enters();
    return { alice, asker: new Bench(limits, { shared }) };
  }

  function asks({ alice, asker }: { alice: Bench; asker: Bench }): string[] {
    asker.nowMs = alice.nowMs;
    asker.says(`PASS ${passphrase}`, 'NICK Alice', 'USER a 0 * :a');
    asker.opens();
    asker.hears(`${from} 433 * Alice :Nickname already in use`);
    return asker.guest();
  }

  test.each([
    [0, false, 5],
    [1_000, false, 5],
    [61_000, false, 4],
    [299_000, false, 1],
    // The session ends soon, and the name is kept for as long as any other.
    [0, true, 5],
  ])('by one lost %d ms ago (soon: %s): for %i min at most', (ms, isSoon, minutes) => {
    const both = two();
    if (isSoon) both.alice.says('RESUME SOON');
    both.alice.session.doorClosed(both.alice.nowMs);
    both.alice.later(ms);
    const [line = '', ...more] = asks(both);
    expect(line).toMatch(new RegExp(`^${from} 433 \\* Alice :.* free again in ${minutes} min `));
    expect(more).toEqual([]);
  });

  test('by one who is there: nothing is told of them', () => {
    const both = two();
    expect(asks(both)).toEqual([`${from} 433 * Alice :Nickname already in use`]);
  });

  test('by one who is back, or by nobody that is known: the same', () => {
    const both = two();
    both.alice.session.doorClosed(both.alice.nowMs);
    resumes(both.alice, 0);
    expect(asks(both)).toEqual([`${from} 433 * Alice :Nickname already in use`]);
    both.asker.hears(`${from} 433 * operator :Nickname already in use`);
    expect(both.asker.guest()).toEqual([`${from} 433 * operator :Nickname already in use`]);
  });

  test('is told to a guest who is in the room already, too', () => {
    const { alice } = two();
    const shared = makeSharedState(0, new WallClock(0, 1000));
    const bob = new Bench({}, { shared });
    bob.enters();
    shared.roster.rename(memberOf({ heldForMs: () => 1 }), '', 'carl');
    bob.hears(`${from} 433 alice carl :Nickname already in use`);
    expect(bob.guest()[0]).toMatch(/ 433 alice carl :.* free again in 1 min /);
    expect(alice.session.state).toBe('open');
  });
});
