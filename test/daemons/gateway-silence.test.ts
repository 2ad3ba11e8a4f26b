// Who is outside a channel, or was put out of it, is not heard in it.

import { describe, expect, test } from 'vitest';
import { passphrase } from '../support/gateway.ts';
import type { IrcClient } from '../support/irc-client.ts';
import { login, oneWrite, roomWithHost } from './gateway-fixture/room-with-host.ts';

const scene = roomWithHost();
const { said, left } = scene;

describe('a guest outside a channel', () => {
  test.each(['PRIVMSG', 'NOTICE'])('is not heard in it: %s', async (command) => {
    const guest = scene.room.websocket();
    await guest.enters('outside', passphrase);
    guest.say(`${command} #lobby :from outside`, `${command} #LOBBY,host :from outside to one`);
    await guest.sync();
    await scene.host.hears(new RegExp(`^:outside!\\S+ ${command} host :from outside to one$`));
    expect(said('from outside').filter((line) => / #/.test(line))).toEqual([]);
    guest.say('QUIT');
    await guest.ends();
  });

  test('is not heard in it behind a JOIN that is refused, or a PART', async () => {
    scene.host.say('MODE #other +i');
    await scene.host.sync();
    oneWrite(
      scene.room,
      'irc',
      ...login('invited'),
      'JOIN #other',
      'PRIVMSG #other :not invited',
      'QUIT',
    );
    oneWrite(
      scene.room,
      'irc',
      ...login('parter'),
      'JOIN #lobby',
      'PRIVMSG #lobby :was inside',
      'PART #lobby',
      'PRIVMSG #lobby :was outside',
      'PRIVMSG host :the end',
      'QUIT',
    );
    await scene.host.hears(/^:parter!\S+ PRIVMSG host :the end$/);
    expect(said('was inside')).toHaveLength(1);
    expect([said('was outside'), said('not invited')]).toEqual([[], []]);
    scene.host.say('MODE #other -i');
    await scene.host.sync();
  });
});

describe.each(['irc', 'websocket'] as const)('a flooder at the %s door', (door) => {
  const burst = (word: string, count: number): string[] =>
    Array.from({ length: count }, (_, at) => `PRIVMSG #lobby :${word} ${at}`);

  test('who is kicked is silent at once, also with lines that waited, and so after coming back', async () => {
    const guest = scene.room[door]();
    await guest.enters(`kicked${door}`, passphrase, '#lobby', '#other');
    guest.say(...burst(`kick-${door}`, 60), `PRIVMSG #lobby,#other :kick-${door} both`);
    await scene.host.hears(new RegExp(`kick-${door} 5$`));
    scene.host.say(`KICK #lobby kicked${door} :enough`);
    await guest.hears(/ KICK #lobby /);
    const heard = said(`kick-${door}`).length;
    expect(heard).toBeLessThan(60);
    guest.say('JOIN #lobby', `PRIVMSG #lobby :again-${door}`);
    await scene.host.hears(new RegExp(`again-${door}$`), 60_000);
    const late = said(`kick-${door}`).slice(heard);
    // What was for another channel, too, is said there.
    expect(late.filter((line) => / PRIVMSG #lobby /.test(line))).toEqual([]);
    expect(late.filter((line) => / PRIVMSG #other :/.test(line))).toHaveLength(1);
    const refused = guest.lines.filter((line) => / 404 \S+ #lobby :/.test(line)).length;
    expect(heard + refused).toBe(61);
    guest.say('QUIT');
    await guest.ends();
  });

  test('who is kicked is not brought back by lines that waited', async () => {
    const guest = scene.room[door]();
    const nick = `returner${door}`;
    await guest.enters(nick, passphrase, '#lobby', '#other');
    const again = Array.from({ length: 15 }, (_, at) => [
      'PART #LOBBY',
      at % 2 === 0 ? 'JOIN #lobby' : `JOIN #Lobby,#of${nick} ,key`,
      `TOPIC #lobby :topic of ${nick}`,
      `NOTICE #other,#lobby :notice of ${nick}`,
      `INVITE host #lobby`,
    ]);
    // So many that the host's word is there before the last of them, however slow the machine.
    guest.say(...burst(`back-${door}`, 60), ...again.flat(), `PRIVMSG host :end of ${nick}`);
    await scene.host.hears(new RegExp(`back-${door} 5$`));
    const before = scene.host.lines.length;
    scene.host.say(`KICK #lobby ${nick} :enough`);
    await scene.host.hears(new RegExp(` KICK #lobby ${nick} `));
    await scene.host.hears(new RegExp(`end of ${nick}$`), 90_000);
    const own = scene.host.lines.slice(before).filter((line) => line.startsWith(`:${nick}!`));
    const after = own.slice(own.findLastIndex((line) => line.includes(`back-${door} `)) + 1);
    expect(after.filter((line) => /#lobby/i.test(line))).toEqual([]);
    expect(after.filter((line) => line.includes(` NOTICE #other :`))).toHaveLength(15);
    // What the same line asked of another channel is done.
    expect(guest.lines.some((line) => line.includes(` JOIN :#of${nick}`))).toBe(true);
    guest.say('JOIN #lobby');
    await scene.host.hears(new RegExp(`^:${nick}!\\S+ JOIN `));
    guest.say('QUIT');
    await guest.ends();
  });

  test('who is banned is silent at once, and still when the ban is lifted', async () => {
    const guest = scene.room[door]();
    await guest.enters(`banned${door}`, passphrase, '#lobby');
    guest.say(...burst(`ban-${door}`, 60));
    await scene.host.hears(new RegExp(`ban-${door} 5$`));
    scene.host.say(`MODE #lobby +b BANNED${door}!*@*`);
    await guest.hears(/ MODE #lobby \+b /);
    const heard = said(`ban-${door}`).length;
    scene.host.say(`MODE #lobby -b BANNED${door}!*@*`);
    await guest.hears(/ MODE #lobby -b /);
    guest.say(`PRIVMSG #lobby :after-${door}`);
    await scene.host.hears(new RegExp(`after-${door}$`), 60_000);
    expect(said(`ban-${door}`)).toHaveLength(heard);
    guest.say('QUIT');
    await guest.ends();
  });

  test.each([
    ['quits', (client: IrcClient) => client.say('QUIT')],
    ['is cut off', (client: IrcClient) => client.close()],
  ])('who %s goes on for seconds, and no longer', async (how, leave) => {
    const nick = `${how.replace(/\W/g, '')}${door}`;
    const guest = scene.room[door]();
    await guest.enters(nick, passphrase, '#lobby');
    guest.say(...burst(`flood-${nick}`, 240));
    await scene.host.hears(new RegExp(`flood-${nick} 30$`));
    leave(guest);
    const from = performance.now();
    await left(nick);
    // Five seconds and a tick; the suite's machine may be slow, 100 s of talk it is not.
    expect(performance.now() - from).toBeLessThan(20_000);
    const heard = said(`flood-${nick}`).length;
    expect(heard).toBeLessThan(100);
  });
});

test('every channel is closed to outsiders in ngIRCd, too, and again after it is started anew', async () => {
  const guest = scene.room.websocket();
  await guest.enters('founder', passphrase, '#founded');
  await guest.sync();
  guest.say('MODE #founded');
  expect(await guest.hears(/ 324 /)).toMatch(/ #founded \+n$/);
  // Nobody asked for it, so nobody is told.
  expect(guest.lines.filter((line) => / MODE #/.test(line))).toEqual([]);
  await scene.room.ngircd.kill();
  await guest.hears(/The room is away/);
  await scene.room.ngircd.start();
  for (const client of [scene.host, guest]) await client.hears(/You are back in the room/, 60_000);
  await guest.sync();
  guest.say('MODE #founded');
  expect(await guest.hears(/ 324 /)).toMatch(/ #founded \+n$/);
  expect(guest.lines.filter((line) => / MODE #/.test(line))).toEqual([]);
  guest.say('MODE #founded -n', 'MODE #founded +n');
  await guest.hears(/ MODE #founded -n/);
  await guest.hears(/ MODE #founded \+n/);
  guest.close();
});

test('a guest whose host is banned gets no other host by a user mode', async () => {
  const guest = scene.room.irc();
  await guest.enters('hosted', passphrase, '#lobby');
  guest.say('USERHOST hosted');
  const [, mask = ''] = /@(\S+)/.exec(await guest.hears(/ 302 /)) ?? [];
  scene.host.say(`MODE #lobby +b *!*@${mask}`);
  await guest.hears(/ MODE #lobby \+b /);
  for (const change of ['+x', '-x', '+xs', '+x-w', '-x+C']) {
    guest.say(`MODE hosted ${change}`, `MODE HOSTED :${change}`, `PRIVMSG #lobby :by ${change}`);
  }
  await guest.sync();
  guest.say('USERHOST hosted');
  expect(await guest.hears(/ 302 /)).toContain(`@${mask}`);
  await scene.host.sync();
  expect(said(':by ')).toEqual([]);
  expect(guest.lines.filter((line) => / 501 /.test(line))).toHaveLength(10);
  // Their other modes are done all the same.
  expect(guest.lines.some((line) => / MODE hosted :?\+s$/.test(line))).toBe(true);
  scene.host.say(`MODE #lobby -b *!*@${mask}`);
  await scene.host.sync();
  guest.close();
});

test('after ngIRCd is started anew the same holds', async () => {
  const guest = scene.room.irc();
  await guest.enters('stayer', passphrase, '#lobby');
  const outside = scene.room.irc();
  await outside.enters('stranger', passphrase);
  await scene.room.ngircd.kill();
  await scene.host.hears(/The room is away/);
  outside.say('PRIVMSG #lobby :while away');
  await scene.room.ngircd.start();
  for (const client of [scene.host, guest, outside])
    await client.hears(/You are back in the room/, 60_000);
  outside.say('PRIVMSG #lobby :from outside again');
  await outside.sync();
  guest.say('PRIVMSG #lobby :from inside again');
  await scene.host.hears(/from inside again$/);
  expect([said('while away'), said('from outside again')]).toEqual([[], []]);
});
