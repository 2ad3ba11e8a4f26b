// Messages that are followed: an echo comes when ngIRCd has delivered the message, and only then.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeSharedState } from '../../../server/protocol/session/shared-state.ts';
import { WallClock } from '../../../server/protocol/ircv3/server-time.ts';
import { raw, utf8 } from './bytes.ts';
import { Bench, mask, wallMs } from './session-bench.ts';
import { alice, told } from './session-talk-fixture.ts';
import { memberOf } from './roster-member.ts';

describe('an echo', () => {
  test('comes with the barrier’s PONG, which the guest does not see', () => {
    const bench = alice('echo-message');
    bench.says('PRIVMSG #lobby :hello');
    const { lines, pongs } = told(bench);
    expect(lines).toEqual(['PRIVMSG #lobby :hello']);
    expect(bench.guest()).toEqual([]);
    bench.hears(':b!b@c PRIVMSG #lobby :before', ...pongs, ':b!b@c PRIVMSG #lobby :after');
    expect(bench.guest()).toEqual([
      ':b!b@c PRIVMSG #lobby :before',
      `:${mask} PRIVMSG #lobby :hello`,
      ':b!b@c PRIVMSG #lobby :after',
    ]);
  });

  test('the barrier follows its line, each its own', () => {
    const bench = alice('echo-message');
    bench.says('PRIVMSG #lobby :1', 'NOTICE #lobby :2');
    const all = bench.room().map((line) => line.replace(/\.\d+$/, ''));
    const ping = all[1] ?? '';
    expect(ping).toMatch(/^PING \S+$/);
    expect(all).toEqual(['PRIVMSG #lobby :1', ping, 'NOTICE #lobby :2', ping]);
  });

  test.each(['401', '404', '407', '411', '412', '461', '477', '481', '486'])(
    'is withheld after %s, which the guest gets; the next line’s is not',
    (numeric) => {
      const bench = alice('echo-message');
      bench.says('PRIVMSG #lobby :refused', 'PRIVMSG #lobby :taken');
      const [first = '', second = ''] = told(bench).pongs;
      const refusal = `:mayfly.room ${numeric} alice #lobby :no`;
      bench.hears(refusal, first, second);
      expect(bench.guest()).toEqual([refusal, `:${mask} PRIVMSG #lobby :taken`]);
    },
  );

  test('is for those targets alone who got it, each once, by their own spelling', () => {
    const bench = alice('echo-message');
    bench.says('PRIVMSG #LOBBY,nobody,,bob,#lobby,nobody :x');
    const { lines, pongs } = told(bench);
    expect(lines).toEqual(['PRIVMSG #LOBBY,nobody,bob :x']);
    bench.hears(':mayfly.room 401 alice nobody :No such nick', ...pongs);
    expect(bench.guest().slice(1)).toEqual([
      `:${mask} PRIVMSG #lobby :x`,
      `:${mask} PRIVMSG bob :x`,
    ]);
  });

  test('is not withheld for what another command was refused', () => {
    const bench = alice('echo-message');
    bench.says('WHO #lobby', 'PRIVMSG #lobby :x', 'MODE #lobby +k', 'PRIVMSG #lobby :y');
    const { pongs } = told(bench);
    expect(pongs.length).toBe(4);
    const refusal = ':mayfly.room 401 alice #lobby :No such nick';
    const [one = '', two = '', three = '', four = ''] = pongs;
    bench.hears(refusal, one, two, refusal, three, four);
    expect(bench.guest().filter((line) => line.includes('PRIVMSG'))).toEqual([
      `:${mask} PRIVMSG #lobby :x`,
      `:${mask} PRIVMSG #lobby :y`,
    ]);
  });

  test('is not made by a PING that a guest says', () => {
    const bench = alice('echo-message');
    bench.says('PRIVMSG #lobby :x');
    const [pong = ''] = told(bench).pongs;
    const name = pong.replace(/^.*:/, '').replace(/\d+$/, '');
    // Nobody can know the name. If somebody did, the numbers would have to be in order, too.
    bench.says('PING mayfly', 'PING 1');
    bench.hears(
      ':mayfly.room PONG mayfly.room :mayfly',
      ':mayfly.room PONG mayfly.room :1',
      `:mayfly.room PONG mayfly.room :${name}99`,
    );
    expect(bench.guest()).toEqual([
      ':mayfly.room PONG mayfly.room :mayfly',
      ':mayfly.room PONG mayfly.room :1',
    ]);
    bench.hears(pong);
    expect(bench.guest()).toEqual([`:${mask} PRIVMSG #lobby :x`]);
  });

  test('has the name that the guest had when ngIRCd took it', () => {
    const bench = alice('echo-message');
    bench.says('PRIVMSG #lobby :old', 'NICK carol', 'PRIVMSG #lobby :new');
    const [old = '', ...others] = told(bench).pongs;
    bench.hears(old, `:${mask} NICK :carol`, ...others);
    expect(bench.guest()).toEqual([
      `:${mask} PRIVMSG #lobby :old`,
      `:${mask} NICK :carol`,
      `:${mask.replace('alice', 'carol')} PRIVMSG #lobby :new`,
    ]);
  });

  test('has the host that others see, from the first line on', () => {
    const bench = new Bench().enters('#lobby');
    bench.says('CAP REQ echo-message');
    bench.guest();
    bench.says('PRIVMSG bob :1');
    bench.hears(...told(bench).pongs);
    expect(bench.guest()).toEqual([`:${mask} PRIVMSG bob :1`]);
    bench.hears(':x!y@z 396 alice 99999999.room :is your displayed hostname now');
    bench.says('PRIVMSG bob :2');
    bench.hears(...told(bench).pongs);
    expect(bench.guest().at(-1)).toBe(':alice!,guest@99999999.room PRIVMSG bob :2');
  });

  test('is cut as ngIRCd cuts, byte by byte', () => {
    const bench = alice('echo-message');
    const head = `:${mask} PRIVMSG #lobby :`;
    const fits = 'x'.repeat(510 - head.length);
    bench.says(
      `PRIVMSG #lobby :${fits}`,
      `PRIVMSG #lobby :${fits}y`,
      `PRIVMSG #lobby :\u00fc${fits}`,
    );
    bench.hears(...told(bench).pongs);
    expect(bench.guest()).toEqual([
      head + fits,
      `${head}${fits.slice(5)}[CUT]`,
      `${head}\u00fc${fits.slice(7)}[CUT]`,
    ]);
  });

  test('is said anew and trimmed, so that ngIRCd reads what is echoed', () => {
    const bench = alice('echo-message');
    bench.says(':x  privmsg   #lobby   word', 'PRIVMSG #lobby :  two  words \t ');
    const { lines, pongs } = told(bench);
    expect(lines).toEqual(['PRIVMSG #lobby :word', 'PRIVMSG #lobby :  two  words']);
    bench.hears(...pongs);
    expect(bench.guest()).toEqual([
      `:${mask} PRIVMSG #lobby :word`,
      `:${mask} PRIVMSG #lobby :  two  words`,
    ]);
  });

  test('a line that would be too long anew, or has too many targets, is refused', () => {
    const bench = alice('echo-message');
    bench.session.fromGuest(raw(`PRIVMSG bob ${'x'.repeat(498)}`), bench.nowMs);
    bench.says(`PRIVMSG ${Array.from({ length: 17 }, (_, index) => `n${index}`).join()} :x`);
    expect(bench.room()).toEqual([]);
    expect(bench.guest()).toEqual([
      expect.stringMatching(/ 417 alice /),
      expect.stringMatching(/ 407 alice n0,\S+ :Too many recipients/),
    ]);
  });

  test('what is no message passes for ngIRCd to refuse', () => {
    const bench = alice('echo-message');
    const lines = ['PRIVMSG', 'PRIVMSG bob', 'PRIVMSG a b c', 'PRIVMSG ,, x'];
    bench.says(...lines);
    expect(bench.room()).toEqual(lines);
  });

  test('has time, and the id of the line, where they were asked for', () => {
    const bench = alice('echo-message server-time mayfly.chat/resume');
    bench.says('@a=b;mayfly.chat/id=7 PRIVMSG #lobby :x', 'PRIVMSG #lobby :y');
    bench.hears(...told(bench).pongs);
    const time = '@time=2026-11-22T13:37:05.000Z';
    expect(bench.guest()).toEqual([
      `${time};mayfly.chat/id=7 :${mask} PRIVMSG #lobby :x`,
      `${time} :${mask} PRIVMSG #lobby :y`,
    ]);
    const without = alice('echo-message message-tags');
    without.says('@mayfly.chat/id=7 PRIVMSG #lobby :x');
    without.hears(...told(without).pongs);
    expect(without.guest()).toEqual([`@msgid=m2 :${mask} PRIVMSG #lobby :x`]);
  });

  test('there is none without the capability, and no barrier', () => {
    const bench = new Bench().enters('#lobby');
    bench.says('PRIVMSG #lobby  :x ');
    expect(bench.room()).toEqual(['PRIVMSG #lobby  :x ']);
  });
});

