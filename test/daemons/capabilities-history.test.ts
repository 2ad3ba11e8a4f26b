// What a client is shown of the lines a room keeps, by the capabilities it asked for.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { guest, heardInside, heardOf, time } from '../support/capable-guest.ts';
import { GatewayRoom, passphrase } from '../support/gateway.ts';
import type { IrcClient } from '../support/irc-client.ts';
import { textOf } from '../support/lite-client.ts';
import { until } from '../support/until.ts';

let room: GatewayRoom;

afterEach(() => room.end());

describe('in a room that keeps lines', () => {
  beforeEach(async () => {
    room = await GatewayRoom.start({ backlogLines: '3' });
  });

  async function speaker(): Promise<IrcClient> {
    const client = room.irc();
    await client.enters('ben', passphrase, '#talk');
    client.say('PRIVMSG #talk :1', 'PRIVMSG #talk :2', 'PRIVMSG nobody,#talk :3');
    client.say(
      'PRIVMSG #talk :\u0001ACTION waves\u0001',
      'PRIVMSG ben :to myself',
      'NOTICE #talk :n',
    );
    await client.sync();
    return client;
  }

  test('a newcomer is shown the last lines, with the time in each, between two notices', async () => {
    await speaker();
    const ana = room.irc();
    await ana.enters('ana', passphrase, '#talk');
    const lines = (await heardInside(ana)).map((line) => line.replaceAll('\u0001', '^A'));
    expect(lines).toEqual([
      ':mayfly.room NOTICE #talk :The last 3 lines from before you came, with the time in UTC:',
      expect.stringMatching(/^:ben!\S+ PRIVMSG #talk :\[\d{4}-\d\d-\d\d \d\d:\d\d\] 2$/),
      expect.stringMatching(/^:ben!\S+ PRIVMSG #talk :\[\d{4}-\d\d-\d\d \d\d:\d\d\] 3$/),
      expect.stringMatching(/^:ben!\S+ PRIVMSG #talk :\^AACTION \[.{16}\] waves\^A$/),
      ':mayfly.room NOTICE #talk :That was said before you came.',
    ]);
  });

  test('with server-time each line has its own time', async () => {
    await speaker();
    const ana = await guest(room, 'ana', 'server-time', '#talk');
    await ana.hears(/:That was said before you came\.$/);
    const lines = ana.lines.filter((line) => line.includes(' :ben!'));
    expect(lines).toEqual(
      ['2', '3', '\u0001ACTION waves\u0001'].map((text): unknown =>
        expect.stringMatching(new RegExp(`^@${time} :ben!\\S+ PRIVMSG #talk :${text}$`)),
      ),
    );
    const times = lines.map((line) => /time=(\S+)/.exec(line)?.[1] ?? '');
    expect(new Set(times).size).toBe(3);
    expect(times).toEqual(times.toSorted());
  });

  test('a guest of the lite door is shown them in their place', async () => {
    const ben = room.irc();
    await ben.enters('ben', passphrase, '#lobby');
    ben.say('PRIVMSG #lobby :said before');
    await ben.sync();
    const ana = room.lite();
    await ana.enters('ana', passphrase);
    // Each with the time of its own, and so without one in its text.
    const shown =
      /The last line from before you came: \d\d:\d\d ben said before .{5} That was said before you came\./;
    await until('the line and its time', async () =>
      shown.test(textOf((await ana.messages('#lobby')).body)),
    );
    const { body } = await ana.get(`${ana.base}messages?in=%23lobby&lang=es`);
    expect(textOf(body)).toMatch(
      /La última línea de antes de tu llegada: .{5} ben said before .{5} Eso se dijo antes de tu llegada\./,
    );
  });

  test('a client that can ask is shown nothing, and asks', async () => {
    await speaker();
    const ana = await guest(
      room,
      'ana',
      'draft/chathistory batch server-time message-tags',
      '#talk',
    );
    expect(ana.lines.join('\n')).toMatch(/ 005 ana \S+ CHATHISTORY=3 MSGREFTYPES=timestamp :/);
    expect(await heardInside(ana)).toEqual([]);
    ana.say('CHATHISTORY LATEST #talk * 2', 'CHATHISTORY LATEST #other * 2');
    await ana.hears(/ BATCH \+history1 chathistory #talk$/);
    await ana.hears(
      new RegExp(`^@batch=history1;msgid=\\S{12};${time} :ben!\\S+ PRIVMSG #talk :3$`),
    );
    await ana.hears(
      new RegExp(
        `^@batch=history1;msgid=\\S{12};${time} :ben!\\S+ PRIVMSG #talk :\u0001ACTION waves\u0001$`,
      ),
    );
    await ana.hears(/ BATCH -history1$/);
    await ana.hears(/ FAIL CHATHISTORY INVALID_TARGET LATEST #other :/);
  });

  test('the echo and the history have the same time', async () => {
    const ana = await guest(
      room,
      'ana',
      'draft/chathistory batch server-time echo-message',
      '#talk',
    );
    ana.say('PRIVMSG #talk :now');
    const echo = await ana.hears(/:now$/);
    ana.say('CHATHISTORY LATEST #talk * 1');
    await ana.hears(new RegExp(`^@batch=\\w+;${/time=\S+/.exec(echo)?.[0]} :ana!`));
  });

  test('who was not in the channel, or had to go, is told nothing', async () => {
    const ben = await speaker();
    const ana = await guest(room, 'ana', 'draft/chathistory batch', '#talk');
    ben.say('KICK #talk ana', 'MODE #talk +i');
    await ana.hears(/ KICK #talk ana /);
    ana.say(
      'CHATHISTORY LATEST #talk * 2',
      'JOIN #talk',
      'CHATHISTORY TARGETS timestamp=2020-01-01T00:00:00.000Z timestamp=2120-01-01T00:00:00.000Z 9',
    );
    await ana.hears(/ FAIL CHATHISTORY INVALID_TARGET LATEST #talk :/);
    await ana.hears(/ BATCH \+\S+ draft\/chathistory-targets$/);
    await ana.hears(/ BATCH -/);
    await ana.hears(/ 473 ana #talk :/);
  });

  test('what was refused is not kept', async () => {
    const ben = await speaker();
    const mute = room.irc();
    await mute.enters('mute', passphrase, '#talk');
    ben.say('MODE #talk +m');
    await mute.hears(/ MODE #talk /);
    mute.say('PRIVMSG #talk :refused', 'NOTICE #talk :refused');
    await mute.sync();
    const ana = await guest(room, 'ana', 'server-time', '#talk');
    await ana.sync();
    expect(ana.lines.filter((line) => line.includes('refused'))).toEqual([]);
    expect(ana.lines.filter((line) => line.includes(':ben!')).length).toBe(3);
  });

  test('an empty channel is forgotten', async () => {
    const ben = await speaker();
    ben.say('PART #talk');
    await ben.hears(/ PART #talk/);
    const ana = await guest(room, 'ana', 'server-time', '#talk');
    expect(await heardInside(ana)).toEqual([]);
    ben.say('JOIN #talk');
    await ben.hears(/ 366 /);
    ben.say('PRIVMSG #talk :anew');
    await ben.sync();
    const cem = room.irc();
    await cem.enters('cem', passphrase, '#talk');
    expect(await heardOf(cem, 'ben')).toEqual([expect.stringMatching(/\] anew$/)]);
  });
});
