// Ids of messages, and REDACT: who may take back what, and who is told how.

import { describe, expect, test } from 'vitest';
import { redactionWindowMs } from '../../../server/protocol/ircv3/message-redaction.ts';
import { WallClock } from '../../../server/protocol/ircv3/server-time.ts';
import {
  makeSharedState,
  type SharedState,
} from '../../../server/protocol/session/shared-state.ts';
import { Bench, passphrase, wallMs, welcome } from './session-bench.ts';

const all = 'echo-message message-tags draft/message-redaction';
const maskOf = (nick: string): string => `${nick}!,guest@${nick}host.room`;

function roomWith(backlog = 0): SharedState {
  return makeSharedState(backlog, new WallClock(wallMs, 1000));
}

/** A guest in #a, with a host of their own. */
function guest(shared: SharedState, nick: string, capabilities = all): Bench {
  const bench = new Bench({}, { shared });
  bench.says(`CAP REQ :${capabilities}`, 'CAP END');
  bench.says(`PASS ${passphrase}`, `NICK ${nick}`, 'USER a 0 * :b');
  bench.opens();
  bench.hears(...welcome(nick).map((line) => line.replaceAll('1a2b3c4d', `${nick}host`)));
  bench.hears(`:${maskOf(nick)} JOIN :#a`);
  bench.guest();
  bench.room();
  return bench;
}

/** ngIRCd answers the barriers. @returns what the guest gets. */
function settles(bench: Bench): string[] {
  const pings = bench.room().filter((line) => line.startsWith('PING '));
  bench.hears(...pings.map((line) => `:mayfly.room PONG mayfly.room :${line.slice(5)}`));
  return bench.guest();
}

/** @returns the echo's id. */
function says(bench: Bench, text: string, target = '#a'): string {
  bench.says(`PRIVMSG ${target} :${text}`);
  return idOf(settles(bench)[0]);
}

const idOf = (line: string | undefined): string => /msgid=([^ ;]+)/.exec(line ?? '')?.[1] ?? 'none';

/** ana's line, as ngIRCd sends it to others. @returns its id there. */
function hears(bench: Bench, text: string, target = '#a'): string {
  bench.hears(`:${maskOf('ana')} PRIVMSG ${target} :${text}`);
  return idOf(bench.guest()[0]);
}

describe('the id of a message', () => {
  test('is the same for its writer and all who get it, also where the same is said again', () => {
    const shared = roomWith();
    const [ana, ben, cem] = ['ana', 'ben', 'cem'].map((nick) => guest(shared, nick)) as [
      Bench,
      Bench,
      Bench,
    ];
    const first = says(ana, 'ok');
    expect(hears(ben, 'ok')).toBe(first);
    // Ben's link is ahead of ana's and of cem's.
    const second = hears(ben, 'ok');
    expect(second).not.toBe(first);
    expect(says(ana, 'ok')).toBe(second);
    expect([hears(cem, 'ok'), hears(cem, 'ok')]).toEqual([first, second]);
  });

  test('stands beside the time, and only in front of messages', () => {
    const ben = guest(roomWith(), 'ben', 'message-tags server-time');
    ben.hears(
      `:${maskOf('ana')} PRIVMSG #a :@not a tag`,
      `:${maskOf('ana')} NOTICE #a :no id`,
      `:${maskOf('ana')} PART #a`,
    );
    const time = 'time=2026-11-22T13:37:05.000Z';
    expect(ben.guest()).toEqual([
      `@${time};msgid=m1 :${maskOf('ana')} PRIVMSG #a :@not a tag`,
      `@${time} :${maskOf('ana')} NOTICE #a :no id`,
      `@${time} :${maskOf('ana')} PART #a`,
    ]);
  });

  test('of what was said before a guest came is not given to what is said after', () => {
    const shared = roomWith();
    const ana = guest(shared, 'ana');
    const before = says(ana, 'ok');
    ana.later(5_000);
    const ben = guest(shared, 'ben');
    ben.later(5_000);
    ben.hears(`:${maskOf('ben')} PART #a`, `:${maskOf('ben')} JOIN :#a`);
    ben.guest();
    expect(hears(ben, 'ok')).not.toBe(before);
  });
});

