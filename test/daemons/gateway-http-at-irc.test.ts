// A browser that a page leads to the IRC door is closed at its first line.

import { describe, expect, test } from 'vitest';
import { passphrase } from '../support/gateway.ts';
import { login, roomWithHost } from './gateway-fixture/room-with-host.ts';

const scene = roomWithHost();
const { said } = scene;

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
    const before = (await scene.room.status()).refused['http'] ?? 0;
    const client = scene.room.irc();
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
    await scene.host.sync();
    expect(said('by a browser')).toEqual([]);
    expect((await scene.room.status()).refused['http']).toBe(before + 1);
  });

  test('but a message that holds the name of a method closes nothing', async () => {
    const guest = scene.room.irc();
    guest.say(`PASS ${passphrase}`, 'NICK post', 'USER get 0 * :GET HTTP/1.1');
    await guest.hears(/ 001 post /);
    guest.say('JOIN #lobby', 'PRIVMSG #lobby :POST / HTTP/1.1', 'GET / HTTP/1.1');
    await guest.hears(/ 421 /);
    await scene.host.hears(/^:post!\S+ PRIVMSG #lobby :POST \/ HTTP\/1\.1$/);
    guest.close();
  });
});
