// irssi asks for server-time by itself: what was said before it came has the time it was said at.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { GatewayRoom, passphrase } from '../support/gateway.ts';
import { Irssi } from '../support/irssi.ts';
import { until } from '../support/until.ts';

let room: GatewayRoom;
let irssi: Irssi | null = null;

beforeEach(async () => {
  room = await GatewayRoom.start({ backlogLines: '5' });
});

afterEach(async () => {
  irssi?.close();
  await room.end();
});

/** As irssi shows it, to the second. */
function clock(atMs: number): string {
  return new Date(atMs).toTimeString().slice(0, 8);
}

test('irssi shows the lines of before with their own time, and what comes with its own', async () => {
  const ben = room.irc();
  ben.say('CAP REQ :echo-message server-time', 'CAP END');
  await ben.enters('ben', passphrase, '#talk');
  ben.say('PRIVMSG #talk :said before', 'PRIVMSG #talk :\u0001ACTION waves\u0001');
  const saidAtMs = Date.parse(/^@time=(\S+) /.exec(await ben.hears(/:said before$/))?.[1] ?? '');
  await until('another second', () => Date.now() > saidAtMs + 2_000);

  irssi = Irssi.start();
  await irssi.enters('127.0.0.1', room.config.ircListen.port, passphrase, 'ana');
  irssi.types('/set show_server_time on');
  irssi.types('/set timestamps on');
  irssi.types('/set timestamp_format %H:%M:%S');
  await irssi.joins('#talk');
  await irssi.hears(/That was said before you came\./);
  await until('the lines of before, and the time they were said at', () => {
    const screen = irssi?.screen() ?? '';
    return screen.includes(`${clock(saidAtMs)} <@ben> said before`) ? screen : null;
  });
  expect(irssi.screen()).toMatch(/\d\d:\d\d:\d\d +\* ben waves/);
  expect(irssi.screen()).not.toContain('@time=');

  ben.say('PRIVMSG #talk :said now');
  await irssi.hears(/said now/);
  irssi.types('hello from irssi');
  await ben.hears(/^@time=\S+ :ana!\S+ PRIVMSG #talk :hello from irssi$/);
});
