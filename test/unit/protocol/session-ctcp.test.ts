// CTCP that asks another guest’s client is refused; /me passes.

import { describe, expect, test } from 'vitest';
import { alice } from './session-talk-fixture.ts';

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
    // Without words it gets a space, as ngIRCd drops it otherwise, without a reply.
    expect(bench.room()).toEqual([
      'PRIVMSG bob :\u0001ACTION waves\u0001',
      'PRIVMSG bob :a \u0001 inside',
      'PRIVMSG bob :\u0001ACTION \u0001',
      'PRIVMSG bob :\u0001ACTION \u0001',
    ]);
  });
});
