// A sealed room: who may enter, and which lines of a guest's reach ngIRCd.

import { beforeEach, describe, expect, test } from 'vitest';
import { formatSealedChunk } from '../../../server/contract/room/sealed-line.ts';
import { WallClock } from '../../../server/protocol/ircv3/server-time.ts';
import { makeSharedState } from '../../../server/protocol/session/shared-state.ts';
import { sealedFlood } from '../../../server/protocol/session/session-types.ts';
import { Bench, wallMs, welcome } from './session-bench.ts';

const sealedRoom = (): Bench => {
  const clock = new WallClock(wallMs, 1000);
  const shared = makeSharedState(0, clock, ['#lobby', '#press'], null, undefined, true);
  return new Bench({ flood: sealedFlood }, { shared });
};

const login = ['PASS open-sesame', 'NICK alice', 'USER a 0 * a'];
const capable = ['CAP LS 302', 'CAP REQ :mayfly.chat/sealed', ...login, 'CAP END'];

function chunk(index = 0, count = 256): string {
  return formatSealedChunk({ frameId: 'Ab-9', index, count, payload: 'x'.repeat(384) });
}

function inside(): Bench {
  const bench = sealedRoom();
  bench.says(...capable);
  bench.opens();
  bench.hears(...welcome('alice'), ':alice!g@h JOIN :#lobby', ':mayfly.room 366 alice #lobby :End');
  bench.guest();
  bench.room();
  return bench;
}

describe('a client without the capability', () => {
  test.each([
    ['that asks for nothing', login],
    ['that asks for others', ['CAP LS 302', 'CAP REQ :echo-message', ...login, 'CAP END']],
    ['without a passphrase', ['NICK alice', 'USER a 0 * a']],
  ])('%s is told what to do, and uses nothing up', (_, lines) => {
    const bench = sealedRoom();
    bench.says(...lines);
    expect(bench.guest().at(-1)).toBe(
      'ERROR :Closing link: this room is sealed: come by its page or with mayfly connect',
    );
    expect(bench.closedDoor).toContain('this room is sealed');
    expect([bench.dials, bench.grants, bench.toldWrong]).toEqual([[], [], []]);
    expect(bench.refusals).toEqual(['not sealed']);
  });

  test('is not offered it in another room', () => {
    const bench = new Bench();
    bench.says(...capable);
    expect(bench.guest().join('\n')).toContain('CAP * NAK mayfly.chat/sealed');
  });
});

describe('a client with the capability', () => {
  test('enters, is told the group’s channel, and cannot switch it off', () => {
    const bench = sealedRoom();
    bench.says(...capable);
    bench.opens();
    bench.hears(...welcome('alice'));
    expect(bench.guest().join('\n')).toContain(' mayfly.chat/SEALED=#lobby ');
    bench.says('CAP REQ :-mayfly.chat/sealed');
    expect(bench.guest()).toEqual([':mayfly.room CAP alice NAK -mayfly.chat/sealed']);
  });

  test('cannot switch it off before it registers, either', () => {
    const bench = sealedRoom();
    bench.says('CAP REQ :mayfly.chat/sealed', 'CAP REQ :-mayfly.chat/sealed', ...login, 'CAP END');
    expect(bench.dials).toEqual([0]);
  });
});

describe('of what a guest says', () => {
  let bench: Bench;
  beforeEach(() => {
    bench = inside();
  });

  test('sealed lines pass, to a channel and to one guest', () => {
    bench.says(`PRIVMSG #lobby :${chunk()}`, `@+typing=active privmsg bob :${chunk()}`);
    expect(bench.room()).toEqual([`PRIVMSG #lobby :${chunk()}`, `privmsg bob :${chunk()}`]);
    expect(bench.guest()).toEqual([]);
  });

  test.each([
    ['PRIVMSG #lobby :hello'],
    ['PRIVMSG bob :hello'],
    ['PRIVMSG #lobby hello'],
    ['PRIVMSG #lobby :\u0001ACTION waves\u0001'],
    ['PRIVMSG #lobby,mayfly :hello'],
    ['PRIVMSG mayfly,#lobby :hello'],
    [`NOTICE #lobby :${chunk()}`],
    ['NOTICE bob :hello'],
    [`PRIVMSG #lobby,bob :${chunk()}`],
    [`PRIVMSG #lobby hello :${chunk()}`],
    [`PRIVMSG #lobby :${chunk()} hello`],
    [`PRIVMSG #lobby : ${chunk()}`],
    [`PRIVMSG #lobby :${chunk()}x`],
    [`PRIVMSG #lobby :${chunk().slice(0, 12)}`],
    [
      `PRIVMSG #lobby :${formatSealedChunk({ frameId: 'aaaa', index: 0, count: 1, payload: 'a' })}\u0002`,
    ],
    [`PRIVMSG #lobby :${chunk().replace('AAEA', 'EAEA')}`],
    ['TOPIC #lobby :hello'],
    ['TOPIC #lobby :'],
    ['TOPIC #lobby hello'],
  ])('%j reaches nobody, and the guest is told', (line) => {
    bench.says(line);
    expect(bench.room()).toEqual([]);
    expect(bench.guest()).toEqual([
      expect.stringMatching(
        /^:mayfly\.room 404 alice \S+ :(Not sent: this room|A sealed room has)/,
      ),
    ]);
    expect(bench.refusals).toEqual(['clear text']);
    expect(bench.asked).toEqual([]);
  });

  test('what is for the service goes to it alone', () => {
    bench.says('PRIVMSG mayfly :help', 'PRIVMSG Mayfly :people', 'HELP', 'REMOVE bob');
    expect(bench.asked).toEqual(['help', 'people', 'REMOVE bob']);
    expect(bench.room()).toEqual([]);
  });

  test.each([
    ['PART #lobby :goodbye', 'PART #lobby'],
    ['KICK #lobby bob :go away', 'KICK #lobby bob'],
    ['AWAY :at lunch', 'AWAY away'],
    ['AWAY', 'AWAY'],
    ['AWAY :', 'AWAY'],
    ['TOPIC #lobby', 'TOPIC #lobby'],
    ['QUIT :goodbye', 'QUIT :'],
    ['MODE #lobby +b bob!*@*', 'MODE #lobby +b bob!*@*'],
    ['INVITE bob #lobby', 'INVITE bob #lobby'],
    ['NICK alicia', 'NICK alicia'],
    ['JOIN #tea key', 'JOIN #tea key'],
    ['TAGMSG #lobby', ''],
  ])('%j becomes %j', (line, sent) => {
    bench.says(line);
    bench.later(6_000);
    const isBarrier = (each: string): boolean => each.startsWith('PING');
    expect(bench.room().filter((each) => !isBarrier(each))).toEqual(sent === '' ? [] : [sent]);
    expect(bench.guest().filter((each) => each.includes(' 404 '))).toEqual([]);
  });
});

