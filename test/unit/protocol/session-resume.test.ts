// RESUME at one Session: what is said to the guest, what others see, and when it ends.

import { describe, expect, test } from 'vitest';
import { makeSharedState } from '../../../server/protocol/session/shared-state.ts';
import { TokenBucket } from '../../../server/protocol/flood/flood.ts';
import { WallClock } from '../../../server/protocol/ircv3/server-time.ts';
import type { SessionLimits } from '../../../server/protocol/session/session-types.ts';
import { Bench, entered, mask, passphrase, settled, welcome } from './session-bench.ts';

const from = ':mayfly.room';
const chat = (text: string): string => `:bob!b@c PRIVMSG alice :${text}`;

/** Alice with a token, and nothing said since. */
function kept(limits: Partial<SessionLimits> = {}, ...channels: string[]): Bench {
  const bench = new Bench(limits);
  bench.says('CAP REQ :mayfly.chat/resume', 'CAP END');
  bench.enters(...channels);
  return bench;
}

/** Lost, and the room has been told. */
function lost(limits: Partial<SessionLimits> = {}, ...channels: string[]): Bench {
  const bench = kept(limits, ...channels);
  bench.session.doorClosed(bench.nowMs);
  return bench;
}

/** As the host does it. */
function resumes(bench: Bench, number: number): string[] {
  bench.session.resumed(number, bench.nowMs);
  return bench.guest();
}

/** How many lines with a number a `kept` Alice got: 005 is two more. */
const numbered = welcome('alice').length + 2;

describe('the token', () => {
  test('comes right before 001, with the time that a session is held', () => {
    const bench = new Bench({ holdMs: 61_500 });
    bench.says('CAP REQ :mayfly.chat/resume', 'CAP END');
    bench.says(`PASS ${passphrase}`, 'NICK alice', 'USER a 0 * :a');
    bench.opens();
    bench.guest();
    bench.hears('NOTICE alice :before', ...welcome('alice'));
    expect(bench.guest().slice(0, 3)).toEqual([
      'NOTICE alice :before',
      `${from} RESUME TOKEN token1 61`,
      welcome('alice')[0],
    ]);
  });

  test('comes right behind the ACK where it is asked for later, and lines count from there', () => {
    const bench = new Bench().enters();
    bench.says('CAP REQ :mayfly.chat/resume');
    expect(bench.guest()).toEqual([
      `${from} CAP alice ACK mayfly.chat/resume`,
      `${from} RESUME TOKEN token1 300`,
    ]);
    bench.hears(chat('first'));
    bench.says('RESUME ACK 1', 'RESUME ACK 2');
    expect(bench.guest()).toEqual([
      chat('first'),
      expect.stringMatching(/ FAIL RESUME INVALID_NUMBER :/),
    ]);
  });

  test('is not given to who asks for the rest only', () => {
    const bench = new Bench();
    bench.says('CAP REQ :message-tags', 'CAP END');
    bench.enters();
    expect(bench.tokens).toEqual([]);
    bench.session.doorClosed(bench.nowMs);
    expect(bench.session.state).toBe('closed');
  });

  test('and all that is kept is given up with the capability', () => {
    const bench = kept();
    bench.says('CAP REQ :-mayfly.chat/resume', 'RESUME ACK 1');
    expect(bench.tokens).toEqual([]);
    expect(bench.guest().at(-1)).toMatch(/ FAIL RESUME NEED_CAPABILITY :/);
    bench.session.doorClosed(bench.nowMs);
    expect(bench.session.state).toBe('closed');
  });

  test('ends with the session', () => {
    const bench = kept();
    bench.says('QUIT');
    expect(bench.tokens).toEqual([]);
  });
});

