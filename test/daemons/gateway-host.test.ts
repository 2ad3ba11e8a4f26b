// A host runs the room's own channels, whoever came first, also after ngIRCd's restart, and their topic, modes,
// key, limit and bans come back.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { GatewayRoom, hostToken, passphrase } from '../support/gateway.ts';
import type { IrcClient } from '../support/irc-client.ts';
import { until } from '../support/until.ts';
import { answers } from './gateway-fixture/room-with-bob.ts';

const hostNick = 'host';
let room: GatewayRoom;

beforeEach(async () => {
  const flood = { burst: 10_000, perSecond: 10_000, heldLines: 256, heldBytes: 65_536 };
  room = await GatewayRoom.start({ rooms: 'lobby,den' }, (config) => config, { flood });
});

afterEach(() => room.end());

async function enters(nick: string, ...channels: string[]): Promise<IrcClient> {
  const client = room.irc();
  await client.enters(nick, nick === hostNick ? hostToken : passphrase, ...channels);
  return client;
}

const has = (client: IrcClient, words: string): boolean =>
  client.lines.some((line) => line.includes(words));

const hears = (client: IrcClient, words: string): Promise<unknown> =>
  until(words, () => has(client, words));

/** ngIRCd is killed and started again, and these are back. */
async function restarts(...clients: IrcClient[]): Promise<void> {
  const before = clients.map((client) => client.lines.length);
  await room.ngircd.kill();
  await room.ngircd.start();
  for (const [at, client] of clients.entries()) {
    await until('to be back', () =>
      client.lines.slice(before[at]).some((line) => line.includes('You are back in the room.')),
    );
  }
}

/** Modes, topic and bans; without the order of the modes, and without who set a ban. */
async function settings(client: IrcClient, channel: string): Promise<string[]> {
  const said = await answers(client, `MODE ${channel}`, `TOPIC ${channel}`, `MODE ${channel} +b`);
  const sorted = (_: string, letters: string): string =>
    `+${Array.from(letters).toSorted().join('')}`;
  return said
    .map((line) => line.replace(/^:mayfly\.room (\d+) \S+ /, '$1 '))
    .map((line) => line.replace(/\+(\w+)/, sorted).replace(/^(367 \S+ \S+) \S+$/, '$1'))
    .toSorted();
}

