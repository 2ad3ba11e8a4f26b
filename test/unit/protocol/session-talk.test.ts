// What a guest says, followed to its end: echoed when ngIRCd has given it to everybody, and not else.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeSharedState } from '../../../server/protocol/session/shared-state.ts';
import { WallClock } from '../../../server/protocol/ircv3/server-time.ts';
import type { SessionLimits } from '../../../server/protocol/session/session-types.ts';
import { raw, utf8 } from './bytes.ts';
import { Bench, entered, mask, settled, wallMs, welcome } from './session-bench.ts';

/** Alice in #lobby, with capabilities. She has spoken once: JOIN, before it, needs a barrier, too. */
function alice(
  capabilities: string,
  shared = makeSharedState(0, new WallClock(wallMs, 1000)),
  limits: Partial<SessionLimits> = {},
): Bench {
  const bench = new Bench(limits, { shared }).enters('#lobby');
  bench.says(`CAP REQ :${capabilities}`, 'PRIVMSG #lobby :first');
  bench.hears(...told(bench).pongs);
  bench.guest();
  return bench;
}

/** What ngIRCd was told without the barriers, and its answers to these. */
function told(bench: Bench): { lines: string[]; pongs: string[] } {
  const all = bench.room();
  const pings = all.filter((line) => line.startsWith('PING '));
  return {
    lines: all.filter((line) => !line.startsWith('PING ')),
    pongs: pings.map((line) => `:mayfly.room PONG mayfly.room :${line.slice('PING '.length)}`),
  };
}

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
    // Nobody can know the name; if they did, the numbers must be in order, too.
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
    expect(without.guest()).toEqual([`:${mask} PRIVMSG #lobby :x`]);
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
    shared.roster.rename({ seesAway: () => {}, heldForMs: () => null }, '', 'Bob');
    bench.says('NOTICE nobody,bob,#lobby,#other :x');
    const { lines, pongs } = told(bench);
    // ngIRCd stops at the first name that is not there.
    expect(lines).toEqual(['NOTICE bob,#lobby,nobody :x']);
    bench.hears(...pongs);
    expect(bench.guest()).toEqual([`:${mask} NOTICE Bob :x`, `:${mask} NOTICE #lobby :x`]);
  });
});

describe('CTCP that asks another’s client', () => {
  test.each([
    'PRIVMSG bob :\u0001VERSION\u0001',
    'PRIVMSG bob \u0001VERSION\u0001',
    'PRIVMSG a:b,bob :\u0001TIME\u0001',
    'notice bob :\u0001PING 1\u0001',
    'PRIVMSG bob :\u0001ACTIONS x\u0001',
    'PRIVMSG bob :\u0001action x\u0001',
    'PRIVMSG bob :\u0001\u0001',
  ])('never reaches ngIRCd: %j', (line) => {
    for (const capability of ['echo-message', 'batch']) {
      const bench = alice(capability);
      bench.says(line);
      expect(bench.room()).toEqual([]);
      const refusal: unknown = expect.stringMatching(/ 404 alice \S+ :Cannot send: of CTCP only/);
      expect(bench.guest()).toEqual(line.startsWith('notice') ? [] : [refusal]);
      expect(bench.refusals).toEqual(['ctcp']);
    }
  });

  test('/me passes', () => {
    const bench = alice('batch');
    bench.says(
      'PRIVMSG bob :\u0001ACTION waves\u0001',
      'PRIVMSG bob :a \u0001 inside',
      'PRIVMSG bob :\u0001ACTION\u0001',
      'PRIVMSG bob \u0001ACTION',
    );
    // Without words it has a blank, as ngIRCd drops it else and says nothing.
    expect(bench.room()).toEqual([
      'PRIVMSG bob :\u0001ACTION waves\u0001',
      'PRIVMSG bob :a \u0001 inside',
      'PRIVMSG bob :\u0001ACTION \u0001',
      'PRIVMSG bob :\u0001ACTION \u0001',
    ]);
  });
});

describe('when ngIRCd dies', () => {
  test('lines under way have no echo, and the guest is told how many', () => {
    const bench = alice('echo-message');
    bench.says('PRIVMSG #lobby :1', 'PRIVMSG #lobby :2', 'PRIVMSG #lobby :3');
    const [first = '', ...others] = told(bench).pongs;
    bench.hears(first);
    bench.loses();
    expect(bench.guest()).toEqual([
      `:${mask} PRIVMSG #lobby :1`,
      expect.stringMatching(/The room is away/),
      ':mayfly.room NOTICE alice :Your last 2 lines may not have been heard.',
    ]);
    bench.opens();
    bench.hears(...welcome('alice'), ...entered('#lobby'), settled);
    bench.guest();
    bench.hears(...others);
    expect(bench.guest()).toEqual([]);
    bench.room();
    bench.resumes();
    bench.says('PRIVMSG #lobby :4');
    bench.hears(...told(bench).pongs);
    expect(bench.guest()).toEqual([`:${mask} PRIVMSG #lobby :4`]);
  });

  test('who has no echo is told, too, of what was said since ngIRCd last showed that it was there', () => {
    const bench = alice('batch');
    bench.says('PRIVMSG #lobby :1', 'PRIVMSG #lobby :2');
    expect(told(bench).pongs).toEqual([]);
    bench.later(1000);
    const { pongs } = told(bench);
    expect(pongs).toHaveLength(1);
    bench.says('PRIVMSG #lobby :3');
    bench.later(1000);
    // One question at a time.
    expect(told(bench).pongs).toEqual([]);
    bench.hears(...pongs);
    bench.later(1000);
    expect(told(bench).pongs).toHaveLength(1);
    bench.loses();
    expect(bench.guest()).toEqual([
      expect.stringMatching(/The room is away/),
      ':mayfly.room NOTICE alice :Your last line may not have been heard.',
    ]);
    bench.opens();
    bench.hears(...welcome('alice'), ...entered('#lobby'), settled);
    bench.later(1000);
    bench.guest();
    bench.loses();
    expect(bench.guest().join()).not.toContain('may not have been heard');
  });

  test('what was kept meanwhile is said and echoed afterwards', () => {
    const bench = alice('echo-message');
    bench.loses();
    bench.says('PRIVMSG #lobby :kept');
    expect(bench.guest().join()).not.toContain('may not have been heard');
    bench.opens();
    bench.hears(...welcome('alice'), ...entered('#lobby'), settled);
    bench.guest();
    bench.room();
    bench.resumes();
    bench.hears(...told(bench).pongs);
    expect(bench.guest()).toEqual([`:${mask} PRIVMSG #lobby :kept`]);
  });
});

test('an ngIRCd that stands still is not flooded: lines wait, and none is lost', () => {
  const flood = { burst: 1000, perSecond: 1000, heldLines: 256, heldBytes: 65_536 };
  const bench = alice('echo-message', undefined, { flood });
  for (let index = 0; index < 140; index += 1) bench.says(`PRIVMSG #lobby :${index}`);
  const first = told(bench);
  expect(first.lines.length).toBe(128);
  bench.hears(...first.pongs);
  const second = told(bench);
  expect(second.lines.length).toBe(12);
  bench.hears(...second.pongs);
  expect(bench.guest().map((line) => line.replace(/^.*:/, ''))).toEqual(
    Array.from({ length: 140 }, (_, index) => `${index}`),
  );
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