describe('RESUME that is refused', () => {
  test.each([
    ['RESUME ACK', 'INVALID_NUMBER'],
    ['RESUME ACK -1', 'INVALID_NUMBER'],
    ['RESUME ACK 1.5', 'INVALID_NUMBER'],
    ['RESUME ACK 007', 'INVALID_NUMBER'],
    ['RESUME ACK 99999999999999999999', 'INVALID_NUMBER'],
    ['RESUME token1 0', 'REGISTERED'],
    ['RESUME', 'REGISTERED'],
  ])('%s by who is registered: %s', (line, code) => {
    const bench = kept();
    bench.says(line);
    const [answer, ...more] = bench.guest();
    expect(answer).toContain(` FAIL RESUME ${code} :`);
    expect(more).toEqual([]);
    expect(bench.session.state).toBe('open');
  });

  test('names no session, and registration goes on as if it had not been said', () => {
    const bench = new Bench();
    bench.says('RESUME nonsense 1', 'RESUME');
    expect(bench.guest()).toEqual(
      Array(2).fill(`${from} FAIL RESUME INVALID_TOKEN :That session is not here any more`),
    );
    expect(bench.refusals).toEqual(['token', 'token']);
    bench.enters();
    expect(bench.session.state).toBe('open');
  });

  test('for the third time ends the connection', () => {
    const bench = new Bench();
    bench.says('RESUME a 1', 'RESUME b 1', 'RESUME c 1');
    expect(bench.guest().at(-1)).toMatch(/^ERROR :Closing link: too many tokens/);
    expect(bench.session.state).toBe('closed');
  });

  test('gives nobody more time to say who they are', () => {
    const bench = new Bench();
    bench.says('RESUME a 1');
    bench.later(59_999);
    bench.says('RESUME b 1');
    bench.later(1);
    expect(bench.refusals).toEqual(['token', 'token', 'registration timeout']);
    expect(bench.session.state).toBe('closed');
  });

  test('for its number alone may be said again', () => {
    const bench = new Bench();
    bench.takeUp = () => 'no number';
    bench.says('RESUME good 100', 'RESUME good', 'RESUME good 101', 'RESUME good 102');
    const wrong = expect.stringContaining(' FAIL RESUME INVALID_NUMBER :');
    expect(bench.guest()).toEqual([wrong, wrong, wrong, wrong]);
    expect(bench.session.state).toBe('registering');
  });

  test('is paid for like any line', () => {
    const bench = new Bench();
    bench.takeUp = () => 'no number';
    for (let count = 0; count < 41; count += 1) bench.says('RESUME good 100');
    expect(bench.refusals).toEqual(['flood']);
  });
});

describe('RESUME that is taken', () => {
  test('ends what the new connection was, without a word', () => {
    const bench = new Bench();
    const asked: unknown[] = [];
    bench.takeUp = (...words) => {
      asked.push(words);
      return 'taken';
    };
    bench.says('resume Ab_9 41', 'PRIVMSG #x :for the other session');
    expect(asked).toEqual([['Ab_9', 41]]);
    expect([bench.guest(), bench.room(), bench.closedDoor]).toEqual([[], [], null]);
    expect(bench.session.state).toBe('closed');
  });

  test('is answered with the next token, the last id and the next number, and then by what is kept', () => {
    const bench = kept({}, '#lobby');
    bench.says('@mayfly.chat/id=7 PRIVMSG #lobby :hi');
    bench.guest();
    bench.session.doorClosed(bench.nowMs);
    bench.hears(chat('one'), chat('two'));
    expect(bench.guest()).toEqual([]);
    const number = numbered + entered('#lobby').length;
    expect(resumes(bench, number)).toEqual([
      `${from} RESUME OK token2 300 7 ${number + 1}`,
      chat('one'),
      chat('two'),
    ]);
    bench.hears(chat('three'));
    expect(bench.guest()).toEqual([chat('three')]);
  });

  test('leaves the token before good until the first ACK', () => {
    const bench = lost();
    const number = numbered;
    resumes(bench, number);
    expect(bench.tokens).toEqual(['token1', 'token2']);
    bench.says(`RESUME ACK ${number}`);
    expect(bench.tokens).toEqual(['token2']);
  });

  test('of a live connection tells the one that loses it', () => {
    const bench = kept();
    bench.session.door.taken();
    expect(bench.guest()).toEqual([
      `${from} RESUME TAKEN wayback`,
      'ERROR :Closing link: taken up by another connection',
    ]);
  });

  test('goes by the new way’s shared limit', () => {
    const bench = lost();
    bench.sharedTalk = new TokenBucket({ burst: 1, perSecond: 1 }, bench.nowMs);
    resumes(bench, 0);
    bench.room();
    bench.says('PRIVMSG bob :1', 'PRIVMSG bob :2');
    expect(bench.room()).toEqual(['PRIVMSG bob :1']);
    expect(bench.pauses).toEqual([1000]);
  });
});

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