describe('REDACT', () => {
  test('tells everybody, in their way, behind what came before, and the backlog forgets it', () => {
    const shared = roomWith(10);
    const ana = guest(shared, 'ana');
    const ben = guest(shared, 'ben');
    const old = guest(shared, 'old', 'batch');
    says(ana, 'stays');
    const id = says(ana, 'slip');
    ana.says(`REDACT #A ${id} :wrong room`);
    expect(ben.guest()).toEqual([]);
    const line = `:${maskOf('ana')} REDACT #a ${id} :wrong room`;
    expect([settles(ben), settles(ana)]).toEqual([[line], [line]]);
    expect(settles(old)).toEqual([
      ':mayfly.room NOTICE #a :ana has taken a message back. Your client still shows it: please do not pass it on.',
    ]);
    expect(shared.backlog?.lines('#a')).toHaveLength(1);
    // Once is enough.
    ana.says(`REDACT #a ${id}`);
    expect(ana.guest()).toEqual([expect.stringContaining(`FAIL REDACT UNKNOWN_MSGID #a ${id} :`)]);
  });

  test('works in a private talk, for these two alone', () => {
    const shared = roomWith();
    const ana = guest(shared, 'ana');
    const ben = guest(shared, 'ben');
    const cem = guest(shared, 'cem');
    const id = says(ana, 'psst', 'ben');
    expect(hears(ben, 'psst', 'ben')).toBe(id);
    cem.says(`REDACT ben ${id}`);
    expect(cem.guest()).toEqual([expect.stringContaining('UNKNOWN_MSGID')]);
    ana.says(`REDACT ben ${id}`);
    const line = `:${maskOf('ana')} REDACT ben ${id}`;
    expect([settles(ben), settles(ana), settles(cem)]).toEqual([[line], [line], []]);
  });

  test.each([
    ['REDACT', '461 ana REDACT :'],
    ['REDACT #a', '461 ana REDACT :'],
    ['REDACT #else {id}', 'FAIL REDACT INVALID_TARGET #else {id} :'],
    ['REDACT ben {id}', 'FAIL REDACT UNKNOWN_MSGID ben {id} :'],
    ['REDACT #a nonsense', 'FAIL REDACT UNKNOWN_MSGID #a nonsense :'],
    ['REDACT #a :a b', 'FAIL REDACT UNKNOWN_MSGID #a a :'],
  ])('%s is refused', (asked, answer) => {
    const ana = guest(roomWith(), 'ana');
    const id = says(ana, 'slip');
    ana.says(asked.replace('{id}', id));
    expect(ana.guest()).toEqual([expect.stringContaining(answer.replace('{id}', id))]);
  });

  test('is a host’s right in a channel, and not in the private talks of others', () => {
    const shared = roomWith(10);
    const ana = guest(shared, 'ana');
    const ben = guest(shared, 'ben');
    ben.role = 'host';
    const id = says(ana, 'slip');
    ben.says(`REDACT #a ${id}`);
    expect(settles(ana)).toEqual([`:${maskOf('ben')} REDACT #a ${id}`]);
    expect(shared.backlog?.lines('#a')).toEqual([]);
    const secret = says(ana, 'psst', 'cem');
    settles(ben);
    ben.says(`REDACT cem ${secret}`);
    expect(ben.guest()).toEqual([expect.stringContaining('UNKNOWN_MSGID')]);
  });

  test('is refused to others, after a day, and to who takes back too much at once', () => {
    const shared = roomWith();
    const ana = guest(shared, 'ana');
    const ben = guest(shared, 'ben');
    const old = says(ana, 'old');
    ben.says(`REDACT #a ${old}`);
    expect(ben.guest()).toEqual([
      expect.stringContaining(`FAIL REDACT REDACT_FORBIDDEN #a ${old} :`),
    ]);
    ana.later(redactionWindowMs);
    ana.says(`REDACT #a ${old}`);
    expect(ana.guest().join()).toContain(`FAIL REDACT REDACT_WINDOW_EXPIRED #a ${old} 86400 :`);
    const ids = Array.from({ length: 11 }, (_, at) => says(ana, `slip ${at}`));
    for (const id of ids) ana.says(`REDACT #a ${id}`);
    expect(settles(ana).filter((line) => line.includes('RATE_LIMITED'))).toEqual([
      expect.stringContaining(`FAIL REDACT RATE_LIMITED #a ${ids[10]} :`),
    ]);
  });
});
