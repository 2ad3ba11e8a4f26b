// Registration: from a guest's first line to 001.

import { describe, expect, test } from 'vitest';
import { login, nick, pass, user } from './registration-fixture.ts';
import { Bench, entered, serverName, welcome } from './session-bench.ts';

describe('registration', () => {
  test.each([
    [[pass, nick, user]],
    [[pass, user, nick]],
    [[nick, pass, user]],
    [[nick, user, pass]],
    [[user, nick, pass]],
    [[user, pass, nick]],
  ])('works in the order %j', (lines) => {
    const bench = new Bench();
    bench.says(...lines.slice(0, 2));
    expect(bench.dials).toEqual([]);
    bench.says(...lines.slice(2));
    expect(bench.dials).toEqual([0]);
    expect(bench.room()).toEqual([]);
    bench.opens();
    expect(bench.room()).toEqual(login);
    expect(bench.guest()).toEqual([]);
  });

  test('is written to ngIRCd in one piece', () => {
    const bench = new Bench();
    bench.says(pass, nick, user);
    bench.opens();
    expect(bench.roomPieces().length).toBe(1);
  });

  test('never tells ngIRCd the login and the full name that clients send', () => {
    const bench = new Bench({}, { identity: { address: 'fd00::2' } });
    bench.says(pass, nick, user);
    bench.opens();
    expect(bench.room().join('\n')).not.toMatch(/lid/i);
  });

  test('tells how long the room lives, in seconds from now', () => {
    const bench = new Bench({}, { endsAtMs: 3_602_000 });
    bench.says(pass, nick, user);
    bench.later(900);
    bench.opens();
    bench.hears(...welcome('alice'));
    const told = bench.guest().filter((line) => line.includes('ENDS-IN'));
    expect(told).toEqual([
      `:${serverName} 005 alice CLIENTTAGDENY=* mayfly.chat/ENDS-IN=3600 :are supported by this server`,
    ]);
  });

  test('tells how long it lives when its end is moved, once the guest is in', () => {
    const bench = new Bench({}, { endsAtMs: 3_602_000 });
    bench.says(pass, nick, user);
    bench.session.endMoved('moved', 1_000);
    expect(bench.guest()).toEqual([]);
    bench.opens();
    bench.hears(...welcome('alice'));
    bench.guest();
    bench.session.endMoved('The end is moved', 602_000);
    expect(bench.guest()).toEqual([
      `:${serverName} 005 alice mayfly.chat/ENDS-IN=3000 :are supported by this server`,
      `:${serverName} NOTICE alice :The end is moved`,
    ]);
  });

  test('ends in the welcome, which names neither ngIRCd’s version nor the machine', () => {
    const bench = new Bench();
    bench.says(pass, nick, user);
    bench.opens();
    bench.hears(':mayfly.room CAP * ACK :multi-prefix', 'PING :4711', ...welcome('alice'));
    expect(bench.room()).toContain('PONG 4711');
    const shown = bench.guest();
    expect(shown.filter((line) => !/CLIENTTAGDENY|UTF8ONLY/.test(line))).toEqual(
      welcome('alice').map((line): unknown => expect.stringContaining(` ${line.split(' ')[1]} `)),
    );
    expect(shown).toContain(
      ':mayfly.room 004 alice mayfly.room mayfly abBcCFiIoqrRswx abehiIklmMnoOPqQrRstvVz',
    );
    expect(shown.join('\n')).not.toMatch(/ngircd-|linux/);
    expect(bench.session).toMatchObject({ state: 'open', nick: 'alice' });
  });

  test('waits for CAP END', () => {
    const bench = new Bench();
    bench.says('CAP LS 302', pass, nick, user, 'CAP REQ :multi-prefix');
    expect(bench.dials).toEqual([]);
    bench.says('CAP END');
    bench.opens();
    expect(bench.room().slice(2, 4)).toEqual(['CAP REQ :multi-prefix', 'CAP END']);
    expect(bench.guest()).toEqual([
      expect.stringMatching(/^:mayfly\.room CAP \* LS :.*\bmulti-prefix\b/),
      `:${serverName} CAP * ACK multi-prefix`,
    ]);
  });

  test('takes the last of several nicknames', () => {
    const bench = new Bench();
    bench.says(pass, 'NICK bob', 'NICK alice', user);
    bench.opens();
    expect(bench.room()).toContain('NICK alice');
  });

  test.each(['1alice', ':)', 'a lice!', 'x'.repeat(25), 'ä'])(
    'refuses the nickname %j in words',
    (bad) => {
      const bench = new Bench();
      bench.says(pass, user, `NICK :${bad}`);
      expect(bench.guest()).toEqual([
        expect.stringMatching(/^:mayfly\.room 432 \* \S+ :That nickname cannot be used: .* 24$/),
      ]);
      expect(bench.dials).toEqual([]);
      bench.says(nick);
      expect(bench.dials).toEqual([0]);
    },
  );

  test('answers what is missing', () => {
    const bench = new Bench();
    bench.says('NICK', 'USER a', 'JOIN #lobby', '\u0001', 'PING now');
    expect(bench.guest().map((line) => line.split(' ')[1])).toEqual([
      '431',
      '461',
      '451',
      '421',
      'PONG',
    ]);
  });

  test('lets a guest leave', () => {
    const bench = new Bench();
    bench.says(nick, 'QUIT :no');
    expect(bench.closedDoor).toBe('you left');
    expect(bench).toMatchObject({ disconnects: 0, dials: [] });
  });

  test('that takes too long is ended and counted', () => {
    const bench = new Bench({ registrationMs: 5000 });
    bench.says(nick);
    bench.later(4999);
    expect(bench.session.state).toBe('registering');
    bench.later(1);
    expect(bench.guest()).toEqual(['ERROR :Closing link: you did not register in time']);
    expect(bench.refusals).toEqual(['registration timeout']);
  });

  test('counts the time that ngIRCd takes, too', () => {
    const bench = new Bench({ registrationMs: 5000 });
    bench.says(pass, nick, user);
    bench.opens();
    bench.later(5000);
    expect(bench).toMatchObject({ closedDoor: 'you did not register in time', disconnects: 1 });
  });
});