describe('while nobody is there', () => {
  test('others see so, and the guest’s own away message is back with them', () => {
    const bench = kept();
    bench.says('AWAY :at lunch');
    bench.hears(`${from} 306 alice :You have been marked as being away`);
    bench.room();
    bench.session.doorClosed(bench.nowMs);
    expect(bench.room()).toEqual(['AWAY :connection lost']);
    bench.guest();
    bench.hears(`${from} 306 alice :You have been marked as being away`);
    resumes(bench, 0);
    expect(bench.room()).toEqual(['AWAY :at lunch']);
    bench.hears(`${from} 306 alice :You have been marked as being away`);
    expect(bench.guest()).toEqual([]);
    bench.session.doorClosed(bench.nowMs);
    resumes(bench, 0);
    bench.hears(`${from} 306 alice :x`, `${from} 306 alice :x`);
    bench.says('AWAY');
    bench.hears(`${from} 305 alice :You are no longer marked as being away`);
    expect(bench.guest().at(-1)).toContain(' 305 ');
  });

  test('a guest who was not away is not away again', () => {
    const bench = lost();
    resumes(bench, 0);
    expect(bench.room()).toEqual(['AWAY :connection lost', 'AWAY']);
  });

  test('no PING is said, and after the time the session leaves', () => {
    const bench = lost({ holdMs: 200_000 }, '#lobby');
    bench.room();
    for (let second = 0; second < 199; second += 1) bench.later(1000);
    expect(bench.session.state).toBe('open');
    bench.later(1000);
    expect(bench.room()).toEqual(['QUIT :connection lost']);
    expect(bench).toMatchObject({ closedDoor: 'connection lost', tokens: [], hangUps: 1 });
    expect(bench.guest()).toEqual([]);
  });

  test('ngIRCd may go and come: the session is back in its channels, and away there', () => {
    const bench = lost({}, '#lobby');
    bench.hears(`${from} 306 alice :x`);
    bench.loses();
    bench.opens();
    bench.room();
    bench.hears(...welcome('alice'));
    expect(bench.room()).toEqual(['AWAY :connection lost', 'JOIN #lobby', 'PING mayfly-rejoined']);
    bench.hears(`${from} 306 alice :x`, ...entered('#lobby'), settled);
    const lines = resumes(bench, numbered + entered('#lobby').length);
    expect(lines.filter((line) => line.includes('NOTICE'))).toHaveLength(2);
    expect(lines.some((line) => line.includes(' 306 '))).toBe(false);
    expect(bench.room()).toEqual(['AWAY']);
  });

  test('a door that is lost or found while ngIRCd is gone is told when it is back', () => {
    const bench = kept({}, '#lobby');
    bench.loses();
    bench.session.doorClosed(bench.nowMs);
    expect(bench.room()).toEqual([]);
    bench.opens();
    bench.room();
    bench.hears(...welcome('alice'));
    expect(bench.room()[0]).toBe('AWAY :connection lost');
    resumes(bench, 0);
    bench.hears(`${from} 306 alice :x`, ...entered('#lobby'), settled);
    expect(bench.room()).toEqual(['AWAY']);
    bench.guest();
    bench.hears(`${from} 305 alice :x`);
    expect(bench.guest()).toEqual([]);
  });

  test('the capability given up by a line that waited ends the session', () => {
    const bench = kept();
    for (let count = 0; count < 40; count += 1) bench.says('PRIVMSG bob :x');
    bench.says('CAP REQ :-mayfly.chat/resume');
    bench.session.doorClosed(bench.nowMs);
    expect(bench.session.state).toBe('open');
    for (let round = 0; round < 10; round += 1) bench.resumes();
    expect(bench.session.state).toBe('closed');
  });
});

/** Whole seconds from the loss of the connection until the session leaves. */
function heldSeconds(bench: Bench, limitSeconds = 400): number {
  for (let second = 1; second <= limitSeconds; second += 1) {
    bench.later(1000);
    if (bench.session.state === 'closed') return second;
  }
  return Infinity;
}

