// What a guest comes in by: the passphrase or an invitation, when it is compared, taken and given back.

import { describe, expect, test } from 'vitest';
import { WallClock } from '../../../server/protocol/ircv3/server-time.ts';
import { makeSharedState } from '../../../server/protocol/session/shared-state.ts';
import { login, nick, pass, user } from './registration-fixture.ts';
import { Bench, passphrase, welcome } from './session-bench.ts';

describe('the passphrase', () => {
  test.each([
    'wrong',
    `${passphrase}x`,
    passphrase.slice(1),
    passphrase.repeat(2),
    'Open-sesame',
    'öpen-sesame',
  ])('is not %j', (wrong) => {
    const bench = new Bench();
    bench.says(`PASS ${wrong}`, nick, user);
    expect(bench.guest()).toEqual([
      ':mayfly.room 464 * :That is not the passphrase of this room, nor an invitation that is still good',
      'ERROR :Closing link: wrong passphrase',
    ]);
    expect(bench).toMatchObject({
      closedDoor: 'wrong passphrase',
      dials: [],
      refusals: ['passphrase'],
    });
  });

  test('empty is as wrong as any other', () => {
    const bench = new Bench();
    bench.says('PASS :', nick, user);
    expect(bench.closedDoor).toBe('wrong passphrase');
  });

  test('may come late, but not later than two seconds', () => {
    const bench = new Bench();
    bench.says(nick, user);
    bench.later(1999);
    expect(bench.closedDoor).toBeNull();
    bench.later(1);
    expect(bench.guest()[0]).toBe(
      ':mayfly.room 464 * :This room asks for its passphrase: send it as PASS',
    );
    expect(bench).toMatchObject({ closedDoor: 'no passphrase', refusals: ['passphrase'] });
  });

  test('is not asked for in an open room, and one that is given is not passed on', () => {
    const bench = new Bench();
    bench.isOpen = true;
    bench.says('PASS anything', nick, user);
    bench.opens();
    expect(bench.room()).toEqual(login);
  });
});

describe('what the guest comes in by', () => {
  const shown = [
    ':mayfly.room 464 * :That is not the passphrase of this room, nor an invitation that is still good',
    'ERROR :Closing link: wrong passphrase',
  ];

  test('is taken when they have registered, used up when they are in, and given back when they leave', () => {
    const bench = new Bench();
    bench.says(pass, nick);
    expect(bench.grants).toEqual([]);
    bench.says(user);
    bench.opens();
    expect(bench.grants).toEqual(['reserved']);
    expect(bench.session.grant?.role).toBe('guest');
    bench.hears(...welcome('alice'));
    expect(bench.grants).toEqual(['reserved', 'entered']);
    bench.loses();
    bench.opens();
    bench.hears(...welcome('alice'));
    expect(bench.grants).toEqual(['reserved', 'entered']);
    bench.says('QUIT');
    expect(bench.grants).toEqual(['reserved', 'entered', 'released']);
  });

  test('is given back by who was not let in by ngIRCd', () => {
    const bench = new Bench();
    bench.says(pass, nick, user);
    bench.opens();
    bench.hears('ERROR :Server full');
    expect(bench.grants).toEqual(['reserved', 'released']);
  });

  test('is given back after a fault, too', () => {
    const bench = new Bench().enters();
    bench.session.abandon();
    expect(bench.grants).toEqual(['reserved', 'entered', 'released']);
  });

  test('may be good no longer at the last moment: then it is as any wrong one', () => {
    const bench = new Bench();
    bench.isGood = false;
    bench.says(pass, nick, user);
    expect(bench.guest()).toEqual(shown);
    expect(bench).toMatchObject({ dials: [], refusals: ['passphrase'], grants: ['refused'] });
    expect(bench.session.grant).toBeNull();
  });

  test('is not touched by who has the wrong one, or leaves before', () => {
    const wrong = new Bench();
    wrong.says('PASS wrong', nick, user);
    const leaving = new Bench();
    leaving.says(pass, nick, 'QUIT');
    expect([...wrong.grants, ...leaving.grants]).toEqual([]);
    expect([...wrong.toldWrong, ...leaving.toldWrong]).toEqual(['wrong']);
  });

  test('is told as wrong when the answer is given, and not before, while somebody guesses', () => {
    const shared = makeSharedState(0, new WallClock(0, 1_000), []);
    for (let at = 0; at < 300; at += 1) shared.tries.answerDelayMs(false, 1_000);
    const bench = new Bench({}, { shared });
    bench.says('PASS wrong', nick, user);
    expect([...bench.toldWrong, ...bench.guest()]).toEqual([]);
    bench.later(30_000);
    expect(bench.guest()).toEqual(shown);
    expect(bench.toldWrong).toEqual(['wrong']);
  });
});
