// CAP: what is offered and requested, and which requests are acknowledged.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeSharedState } from '../../../server/protocol/session/shared-state.ts';
import { WallClock } from '../../../server/protocol/ircv3/server-time.ts';
import { Bench, passphrase } from './session-bench.ts';

/** Offered in every room. */
const usualCapabilities = [
  'away-notify',
  'batch',
  'cap-notify',
  'draft/message-redaction',
  'echo-message',
  'mayfly.chat/people',
  'mayfly.chat/resume',
  'message-tags',
  'multi-prefix',
  'server-time',
];
const usual = `:${usualCapabilities.join(' ')}`;

function withBacklog(): Bench {
  return new Bench({}, { shared: makeSharedState(20, new WallClock(0, 0)) });
}

describe('CAP', () => {
  test.each([
    ['CAP LS', `LS ${usual}`],
    ['CAP LS 302', `LS ${usual}`],
    ['cap ls', `LS ${usual}`],
    ['CAP LIST', 'LIST :'],
    ['CAP REQ :multi-prefix', 'ACK multi-prefix'],
    ['CAP REQ :-multi-prefix', 'ACK -multi-prefix'],
    ['CAP REQ :multi-prefix  server-time', 'ACK :multi-prefix  server-time'],
    ['CAP REQ :multi-prefix sasl', 'NAK :multi-prefix sasl'],
    ['CAP REQ :sasl', 'NAK sasl'],
    ['CAP REQ :Server-Time', 'NAK Server-Time'],
    ['CAP REQ :draft/chathistory', 'NAK draft/chathistory'],
    ['CAP REQ :--batch', 'NAK --batch'],
    ['CAP REQ', 'ACK :'],
  ])('%s is answered %s', (line, answer) => {
    const bench = new Bench();
    bench.says(line);
    expect(bench.guest()).toEqual([`:mayfly.room CAP * ${answer}`]);
  });

  test('history is offered where there is some', () => {
    const bench = withBacklog();
    bench.says('CAP LS 302', 'CAP REQ draft/chathistory');
    expect(bench.guest()).toEqual([
      `:mayfly.room CAP * LS ${usual} draft/chathistory`,
      ':mayfly.room CAP * ACK draft/chathistory',
    ]);
  });

  test('a request that is refused switches nothing', () => {
    const bench = new Bench();
    bench.says('CAP REQ :multi-prefix nonsense', 'CAP LIST');
    expect(bench.guest().at(-1)).toBe(':mayfly.room CAP * LIST :');
  });

  test('what was switched on can be switched off', () => {
    const bench = new Bench();
    bench.says('CAP REQ multi-prefix', 'CAP LIST', 'CAP REQ -multi-prefix', 'CAP LIST');
    const [, on, , off] = bench.guest();
    expect([on, off]).toEqual([
      ':mayfly.room CAP * LIST multi-prefix',
      ':mayfly.room CAP * LIST :',
    ]);
  });

  test('a client of version 302 has cap-notify, and cannot be without', () => {
    const bench = new Bench();
    bench.says('CAP LS 302', 'CAP REQ -cap-notify', 'CAP LIST');
    expect(bench.guest().slice(1)).toEqual([
      ':mayfly.room CAP * NAK -cap-notify',
      ':mayfly.room CAP * LIST cap-notify',
    ]);
    const older = new Bench();
    older.says('CAP LS', 'CAP REQ cap-notify', 'CAP REQ -cap-notify', 'CAP LIST');
    expect(older.guest().at(-1)).toBe(':mayfly.room CAP * LIST :');
  });

  test('an unknown subcommand is 410', () => {
    const bench = new Bench();
    bench.says('CAP FOO');
    expect(bench.guest()[0]).toMatch(/^:mayfly\.room 410 \* FOO :/);
  });

  test('of all that is on, ngIRCd is asked for multi-prefix alone', () => {
    const bench = new Bench();
    bench.says(`CAP REQ ${usual}`, 'CAP END', `PASS ${passphrase}`, 'NICK a', 'USER a 0 * :b');
    bench.opens();
    expect(bench.room().filter((line) => line.startsWith('CAP'))).toEqual([
      'CAP REQ :multi-prefix',
      'CAP END',
    ]);
  });

  test('works in the room, too: ngIRCd is told, and its own answer is not shown', () => {
    const bench = new Bench().enters();
    bench.says('CAP REQ :multi-prefix server-time', 'CAP REQ multi-prefix');
    bench.hears(':mayfly.room CAP alice ACK :multi-prefix');
    expect(bench.guest()).toEqual([
      ':mayfly.room CAP alice ACK :multi-prefix server-time',
      '@time=2026-11-22T13:37:05.000Z :mayfly.room CAP alice ACK multi-prefix',
    ]);
    expect(bench.room()).toEqual(['CAP REQ multi-prefix']);
    bench.says('CAP REQ -multi-prefix');
    expect(bench.room()).toEqual(['CAP REQ -multi-prefix']);
  });

  test('LIST is what the acknowledged requests come to, however they are mixed', () => {
    const wish = fc.tuple(fc.boolean(), fc.constantFrom(...usualCapabilities, 'sasl', 'no/such'));
    const request = fc.array(wish, { maxLength: 5 });
    fc.assert(
      fc.property(fc.array(request, { maxLength: 12 }), fc.boolean(), (requests, modern) => {
        const bench = new Bench();
        const on = new Set<string>();
        if (modern) on.add('cap-notify');
        bench.says(modern ? 'CAP LS 302' : 'CAP LS');
        bench.guest();
        for (const wishes of requests) {
          const list = wishes.map(([off, name]) => `${off ? '-' : ''}${name}`).join(' ');
          bench.says(`CAP REQ :${list}`);
          const refused = wishes.some(
            ([off, name]) =>
              name === 'sasl' || name === 'no/such' || (modern && off && name === 'cap-notify'),
          );
          expect(bench.guest().join()).toContain(refused ? ' NAK ' : ' ACK ');
          for (const [off, name] of refused ? [] : wishes) {
            if (off) on.delete(name);
            else on.add(name);
          }
        }
        bench.says('CAP LIST');
        const listed = bench
          .guest()
          .join()
          .replace(/^.* LIST :?/, '')
          .split(' ');
        expect(listed.filter((name) => name !== '').toSorted()).toEqual([...on].toSorted());
      }),
      { numRuns: 300 },
    );
  });
});
