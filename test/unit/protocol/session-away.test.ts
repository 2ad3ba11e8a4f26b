// Away and back: what ngIRCd gets, and which guests are told.

import { describe, expect, test } from 'vitest';
import {
  makeSharedState,
  type SharedState,
} from '../../../server/protocol/session/shared-state.ts';
import { WallClock } from '../../../server/protocol/ircv3/server-time.ts';
import { Bench, passphrase, settled, wallMs, welcome } from './session-bench.ts';

const unaway = ':mayfly.room 305 x :You are no longer marked as being away';
const nowaway = ':mayfly.room 306 x :You have been marked as being away';

function commonsOfNothing(): SharedState {
  return makeSharedState(0, new WallClock(wallMs, 1000));
}

/** A guest of a room that others are in, too. */
function guest(
  shared: SharedState,
  nick: string,
  capabilities: string,
  ...channels: string[]
): Bench {
  const bench = new Bench({}, { shared });
  bench.says(`CAP REQ :${capabilities}`, 'CAP END');
  bench.says(`PASS ${passphrase}`, `NICK ${nick}`, 'USER a 0 * :b');
  bench.opens();
  bench.hears(...welcome(nick));
  for (const channel of channels) joins(bench, nick, channel);
  bench.guest();
  bench.room();
  return bench;
}

function joins(bench: Bench, nick: string, channel: string): void {
  bench.hears(`:${nick}!,guest@1a2b3c4d.room JOIN :${channel}`);
}

/** Answers the barrier behind which notices wait. @returns what the guest gets. */
function told(bench: Bench): string[] {
  const pings = bench.room().filter((line) => line.startsWith('PING '));
  bench.hears(...pings.map((line) => `:mayfly.room PONG mayfly.room :${line.slice(5)}`));
  return bench.guest();
}

describe('away-notify', () => {
  test('tells those in a channel of the one who goes or comes back, each once', () => {
    const shared = commonsOfNothing();
    const ana = guest(shared, 'ana', 'batch', '#a', '#b');
    const ben = guest(shared, 'ben', 'away-notify', '#a', '#b');
    const cem = guest(shared, 'cem', 'away-notify', '#c');
    const dan = guest(shared, 'dan', 'batch', '#a');
    ana.says('AWAY :at lunch');
    expect(told(ben)).toEqual([]);
    ana.hears(nowaway);
    expect(ana.guest()).toEqual([nowaway]);
    expect(told(ben)).toEqual([':ana!,guest@1a2b3c4d.room AWAY :at lunch']);
    ana.says('AWAY');
    ana.hears(unaway);
    expect(told(ben)).toEqual([':ana!,guest@1a2b3c4d.room AWAY']);
    expect([told(cem), told(dan), told(ana)]).toEqual([[], [], [unaway]]);
  });

  test('tells nobody of what does not change, nor the one who is away', () => {
    const shared = commonsOfNothing();
    const ana = guest(shared, 'ana', 'away-notify', '#a');
    const ben = guest(shared, 'ben', 'away-notify', '#a');
    ana.says('AWAY', 'AWAY :x', 'AWAY :x');
    ana.hears(unaway, nowaway, nowaway);
    expect(told(ben)).toEqual([':ana!,guest@1a2b3c4d.room AWAY x']);
    expect(told(ana)).toEqual([unaway, nowaway, nowaway]);
  });

  test('tells of one who comes in and is away, and waits until that JOIN was heard', () => {
    const shared = commonsOfNothing();
    const ana = guest(shared, 'ana', 'batch');
    const ben = guest(shared, 'ben', 'away-notify server-time', '#a');
    ana.says('AWAY :x');
    ana.hears(nowaway);
    joins(ana, 'ana', '#a');
    const [ping = ''] = ben.room();
    expect(ben.guest()).toEqual([]);
    ben.hears(
      ':ana!,guest@1a2b3c4d.room JOIN :#a',
      `:mayfly.room PONG mayfly.room :${ping.slice(5)}`,
    );
    const time = '@time=2026-11-22T13:37:05.000Z';
    expect(ben.guest()).toEqual([
      `${time} :ana!,guest@1a2b3c4d.room JOIN :#a`,
      `${time} :ana!,guest@1a2b3c4d.room AWAY x`,
    ]);
  });

  test('has one barrier under way, and of each member the last word', () => {
    const shared = commonsOfNothing();
    const ana = guest(shared, 'ana', 'batch', '#a');
    const cem = guest(shared, 'cem', 'batch', '#a');
    const ben = guest(shared, 'ben', 'away-notify', '#a');
    ana.says('AWAY :1');
    ana.hears(nowaway);
    const pings = ben.room();
    for (const each of ['2', '3', '4']) {
      ana.says(`AWAY :${each}`);
      cem.says(`AWAY :${each}`);
      ana.hears(nowaway);
      cem.hears(nowaway);
    }
    expect(ben.room()).toEqual([]);
    ben.hears(...pings.map((line) => `:mayfly.room PONG mayfly.room :${line.slice(5)}`));
    expect(ben.guest()).toEqual([':ana!,guest@1a2b3c4d.room AWAY 1']);
    expect(told(ben)).toEqual([
      ':ana!,guest@1a2b3c4d.room AWAY 4',
      ':cem!,guest@1a2b3c4d.room AWAY 4',
    ]);
    expect(told(ben)).toEqual([]);
  });

  test('a link that is lost loses none of it', () => {
    const shared = commonsOfNothing();
    const ana = guest(shared, 'ana', 'batch', '#a');
    const cem = guest(shared, 'cem', 'batch', '#a');
    const ben = guest(shared, 'ben', 'away-notify', '#a');
    ana.says('AWAY :1');
    ana.hears(nowaway);
    expect(ben.room().length).toBe(1);
    ben.loses();
    cem.says('AWAY :2');
    cem.hears(nowaway);
    ben.opens();
    ben.hears(...welcome('ben'));
    ben.room();
    ben.hears(':mayfly.room 366 ben #a :End of NAMES list', settled);
    ben.guest();
    expect(told(ben)).toEqual([
      ':ana!,guest@1a2b3c4d.room AWAY 1',
      ':cem!,guest@1a2b3c4d.room AWAY 2',
    ]);
  });

  test('nothing is told of one who has left', () => {
    const shared = commonsOfNothing();
    const ana = guest(shared, 'ana', 'batch', '#a');
    const ben = guest(shared, 'ben', 'away-notify', '#a');
    ana.says('AWAY :1');
    ana.hears(':ana!,guest@1a2b3c4d.room PART #a :', nowaway);
    expect(told(ben)).toEqual([]);
  });
});