describe('a NOTICE, which ngIRCd refuses without a word', () => {
  test('has an echo where the guest is in the channel, or somebody has the name', () => {
    const shared = makeSharedState(0, new WallClock(wallMs, 1000));
    const bench = alice('echo-message', shared);
    shared.roster.rename(memberOf({}), '', 'Bob');
    bench.says('NOTICE nobody,bob,#lobby,#other :x');
    const { lines, pongs } = told(bench);
    // ngIRCd stops at the first name that is not there.
    expect(lines).toEqual(['NOTICE bob,#lobby,nobody :x']);
    bench.hears(...pongs);
    expect(bench.guest()).toEqual([`:${mask} NOTICE Bob :x`, `:${mask} NOTICE #lobby :x`]);
  });
});

test('whatever ngIRCd refuses, the echoes are the lines that it took, in their order', () => {
  const said = fc.record({
    target: fc.constantFrom('#lobby', 'bob', 'nobody'),
    refused: fc.boolean(),
    other: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(said, { maxLength: 30 }), fc.nat(), (lines, cut) => {
      const bench = alice('echo-message');
      lines.forEach(({ target, other }, index) => {
        if (other) bench.says('WHOIS nobody');
        bench.says(`PRIVMSG ${target} :${index}`);
      });
      // ngIRCd answers in order.
      let index = -1;
      const answers = bench.room().flatMap((line) => {
        if (line.startsWith('PING ')) return [`:mayfly.room PONG mayfly.room :${line.slice(5)}`];
        if (line.startsWith('WHOIS')) return [':mayfly.room 401 alice nobody :No such nick'];
        index += 1;
        const each = lines[index];
        return each?.refused === true ? [`:mayfly.room 404 alice ${each.target} :no`] : [];
      });
      const bytes = utf8(answers.map((line) => `${line}\r\n`).join(''));
      const at = cut % (bytes.length + 1);
      bench.hearsBytes(bytes.slice(0, at));
      bench.hearsBytes(bytes.slice(at));
      const echoes = bench.guest().filter((line) => line.includes('PRIVMSG'));
      expect(echoes).toEqual(
        lines.flatMap(({ target, refused }, number) =>
          refused ? [] : [`:${mask} PRIVMSG ${target} :${number}`],
        ),
      );
    }),
    { numRuns: 300 },
  );
});
