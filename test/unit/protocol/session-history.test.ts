// The backlog, as sessions fill it and answer from it.

import { describe, expect, test } from 'vitest';
import {
  makeSharedState,
  type SharedState,
} from '../../../server/protocol/session/shared-state.ts';
import { WallClock } from '../../../server/protocol/ircv3/server-time.ts';
import { Bench, entered, mask, settled, wallMs, welcome } from './session-bench.ts';

const time = '2026-11-22T13:37:05.000Z';

function commonsWith(lines: number): SharedState {
  return makeSharedState(lines, new WallClock(wallMs, 1000));
}

/** Alice, alone in #lobby or with bob. */
function alice(shared: SharedState, capabilities = 'batch'): Bench {
  const bench = new Bench({}, { shared }).enters();
  bench.says(`CAP REQ :${capabilities}`);
  bench.guest();
  return bench;
}

function enters(bench: Bench, channel: string, names = 'alice bob'): string[] {
  bench.says(`JOIN ${channel}`);
  bench.room();
  bench.hears(
    `:${mask} JOIN :${channel}`,
    `:mayfly.room 353 alice = ${channel} :${names}`,
    `:mayfly.room 366 alice ${channel} :End of NAMES list`,
  );
  return bench.guest();
}

/** ngIRCd accepts all messages. */
function answers(bench: Bench): void {
  const pings = bench.room().filter((line) => line.startsWith('PING '));
  bench.hears(...pings.map((line) => `:mayfly.room PONG mayfly.room :${line.slice(5)}`));
}

function says(bench: Bench, ...lines: string[]): void {
  bench.says(...lines);
  answers(bench);
}

describe('what is kept', () => {
  test('is what anybody said in a channel, once, though nobody has echo-message', () => {
    const shared = commonsWith(10);
    const bench = alice(shared);
    enters(bench, '#lobby');
    says(
      bench,
      'PRIVMSG #LOBBY,bob,#nowhere :1',
      'PRIVMSG #lobby :2',
      'NOTICE #lobby :n',
      'PRIVMSG alice :x',
    );
    expect(bench.guest()).toEqual([
      ':mayfly.room 404 alice #nowhere :Cannot send to channel: you are not in it',
    ]);
    expect(shared.backlog?.lines('#lobby').length).toBe(2);
    expect(shared.backlog?.lines('#nowhere').length).toBe(0);
    expect(shared.backlog?.bytes).toBe(2 * (`:${mask} PRIVMSG #lobby :1`.length + 128));
  });

  test('goes with the last member: by PART, by KICK, by the end of the session', () => {
    for (const leaves of [
      (bench: Bench) => bench.hears(`:${mask} PART #lobby :`),
      (bench: Bench) => bench.hears(':bob!b@c KICK #lobby alice :x'),
      (bench: Bench) => bench.says('QUIT'),
      (bench: Bench) => bench.session.doorClosed(bench.nowMs),
    ]) {
      const shared = commonsWith(10);
      const bench = alice(shared);
      const second = alice(shared);
      enters(bench, '#lobby');
      enters(second, '#lobby');
      says(bench, 'PRIVMSG #lobby :1');
      leaves(bench);
      expect(shared.backlog?.lines('#lobby').length).toBe(1);
      leaves(second);
      expect(shared.backlog?.bytes).toBe(0);
    }
  });

  test('goes when ngIRCd has made the channel anew, whatever order the links are read in', () => {
    const shared = commonsWith(10);
    const first = alice(shared);
    enters(first, '#lobby');
    says(first, 'PRIVMSG #lobby :not yours');
    // Her PART is not read yet, but ngIRCd has done it.
    const second = alice(shared);
    expect(enters(second, '#lobby', '@alice').length).toBe(3);
    expect(shared.backlog?.bytes).toBe(0);
  });

  test('stays when ngIRCd dies, as the guests do, and is not shown again', () => {
    const shared = commonsWith(10);
    const bench = alice(shared);
    enters(bench, '#lobby');
    says(bench, 'PRIVMSG #lobby :1');
    bench.loses();
    bench.opens();
    bench.hears(...welcome('alice'), ...entered('#lobby'), settled);
    expect(bench.guest().filter((line) => line.includes('before you came'))).toEqual([]);
    expect(shared.backlog?.lines('#lobby').length).toBe(1);
  });
});

