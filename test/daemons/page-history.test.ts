// The page's own session before a real gateway that keeps lines: what a newcomer and a returner find.

import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { GatewayRoom, hostToken, passphrase } from '../support/gateway.ts';
import type { IrcClient } from '../support/irc-client.ts';
import { PageSession } from '../support/page-session.ts';
import { until } from '../support/until.ts';

const kept = 130;
/** The most of one answer. */
const answer = 100;

let room: GatewayRoom;
let olga: IrcClient;
let pages: PageSession[] = [];

beforeAll(async () => {
  room = await GatewayRoom.start({ backlogLines: `${kept}` });
  olga = room.irc();
  await olga.enters('olga', hostToken, '#lobby');
});
afterEach(() => {
  for (const { session } of pages) session.leave('');
  pages = [];
});
afterAll(() => room.end());

async function enters(nick: string, channel = '#lobby'): Promise<PageSession> {
  const page = new PageSession(room.webPort);
  pages.push(page);
  await page.enters(nick, passphrase, channel);
  return page;
}

/** Said by as many as the flood limits need, in order. */
async function say(count: number, what: string): Promise<readonly string[]> {
  const texts = Array.from({ length: count }, (_, n) => `${what} ${n + 1}`);
  for (let from = 0; from < count; from += 30) {
    const writer = room.irc();
    await writer.enters(`writer${from}`, passphrase, '#lobby');
    writer.say(...texts.slice(from, from + 30).map((text) => `PRIVMSG #lobby :${text}`));
    await writer.sync();
    writer.say('QUIT');
    await writer.ends();
  }
  return texts;
}

const texts = (page: PageSession): readonly string[] => page.talk('#lobby').map(({ text }) => text);
const lobby = ({ session }: PageSession) => session.room.value.buffers.get('#lobby');

test('a newcomer finds the last lines, and the earlier ones page by page', async () => {
  const said = await say(kept, 'before');
  const page = await enters('ana');
  await until('the last lines', () => texts(page).length === answer);
  expect(texts(page)).toEqual(said.slice(-answer));
  expect(page.talk('#lobby').every(({ recalled }) => recalled)).toBe(true);
  expect(lobby(page)).toMatchObject({ unread: 0, mentions: 0, newFrom: null, before: 'more' });
  expect(page.events('#lobby')).toEqual(['event.youJoined']);

  page.session.requestEarlier('#lobby');
  await until('all lines', () => lobby(page)?.before === 'none');
  expect(texts(page)).toEqual(said);
});

test('who is removed and comes back finds what was said meanwhile, once', async () => {
  const page = await enters('bia');
  await until('the last lines', () => texts(page).length === answer);
  olga.say('KICK #lobby bia :go');
  await until('bia to be out', () => lobby(page)?.presence === 'out');
  // More than one answer holds.
  const meanwhile = await say(answer + 20, 'meanwhile');
  page.session.join('#lobby', null);
  await until('all of it', () => texts(page).includes(meanwhile.at(-1) ?? ''));
  page.says('#lobby', 'I am back');
  await until('bia to be heard', () => page.texts('#lobby', 'bia').length === 1);
  expect(texts(page).slice(answer)).toEqual([...meanwhile, 'I am back']);
});

test('the channel of nobody but the newcomer has no past, and a room that keeps nothing is not asked', async () => {
  const page = await enters('caio', '#new');
  await until('the answer', () => page.session.room.value.buffers.get('#new')?.before === 'none');
  expect(page.talk('#new')).toEqual([]);

  const forgetful = await GatewayRoom.start();
  try {
    const other = new PageSession(forgetful.webPort);
    pages.push(other);
    await other.enters('dora', passphrase, '#lobby');
    expect(other.session.room.value).toMatchObject({ recallLimit: 0 });
    expect(lobby(other)?.before).toBe('none');
  } finally {
    await forgetful.end();
  }
});
