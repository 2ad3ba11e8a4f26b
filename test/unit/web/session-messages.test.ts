// How messages and orders become lines, and what is known of their delivery.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseOrder } from '../../../server/contract/room/commands.ts';
import { obey } from '../../../web/src/session/orders.ts';
import { SessionFixture, until } from './session-fixture.ts';

let page: SessionFixture;

beforeEach(async () => {
  page = await SessionFixture.open({ linkHasTimers: false });
});

afterEach(() => page.close());

const talk = () => page.look.talk();
const order = (text: string, name = '#lobby'): boolean => {
  const { session } = page;
  return obey(parseOrder(text), name, { session, now: () => 1_000, showHelp: () => undefined });
};

test('without echoes a PONG behind it confirms what was said', async () => {
  const visitor = await page.enters();
  order('hello');
  expect(await visitor.hears(/^PRIVMSG/)).toBe('PRIVMSG #lobby :hello');
  const ping = await visitor.hears(/^PING :receipt/);
  order('more');
  expect(talk()).toEqual(['Bruno: hello (sending)', 'Bruno: more (sending)']);
  visitor.says(`:room PONG room ${ping.slice('PING '.length)}`);
  await until(() => expect(talk()).toEqual(['Bruno: hello (delivered)', 'Bruno: more (sending)']));
  const second = await visitor.hears(/^PING :receipt/);
  visitor.says(`:room PONG room ${second.slice('PING '.length)}`);
  await until(() => expect(talk()[1]).toBe('Bruno: more (delivered)'));
});

test('with echoes the echo confirms it, once, and its text counts', async () => {
  const visitor = await page.enters('echo-message');
  order('hello\n/slash inside');
  order('/me waves');
  await visitor.hears(/ACTION waves/);
  expect(talk()).toHaveLength(3);
  visitor.says(
    ':Bruno!g@h PRIVMSG #lobby :hello',
    ':Bruno!g@h PRIVMSG #lobby :/slash inside',
    ':Bruno!g@h PRIVMSG #lobby :\x01ACTION waves\x01',
  );
  await until(() =>
    expect(talk()).toEqual([
      'Bruno: hello (delivered)',
      'Bruno: /slash inside (delivered)',
      'Bruno: waves (delivered)',
    ]),
  );
});

test('orders become the lines that IRC knows', async () => {
  const visitor = await page.enters();
  for (const [typed, line] of [
    ['/topic Bread and roses', 'TOPIC #lobby :Bread and roses'],
    ['/topic -', 'TOPIC #lobby :'],
    ['/nick Bruno_2', 'NICK :Bruno_2'],
    ['/kick Ana too loud', 'KICK #lobby Ana :too loud'],
    ['/mode +o Ana', 'MODE #lobby +o :Ana'],
    ['/away back soon', 'AWAY :back soon'],
    ['/away', 'AWAY'],
    ['/msg Ana psst', 'PRIVMSG Ana :psst'],
  ] as const) {
    expect(order(typed)).toBe(true);
    expect(await visitor.hears(/^(?!PING)/)).toBe(line);
  }
  expect(order('/part', 'ana')).toBe(true);
  expect(page.session.room.value.buffers.has('ana')).toBe(false);
  order('/part bye');
  expect(await visitor.hears(/^PART/)).toBe('PART #lobby :bye');
});

test('a text cannot smuggle a second command, and a long one arrives in pieces', async () => {
  const visitor = await page.enters();
  order('hi\r\nQUIT :gone');
  expect(await visitor.hears(/^PRIVMSG/)).toBe('PRIVMSG #lobby :hi');
  expect(await visitor.hears(/^PRIVMSG/)).toBe('PRIVMSG #lobby :QUIT :gone');
  const long = 'é'.repeat(400);
  order(long);
  const pieces: string[] = [];
  while (pieces.join('').length < long.length) {
    const line = await visitor.hears(/^PRIVMSG/);
    // Others get ngIRCd's longest mask before it, and CRLF after it.
    const prefix = ':Bruno!@ '.length + 20 + 64;
    expect(prefix + Buffer.byteLength(line) + 2).toBeLessThanOrEqual(512);
    pieces.push(line.slice('PRIVMSG #lobby :'.length));
  }
  expect(pieces.join('')).toBe(long);
});