describe('before 001', () => {
  function dialled(): Bench {
    const bench = new Bench();
    bench.says(pass, nick, user);
    return bench;
  }

  test('a nickname in use is told, and the next one is tried on the same link', () => {
    const bench = dialled();
    bench.opens();
    bench.room();
    bench.hears(':mayfly.room 433 * alice :Nickname already in use');
    expect(bench.guest()).toEqual([':mayfly.room 433 * alice :Nickname already in use']);
    bench.says('NICK 1');
    expect(bench.room()).toEqual([]);
    bench.says('NICK alice2');
    expect(bench.room()).toEqual(['NICK alice2']);
    bench.hears(...welcome('alice2'));
    expect(bench.session.nick).toBe('alice2');
    expect(bench.dials).toEqual([0]);
  });

  test('a nickname changed while ngIRCd is dialled is the one that it hears', () => {
    const bench = dialled();
    bench.says('NICK carol');
    expect(bench.room()).toEqual([]);
    bench.opens();
    expect(bench.room()).toContain('NICK carol');
  });

  test('lines that come early are kept and sent in order', () => {
    const bench = dialled();
    bench.says('JOIN #lobby');
    bench.opens();
    bench.says('PRIVMSG #lobby :hello');
    bench.room();
    bench.hears(...welcome('alice'));
    // Only behind the JOIN it is known whether the guest is in the channel: messages to it wait for that.
    const [join, barrier = ''] = bench.room();
    expect(join).toBe('JOIN #lobby');
    bench.hears(...entered('#lobby'), barrier.replace('PING ', ':mayfly.room PONG mayfly.room :'));
    expect(bench.room()).toEqual(['PRIVMSG #lobby :hello']);
  });

  test('ngIRCd’s refusal is told in its words', () => {
    const bench = dialled();
    bench.opens();
    bench.hears('ERROR :Server full');
    expect(bench.guest()).toEqual(['ERROR :Closing link: the room refuses: Server full']);
    expect(bench).toMatchObject({ refusals: ['room'], disconnects: 1 });
  });

  test('a name that can be none is not adopted', () => {
    const bench = dialled();
    bench.opens();
    bench.hears(':mayfly.room 001 :no nick');
    bench.guest();
    bench.says('VERSION');
    expect(bench.guest()).toEqual([expect.stringMatching(/^:mayfly\.room 421 \* VERSION /)]);
    bench.loses();
    bench.room();
    bench.opens();
    expect(bench.room()).toContain('NICK alice');
  });

  test('a link that cannot be had is dialled again, with growing delays', () => {
    const bench = dialled();
    for (let index = 0; index < 7; index += 1) bench.loses();
    expect(bench.dials).toEqual([0, 100, 200, 400, 800, 1600, 2000, 2000]);
    bench.opens();
    bench.hears(...welcome('alice'));
    expect(bench.session.state).toBe('open');
  });

  test('a guest who leaves is not waited for', () => {
    const bench = dialled();
    bench.says('QUIT');
    expect(bench).toMatchObject({ closedDoor: 'you left', disconnects: 1 });
    expect(bench.room()).toEqual([]);
  });
});