describe('a newcomer', () => {
  function room(): SharedState {
    const shared = commonsWith(2);
    const bench = alice(shared);
    enters(bench, '#lobby');
    says(bench, 'PRIVMSG #lobby :1', 'PRIVMSG #lobby :2', 'PRIVMSG #lobby :3');
    return shared;
  }

  test('is shown the last lines behind the names, once', () => {
    const bench = alice(room());
    expect(enters(bench, '#lobby').slice(2)).toEqual([
      ':mayfly.room 366 alice #lobby :End of NAMES list',
      ':mayfly.room NOTICE #lobby :The last 2 lines from before you came, with the time in UTC:',
      `:${mask} PRIVMSG #lobby :[2026-11-22 13:37] 2`,
      `:${mask} PRIVMSG #lobby :[2026-11-22 13:37] 3`,
      ':mayfly.room NOTICE #lobby :That was said before you came.',
    ]);
    bench.hears(':mayfly.room 353 alice = #lobby :alice bob', ':mayfly.room 366 alice #lobby :End');
    expect(bench.guest().length).toBe(2);
  });

  test('with server-time gets the times beside the texts', () => {
    const bench = alice(room(), 'server-time');
    bench.nowMs += 60_000;
    expect(enters(bench, '#lobby').slice(3)).toEqual([
      '@time=2026-11-22T13:38:05.000Z :mayfly.room NOTICE #lobby :The last 2 lines from before you came:',
      `@time=2026-11-22T13:37:05.001Z :${mask} PRIVMSG #lobby :2`,
      `@time=2026-11-22T13:37:05.002Z :${mask} PRIVMSG #lobby :3`,
      '@time=2026-11-22T13:38:05.000Z :mayfly.room NOTICE #lobby :That was said before you came.',
    ]);
  });

  test('whose client asks by itself is shown nothing', () => {
    expect(enters(alice(room(), 'draft/chathistory'), '#lobby').length).toBe(3);
  });

  test('of a room that keeps nothing is shown nothing, and no barrier is raised', () => {
    const shared = commonsWith(0);
    const bench = alice(shared);
    enters(bench, '#lobby');
    bench.says('PRIVMSG #lobby :1');
    expect(bench.room()).toEqual(['PRIVMSG #lobby :1']);
    expect(enters(alice(shared), '#lobby').length).toBe(3);
  });
});

