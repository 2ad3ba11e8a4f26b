// A room that forgets: what it keeps, what its pages show, and what others are told. With a real ngIRCd.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { heardInside } from '../support/capable-guest.ts';
import { GatewayRoom, passphrase } from '../support/gateway.ts';
import type { IrcClient } from '../support/irc-client.ts';
import { textOf } from '../support/lite-client.ts';
import { PageSession } from '../support/page-session.ts';
import { until } from '../support/until.ts';

let room: GatewayRoom;
let olga: IrcClient;

beforeAll(async () => {
  room = await GatewayRoom.start({ backlogLines: '10', forgetMs: '10s' });
  olga = room.irc();
  await olga.enters('olga', passphrase, '#lobby');
});
afterAll(() => room.end());

test('an IRC client is told once that it cannot forget, and for how long others remember', () => {
  const told = olga.lines.filter((line) => line.includes('Messages pass here'));
  expect(told).toEqual([expect.stringMatching(/^:mayfly\.room NOTICE olga :.* after 10s /)]);
  expect(olga.lines.some((line) => / 005 .*mayfly\.chat\/FORGETS=10 /.test(line))).toBe(true);
});

test('a page, the lite page and the backlog drop a message at that age, though nothing new comes', async () => {
  const page = new PageSession(room.webPort);
  await page.enters('ana', passphrase, '#lobby');
  const ben = room.lite();
  await ben.enters('ben', passphrase);
  olga.say('PRIVMSG #lobby :it rains');
  await olga.sync();
  const said = Date.now();
  await until('the page has it', () => page.talk('#lobby').some(({ text }) => text === 'it rains'));
  const messages = async (): Promise<string> => textOf((await ben.messages('#lobby')).body);
  await until('lite has it', async () => (await messages()).includes('it rains'));
  expect(page.session.room.value.forgets?.ageMs).toBe(10_000);

  await until('lite has dropped it', async () => !(await messages()).includes('it rains'), {
    withinMs: 20_000,
  });
  // The room's seconds are whole, so a message may be a second older than it says.
  expect(Date.now() - said).toBeGreaterThan(8_500);
  await until('the page has dropped it', () => page.talk('#lobby').length === 0, {
    withinMs: 20_000,
  });
  expect(page.events('#lobby')).toEqual([]);
  let newcomers = 0;
  const shown = async (): Promise<string> => {
    const zoe = room.irc();
    await zoe.enters(`zoe${(newcomers += 1)}`, passphrase, '#lobby');
    const heard = await heardInside(zoe);
    zoe.say('QUIT');
    return heard.join('\n');
  };
  // Within a second or two of the others.
  await until('the backlog has dropped it', async () => !(await shown()).includes('it rains'), {
    withinMs: 5_000,
    everyMs: 500,
  });
  page.session.leave('');
});
