// RESUME itself: how a guest gets a token, what is refused, and what the answer holds.

import { describe, expect, test } from 'vitest';
import { oneBucket } from '../../../server/protocol/flood/line-kind.ts';
import { TokenBucket } from '../../../server/protocol/flood/token-bucket.ts';
import { Bench, entered, passphrase, welcome } from './session-bench.ts';
import { chat, from, kept, lost, numbered, resumes } from './session-resume-fixture.ts';

describe('the token', () => {
  test('comes right before 001, with the time that a session is held', () => {
    const bench = new Bench({ holdMs: 61_500 });
    bench.says('CAP REQ :mayfly.chat/resume', 'CAP END');
    bench.says(`PASS ${passphrase}`, 'NICK alice', 'USER a 0 * :a');
    bench.opens();
    bench.guest();
    bench.hears('NOTICE alice :before', ...welcome('alice'));
    expect(bench.guest().slice(0, 3)).toEqual([
      'NOTICE alice :before',
      `${from} RESUME TOKEN token1 61`,
      welcome('alice')[0],
    ]);
  });

  test('comes right behind the ACK where it is asked for later, and lines count from there', () => {
    const bench = new Bench().enters();
    bench.says('CAP REQ :mayfly.chat/resume');
    expect(bench.guest()).toEqual([
      `${from} CAP alice ACK mayfly.chat/resume`,
      `${from} RESUME TOKEN token1 300`,
    ]);
    bench.hears(chat('first'));
    bench.says('RESUME ACK 1', 'RESUME ACK 2');
    expect(bench.guest()).toEqual([
      chat('first'),
      expect.stringMatching(/ FAIL RESUME INVALID_NUMBER :/),
    ]);
  });

  test('is not given to who asks for the rest only', () => {
    const bench = new Bench();
    bench.says('CAP REQ :message-tags', 'CAP END');
    bench.enters();
    expect(bench.tokens).toEqual([]);
    bench.session.doorClosed(bench.nowMs);
    expect(bench.session.state).toBe('closed');
  });

  test('and all that is kept is given up with the capability', () => {
    const bench = kept();
    bench.says('CAP REQ :-mayfly.chat/resume', 'RESUME ACK 1');
    expect(bench.tokens).toEqual([]);
    expect(bench.guest().at(-1)).toMatch(/ FAIL RESUME NEED_CAPABILITY :/);
    bench.session.doorClosed(bench.nowMs);
    expect(bench.session.state).toBe('closed');
  });

  test('ends with the session', () => {
    const bench = kept();
    bench.says('QUIT');
    expect(bench.tokens).toEqual([]);
  });
});

describe('RESUME that is refused', () => {
  test.each([
    ['RESUME ACK', 'INVALID_NUMBER'],
    ['RESUME ACK -1', 'INVALID_NUMBER'],
    ['RESUME ACK 1.5', 'INVALID_NUMBER'],
    ['RESUME ACK 007', 'INVALID_NUMBER'],
    ['RESUME ACK 99999999999999999999', 'INVALID_NUMBER'],
    ['RESUME token1 0', 'REGISTERED'],
    ['RESUME', 'REGISTERED'],
  ])('%s by who is registered: %s', (line, code) => {
    const bench = kept();
    bench.says(line);
    const [answer, ...more] = bench.guest();
    expect(answer).toContain(` FAIL RESUME ${code} :`);
    expect(more).toEqual([]);
    expect(bench.session.state).toBe('open');
  });

  test('names no session, and registration goes on as if it had not been said', () => {
    const bench = new Bench();
    bench.says('RESUME nonsense 1', 'RESUME');
    expect(bench.guest()).toEqual(
      Array(2).fill(`${from} FAIL RESUME INVALID_TOKEN :That session is not here any more`),
    );
    expect(bench.refusals).toEqual(['token', 'token']);
    bench.enters();
    expect(bench.session.state).toBe('open');
  });

  test('for the third time ends the connection', () => {
    const bench = new Bench();
    bench.says('RESUME a 1', 'RESUME b 1', 'RESUME c 1');
    expect(bench.guest().at(-1)).toMatch(/^ERROR :Closing link: too many tokens/);
    expect(bench.session.state).toBe('closed');
  });

  test('gives nobody more time to say who they are', () => {
    const bench = new Bench();
    bench.says('RESUME a 1');
    bench.later(59_999);
    bench.says('RESUME b 1');
    bench.later(1);
    expect(bench.refusals).toEqual(['token', 'token', 'registration timeout']);
    expect(bench.session.state).toBe('closed');
  });

  test('for its number alone may be said again', () => {
    const bench = new Bench();
    bench.claimSession = () => 'no number';
    bench.says('RESUME good 100', 'RESUME good', 'RESUME good 101', 'RESUME good 102');
    const wrong = expect.stringContaining(' FAIL RESUME INVALID_NUMBER :');
    expect(bench.guest()).toEqual([wrong, wrong, wrong, wrong]);
    expect(bench.session.state).toBe('registering');
  });

  test('is paid for like any line', () => {
    const bench = new Bench();
    bench.claimSession = () => 'no number';
    for (let count = 0; count < 41; count += 1) bench.says('RESUME good 100');
    expect(bench.refusals).toEqual(['flood']);
  });
});

describe('RESUME that is taken', () => {
  test('ends what the new connection was, without a word', () => {
    const bench = new Bench();
    const asked: unknown[] = [];
    bench.claimSession = (...words) => {
      asked.push(words);
      return 'taken';
    };
    bench.says('resume Ab_9 41', 'PRIVMSG #x :for the other session');
    expect(asked).toEqual([['Ab_9', 41]]);
    expect([bench.guest(), bench.room(), bench.closedDoor]).toEqual([[], [], null]);
    expect(bench.session.state).toBe('closed');
  });

  test('is answered with the next token, the last id and the next number, and then by what is kept', () => {
    const bench = kept({}, '#lobby');
    bench.says('@mayfly.chat/id=7 PRIVMSG #lobby :hi');
    bench.guest();
    bench.session.doorClosed(bench.nowMs);
    bench.hears(chat('one'), chat('two'));
    expect(bench.guest()).toEqual([]);
    const number = numbered + entered('#lobby').length;
    expect(resumes(bench, number)).toEqual([
      `${from} RESUME OK token2 300 7 ${number + 1}`,
      chat('one'),
      chat('two'),
    ]);
    bench.hears(chat('three'));
    expect(bench.guest()).toEqual([chat('three')]);
  });

  test('leaves the token before good until the first ACK', () => {
    const bench = lost();
    const number = numbered;
    resumes(bench, number);
    expect(bench.tokens).toEqual(['token1', 'token2']);
    bench.says(`RESUME ACK ${number}`);
    expect(bench.tokens).toEqual(['token2']);
  });

  test('of a live connection tells the one that loses it', () => {
    const bench = kept();
    bench.session.door.taken();
    expect(bench.guest()).toEqual([
      `${from} RESUME TAKEN wayback`,
      'ERROR :Closing link: taken over by another connection',
    ]);
  });

  test('goes by the new way’s shared limit', () => {
    const bench = lost();
    bench.sharedBuckets = oneBucket(new TokenBucket({ burst: 1, perSecond: 1 }, bench.nowMs));
    resumes(bench, 0);
    bench.room();
    bench.says('PRIVMSG bob :1', 'PRIVMSG bob :2');
    expect(bench.room()).toEqual(['PRIVMSG bob :1']);
    expect(bench.pauses).toEqual([1000]);
  });
});
