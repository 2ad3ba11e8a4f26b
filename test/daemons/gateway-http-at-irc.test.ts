// A browser that a page leads to the IRC door is closed at its first line.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { passphrase, type GatewayRoom } from '../support/gateway.ts';
import type { IrcClient } from '../support/irc-client.ts';
import { heardBy, login, startRoomWithHost } from './gateway-fixture/room-with-host.ts';

let room: GatewayRoom;
let host: IrcClient;

beforeAll(async () => {
  ({ room, host } = await startRoomWithHost());
});

afterAll(() => room.end());

const said = (words: string): string[] => heardBy(host, words);

describe('a browser that is led to the IRC door', () => {
  test.each([
    'GET / HTTP/1.1',
    'POST / HTTP/1.1',
    'HEAD /irc HTTP/1.0',
    'OPTIONS * HTTP/1.1',
    'PUT /x HTTP/1.1',
    'DELETE /x HTTP/1.1',
    'PATCH /x HTTP/1.1',
    'CONNECT 127.0.0.1:6667 HTTP/1.1',
    'TRACE / HTTP/1.1',
    'PRI * HTTP/2.0',
    'PROPFIND / HTTP/1.1',
    'PASS /x HTTP/1.1',
    'post',
  ])('is closed at its first line: %s', async (first) => {
    const before = (await room.status()).refused['http'] ?? 0;
    const client = room.irc();
    client.say(
      first,
      'Host: 127.0.0.1:6667',
      '',
      ...login('browser'),
      'JOIN #lobby',
      'PRIVMSG #lobby :by a browser',
    );
    await client.ends();
    expect(client.lines).toEqual(['ERROR :Closing link: this is not a web server']);
    await host.sync();
    expect(said('by a browser')).toEqual([]);
    expect((await room.status()).refused['http']).toBe(before + 1);
  });

  test('but a message that holds the name of a method closes nothing', async () => {
    const guest = room.irc();
    guest.say(`PASS ${passphrase}`, 'NICK post', 'USER get 0 * :GET HTTP/1.1');
    await guest.hears(/ 001 post /);
    guest.say('JOIN #lobby', 'PRIVMSG #lobby :POST / HTTP/1.1', 'GET / HTTP/1.1');
    await guest.hears(/ 421 /);
    await host.hears(/^:post!\S+ PRIVMSG #lobby :POST \/ HTTP\/1\.1$/);
    guest.close();
  });
});
