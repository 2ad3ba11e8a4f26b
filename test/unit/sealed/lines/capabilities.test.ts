// What a client negotiates in a sealed room, and what the room sees of it.

import { beforeEach, describe, expect, test } from 'vitest';
import { Capabilities } from '../../../../server/sealed/lines/capabilities.ts';
import { readLine, writeLine, type IrcLine } from '../../../../server/sealed/lines/irc-line.ts';

let capabilities = new Capabilities(null);
const where = { serverName: 'mayfly.room', nick: 'ana' };

beforeEach(() => {
  capabilities = new Capabilities(null);
});

function line(text: string): IrcLine {
  const read = readLine(text);
  if (read === null) throw new Error('no line');
  return read;
}

/** What the room gets of a client's line. */
function sent(text: string): readonly string[] {
  const read = line(text);
  const { before, after } = capabilities.registers(read);
  const own = read.command === 'CAP' ? capabilities.ask(read, where).toRoom : [read];
  return [...before, ...own, ...after].map(writeLine);
}

function answered(text: string): string | null {
  const shown = capabilities.answered(line(text));
  return shown === null ? null : writeLine(shown);
}

const needed =
  'CAP REQ :mayfly.chat/sealed message-tags echo-message server-time batch draft/message-redaction';

describe('a client that registers', () => {
  test.each([
    [
      'without CAP',
      ['PASS x', 'NICK ana', 'USER a 0 * a'],
      ['PASS x', 'NICK ana', 'USER a 0 * a', 'CAP END'],
    ],
    [
      'with USER first',
      ['USER a 0 * a', 'NICK ana', 'NICK bea'],
      ['USER a 0 * a', 'NICK ana', 'CAP END', 'NICK bea'],
    ],
    [
      'with CAP LS',
      ['CAP LS 302', 'NICK ana', 'USER a 0 * a', 'CAP END'],
      ['CAP LS 302', 'NICK ana', 'USER a 0 * a', 'CAP END'],
    ],
    [
      'with CAP REQ alone',
      ['CAP REQ :away-notify', 'NICK ana', 'USER a 0 * a', 'CAP END'],
      ['CAP REQ away-notify', 'NICK ana', 'USER a 0 * a', 'CAP END'],
    ],
  ])('%s is completed once, and ends once', (_, says, gets) => {
    expect(says.flatMap(sent)).toEqual([needed, ...gets]);
  });

  test('by RESUME is left alone, and completed when that was refused', () => {
    expect(sent('RESUME abc 4')).toEqual(['RESUME abc 4']);
    expect(sent('CAP LS 302')).toEqual([needed, 'CAP LS 302']);
  });

  test('gets answers to its own requests only, as it asked', () => {
    sent('CAP LS 302');
    sent('CAP REQ :echo-message away-notify');
    sent('CAP REQ :unheard-of');
    expect(answered(':s CAP * LS :away-notify batch mayfly.chat/sealed')).toBe(
      ':s CAP * LS :away-notify batch',
    );
    expect(answered(':s CAP * ACK :mayfly.chat/sealed message-tags')).toBeNull();
    expect(answered(':s CAP * ACK :away-notify')).toBe(':s CAP * ACK :echo-message away-notify');
    expect(answered(':s CAP * NAK :unheard-of')).toBe(':s CAP * NAK :unheard-of');
    expect(capabilities.enabled).toEqual(['echo-message', 'away-notify']);
    expect(answered(':s CAP ana LIST :away-notify batch echo-message mayfly.chat/sealed')).toBe(
      ':s CAP ana LIST :away-notify echo-message',
    );
  });
});

test('what sealed talk needs is never switched off in the room', () => {
  sent('NICK ana');
  const on = capabilities.ask(line('CAP REQ :echo-message server-time'), where);
  expect(on.toRoom).toEqual([]);
  expect(on.toClient.map(writeLine)).toEqual([
    ':mayfly.room CAP ana ACK :echo-message server-time',
  ]);
  const off = capabilities.ask(line('CAP REQ :-echo-message away-notify'), where);
  expect(off.toRoom.map(writeLine)).toEqual(['CAP REQ away-notify']);
  answered(':s CAP ana ACK :mayfly.chat/sealed');
  answered(':s CAP ana ACK :away-notify');
  expect(capabilities.has('echo-message')).toBe(false);
  expect(capabilities.has('server-time')).toBe(true);
});

test.each([
  ['', 'PING x'],
  ['server-time', '@time=1 PING x'],
  ['message-tags', '@msgid=a;mayfly.chat/id=3 PING x'],
  ['batch server-time', '@time=1;batch=b PING x'],
])('a client with %j gets %j', (asked, shown) => {
  const has = new Capabilities(asked === '' ? [] : asked.split(' '));
  const tagged = line('@time=1;msgid=a;batch=b;mayfly.chat/id=3 PING x');
  expect(writeLine(has.withoutTags(tagged))).toBe(shown);
});

describe('a line', () => {
  test.each([
    ':s 353 ana = #lobby :ana',
    '@a=b;c :n!u@h PRIVMSG #lobby :x y',
    'PRIVMSG #lobby ::)',
    ':s 005 ana A B :are supported',
    'QUIT',
    'TOPIC #lobby :',
  ])('%j is written as it was read', (text) => {
    expect(writeLine(line(text))).toBe(text);
  });

  test.each(['', ':only-a-source', '@tags', 'PRIVMSG a :b\r\nQUIT', 'x\0y', '12 a', '@a :b'])(
    '%j is none',
    (text) => {
      expect(readLine(text)).toBeNull();
    },
  );
});
