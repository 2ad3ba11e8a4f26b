// Somebody asks whether the guest is still there: a connection that was lost without a sign is noticed soon.

import { describe, expect, test } from 'vitest';
import { Bench, passphrase, welcome } from './session-bench.ts';

function asked(): Bench {
  const bench = new Bench().enters();
  bench.later(10);
  bench.session.door.askForLife();
  bench.later(1_000);
  expect(bench.guest()).toEqual(['PING mayfly.room']);
  return bench;
}

describe('a guest who is asked for', () => {
  test('and answers stays, and is not asked again', () => {
    const bench = asked();
    bench.later(19_999);
    bench.says('PONG mayfly.room');
    bench.later(60_000);
    expect(bench.closedDoor).toBeNull();
    expect(bench.guest()).toEqual([]);
  });

  test('and does not answer is gone after 20 seconds, however often they are asked for', () => {
    const bench = asked();
    bench.later(19_999);
    expect(bench.closedDoor).toBeNull();
    bench.session.door.askForLife();
    bench.later(1);
    expect(bench.guest()).toEqual(['ERROR :Closing link: no answer to PING']);
    expect(bench.closedDoor).toBe('no answer to PING');
  });

  test('and has a token is away, and may come back', () => {
    const bench = new Bench();
    bench.says('CAP REQ :mayfly.chat/resume', 'CAP END');
    bench.says(`PASS ${passphrase}`, 'NICK alice', 'USER a 0 * :a');
    bench.opens();
    bench.hears(...welcome('alice'));
    bench.session.door.askForLife();
    bench.later(1_000);
    bench.later(20_000);
    expect(bench).toMatchObject({ cutDoors: 1, closedDoor: null });
    expect(bench.session.door.awaySinceMs).not.toBeNull();
  });
});
