// What a session does for a host, and what of the steward and the service no guest sees or reaches.

import { describe, expect, test } from 'vitest';
import { Barriers } from '../../../server/protocol/state/barrier.ts';
import { NgircdCommands } from '../../../server/protocol/state/ngircd-commands.ts';
import { makeSharedState } from '../../../server/protocol/session/shared-state.ts';
import { WallClock } from '../../../server/protocol/ircv3/server-time.ts';
import type { Role } from '../../../server/contract/host/access.ts';
import { text } from './bytes.ts';
import { Bench, passphrase, settled, wallMs, welcome } from './session-bench.ts';

interface Setting {
  readonly bench: Bench;
  /** What the steward sends. */
  readonly steward: string[];
  readonly barriers: Barriers;
}

function enters(role: Role, ...channels: string[]): Setting {
  const shared = makeSharedState(0, new WallClock(wallMs, 1000), ['#lobby']);
  const steward: string[] = [];
  const commands = new NgircdCommands({
    sendToServer: (bytes) => steward.push(text(bytes).trimEnd()),
  });
  const barriers = new Barriers('secret', commands);
  shared.rooms.open({ nick: 'sc0ffee', commands, barriers });
  steward.length = 0;
  const bench = new Bench({}, { shared });
  bench.role = role;
  bench.enters(...channels);
  return { bench, steward, barriers };
}

describe('one of the room’s own channels', () => {
  test('has a host as operator, and nobody else', () => {
    expect(enters('host', '#lobby', '#own').steward).toContain('MODE #lobby +o alice');
    expect(enters('host', '#own').steward).toEqual([]);
    expect(enters('guest', '#lobby').steward).toEqual([]);
  });

  test('shows the steward’s doing as the server’s', () => {
    const { bench } = enters('guest', '#lobby');
    bench.hears(
      ':sc0ffee!,steward@1.room MODE #lobby +o bob',
      ':sc0ffee!,steward@1.room TOPIC #lobby :back',
      ':bob!,guest@2.room TOPIC #lobby :mine',
      ':mayfly.room 324 alice #lobby +Pntk',
      ':mayfly.room 367 alice #lobby x!*@* sc0ffee 1796026360',
      ':mayfly.room 367 alice #lobby y!*@* bob 1796026360',
    );
    expect(bench.guest()).toEqual([
      ':mayfly.room MODE #lobby +o bob',
      ':mayfly.room TOPIC #lobby back',
      ':bob!,guest@2.room TOPIC #lobby :mine',
      ':mayfly.room 324 alice #lobby +ntk',
      ':mayfly.room 367 alice #lobby x!*@* mayfly.room',
      ':mayfly.room 367 alice #lobby y!*@* bob',
    ]);
  });

  test('does not count the steward', () => {
    const { bench } = enters('guest');
    bench.hears(
      ':mayfly.room 251 alice :There are 3 users and 0 services on 1 servers',
      ':mayfly.room 252 alice 1 :operator(s) online',
      ':mayfly.room 255 alice :I have 3 users, 0 services and 0 servers',
      ':mayfly.room 265 alice 3 4 :Current local users: 3, Max: 4',
      ':mayfly.room 250 alice :Highest connection count: 4 (9 connections received)',
    );
    expect(bench.guest()).toEqual([
      ':mayfly.room 251 alice :There are 2 users and 0 services on 1 servers',
      ':mayfly.room 255 alice :I have 2 users, 0 services and 0 servers',
      ':mayfly.room 265 alice 2 3 :Current local users: 2, Max: 3',
      ':mayfly.room 250 alice :Highest connection count: 3 (9 connections received)',
    ]);
  });

  test.each(['-P', '+P', '+O', '+nt-P'])('is not changed by MODE %s', (change) => {
    const { bench } = enters('host', '#lobby');
    bench.says(`MODE #lobby ${change}`, `MODE #lobby +v bob ${change}`);
    expect(bench.room()).toEqual([]);
    expect(bench.guest()).toEqual([
      expect.stringContaining(' 481 alice '),
      expect.stringContaining(' 481 alice '),
    ]);
  });

  test('lets a host in whom ngIRCd refuses, once', () => {
    const { bench, steward, barriers } = enters('host', '#other');
    bench.says('JOIN #lobby');
    bench.room();
    steward.length = 0;
    bench.hears(':mayfly.room 474 alice #lobby :Cannot join channel (+b) -- You are banned');
    expect(bench.guest()).toEqual([]);
    expect(steward).toEqual(['MODE #lobby +e *!*@1a2b3c4d.room', 'PING secret.1']);
    barriers.answered('secret.1');
    expect(bench.room()).toContain('JOIN #lobby');
    bench.hears(':mayfly.room 474 alice #lobby :Cannot join channel (+b) -- You are banned');
    expect(bench.guest()).toEqual([expect.stringContaining(' 474 alice #lobby ')]);
  });

  test('refuses a guest as ngIRCd does', () => {
    const { bench, steward } = enters('guest');
    bench.says('JOIN #lobby');
    bench.hears(':mayfly.room 474 alice #lobby :Cannot join channel (+b) -- You are banned');
    expect(bench.guest()).toEqual([expect.stringContaining(' 474 alice #lobby ')]);
    expect(steward).toEqual([]);
  });

  test('keeps others outside while those who were in it come back', () => {
    const { bench } = enters('guest', '#lobby');
    const { shared } = bench.options;
    bench.hears(`:alice!,guest@1a2b3c4d.room MODE #lobby +i`);
    bench.loses();
    const steward: string[] = [];
    const commands = new NgircdCommands({ sendToServer: (bytes) => steward.push(text(bytes)) });
    shared.rooms.open({ nick: 's2', commands, barriers: new Barriers('other', commands) });
    const late = new Bench({}, { shared });
    late.says(`PASS ${passphrase}`, 'NICK late', 'USER l 0 * :l');
    late.opens();
    late.hears(...welcome('late'));
    late.guest();
    late.says('JOIN #lobby,#own');
    expect(late.guest()).toEqual([expect.stringContaining(' 437 late #lobby ')]);
    expect(late.room().filter((line) => line.startsWith('JOIN'))).toEqual(['JOIN #own']);
    shared.rooms.tick();
    expect(shared.rooms.isAjar('#lobby')).toBe(true);
    bench.opens();
    bench.hears(...welcome('alice'), settled);
    shared.rooms.tick();
    expect(shared.rooms.isAjar('#lobby')).toBe(false);
    expect(steward.at(-1)).toBe('MODE #lobby +i\r\n');
  });
});