describe('AWAY', () => {
  test('is said to ngIRCd as it will be shown', () => {
    const shared = commonsOfNothing();
    const ana = guest(shared, 'ana', 'batch');
    ana.says('AWAY  :  ', 'AWAY lunch', `AWAY :${'ü'.repeat(70)}`, 'AWAY :\u0001x', 'AWAY a b');
    expect(ana.room()).toEqual([
      'AWAY',
      'AWAY lunch',
      `AWAY ${'ü'.repeat(63)}`,
      'AWAY x',
      'AWAY a',
    ]);
  });

  test('is restored on a new link, and others hear nothing of that', () => {
    const shared = commonsOfNothing();
    const ana = guest(shared, 'ana', 'batch', '#a');
    const ben = guest(shared, 'ben', 'away-notify', '#a');
    ana.says('AWAY :x');
    ana.hears(nowaway);
    told(ben);
    ana.loses();
    ana.opens();
    ana.guest();
    ana.room();
    ana.hears(...welcome('ana'));
    expect(ana.room()).toContain('AWAY x');
    const names = ':mayfly.room 366 ana #a :End of NAMES list';
    ana.hears(nowaway, names, settled);
    expect(ana.guest()).toEqual([names, ':mayfly.room NOTICE ana :You are back in the room.']);
    expect(told(ben)).toEqual([]);
  });

  test('while nobody is at the door, others see that; then the guest’s own word again', () => {
    const shared = commonsOfNothing();
    const ana = guest(shared, 'ana', 'mayfly.chat/resume', '#a');
    const ben = guest(shared, 'ben', 'away-notify', '#a');
    ana.says('AWAY :x');
    ana.hears(nowaway);
    expect(told(ben)).toEqual([':ana!,guest@1a2b3c4d.room AWAY x']);
    ana.guest();
    ana.room();
    ana.session.doorClosed(ana.nowMs);
    expect(ana.room()).toEqual(['AWAY :connection lost']);
    ana.hears(nowaway);
    expect(told(ben)).toEqual([':ana!,guest@1a2b3c4d.room AWAY :connection lost']);
    ana.session.resumed(0, ana.nowMs);
    expect(ana.room()).toEqual(['AWAY x']);
    ana.hears(nowaway);
    expect(told(ben)).toEqual([':ana!,guest@1a2b3c4d.room AWAY x']);
    expect(ana.guest().filter((line) => line.includes(' 306 ')).length).toBe(1);
  });
});

describe('TAGMSG', () => {
  test('is taken from a client with message-tags, and unknown from another', () => {
    const shared = commonsOfNothing();
    const ana = guest(shared, 'ana', 'message-tags', '#a');
    ana.says('@+typing=active TAGMSG #a', 'TAGMSG #a');
    expect([ana.room(), ana.guest()]).toEqual([[], []]);
    const ben = guest(shared, 'ben', 'batch', '#a');
    ben.says('@+typing=active TAGMSG #a');
    expect(ben.guest()).toEqual([':mayfly.room 421 ben TAGMSG :Unknown command']);
  });
});