describe('CHATHISTORY', () => {
  function member(capabilities = 'batch server-time draft/chathistory'): Bench {
    const bench = alice(commonsWith(5), capabilities);
    enters(bench, '#Lobby');
    enters(bench, '#tea');
    says(bench, 'PRIVMSG #lobby :1', 'PRIVMSG #lobby :2', 'PRIVMSG #lobby :\u0001ACTION 3\u0001');
    return bench;
  }

  /** Without the stamps of the moment. */
  function heard(bench: Bench): string[] {
    return bench.guest().map((line) => line.replace(/^@time=\S+ /, ''));
  }

  test.each([
    ['LATEST #lobby * 2', ['2', '\u0001ACTION 3\u0001']],
    ['latest #LOBBY timestamp=2026-11-22T13:37:05.001Z 9', ['\u0001ACTION 3\u0001']],
    ['BEFORE #lobby timestamp=2026-11-22T13:37:05.001Z 9', ['1']],
    ['AFTER #lobby timestamp=2026-11-22T13:37:05.000Z 1', ['2']],
    ['AROUND #lobby timestamp=2026-11-22T13:37:05.001Z 1', ['2']],
    [
      'BETWEEN #lobby timestamp=2026-11-22T13:37:05.002Z timestamp=2026-11-22T13:37:05.000Z 9',
      ['2'],
    ],
    ['LATEST #tea * 9', []],
  ])('%s is answered by a batch', (question, texts) => {
    const bench = member();
    bench.says(`CHATHISTORY ${question}`);
    const [open, ...lines] = heard(bench);
    const name = question.includes('#tea') ? '#tea' : '#Lobby';
    expect(open).toBe(`:mayfly.room BATCH +history1 chathistory ${name}`);
    expect(lines.pop()).toBe(':mayfly.room BATCH -history1');
    expect(lines).toEqual(
      texts.map((each): unknown =>
        expect.stringMatching(
          new RegExp(`^@batch=history1;time=2026\\S+ :${mask} PRIVMSG #Lobby :${each}$`),
        ),
      ),
    );
  });

  test('without batch and server-time the lines come as they are', () => {
    const bench = member('draft/chathistory');
    bench.says('CHATHISTORY LATEST #lobby * 2');
    expect(bench.guest()).toEqual([
      `:${mask} PRIVMSG #Lobby :2`,
      `:${mask} PRIVMSG #Lobby :\u0001ACTION 3\u0001`,
    ]);
  });

  test('TARGETS are the channels by their last line, the latest last', () => {
    const bench = member();
    bench.nowMs += 1000;
    says(bench, 'PRIVMSG #tea :later');
    bench.says(
      `CHATHISTORY TARGETS timestamp=${time} timestamp=2027-01-01T00:00:00.000Z 9`,
      `CHATHISTORY TARGETS timestamp=2027-01-01T00:00:00.000Z timestamp=2026-11-22T13:37:05.002Z 9`,
    );
    expect(heard(bench)).toEqual([
      ':mayfly.room BATCH +history1 draft/chathistory-targets',
      '@batch=history1;time=2026-11-22T13:37:05.002Z :mayfly.room CHATHISTORY TARGETS #Lobby 2026-11-22T13:37:05.002Z',
      '@batch=history1;time=2026-11-22T13:37:06.000Z :mayfly.room CHATHISTORY TARGETS #tea 2026-11-22T13:37:06.000Z',
      ':mayfly.room BATCH -history1',
      ':mayfly.room BATCH +history2 draft/chathistory-targets',
      '@batch=history2;time=2026-11-22T13:37:06.000Z :mayfly.room CHATHISTORY TARGETS #tea 2026-11-22T13:37:06.000Z',
      ':mayfly.room BATCH -history2',
    ]);
  });

  test.each([
    ['', 'INVALID_PARAMS * :Unknown command'],
    ['NEWEST #lobby * 5', 'INVALID_PARAMS NEWEST :Unknown command'],
    ['LATEST', 'INVALID_PARAMS LATEST :Insufficient parameters'],
    ['LATEST #lobby *', 'INVALID_PARAMS LATEST :Insufficient parameters'],
    ['LATEST #lobby * 5 6', 'INVALID_PARAMS LATEST :Too many parameters'],
    ['BETWEEN #lobby * 5', 'INVALID_PARAMS BETWEEN :Insufficient parameters'],
    ['LATEST #lobby * 0', 'INVALID_PARAMS LATEST :The limit is no number above 0'],
    ['LATEST #lobby * -1', 'INVALID_PARAMS LATEST :The limit is no number above 0'],
    ['LATEST #lobby * x', 'INVALID_PARAMS LATEST :The limit is no number above 0'],
    ['BEFORE #lobby * 5', 'INVALID_PARAMS BEFORE :Invalid timestamp'],
    ['BEFORE #lobby timestamp=now 5', 'INVALID_PARAMS BEFORE :Invalid timestamp'],
    [
      'BEFORE #lobby timestamp=2026-13-40T13:37:05.000Z 5',
      'INVALID_PARAMS BEFORE :Invalid timestamp',
    ],
    ['BEFORE #lobby timestamp=2026-11-22 5', 'INVALID_PARAMS BEFORE :Invalid timestamp'],
    ['TARGETS * * 5', 'INVALID_PARAMS TARGETS :Invalid timestamp'],
    [
      'AFTER #lobby msgid=1 5',
      'INVALID_MSGREFTYPE AFTER #lobby :Lines have no msgid here: ask by timestamp',
    ],
    ['LATEST bob * 5', 'INVALID_TARGET LATEST bob :You are not in that channel'],
    ['LATEST #other * 5', 'INVALID_TARGET LATEST #other :You are not in that channel'],
  ])('%j is answered FAIL', (question, answer) => {
    const bench = member();
    bench.says(`CHATHISTORY ${question}`);
    expect(heard(bench)).toEqual([`:mayfly.room FAIL CHATHISTORY ${answer}`]);
    expect(bench.room()).toEqual([]);
  });

  test('is for members: who has left gets nothing', () => {
    const bench = member();
    bench.hears(':bob!b@c KICK #lobby alice :out');
    bench.guest();
    bench.says('CHATHISTORY LATEST #lobby * 5');
    expect(heard(bench)).toEqual([expect.stringContaining(' FAIL CHATHISTORY INVALID_TARGET ')]);
  });

  test('is unknown where nothing is kept', () => {
    const bench = alice(commonsWith(0));
    bench.says('CHATHISTORY LATEST #lobby * 5');
    expect(bench.guest()).toEqual([':mayfly.room 421 alice CHATHISTORY :Unknown command']);
  });

  test.each([
    [0, ''],
    [7, ' CHATHISTORY=7 MSGREFTYPES=timestamp'],
    [500, ' CHATHISTORY=100 MSGREFTYPES=timestamp'],
  ])('a room that keeps %i lines says so in 005:%s', (lines, support) => {
    const bench = new Bench({}, { shared: commonsWith(lines) });
    bench.says('PASS open-sesame', 'NICK alice', 'USER a 0 * :b');
    bench.opens();
    bench.hears(...welcome('alice'));
    expect(bench.guest()).toContain(
      `:mayfly.room 005 alice CLIENTTAGDENY=*${support} :are supported by this server`,
    );
  });
});
