// What the room tells of its clock and its program: whole seconds of talk, and nothing else.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { GatewayRoom, passphrase } from '../support/gateway.ts';
import { until } from '../support/until.ts';

let room: GatewayRoom;

beforeAll(async () => {
  room = await GatewayRoom.start({ backlogLines: '50' });
});

afterAll(() => room.end());

test.each(['irc', 'websocket'] as const)(
  'nothing that a guest can ask at the %s door tells a date, a time or the server’s program',
  async (door) => {
    const guest = room[door]();
    await guest.enters(`asks${door}`, passphrase, `#room${door}`);
    const channel = `#room${door}`;
    guest.say(
      `TOPIC ${channel} :words`,
      `MODE ${channel} +b x!*@*`,
      `MODE ${channel} +e y!*@*`,
      `MODE ${channel} +I z!*@*`,
      'TIME',
      'TIME mayfly.room',
      'TIME *',
      'VERSION',
      'ADMIN',
      'INFO',
      'STATS u',
      'LUSERS',
      'MOTD',
      'LINKS',
      'TRACE',
      'USERS',
      'SERVLIST',
      'HELP',
      `WHOWAS asks${door}`,
      `TOPIC ${channel}`,
      `MODE ${channel}`,
      ...['b', 'e', 'I'].map((list) => `MODE ${channel} +${list}`),
      `WHOIS asks${door} asks${door}`,
      `WHO ${channel}`,
      'LIST',
      'AWAY :gone',
    );
    await guest.sync();
    const all = guest.lines.join('\n');
    // Seconds since 1970, a year, a time of day, a weekday.
    expect(
      all.match(
        /\b1[789]\d{8}\b|\b20[2-9]\d\b|\b\d\d:\d\d\b|\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b/g,
      ),
    ).toBeNull();
    expect(all).not.toMatch(/ngircd/i);
    expect(all).toMatch(/ 391 | 421 \S+ TIME :Not told here/);
    // Lists and topics are told all the same.
    for (const code of ['332', '367', '348', '346', '324']) expect(all).toContain(` ${code} `);
    guest.close();
  },
);

test('server-time has whole seconds, and is right to two seconds', async () => {
  const guest = room.websocket();
  guest.say('CAP REQ :server-time', 'CAP END');
  await guest.enters('stamped', passphrase, '#stamps');
  const stamps: string[] = [];
  await until('seconds to pass', async () => {
    await guest.sync();
    stamps.push(...guest.lines.flatMap((line) => /^@time=(\S+) /.exec(line)?.[1] ?? []));
    return new Set(stamps).size > 2;
  });
  for (const stamp of stamps) expect(stamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/);
  const lateMs = Date.now() - Date.parse(stamps.at(-1) ?? '');
  expect(lateMs).toBeGreaterThanOrEqual(0);
  expect(lateMs).toBeLessThan(5_000);
  guest.close();
});

test('lines of the history have different times, which count up within their second', async () => {
  const guest = room.websocket();
  guest.say('CAP REQ :server-time batch draft/chathistory message-tags echo-message', 'CAP END');
  await guest.enters('keeper', passphrase, '#kept');
  guest.say(...Array.from({ length: 20 }, (_, at) => `PRIVMSG #kept :line ${at}`));
  await guest.hears(/ PRIVMSG #kept :line 19$/);
  guest.say('CHATHISTORY LATEST #kept * 50');
  await guest.hears(/BATCH -/);
  const times = guest.lines.flatMap(
    (line) => /batch=\S*?;time=(\S+?) .*:line \d+$/.exec(line)?.[1] ?? [],
  );
  expect(new Set(times).size).toBe(20);
  expect(times).toEqual(times.toSorted());
  for (const time of times) expect(Number(time.slice(-4, -1))).toBeLessThan(20);
  // Page by page none is missed and none is told twice.
  const seen: string[] = [];
  let before = times.at(-1) ?? '';
  for (let page = 0; page < 5; page += 1) {
    guest.say(`CHATHISTORY BEFORE #kept timestamp=${before} 5`);
    await guest.hears(/BATCH \+/);
    const start = guest.lines.length;
    await guest.hears(/BATCH -/);
    const lines = guest.lines
      .slice(
        guest.lines.findLastIndex(
          (line, at) => at < guest.lines.length && line.includes('BATCH +'),
        ),
      )
      .flatMap((line) => /time=(\S+?) .*(line \d+)$/.exec(line)?.slice(1, 3) ?? []);
    expect(start).toBeGreaterThan(0);
    const found = lines.filter((_, at) => at % 2 === 1);
    seen.unshift(...found);
    before = lines[0] ?? before;
  }
  expect(seen).toEqual(Array.from({ length: 19 }, (_, at) => `line ${at}`));
  guest.close();
});
