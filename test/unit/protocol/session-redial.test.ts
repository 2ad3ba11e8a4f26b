// ngIRCd ends and comes back, and the guest stays in the room.

import { describe, expect, test } from 'vitest';
import { Bench, entered, mask, settled, welcome } from './session-bench.ts';

const from = ':mayfly.room';
const away =
  ':mayfly.room NOTICE alice :The room is away for a moment. What you write is kept until it is back.';
const back = ':mayfly.room NOTICE alice :You are back in the room.';

/** What ngIRCd gets after 001: JOINs, and a PING behind them. */
const returning = ['JOIN #lobby', 'JOIN #tea sugar', 'PING mayfly-rejoined'];

/** Alice in two channels, one of them with a key, and ngIRCd just gone. */
function lost(): Bench {
  const bench = new Bench().enters('#lobby', '#tea sugar');
  bench.loses();
  return bench;
}

describe('when ngIRCd dies', () => {
  test('the guest is told once, and it is dialled again at once, then slower', () => {
    const bench = lost();
    bench.loses();
    bench.loses();
    expect(bench.guest()).toEqual([away]);
    expect(bench.dials).toEqual([0, 100, 200, 400]);
    expect(bench.session.state).toBe('redialing');
  });

  test('an ERROR that goes before is not shown: it is no end for the guest', () => {
    const bench = new Bench().enters('#lobby');
    bench.hears('ERROR :Server going down');
    bench.loses();
    expect(bench.guest()).toEqual([away]);
  });

  test('the guest is back by the same name in the same channels, without a second welcome', () => {
    const bench = lost();
    bench.guest();
    bench.opens();
    expect(bench.room()).toContain('NICK alice');
    bench.hears('PING :1', ...welcome('alice'));
    expect(bench.room()).toEqual(['PONG 1', ...returning]);
    bench.hears(...entered('#lobby'), ...entered('#tea'), ':bob!b@c JOIN :#lobby', settled);
    expect(bench.guest()).toEqual([
      ...entered('#lobby').slice(1),
      ...entered('#tea').slice(1),
      ':bob!b@c JOIN :#lobby',
      back,
    ]);
    expect(bench.session).toMatchObject({ state: 'open', channels: ['#lobby', '#tea'] });
  });

  test('a guest in no channel is back when the welcome is through', () => {
    const bench = new Bench().enters();
    bench.loses();
    bench.opens();
    bench.guest();
    bench.hears(...welcome('alice').slice(0, 6));
    expect(bench.session.state).toBe('rejoining');
    bench.hears(...welcome('alice').slice(6), settled);
    expect(bench.guest()).toEqual([back]);
  });

  test('what the guest writes meanwhile is kept, and sent in order when others are back, too', () => {
    const bench = lost();
    bench.says('PRIVMSG #lobby :1');
    bench.opens();
    bench.says('NICK carol', 'PRIVMSG #lobby :2');
    bench.room();
    bench.hears(...welcome('alice'), ...entered('#lobby'));
    expect(bench.room()).toEqual(returning);
    bench.hears(...entered('#tea'), settled);
    bench.says('PRIVMSG #lobby :3');
    expect(bench.room()).toEqual([]);
    expect(bench.pauses).toEqual([500]);
    bench.resumes();
    expect(bench.room()).toEqual([
      'PRIVMSG #lobby :1',
      'NICK carol',
      // Whether ngIRCd has given the nickname.
      'PING fd1234561.1',
      'PRIVMSG #lobby :2',
      'PRIVMSG #lobby :3',
    ]);
  });

  test('a guest who writes on and on is paused, not cut off', () => {
    const bench = lost();
    for (let index = 0; index < 31; index += 1) bench.says(`PRIVMSG #lobby :${index}`);
    expect(bench.pauses).toEqual([]);
    bench.says('PRIVMSG #lobby :31');
    expect(bench.pauses).toEqual([500]);
    bench.resumes();
    expect(bench.pauses).toEqual([500, 500]);
    bench.opens();
    bench.hears(...welcome('alice'), ...entered('#lobby'), ...entered('#tea'), settled);
    bench.resumes();
    expect(bench.room().filter((line) => line.startsWith('PRIVMSG')).length).toBe(32);
    expect(bench.closedDoor).toBeNull();
  });

  test('a name that is taken meanwhile is changed, and the guest told by a NICK', () => {
    const bench = lost();
    bench.guest();
    bench.opens();
    bench.room();
    bench.hears(':mayfly.room 433 * alice :Nickname already in use');
    bench.hears(':mayfly.room 433 * alice_ :Nickname already in use');
    expect(bench.room()).toEqual(['NICK alice_', 'NICK alice_2']);
    bench.hears(...welcome('alice_2'));
    expect(bench.guest()).toEqual([`:${mask} NICK alice_2`]);
    expect(bench.session.nick).toBe('alice_2');
    bench.hears(...entered('#lobby', 'alice_2', mask.replace('alice', 'alice_2')));
    expect(bench.guest().some((line) => line.includes(' JOIN '))).toBe(false);
  });

  test('the name is the last one, not the first', () => {
    const bench = new Bench().enters();
    bench.hears(`:${mask} NICK :carol`);
    bench.loses();
    bench.opens();
    expect(bench.room()).toContain('NICK carol');
  });

  test('the guest’s mask is the new link’s, as ngIRCd may cloak with a new salt', () => {
    const bench = lost();
    const renewed = mask.replace('1a2b3c4d', '99999999');
    bench.opens();
    bench.hears(...welcome('alice'), ...entered('#lobby', 'alice', renewed));
    bench.guest();
    bench.hears(':mayfly.room 437 alice #tea :Nick/channel is temporarily unavailable');
    expect(bench.guest()[0]).toBe(
      `:${renewed} PART #tea :cannot return: Nick/channel is temporarily unavailable`,
    );
  });

  test('a channel is left by the new name', () => {
    const bench = lost();
    bench.opens();
    bench.hears(':mayfly.room 433 * alice :Nickname already in use', ...welcome('alice_'));
    bench.guest();
    bench.hears(':mayfly.room 471 alice_ #tea :Cannot join channel (+l)');
    expect(bench.guest()[0]).toMatch(/^:alice_!,guest@1a2b3c4d\.room PART #tea :/);
  });

  test('a key is remembered for the next time, too', () => {
    const bench = lost();
    for (let index = 0; index < 3; index += 1) {
      bench.opens();
      bench.room();
      bench.hears(...welcome('alice'));
      expect(bench.room()).toEqual(returning);
      bench.hears(...entered('#lobby'), ...entered('#tea'), settled);
      bench.loses();
    }
  });

  test('a channel that cannot be entered again is left, in words', () => {
    const bench = lost();
    bench.opens();
    bench.guest();
    bench.hears(...welcome('alice'), ...entered('#lobby'));
    bench.hears(
      ':mayfly.room 475 alice #tea :Cannot join channel (+k) -- Wrong channel key',
      settled,
    );
    expect(bench.guest().slice(-2)).toEqual([
      `:${mask} PART #tea :cannot return: Cannot join channel (+k) -- Wrong channel key`,
      back,
    ]);
    expect(bench.session).toMatchObject({ state: 'open', channels: ['#lobby'] });
  });

  test('a channel that does not answer holds nobody up: it is left, too', () => {
    const bench = lost();
    bench.opens();
    bench.guest();
    bench.hears(...welcome('alice'), ...entered('#lobby'), settled);
    expect(bench.guest().slice(-2)).toEqual([`:${mask} PART #tea :cannot return: no answer`, back]);
    expect(bench.session).toMatchObject({ state: 'open', channels: ['#lobby'] });
  });

  test('nothing is sent before every channel has answered', () => {
    const bench = lost();
    bench.says('PRIVMSG #lobby :x');
    bench.opens();
    bench.hears(...welcome('alice'), ...entered('#lobby'), ...entered('#tea'));
    bench.hears(':mayfly.room PONG mayfly.room :other');
    expect(bench.session.state).toBe('rejoining');
    expect(bench.room().slice(-3)).toEqual(returning);
    bench.hears(settled);
    bench.resumes();
    expect(bench.room()).toEqual(['PRIVMSG #lobby :x']);
  });

  test('half a line of the old link does not spoil the new one', () => {
    const bench = new Bench().enters();
    bench.hearsBytes(new TextEncoder().encode(':bob!b@c PRIVMSG al'));
    bench.loses();
    bench.opens();
    bench.guest();
    bench.hears(...welcome('alice'), settled);
    expect(bench.guest()).toEqual([back]);
  });

  test('and again while channels are entered, it begins anew', () => {
    const bench = lost();
    bench.opens();
    bench.hears(...welcome('alice'), ...entered('#lobby'));
    bench.loses();
    bench.opens();
    bench.room();
    bench.hears(...welcome('alice'));
    expect(bench.room()).toEqual(returning);
  });

  test('delays go on growing if links do not last, and start anew after one that did', () => {
    const bench = lost();
    const returns = (): void => {
      bench.opens();
      bench.hears(...welcome('alice'), ...entered('#lobby'), ...entered('#tea'), settled);
    };
    returns();
    bench.later(9999);
    bench.loses();
    returns();
    bench.later(10_000);
    bench.loses();
    expect(bench.dials).toEqual([0, 100, 200, 100]);
  });

  test('and stays away, the session ends in words', () => {
    const bench = lost();
    bench.later(59_999);
    expect(bench.closedDoor).toBeNull();
    bench.later(1);
    expect(bench.guest().at(-1)).toBe('ERROR :Closing link: the room did not come back');
    expect(bench.disconnects).toBe(1);
  });

  test('a guest may leave meanwhile', () => {
    const bench = lost();
    bench.says('PRIVMSG #lobby :x', 'QUIT :tired');
    // Lines from before are sent, if ngIRCd is back in time.
    expect(bench.closedDoor).toBeNull();
    bench.later(5_000);
    expect(bench).toMatchObject({ closedDoor: 'you left', disconnects: 1 });
    bench.opens();
    expect(bench.room()).toEqual([]);
  });
});

describe('on a new link', () => {
  test('the guest’s modes and away message are as they were, and nothing of it is shown', () => {
    const bench = new Bench().enters();
    bench.hears(`:${mask} MODE alice :+i`, `:${mask} MODE alice :+Bw`, `:${mask} MODE alice :-iw`);
    bench.says('AWAY :at lunch');
    bench.hears(`${from} 306 alice :x`);
    bench.loses();
    bench.opens();
    bench.room();
    bench.guest();
    bench.hears(...welcome('alice'), `:${mask} MODE alice :+i`);
    expect(bench.room()).toEqual(['MODE alice +B-i', 'AWAY :at lunch', 'PING mayfly-rejoined']);
    bench.hears(`:${mask} MODE alice :+B-i`, `${from} 306 alice :x`, settled);
    expect(bench.guest()).toEqual([expect.stringContaining('You are back in the room')]);
    bench.loses();
    bench.opens();
    bench.room();
    bench.hears(...welcome('alice'));
    expect(bench.room()[0]).toBe('MODE alice +B-i');
  });

  test('a channel’s modes are nobody’s own', () => {
    const bench = new Bench().enters('#lobby');
    bench.hears(`:${mask} MODE #lobby +o alice`);
    bench.loses();
    bench.opens();
    bench.room();
    bench.hears(...welcome('alice'));
    expect(bench.room()).toEqual(['JOIN #lobby', 'PING mayfly-rejoined']);
  });
});