describe('the echo stands where others have the message', () => {
  const unknown = (mark: string): string =>
    `:mayfly.room 401 alice ${mark} :No such nick or channel`;

  function echoing(): Bench {
    const bench = inside();
    bench.says('CAP REQ :echo-message');
    bench.guest();
    bench.says(`PRIVMSG #lobby :${chunk()}`);
    expect(bench.room()).toEqual([`PRIVMSG #lobby,1 :${chunk()}`]);
    return bench;
  }

  test('it comes in place of the refusal of the mark, among the lines of others', () => {
    const bench = echoing();
    bench.hears(':bob!g@h PRIVMSG #lobby :one', unknown('1'), ':bob!g@h PRIVMSG #lobby :two');
    expect(bench.guest().map((line) => line.replace(/!\S+/, ''))).toEqual([
      ':bob PRIVMSG #lobby :one',
      `:alice PRIVMSG #lobby :${chunk()}`,
      ':bob PRIVMSG #lobby :two',
    ]);
    bench.says(`PRIVMSG bob :${chunk()}`);
    expect(bench.room()).toEqual([`PRIVMSG bob,2 :${chunk()}`]);
  });

  test('what ngIRCd refuses is not echoed, and the guest gets that refusal alone', () => {
    const bench = echoing();
    const refusal = ':mayfly.room 404 alice #lobby :Cannot send to channel';
    bench.hears(refusal, unknown('1'));
    expect(bench.guest()).toEqual([refusal]);
  });

  test('a nickname of digits that is somebody else’s question is no mark', () => {
    const bench = echoing();
    bench.hears(unknown('2'));
    expect(bench.guest()).toEqual([unknown('2')]);
  });
});

describe('sealed lines are paid for apart', () => {
  const count = (lines: readonly string[]): number => lines.length;

  test('a welcome of 256 lines to one guest passes at once, and other lines after it', () => {
    const bench = inside();
    const lines = Array.from({ length: 256 }, (_, index) => `PRIVMSG bob :${chunk(index)}`);
    bench.says(...lines);
    expect(bench.room()).toEqual(lines);
    bench.says('MODE #lobby');
    expect(bench.room()).toEqual(['MODE #lobby']);
  });

  test('to a channel 160 pass at once, and then eight a second', () => {
    const bench = inside();
    bench.says(...Array.from({ length: 200 }, () => `PRIVMSG #lobby :${chunk()}`));
    expect(count(bench.room())).toBe(160);
    expect(bench.pauses.at(-1)).toBe(125);
    bench.nowMs += 1_000;
    bench.session.resumeDoor(bench.nowMs);
    expect(count(bench.room())).toBe(8);
  });

  test('who sends more than may be held is cut off', () => {
    const bench = inside();
    const most = 160 + sealedFlood.heldLines;
    bench.says(...Array.from({ length: most }, () => `PRIVMSG #lobby :${chunk()}`));
    expect(bench.closedDoor).toBeNull();
    bench.says(`PRIVMSG #lobby :${chunk()}`);
    expect(bench.closedDoor).toBe('you sent too much at once');
  });

  test('clear text pays as in any room', () => {
    const bench = inside();
    bench.nowMs += 60_000;
    bench.says(...Array.from({ length: 45 }, () => 'PRIVMSG #lobby :hello'));
    expect(count(bench.guest())).toBe(40);
    expect(bench.room()).toEqual([]);
  });
});
