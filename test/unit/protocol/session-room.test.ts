// A guest in the room: which lines go to ngIRCd, which lines come, and how the session ends.

import { describe, expect, test } from 'vitest';
import { commandRules } from '../../../server/protocol/session/command-filter.ts';
import { raw, utf8 } from './bytes.ts';
import { Bench, entered, mask } from './session-bench.ts';

describe('up', () => {
  test.each([
    'PRIVMSG #lobby :hello  there',
    'NOTICE bob :x',
    'PART #lobby :bye',
    'TOPIC #lobby :ü',
    'MODE #lobby +o bob',
    'KICK #lobby bob :x',
    'INVITE bob #lobby',
    'WHOIS bob',
    'PING',
    'PING 17',
    'PING :17',
    'MODE #lobby',
    'names #LOBBY',
    'TOPIC #lobby',
    'WHO #lobby',
    'privmsg bob :x',
  ])('%s passes as it is', (line) => {
    const bench = new Bench().enters('#lobby');
    bench.says(line);
    expect(bench.room()).toEqual([line]);
    expect(bench.guest()).toEqual([]);
  });

  test.each(['PRIVMSG #é :x', 'MODE #é', 'TOPIC #é'])(
    '%s is not for who is in another channel whose letters are those bytes',
    (line) => {
      const bench = new Bench().enters('#Ã©');
      expect(bench.session.channels).toEqual(['#Ã©']);
      bench.says(line);
      expect(bench.room()).toEqual([]);
      expect(bench.guest()).toEqual([expect.stringMatching(/ (404|442) alice #é :/)]);
    },
  );

  test('tags and a source stay behind, as ngIRCd would answer them with 421', () => {
    const bench = new Bench().enters('#lobby');
    bench.says('@+typing=active;a=b :bob!b@c PRIVMSG #lobby :hi', ':x PING 1', '  PING 2');
    expect(bench.room()).toEqual(['PRIVMSG #lobby :hi', 'PING 1', 'PING 2']);
  });

  test.each([...commandRules].filter(([, rule]) => rule.kind === 'refuse').map(([name]) => name))(
    '%s is refused in words and never reaches ngIRCd',
    (command) => {
      const bench = new Bench().enters('#lobby');
      bench.says(`${command} a b c d`, `:x ${command.toLowerCase()} a`, `@t ${command}`);
      expect(bench.room()).toEqual([]);
      const reply = new RegExp(`^:mayfly\\.room (421|462|481) alice ${command} :.{10}`);
      expect(bench.guest()).toEqual(Array(3).fill(expect.stringMatching(reply)));
    },
  );

  test.each(['FOO', 'GET / HTTP/1.1', 'PRIVMSGX a :b', '@a', ':', '\u0001', '042', 'ÖPER a b'])(
    'what is no command is answered 421: %j',
    (line) => {
      const bench = new Bench().enters('#lobby');
      bench.says(line);
      expect(bench.room()).toEqual([]);
      expect(bench.guest()).toEqual([
        expect.stringMatching(/^:mayfly\.room 421 alice \S+ :Unknown command$/),
      ]);
    },
  );

  test.each(['JOIN &SERVER', 'JOIN :&SERVER', 'JOIN  &SERVER', 'JOIN +a', 'JOIN a'])(
    '%s enters nothing',
    (line) => {
      const bench = new Bench().enters('#lobby');
      bench.says(line);
      expect(bench.room()).toEqual([]);
      expect(bench.guest()).toEqual([
        expect.stringMatching(/^:mayfly\.room 403 alice \S+ :No such channel/),
      ]);
    },
  );

  test('JOIN goes on as it was understood', () => {
    const bench = new Bench().enters('#lobby');
    bench.says('JOIN   #a,#b   key  more', 'JOIN 0', 'JOIN :#c');
    expect(bench.room()).toEqual(['JOIN #a,#b key', 'JOIN 0', 'JOIN #c']);
  });

  test('wrong UTF-8 is mended before others get it', () => {
    const bench = new Bench().enters('#lobby');
    bench.session.fromGuest(raw('PRIVMSG #lobby :\xff'), bench.nowMs);
    expect(bench.roomPieces()).toEqual([utf8('PRIVMSG #lobby :\ufffd\r\n')]);
  });

  test('a line that mending would make too long is refused whole', () => {
    const bench = new Bench().enters('#lobby');
    const head = 'PRIVMSG #lobby :';
    bench.session.fromGuest(raw(head + '\xff'.repeat(164)), bench.nowMs);
    expect(bench.roomPieces()[0]?.length).toBe(510);
    bench.session.fromGuest(raw(head + '\xff'.repeat(165)), bench.nowMs);
    expect(bench.room()).toEqual([]);
    expect(bench.guest()).toEqual([
      ':mayfly.room 417 alice :That line is too long and was not sent',
    ]);
    expect(bench.refusals).toEqual(['too long']);
  });

  test('an empty line is no line', () => {
    const bench = new Bench().enters('#lobby');
    bench.says('');
    expect([bench.room(), bench.guest()]).toEqual([[], []]);
  });

  test('a line that was too long at the door is told, and the session goes on', () => {
    const bench = new Bench().enters('#lobby');
    bench.session.guestProblem('too long', bench.nowMs);
    expect(bench.guest()).toEqual([
      ':mayfly.room 417 alice :That line is too long and was not sent',
    ]);
    expect(bench.session.state).toBe('open');
  });

  test('a CR, LF or NUL inside a line ends the session', () => {
    const bench = new Bench().enters('#lobby');
    bench.session.guestProblem('forbidden byte', bench.nowMs);
    expect(bench.guest()).toEqual(['ERROR :Closing link: a line held CR, LF or NUL inside']);
    expect(bench).toMatchObject({ disconnects: 1, refusals: ['forbidden byte'] });
  });
});

describe('down', () => {
  test('chat is handed on as the very bytes that came', () => {
    const bench = new Bench().enters('#lobby');
    const chunk = utf8(
      ':b!b@c PRIVMSG #lobby :PING :x\r\n:b!b@c NOTICE alice :y\r\n:b!b@c TOPIC #lobby :z\r\n',
    );
    bench.hearsBytes(chunk);
    const [piece, ...others] = bench.guestPieces();
    expect(piece?.buffer).toBe(chunk.buffer);
    expect(piece).toEqual(chunk);
    expect(others).toEqual([]);
  });

  test('a PING of ngIRCd’s is answered here, in the midst of others’ lines', () => {
    const bench = new Bench().enters('#lobby');
    bench.hears(':b!b@c PRIVMSG alice :1', 'PING :mayfly.room', ':b!b@c PRIVMSG alice :2');
    expect(bench.guest()).toEqual([':b!b@c PRIVMSG alice :1', ':b!b@c PRIVMSG alice :2']);
    expect(bench.room()).toEqual(['PONG mayfly.room']);
  });

  test('the address in a WHOIS and the channel &SERVER in a LIST are not shown', () => {
    const bench = new Bench().enters('#lobby');
    bench.hears(
      ':mayfly.room 311 alice alice web 1a2b3c4d.room * :web',
      ':mayfly.room 378 alice alice :is connecting from *@1a2b3c4d.room fd12:3456::1',
      ':mayfly.room 322 alice &SERVER 0 :Server Messages',
      ':mayfly.room 322 alice #lobby 2 :hi',
    );
    expect(bench.guest()).toEqual([
      ':mayfly.room 311 alice alice web 1a2b3c4d.room * :web',
      ':mayfly.room 322 alice #lobby 2 :hi',
    ]);
  });

  test('the guest’s own name and channels are followed, others’ are not', () => {
    const bench = new Bench().enters('#Lobby', '#tea');
    bench.hears(':bob!b@c JOIN :#other', ':bob!b@c PART #lobby :', ':bob!b@c KICK #lobby carol :x');
    expect(bench.session.channels).toEqual(['#Lobby', '#tea']);
    bench.hears(`:${mask} PART #TEA :`, ':alice!x@y NICK :carol', ':bob!b@c NICK :alice');
    expect(bench.session).toMatchObject({ nick: 'carol', channels: ['#Lobby'] });
    bench.hears(':bob!b@c KICK #lobby Carol :out');
    expect(bench.session.channels).toEqual([]);
    bench.says('VERSION');
    expect(bench.guest().at(-1)).toMatch(/^:mayfly\.room 421 carol VERSION /);
  });
});

describe('what would not fit into a line of ours', () => {
  test('is cut: a notice', () => {
    const bench = new Bench().enters('#lobby');
    bench.session.notice(`two\r\nlines ${'ü'.repeat(600)}`);
    const [line = '', ...others] = bench.guest();
    expect(line).toMatch(/^:mayfly\.room NOTICE alice :two lines ü+$/);
    expect(utf8(line).length).toBeGreaterThan(505);
    expect(utf8(line).length).toBeLessThanOrEqual(510);
    expect(others).toEqual([]);
  });

  test('is cut: a parting word and a PING’s token, grown by mending', () => {
    const bench = new Bench().enters('#lobby');
    bench.hearsBytes(raw(`PING :${'\xff'.repeat(400)}\r\n`));
    bench.session.fromGuest(raw(`@t QUIT :${'\xff'.repeat(168)}`), bench.nowMs);
    expect(bench.room()).toEqual(['PONG :', `QUIT ${'\ufffd'.repeat(133)}`]);
  });

  test('is ignored: a channel by no channel’s name', () => {
    const bench = new Bench().enters('#lobby');
    bench.hears(`:${mask} JOIN :#a b`, `:${mask} JOIN :&SERVER`);
    expect(bench.session.channels).toEqual(['#lobby']);
  });
});

describe('silence', () => {
  const limits = { pingIntervalMs: 10_000, pingTimeoutMs: 5000 };

  test('is broken by a PING, and any line is an answer', () => {
    const bench = new Bench(limits).enters('#lobby');
    bench.later(9999);
    expect(bench.guest()).toEqual([]);
    bench.later(1);
    bench.later(4999);
    expect(bench.guest()).toEqual(['PING mayfly.room']);
    bench.says('PONG mayfly.room');
    bench.later(9999);
    expect(bench.closedDoor).toBeNull();
    expect(bench.room()).toEqual([]);
  });

  test('that goes on ends the session', () => {
    const bench = new Bench(limits).enters('#lobby');
    bench.later(10_000);
    bench.later(5000);
    expect(bench).toMatchObject({ closedDoor: 'no answer to PING', disconnects: 1 });
    expect(bench.room()).toEqual(['QUIT :no answer to PING']);
  });
});

describe('the end', () => {
  test('by QUIT: the room hears the reason, the guest a goodbye', () => {
    const bench = new Bench().enters('#lobby');
    bench.says('QUIT :so long', 'PRIVMSG #lobby :too late');
    expect(bench.room()).toEqual(['QUIT :so long']);
    expect(bench.guest()).toEqual(['ERROR :Closing link: you left']);
    expect(bench).toMatchObject({ closedDoor: 'you left', disconnects: 1 });
  });

  test('by a lost door: the room hears it, and nothing is said to nobody', () => {
    const bench = new Bench().enters('#lobby');
    bench.session.doorClosed(bench.nowMs);
    expect(bench.room()).toEqual(['QUIT :connection lost']);
    expect(bench.guest()).toEqual([]);
    expect(bench).toMatchObject({ closedDoor: 'connection lost', disconnects: 1 });
  });

  test('by the operator: a notice and a reason', () => {
    const bench = new Bench().enters('#lobby');
    bench.session.notice('the room ends now');
    bench.session.end('the room ends');
    expect(bench.guest()).toEqual([
      ':mayfly.room NOTICE alice :the room ends now',
      'ERROR :Closing link: the room ends',
    ]);
  });

  test('is final: nothing that comes later does anything', () => {
    const bench = new Bench().enters('#lobby');
    bench.session.end('over');
    bench.guest();
    bench.room();
    bench.says('PRIVMSG #lobby :x');
    bench.hears('PING :x', ...entered('#tea'));
    bench.opens();
    bench.loses();
    bench.later(1_000_000);
    bench.session.resumeDoor(bench.nowMs);
    bench.session.guestProblem('too long', bench.nowMs);
    bench.session.notice('x');
    bench.session.end('again');
    bench.session.doorClosed(bench.nowMs);
    expect([bench.guest(), bench.room(), bench.dials, bench.disconnects]).toEqual([[], [], [0], 1]);
  });

  test('in the middle of a chunk stops the chunk', () => {
    const bench = new Bench();
    bench.says('PASS open-sesame', 'NICK alice', 'USER a 0 * :b');
    bench.opens();
    bench.room();
    bench.hears('ERROR :Server full', 'PING :x', ':b!b@c NOTICE alice :x');
    expect(bench.guest()).toEqual(['ERROR :Closing link: the room refuses: Server full']);
    expect(bench.room()).toEqual(['QUIT :the room refuses: Server full']);
  });
});
