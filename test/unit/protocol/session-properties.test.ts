// Random guests, ngIRCd and times: the Session never throws, and keeps its promises.

import { isUtf8 } from 'node:buffer';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commandRules } from '../../../server/protocol/session/command-filter.ts';
import { GuestLineSplitter, lineProblem } from '../../../server/protocol/wire/line-splitter.ts';
import { sessionStates } from '../../../server/protocol/session/session-states.ts';
import { concat, ircBytes, raw, utf8 } from './bytes.ts';
import { Bench, entered, mask, passphrase, settled, welcome } from './session-bench.ts';

/** How a line to ngIRCd may begin: commands that pass, and those of the Session itself. */
const sayable = new Set([
  ...[...commandRules]
    .filter(([, rule]) => rule.kind === 'pass' || rule.kind === 'talk')
    .map(([name]) => name),
  'AWAY',
  'WEBIRC',
  'PASS',
  'CAP',
  'NICK',
  'USER',
  'PONG',
  'AWAY',
  'JOIN',
  'QUIT',
  'INVITE',
]);

/** Checks that every line to ngIRCd is allowed. */
function checkRoom(pieces: readonly Uint8Array[]): void {
  for (const piece of pieces) {
    const all = String.fromCharCode(...piece);
    expect(all.endsWith('\r\n')).toBe(true);
    for (const line of all.slice(0, -2).split('\r\n')) {
      expect(line).not.toMatch(/[\0\r\n]/);
      expect(line.length).toBeLessThanOrEqual(510);
      expect(sayable).toContain(/^[A-Za-z]+(?= |$)/.exec(line)?.[0]?.toUpperCase());
    }
    expect(isUtf8(piece)).toBe(true);
  }
}

const word = fc.constantFrom(
  'alice',
  'bob',
  '#lobby',
  '#tea',
  '&SERVER',
  ':',
  '',
  'ü',
  'a,b',
  '0',
  '#lobby,#tea',
);
const commands = [...commandRules.keys(), 'FOO', '001', '@a=b', ':x'];
const guestLine = fc.oneof(
  ircBytes,
  fc
    .tuple(
      fc.constantFrom('', '@a=b;c ', ':src ', ' '),
      fc.constantFrom(...commands),
      fc.array(word, { maxLength: 4 }),
    )
    .map(([head, command, words]) => utf8(`${head}${command} ${words.join(' ')}`)),
  fc.nat({ max: 700 }).map((length) => raw(`PRIVMSG #lobby :${'\xff'.repeat(length)}`)),
);

const source = fc.constantFrom(mask, 'bob!b@c.room', 'mayfly.room', '', 'alice');
const roomLine = fc.oneof(
  fc.constantFrom(...welcome('alice'), ...welcome('bob'), ...entered('#lobby'), ...entered('#tea')),
  fc
    .tuple(
      source,
      fc.constantFrom('JOIN', 'PART', 'KICK', 'NICK', 'PRIVMSG', '433', '475', '366', '001', '004'),
      fc.array(word, { maxLength: 5 }),
    )
    .map(([from, command, words]) => `:${from} ${command} ${words.join(' ')}`),
  fc.constantFrom(settled, 'PING :x', 'PING', 'ERROR :no', 'ERROR', ':', ''),
);

type Move = (bench: Bench) => void;