describe('RESUME SOON', () => {
  test.each([0, 1, 9_999])('%d ms before the loss: the session is held for 20 s', (ms) => {
    const bench = kept({}, '#lobby');
    bench.says('RESUME SOON');
    bench.later(ms);
    bench.session.doorClosed(bench.nowMs);
    expect(heldSeconds(bench)).toBe(20);
    expect(bench.room().at(-1)).toBe('QUIT :connection lost');
    expect(bench.guest()).toEqual([]);
  });

  test('is no longer true of a connection that lasts', () => {
    const bench = kept();
    bench.says('RESUME SOON');
    bench.later(10_000);
    bench.session.doorClosed(bench.nowMs);
    expect(heldSeconds(bench)).toBe(300);
  });

  test('lengthens no hold that is shorter', () => {
    const bench = kept({ holdMs: 5_000 });
    bench.says('RESUME SOON');
    bench.session.doorClosed(bench.nowMs);
    expect(heldSeconds(bench)).toBe(5);
  });

  test('whoever comes back in time has all, and the word is forgotten', () => {
    const bench = kept();
    bench.says('RESUME SOON');
    bench.session.doorClosed(bench.nowMs);
    bench.later(19_000);
    bench.hears(chat('meanwhile'));
    expect(resumes(bench, numbered)).toEqual([
      `${from} RESUME OK token2 300 0 ${numbered + 1}`,
      chat('meanwhile'),
    ]);
    bench.session.doorClosed(bench.nowMs);
    expect(heldSeconds(bench)).toBe(300);
  });

  test.each([
    ['a slow reader’s door', (bench: Bench) => (bench.doorFull = true)],
    ['none', () => undefined],
  ])('shortens what a cut leaves, too: %s', (_, before) => {
    const bench = kept({ ring: { bytes: 400, lines: 4 } });
    bench.says('RESUME SOON');
    before(bench);
    bench.hears(...Array.from({ length: 9 }, (__, index) => chat(`${index}`)));
    if (bench.cutDoors === 0) bench.session.doorClosed(bench.nowMs);
    expect(heldSeconds(bench)).toBe(20);
  });

  test('what waits for the flood limit is said before the session leaves', () => {
    const flood = { burst: 8, perSecond: 1, heldLines: 100, heldBytes: 10_000 };
    const bench = kept({ flood });
    for (let count = 1; count <= 42; count += 1) bench.says(`PRIVMSG bob :${count}`);
    bench.says('RESUME SOON');
    bench.session.doorClosed(bench.nowMs);
    const said: string[] = [];
    for (let second = 0; second < 60 && bench.session.state !== 'closed'; second += 1) {
      bench.later(1000);
      bench.session.resumeDoor(bench.nowMs);
      said.push(...bench.room().filter((line) => line.startsWith('PRIVMSG')));
    }
    expect(bench.session.state).toBe('closed');
    expect(said.at(-1)).toBe('PRIVMSG bob :42');
  });

  test('is free once in a while, and costs what a line costs when it is repeated', () => {
    const flood = { burst: 8, perSecond: 0.001, heldLines: 20, heldBytes: 1000 };
    const bench = kept({ flood });
    for (let count = 0; count < 9; count += 1) bench.says('PRIVMSG bob :x');
    bench.says('RESUME SOON');
    expect(bench.session.state).toBe('open');
    for (let count = 0; count < 5; count += 1) bench.says('resume soon');
    expect(bench.refusals).toContain('flood');
    expect(bench.session.state).toBe('closed');
  });

  test('needs the capability, before registration and behind it', () => {
    const bench = new Bench();
    bench.says('RESUME SOON');
    expect(bench.guest()).toEqual([expect.stringMatching(/ FAIL RESUME NEED_CAPABILITY :/)]);
    bench.enters();
    bench.says('RESUME SOON');
    expect(bench.guest()).toEqual([expect.stringMatching(/ FAIL RESUME NEED_CAPABILITY :/)]);
    expect(bench.session.state).toBe('open');
  });
});

describe('a nickname that is taken', () => {
  /** Alice of one room, and whoever asks for her name in the same. */
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
    [0, true, 1],
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
    shared.roster.rename({ seesAway: () => undefined, heldForMs: () => 1 }, '', 'carl');
    bob.hears(`${from} 433 alice carl :Nickname already in use`);
    expect(bob.guest()[0]).toMatch(/ 433 alice carl :.* free again in 1 min /);
    expect(alice.session.state).toBe('open');
  });
});

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

  test('that ends with the session is given all that is left before the last word', () => {
    const bench = kept();
    bench.doorFull = true;
    bench.hears(chat('1'));
    bench.session.end('the room has ended');
    expect(bench.guest()).toEqual([chat('1'), 'ERROR :Closing link: the room has ended']);
    expect(bench.closedDoor).toBe('the room has ended');
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
