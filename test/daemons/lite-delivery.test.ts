// The lite door before a real ngIRCd: its guests send nothing twice, miss nothing when a stream breaks, and are told
// when the room goes away and ends.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inEnglish } from '../../server/contract/words/room-says.ts';
import { passphrase, type GatewayRoom } from '../support/gateway.ts';
import type { IrcClient } from '../support/irc-client.ts';
import { formId, textOf, type LiteClient } from '../support/lite-client.ts';
import { startLiteRoom } from '../support/lite-room.ts';

let room: GatewayRoom;
let web: IrcClient;
let irc: IrcClient;
let ada: LiteClient;

beforeAll(async () => {
  ({ room, web, irc, ada } = await startLiteRoom());
});

afterAll(() => room.end());

describe('what is sent', () => {
  test('twice by a double click, a reload or the back button is said once', async () => {
    const id = await ada.writeId('#lobby');
    const both = await Promise.all([
      ada.writes('#lobby', 'only once', id),
      ada.writes('#lobby', 'only once', id),
    ]);
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    expect((await ada.writes('#lobby', 'only once', id)).status).toBe(303);
    expect((await ada.writes('#lobby', 'changed behind the back button', id)).status).toBe(303);
    await ada.writes('#lobby', 'after it');
    await irc.hears(/:after it$/);
    expect(irc.lines.filter((line) => line.includes('only once'))).toHaveLength(1);
    expect(irc.lines.some((line) => line.includes('behind the back'))).toBe(false);
    const shown = textOf((await ada.messages('#lobby')).body);
    expect(shown.match(/only once/g)).toHaveLength(1);
  });

  test('as a join form twice lets one guest in', async () => {
    const bea = room.lite();
    const fields = { nick: 'bea', key: passphrase, channel: '#lobby', view: 'page' };
    const id = formId((await bea.get('/lite')).body);
    const answers = await Promise.all([
      bea.post('/lite', { ...fields, id }),
      bea.post('/lite', { ...fields, id }),
    ]);
    const pages = await Promise.all(answers.map((answer) => bea.follow(answer)));
    for (const page of pages) expect(page).toMatchObject({ status: 200, path: '/lite/in/room' });
    await irc.hears(/^:bea!\S+ JOIN/);
    expect((await room.status()).byDoor.lite).toBe(2);
    const left = await bea.post('/lite/in/leave', { id: formId(pages[0]?.body ?? '') });
    expect(textOf((await bea.follow(left)).body)).toContain('You have left the room');
    await irc.hears(/^:bea!\S+ QUIT/);
    expect((await bea.room('#lobby')).status).toBe(403);
  });

  test('as a long text arrives whole, in messages that ngIRCd does not cut', async () => {
    await ada.writes('#lobby', `${'word '.repeat(150)}end`);
    await irc.hears(/word end$/);
    const said = irc.lines.filter((line) => /PRIVMSG #lobby :word/.test(line)).slice(-3);
    expect(said.join(' ').match(/\bword\b/g)).toHaveLength(150);
  });
});

describe('a stream', () => {
  test('that breaks loses nothing: the next one shows what was missed, behind a mark', async () => {
    const first = ada.stream('#lobby');
    irc.say('PRIVMSG #lobby :before the break');
    await first.hears('before the break');
    first.cut();
    await first.ends();
    irc.say('PRIVMSG #lobby :in the gap');
    await irc.sync();
    const second = ada.stream('#lobby');
    await second.hears(/before the break.*New since you last looked.*in the gap/);
    irc.say('PRIVMSG #lobby :after it');
    await second.hears(/in the gap.*after it/);
    second.cut();
  });

  test('too many of one guest ends the oldest', async () => {
    const streams = [ada.stream('#lobby')];
    await streams[0]?.hears('You are in');
    for (let index = 0; index < 2; index += 1) {
      const stream = ada.stream('#lobby');
      await stream.hears('You are in');
      streams.push(stream);
    }
    await streams[0]?.ends();
    irc.say('PRIVMSG #lobby :to both');
    for (const stream of streams.slice(1)) await stream.hears('to both');
    for (const stream of streams) stream.cut();
  });
});

describe('without cookies', () => {
  test('a path that nobody can guess stands for the guest', async () => {
    const cyd = room.lite({ cookies: false });
    await cyd.enters('cyd', passphrase);
    expect(cyd.base).toMatch(/^\/lite\/t\/[\w-]{22}\/$/);
    await cyd.writes('#lobby', 'no cookie needed');
    await irc.hears(/^:cyd!\S+ PRIVMSG #lobby :no cookie needed$/);
    const stream = cyd.stream('#lobby');
    await stream.hears('no cookie needed');
    await cyd.writes('#lobby', '/quit');
    await stream.ends();
    expect(textOf(stream.text)).toContain('You are not in the room');
    expect((await cyd.room('#lobby')).status).toBe(403);
  });
});

test('ngIRCd dies, and the guest is back in the channel by themselves, told so in their language', async () => {
  await ada.get(`${ada.base}room?in=%23lobby&lang=pt-BR`);
  const stream = ada.stream('#lobby');
  await stream.hears('Você está em #lobby');
  await room.ngircd.kill();
  await stream.hears('A sala está fora do ar por um momento');
  await irc.hears(/ NOTICE ircy :The room is away for a moment\./);
  await ada.writes('#lobby', 'kept while it is away');
  await room.ngircd.start();
  await irc.hears(/^:ada!\S+ PRIVMSG #lobby :kept while it is away$/, 30_000);
  await stream.hears('Você está de volta na sala.');
  stream.cut();
});

test('the last minutes are told to each in their language', async () => {
  const stream = ada.stream('#lobby');
  await stream.hears('Você está em #lobby');
  await room.ask('POST', '/notice', JSON.stringify({ text: inEnglish('says.endsInFive') }));
  await stream.hears('Esta sala termina em cinco minutos.');
  for (const other of [web, irc])
    await other.hears(/ NOTICE \S+ :This room ends in five minutes\.$/);
  await ada.get(`${ada.base}room?in=%23lobby&lang=en`);
  stream.cut();
});

test('the end of the room is told in the stream, and on the next page', async () => {
  const stream = ada.stream('#lobby');
  await stream.hears('You are in');
  await room.close(inEnglish('shut.over'));
  await stream.ends();
  expect(textOf(stream.text)).toContain('The room has ended.');
});