const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 6,
    arbitrary: guestLine.map(
      (line): Move =>
        (bench) =>
          throughTheDoor(bench, line),
    ),
  },
  {
    weight: 6,
    arbitrary: fc.array(roomLine, { maxLength: 8 }).map(
      (lines): Move =>
        (bench) =>
          bench.hears(...lines),
    ),
  },
  {
    weight: 1,
    arbitrary: ircBytes.map(
      (bytes): Move =>
        (bench) =>
          bench.hearsBytes(bytes),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.nat({ max: 20_000 }).map(
      (ms): Move =>
        (bench) =>
          bench.later(ms),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Move>(
      (bench) => bench.opens(),
      (bench) => bench.loses(),
      (bench) => bench.session.resumeDoor(bench.nowMs),
      (bench) => {
        if (bench.session.door.resumable) bench.session.doorClosed(bench.nowMs);
      },
      (bench) => bench.session.door.drained(),
      (bench) => {
        if (bench.session.door.wasGiven(3)) bench.session.resumed(3, bench.nowMs);
      },
      (bench) => bench.says('CAP REQ :mayfly.chat/resume'),
      (bench) => bench.says('RESUME ACK 5', 'RESUME x 1', '@mayfly.chat/id=4 PRIVMSG bob :x'),
      (bench) => bench.says('CAP END', `PASS ${passphrase}`, 'NICK alice', 'USER a 0 * :b'),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Move>(
      (bench) => bench.session.notice('words\r\nand more'),
      (bench) => bench.session.guestProblem('too long', bench.nowMs),
    ),
  },
);

/** As a door does it: only lines reach the Session. */
function throughTheDoor(bench: Bench, line: Uint8Array): void {
  const problem = lineProblem(line);
  if (problem === null) bench.session.fromGuest(line, bench.nowMs);
}

describe('whatever happens', () => {
  test('nothing throws, and ngIRCd only ever gets lines that it may get', () => {
    const start = fc.boolean();
    fc.assert(
      fc.property(start, fc.array(move, { maxLength: 40 }), (inside, moves) => {
        const bench = new Bench();
        if (inside) bench.enters('#lobby', '#tea key');
        for (const each of moves) {
          each(bench);
          checkRoom(bench.roomPieces());
          expect(Object.keys(sessionStates)).toContain(bench.session.state);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('the guest gets whole lines, none with NUL or a CR inside that Mayfly said', () => {
    fc.assert(
      fc.property(fc.array(guestLine, { maxLength: 40 }), (lines) => {
        const bench = new Bench().enters();
        for (const line of lines) throughTheDoor(bench, line);
        for (const line of bench.guest()) {
          expect(line).not.toMatch(/[\0\r\n]/);
          expect(line).toMatch(/^(:mayfly\.room [A-Z0-9]+|ERROR|PING) /);
          expect(utf8(line).length).toBeLessThanOrEqual(510);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('a guest who has not said the passphrase never makes a link', () => {
    fc.assert(
      fc.property(fc.array(guestLine, { maxLength: 40 }), (lines) => {
        const bench = new Bench();
        bench.says('NICK alice', 'USER a 0 * :b');
        for (const line of lines) throughTheDoor(bench, line);
        expect(bench.dials).toEqual([]);
        expect(bench.room()).toEqual([]);
      }),
    );
  });

  test('any bytes on the raw door are lines or an end, never two commands out of one', () => {
    fc.assert(
      fc.property(fc.array(ircBytes, { maxLength: 10 }), (chunks) => {
        const bench = new Bench().enters();
        const splitter = new GuestLineSplitter({
          line: (line) => bench.session.fromGuest(line, bench.nowMs),
          problem: (problem) => bench.session.guestProblem(problem, bench.nowMs),
        });
        for (const chunk of chunks) splitter.push(chunk);
        checkRoom(bench.roomPieces());
      }),
    );
  });

  test('what ngIRCd says in an open room reaches the guest alike however it is cut', () => {
    const chat = fc.array(
      fc.oneof(
        roomLine.filter((line) => !line.includes('001') && line !== ''),
        fc.stringMatching(/^:[a-z]{1,5}![a-z]@[a-z] (PRIVMSG|NOTICE) #lobby :[^\0\r\n]{0,30}$/u),
      ),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(chat, fc.nat({ max: 400 }), (lines, place) => {
        const whole = new Bench().enters('#lobby');
        whole.hears(...lines);
        const bytes = utf8(lines.map((line) => `${line}\r\n`).join(''));
        const parts = new Bench().enters('#lobby');
        parts.hearsBytes(bytes.slice(0, place));
        parts.hearsBytes(bytes.slice(place));
        const single = new Bench().enters('#lobby');
        for (const byte of bytes) single.hearsBytes(Uint8Array.of(byte));
        const [one, two, three] = [whole, parts, single].map((bench) =>
          concat(bench.guestPieces()),
        );
        expect(two).toEqual(one);
        expect(three).toEqual(one);
        expect(parts.room()).toEqual(whole.room());
      }),
    );
  });
});
