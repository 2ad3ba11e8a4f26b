// Nicknames that belong to somebody else: the Session asks before it asks ngIRCd.

import { describe, expect, test } from 'vitest';
import type { NameVerdict } from '../../../server/contract/room/look-alike.ts';
import { Bench, entered, mask, passphrase, serverName, settled, welcome } from './session-bench.ts';

const keptText = 'That nickname is kept for somebody else';
const alikeText = 'That nickname looks too much like the one of somebody else';
const user = 'USER lidell 0 * :Alice Liddell';

/** A Session in a room where these names are somebody else's. */
function benchWith(others: Readonly<Record<string, NameVerdict>>): Bench {
  const bench = new Bench();
  bench.verdict = (nick) => others[nick] ?? 'free';
  return bench;
}

/** ngIRCd has answered all that it was sent. */
function answersPings(bench: Bench): string[] {
  const sent = bench.room();
  const pings = sent.filter((line) => line.startsWith('PING '));
  bench.hears(...pings.map((line) => `:${serverName} PONG ${serverName} :${line.slice(5)}`));
  return sent.filter((line) => !line.startsWith('PING '));
}

describe('before 001', () => {
  test.each([
    ['kept', keptText],
    ['alike', alikeText],
    ['taken', 'Nickname already in use'],
  ] as const)(
    'a name that is %s gets 433, ngIRCd is not asked, and another one is good',
    (verdict, text) => {
      const bench = benchWith({ queen: verdict });
      bench.says(`PASS ${passphrase}`, 'NICK queen', user);
      expect(bench.guest()).toEqual([`:${serverName} 433 * queen :${text}`]);
      expect(bench.dials).toEqual([]);
      bench.says('NICK alice');
      expect(bench.dials).toEqual([0]);
      bench.opens();
      expect(bench.room()).toContain('NICK alice');
      bench.hears(...welcome('alice'));
      expect(bench.session.nick).toBe('alice');
      expect(bench.names).toEqual(['confirm alice']);
    },
  );

  test('who has not the passphrase learns of no name, and takes none', () => {
    const bench = benchWith({ queen: 'kept' });
    let claims = 0;
    bench.verdict = () => {
      claims += 1;
      return 'kept';
    };
    bench.says('NICK queen', user, 'PASS wrong');
    bench.later(60_000);
    expect(bench.guest().join('\n')).not.toContain('433');
    expect([claims, bench.logins]).toEqual([0, []]);
  });

  test('the host is told once by what it knows the guest again, whatever is tried', () => {
    const bench = benchWith({ queen: 'kept', king: 'alike' });
    bench.says(`PASS ${passphrase}`, 'NICK queen', user, 'NICK king', 'NICK alice');
    expect(bench.logins).toEqual(['["lidell","Alice Liddell"]']);
  });

  test('the invitation is taken once, and let go where no name is found', () => {
    const bench = benchWith({ queen: 'kept', king: 'kept' });
    bench.says(`PASS ${passphrase}`, 'NICK queen', user, 'NICK king');
    bench.later(1_000);
    expect(bench.grants).toEqual(['reserved']);
    bench.later(60_000);
    expect(bench.grants).toEqual(['reserved', 'released']);
    expect([bench.closedDoor, bench.dials]).toEqual(['you did not register in time', []]);
  });

  test('a name that ngIRCd refuses is given back', () => {
    const bench = new Bench();
    bench.says(`PASS ${passphrase}`, 'NICK alice', user);
    bench.opens();
    bench.hears(`:${serverName} 433 * alice :Nickname already in use`);
    expect(bench.names).toEqual(['release alice']);
    bench.says('NICK queen');
    bench.hears(...welcome('queen'));
    expect(bench.names).toEqual(['release alice', 'confirm queen']);
  });

  test('while ngIRCd is dialled, too: the login has the last name that is good', () => {
    const bench = benchWith({ queen: 'kept' });
    bench.says(`PASS ${passphrase}`, 'NICK alice', user, 'NICK queen', 'NICK anna');
    expect(bench.guest()).toEqual([`:${serverName} 433 * queen :${keptText}`]);
    expect(bench.names).toEqual(['release alice']);
    bench.opens();
    expect(bench.room()).toContain('NICK anna');
  });

  test('a link that is lost before 001 keeps the name', () => {
    const bench = new Bench();
    bench.says(`PASS ${passphrase}`, 'NICK alice', user);
    bench.opens();
    bench.loses();
    bench.opens();
    bench.hears(...welcome('alice'));
    expect(bench.names).toEqual(['confirm alice']);
  });
});

describe('in the room', () => {
  test.each([
    ['kept', keptText],
    ['alike', alikeText],
  ] as const)('a NICK for a name that is %s gets 433, and ngIRCd is not asked', (verdict, text) => {
    const bench = benchWith({ queen: verdict }).enters('#lobby');
    bench.says('NICK queen', 'NICK :queen', '@+draft/x=y :alice NICK queen', 'nick queen');
    expect(bench.room()).toEqual([]);
    const refusal = `:${serverName} 433 alice queen :${text}`;
    expect(bench.guest()).toEqual([refusal, refusal, refusal, refusal]);
  });

  test('one that ngIRCd gives is confirmed', () => {
    const bench = new Bench().enters('#lobby');
    bench.says('NICK queen');
    bench.hears(`:${mask} NICK :queen`);
    expect(answersPings(bench)).toEqual(['NICK queen']);
    expect(bench.names).toEqual(['confirm alice', 'confirm queen']);
  });

  test.each(['433', '447', '484'])('one that ngIRCd refuses with %s is given back', (code) => {
    const bench = new Bench().enters('#lobby');
    bench.says('NICK queen');
    bench.hears(`:${serverName} ${code} alice queen :no`);
    answersPings(bench);
    expect(bench.names).toEqual(['confirm alice', 'release queen']);
    expect(bench.guest()).toEqual([`:${serverName} ${code} alice queen :no`]);
  });

  test('what is no nickname goes to ngIRCd, which says what is wrong with it', () => {
    const bench = benchWith({ '9x': 'kept' }).enters();
    bench.says('NICK 9x', 'NICK');
    expect(bench.room()).toEqual(['NICK 9x', 'NICK']);
  });
});

describe('after ngIRCd was lost', () => {
  test('a name that was asked for is given back, and the guest’s own is kept', () => {
    const bench = new Bench().enters('#lobby');
    bench.says('NICK queen');
    bench.loses();
    bench.opens();
    bench.hears(...welcome('alice'));
    bench.hears(...entered('#lobby'), settled);
    expect(bench.names).toEqual(['confirm alice', 'release queen', 'confirm alice']);
  });

  test('names that are others’ are passed over where the own one is refused', () => {
    const bench = benchWith({ alice_2: 'alike', alice_3: 'kept' }).enters();
    bench.loses();
    bench.opens();
    bench.room();
    bench.hears(`:${serverName} 433 * alice :Nickname already in use`);
    expect(bench.room()).toEqual(['NICK alice_']);
    bench.hears(`:${serverName} 433 * alice_ :Nickname already in use`);
    expect(bench.room()).toEqual(['NICK alice_4']);
    bench.hears(...welcome('alice_4'));
    expect(bench.names).toEqual(['confirm alice', 'release alice_', 'confirm alice_4']);
  });
});