describe('the service', () => {
  test('gets what is for it, and ngIRCd does not', () => {
    const { bench } = enters('guest', '#lobby');
    bench.says('PRIVMSG mayfly :help', 'remove :bob', 'PRIVMSG MAYFLY,#lobby :people');
    bench.says('NOTICE mayfly :people');
    expect(bench.asked).toEqual(['help', 'REMOVE bob', 'people']);
    expect(bench.room().filter((line) => !line.startsWith('PING'))).toEqual([
      'PRIVMSG #lobby people',
    ]);
    bench.session.serviceSays('There you are.');
    expect(bench.guest()).toEqual([':mayfly!service@mayfly.room NOTICE alice :There you are.']);
  });

  test('gets an INVITE without a channel, and ngIRCd one with a channel', () => {
    const { bench } = enters('guest', '#lobby');
    bench.says('INVITE', 'INVITE bob', 'INVITE Ana for 2h', 'INVITE :Ana once', 'STILL-HERE');
    bench.says('INVITE bob #lobby', 'invite bob :#LOBBY');
    expect(bench.asked).toEqual([
      'INVITE',
      'INVITE bob',
      'INVITE Ana for 2h',
      'INVITE Ana once',
      'STILL-HERE',
    ]);
    expect(bench.room().filter((line) => !line.startsWith('PING'))).toEqual([
      'INVITE bob #lobby',
      'invite bob :#LOBBY',
    ]);
  });

  test('shows a client that asks for echoes what it was sent', () => {
    const { bench } = enters('guest', '#lobby');
    bench.says('CAP REQ :echo-message', 'PRIVMSG mayfly :help');
    expect(bench.guest().at(-1)).toMatch(/^:alice!\S+ PRIVMSG mayfly :?help$/);
  });

  test('is asked for the sheet, and its lines go to that session', () => {
    const { bench } = enters('host', '#lobby');
    bench.says('MAYFLYSHEET', 'mayflysheet x');
    expect(bench.asked).toEqual(['MAYFLYSHEET', 'MAYFLYSHEET x']);
    expect(bench.room().filter((line) => !line.startsWith('PING'))).toEqual([]);
    bench.session.sheet(['{"part":"room"}', '{"part":"end"}']);
    expect(bench.guest()).toEqual([
      ':mayfly.room MAYFLYSHEET alice {"part":"room"}',
      ':mayfly.room MAYFLYSHEET alice {"part":"end"}',
    ]);
  });

  test('is limited like everything that a guest sends', () => {
    const { bench } = enters('guest', '#lobby');
    for (let asked = 0; asked < 100; asked += 1) bench.says('PRIVMSG mayfly :help');
    expect(bench.asked.length).toBeLessThan(45);
  });
});