describe('in a channel of the room’s own', () => {
  test('a guest is no operator by being first, and a host is by entering', async () => {
    const early = await enters('early', '#lobby');
    expect(await answers(early, 'NAMES #lobby')).toContain(
      ':mayfly.room 353 early = #lobby :early',
    );
    const host = await enters(hostNick, '#lobby');
    await hears(early, ':mayfly.room MODE #lobby +o host');
    await answers(host, 'TOPIC #lobby :welcome', 'MODE #lobby +t');
    expect(has(early, ' TOPIC #lobby :welcome')).toBe(true);
    expect(await answers(early, 'MODE #lobby +i')).toEqual([
      expect.stringContaining(' 482 early #lobby'),
    ]);
  });

  test('a host is operator again after leaving, and after another took it', async () => {
    const host = await enters(hostNick, '#lobby');
    const friend = await enters('friend', '#lobby');
    await hears(host, 'MODE #lobby +o host');
    host.say('MODE #lobby +o friend');
    await hears(friend, 'MODE #lobby +o friend');
    const before = friend.lines.length;
    friend.say('MODE #lobby -o host');
    await until('the host to have it back', () =>
      friend.lines.slice(before).some((line) => line.includes(' MODE #lobby +o host')),
    );
  });

  test('nobody can end it, or take what makes it the room’s own', async () => {
    const host = await enters(hostNick, '#lobby');
    await hears(host, 'MODE #lobby +o host');
    const said = await answers(host, 'MODE #lobby -P', 'MODE #lobby +v host -P', 'MODE #lobby');
    expect(said.filter((line) => line.includes(' 481 host '))).toHaveLength(2);
    expect(said).toContain(':mayfly.room 324 host #lobby +n');
    await answers(host, 'PART #lobby');
    const early = await enters('early', '#lobby');
    expect(has(early, '353 early = #lobby :early')).toBe(true);
  });

  test('another channel is as on any IRC server', async () => {
    await enters('first', '#elsewhere');
    const host = await enters(hostNick, '#elsewhere');
    const [names = ''] = await answers(host, 'NAMES #elsewhere');
    expect(names).toMatch(/353 host = #elsewhere :(host @first|@first host)$/);
  });

  test('a host enters whatever its modes, and it is closed again', async () => {
    const host = await enters(hostNick, '#lobby');
    const friend = await enters('friend', '#lobby');
    await hears(host, 'MODE #lobby +o host');
    host.say('MODE #lobby +o friend');
    await hears(friend, 'MODE #lobby +o friend');
    friend.say('MODE #lobby +b host!*@*', 'KICK #lobby host', 'MODE #lobby +ikl secret 1');
    await hears(host, ' KICK #lobby host');
    await friend.sync();
    const before = friend.lines.length;
    host.say('JOIN #lobby');
    await until('the host to be operator again', () =>
      friend.lines.slice(before).some((line) => line.includes(' MODE #lobby +o host')),
    );
    await until('the channel to be closed', async () =>
      (await answers(friend, 'MODE #lobby')).some((line) => /324 friend #lobby \+\S*i/.test(line)),
    );
    expect((await answers(friend, 'MODE #lobby'))[0]).toMatch(/secret/);
  });
});

describe('after ngIRCd’s restart', () => {
  test('topic, modes, key, limit and bans are as they were, and only the host is operator', async () => {
    const guest = await enters('guest1', '#lobby', '#den');
    const host = await enters(hostNick, '#lobby', '#den');
    await hears(host, 'MODE #lobby +o host');
    await hears(host, 'MODE #den +o host');
    await answers(
      host,
      'TOPIC #lobby :evidence only',
      'MODE #lobby +tmikl open-sesame 30',
      'MODE #lobby +bb troll!*@* *!*@0badcafe.room',
      'MODE #lobby +v guest1',
      'MODE #den +s',
      'TOPIC #den :quiet',
    );
    const before = [await settings(host, '#lobby'), await settings(host, '#den')];
    await restarts(host, guest);
    await until('all modes to be back', async () =>
      (await settings(host, '#lobby'))[0]?.endsWith('open-sesame 30'),
    );
    expect([await settings(host, '#lobby'), await settings(host, '#den')]).toEqual(before);
    const names = await answers(host, 'NAMES #lobby');
    expect(names[0]).toMatch(/#lobby :(\+guest1 @host|@host \+guest1)$/);
    const late = room.irc();
    await late.enters('late', passphrase);
    expect(await answers(late, 'JOIN #lobby')).toEqual([
      expect.stringMatching(/ 47[35] late #lobby/),
    ]);
  });

  test('a gateway that started again meanwhile knows topic, modes and bans all the same', async () => {
    const host = await enters(hostNick, '#lobby');
    await hears(host, 'MODE #lobby +o host');
    await answers(host, 'TOPIC #lobby :evidence', 'MODE #lobby +tm', 'MODE #lobby +b troll!*@*');
    const before = await settings(host, '#lobby');
    await room.restart(room.config.access);
    // Guests come in only when the gateway has read what ngIRCd knows.
    await enters('between');
    await room.ngircd.kill();
    await room.ngircd.start();
    const again = await enters(hostNick, '#lobby');
    await hears(again, 'MODE #lobby +o host');
    expect(await settings(again, '#lobby')).toEqual(before);
  });

  test('a guest who comes in first is no operator', async () => {
    const host = await enters(hostNick, '#lobby');
    await hears(host, 'MODE #lobby +o host');
    await room.ngircd.kill();
    host.close();
    await room.ngircd.start();
    const early = await enters('early', '#lobby');
    expect((await answers(early, 'NAMES #lobby'))[0]).toMatch(/#lobby :.*early/);
    expect((await answers(early, 'NAMES #lobby'))[0]).not.toContain('@early');
  });
});

test('nobody sees the steward', async () => {
  const host = await enters(hostNick, '#lobby');
  await hears(host, 'MODE #lobby +o host');
  const said = await answers(
    host,
    'LUSERS',
    'WHO *',
    'WHO * o',
    'NAMES',
    'LIST',
    'WHOIS steward',
    'WHOIS mayfly',
    'ISON mayfly steward',
    'USERHOST mayfly',
  );
  expect(said.filter((line) => / (25[0125]|26[56]) /.test(line))).toEqual([
    ':mayfly.room 251 host :There are 1 users and 0 services on 1 servers',
    ':mayfly.room 255 host :I have 1 users, 0 services and 0 servers',
    expect.stringMatching(/^:mayfly\.room 265 host \d+ \d+ :Current local users: 1, Max: \d+$/),
    expect.stringMatching(/^:mayfly\.room 266 host \d+ \d+ :Current global users: 1, Max: \d+$/),
    expect.stringMatching(/^:mayfly\.room 250 host /),
  ]);
  const all = [...host.lines];
  expect(all.filter((line) => / 352 | 353 | 313 /.test(line)).join('\n')).not.toMatch(
    /steward|s[0-9a-f]{8}/,
  );
  expect(said).toContain(':mayfly.room 303 host :');
});

describe('the service', () => {
  test('answers a host, and tells a guest that only hosts may', async () => {
    const guest = await enters('guest1', '#lobby');
    const host = await enters(hostNick, '#lobby');
    const help = await answers(host, 'PRIVMSG mayfly :help');
    expect(help[0]).toMatch(/^:mayfly!service@mayfly\.room NOTICE host :You are a host/);
    const people = await answers(host, 'PEOPLE');
    expect(people).toContain(
      ':mayfly!service@mayfly.room NOTICE host :@host (i1): with an IRC program',
    );
    expect(people).toContain(
      ':mayfly!service@mayfly.room NOTICE host :guest1: with an IRC program',
    );
    expect(await answers(host, 'PRIVMSG mayfly :frobnicate')).toEqual([
      expect.stringContaining('That command is not known here.'),
    ]);
    expect(await answers(guest, 'PRIVMSG mayfly :people', 'REMOVE host')).toEqual([
      expect.stringContaining('Only a host of this room can ask that.'),
      expect.stringContaining('Only a host of this room can ask that.'),
    ]);
  });

  test('removes a guest', async () => {
    const guest = await enters('guest1', '#lobby');
    const host = await enters(hostNick, '#lobby');
    host.say('REMOVE guest1');
    await hears(guest, 'a host has put you out of the room');
    await hears(host, ' QUIT ');
    await hears(host, 'guest1 was put out of the room.');
    await hears(host, 'They can come back by the shared invitation.');
    expect(await answers(host, 'REMOVE guest1')).toEqual([
      expect.stringContaining('Nobody of that name is in the room: guest1'),
    ]);
  });

  test('its name is nobody’s', async () => {
    const guest = await enters('guest1');
    expect(await answers(guest, 'NICK Mayfly')).toEqual([
      ':mayfly.room 433 guest1 Mayfly :That nickname is kept for somebody else',
    ]);
  });
});

test('guests come in, if late, where ngIRCd gives the steward no powers', async () => {
  const other = await GatewayRoom.start({}, (config) => ({
    ...config,
    ngircd: { ...config.ngircd, operatorPassword: 'another' },
  }));
  try {
    const guest = other.irc();
    await guest.enters('guest1', passphrase, '#lobby');
    expect(has(guest, '353 guest1 = #lobby :guest1')).toBe(true);
  } finally {
    await other.end();
  }
});
