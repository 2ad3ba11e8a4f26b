import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { bootMs } from '../../server/config/boot-clock.ts';
import { GatewayRoom, passphrase } from '../support/gateway.ts';
import { proxyLine } from '../support/irc-client.ts';

let room: GatewayRoom;

beforeAll(async () => {
  room = await GatewayRoom.start();
});

afterAll(() => room.end());

describe('guests of different doors', () => {
  test('talk in a channel and in private', async () => {
    const web = room.websocket({ protocols: ['text.ircv3.net'] });
    const irc = room.irc();
    const onion = room.onionIrc(7);
    await web.enters('webber', passphrase, '#talk');
    await irc.enters('sshd', passphrase, '#talk');
    await onion.enters('onion', passphrase, '#talk');

    web.say('PRIVMSG #talk :grüße an alle 🪰');
    expect(await irc.hears(/grüße/)).toMatch(/^:webber!\S+ PRIVMSG #talk :grüße an alle 🪰$/);
    expect(await onion.hears(/grüße/)).toMatch(/^:webber!\S+ PRIVMSG #talk :grüße an alle 🪰$/);

    irc.say('PRIVMSG webber :only you');
    expect(await web.hears(/only you/)).toMatch(/^:sshd!\S+ PRIVMSG webber :only you$/);

    onion.say('NICK tulip');
    await web.hears(/^:onion!\S+ NICK :tulip$/);
    onion.say('TOPIC #talk :flowers');
    await irc.hears(/^:tulip!\S+ TOPIC #talk :flowers$/);
    web.say('QUIT :bye');
    await irc.hears(/^:webber!\S+ QUIT :/);
    expect(await web.ends()).toMatchObject({ code: 1000 });
  });

  test('enter by tor’s socket of the web door, too', async () => {
    const stream = connect(room.torSockets.web);
    stream.write(proxyLine(0x1_0002));
    const host = `127.0.0.1:${room.webPort}`;
    const ws = new WebSocket(`ws://${host}/irc`, [], {
      origin: `http://${host}`,
      createConnection: () => stream,
    });
    const lines: string[] = [];
    ws.on('message', (data) => lines.push(Buffer.isBuffer(data) ? data.toString() : ''));
    await new Promise((resolve) => ws.once('open', resolve));
    for (const line of [`PASS ${passphrase}`, 'NICK viator', 'USER a 0 * :a']) ws.send(line);
    await expect.poll(() => lines.join('\n'), { timeout: 30_000 }).toMatch(/ 001 viator /);
    ws.terminate();
  });
});

test.each(['websocket', 'irc'] as const)(
  'lines that come faster than a guest may talk wait at the %s door, and arrive in order',
  async (door) => {
    const talker = room[door]();
    const hearer = room.irc();
    await talker.enters('talker', passphrase, '#fast');
    await hearer.enters('hearer', passphrase, '#fast');
    // The burst is 40 lines, and then two a second: the door is paused and reads on by itself.
    const numbers = Array.from({ length: 42 }, (_, i) => i);
    for (const i of numbers) talker.say(`PRIVMSG #fast :number ${i}`);
    await hearer.hears(/:number 41$/);
    const heard = hearer.lines.filter((line) => line.includes('number '));
    expect(heard.map((line) => line.split(' ').at(-1))).toEqual(numbers.map(String));
    expect(talker.ending).toBeNull();
    talker.say('QUIT');
    hearer.say('QUIT');
    await talker.ends();
    await hearer.ends();
  },
);

describe('the subprotocol', () => {
  test.each([
    { offered: ['text.ircv3.net'], chosen: 'text.ircv3.net' },
    { offered: ['binary.ircv3.net'], chosen: 'binary.ircv3.net' },
    { offered: ['binary.ircv3.net', 'text.ircv3.net'], chosen: 'binary.ircv3.net' },
    { offered: ['unknown.example', 'text.ircv3.net'], chosen: 'text.ircv3.net' },
    { offered: [], chosen: '' },
  ])('is $chosen where the client offers $offered', async ({ offered, chosen }) => {
    const one = room.websocket({ protocols: offered, path: '/socket' });
    const other = room.irc();
    await one.enters('one', passphrase, '#proto');
    await other.enters('other', passphrase, '#proto');
    expect(one.ws.protocol).toBe(chosen);
    // The client checks that every message is one line, and of the right kind.
    other.say('PRIVMSG #proto :down');
    await one.hears(/:down$/);
    one.say('PRIVMSG #proto :up');
    await other.hears(/:up$/);
    one.say('QUIT');
    other.say('QUIT');
    await one.ends();
    await other.ends();
  });

  test('text replaces what is not UTF-8, as a browser would close on it', async () => {
    const web = room.websocket();
    const irc = room.irc();
    await web.enters('reader', passphrase, '#bytes');
    await irc.enters('writer', passphrase, '#bytes');
    irc.socket.write(Buffer.from([...Buffer.from('PRIVMSG #bytes :caf'), 0xe9, 0x0d, 0x0a]));
    expect(await web.hears(/:caf/)).toMatch(/:caf\uFFFD$/);
  });
});

describe('the passphrase', () => {
  test.each(['websocket', 'irc'] as const)(
    'when wrong is refused in words at the %s door',
    async (door) => {
      const client = room[door]();
      client.say('PASS not-the-passphrase', 'NICK wrong', 'USER a 0 * :a');
      await client.hears(/ 464 /);
      await client.hears(/^ERROR :.*passphrase/);
      await client.ends();
      expect((await room.status()).refused['passphrase']).toBeGreaterThan(0);
    },
  );

  test('is never sent to ngIRCd by somebody who does not know it', async () => {
    const before = (await room.status()).guests;
    const client = room.irc();
    client.say('NICK wrong', 'USER a 0 * :a');
    await client.hears(/ 464 /);
    await client.ends();
    expect((await room.status()).guests).toBe(before);
  });
});

describe('the operator', () => {
  test('sees how many guests came by which door, and no names', async () => {
    const web = room.websocket();
    const irc = room.irc();
    const before = await room.status();
    await web.enters('counted', passphrase);
    await irc.enters('counted2', passphrase);
    const after = await room.status();
    expect(after.byDoor).toEqual({
      ...before.byDoor,
      websocket: before.byDoor.websocket + 1,
      irc: before.byDoor.irc + 1,
    });
    expect(after.guests).toBe(before.guests + 2);
    expect(JSON.stringify(after)).not.toContain('counted');
    web.say('QUIT');
    irc.close();
    await expect.poll(async () => (await room.status()).guests).toBe(before.guests);
  });

  test('sends a notice to every guest', async () => {
    const web = room.websocket();
    const irc = room.irc();
    await web.enters('listener', passphrase);
    await irc.enters('listener2', passphrase);
    await room.ask('POST', '/notice', JSON.stringify({ text: 'the room closes in ten minutes' }));
    await web.hears(/^:mayfly\.room NOTICE listener :the room closes in ten minutes$/);
    await irc.hears(/^:mayfly\.room NOTICE listener2 :the room closes in ten minutes$/);
  });

  test.each([
    ['no text', '{}'],
    ['two lines', JSON.stringify({ text: 'a\r\nQUIT' })],
    ['too long a text', JSON.stringify({ text: 'a'.repeat(401) })],
    ['too many bytes', JSON.stringify({ text: '🪰'.repeat(101) })],
    ['a number', '{"text":5}'],
    ['no JSON', 'text'],
    ['more than a notice can be', JSON.stringify({ text: 'a'.repeat(5000) })],
  ])('cannot send %s', async (_what, body) => {
    await expect(room.ask('POST', '/notice', body)).rejects.toThrow(/answered 4\d\d/);
  });

  test('tells every guest when the end is moved', async () => {
    const web = room.websocket();
    await web.enters('listener3', passphrase);
    const body = { endsAtBootMs: bootMs() + 3_600_000, text: 'an hour is left' };
    await room.ask('POST', '/end', JSON.stringify(body));
    const told = await web.hears(/^:mayfly\.room 005 listener3 mayfly\.chat\/ENDS-IN=\d+ :/);
    const seconds = Number(/ENDS-IN=(\d+)/.exec(told)?.[1]);
    expect(seconds).toBeGreaterThan(3_500);
    expect(seconds).toBeLessThanOrEqual(3_600);
    await web.hears(/^:mayfly\.room NOTICE listener3 :an hour is left$/);
  });

  test.each([
    ['no time', JSON.stringify({ text: 'a' })],
    ['no text', '{"endsAtBootMs":1}'],
    ['a time that is none', '{"endsAtBootMs":"soon","text":"a"}'],
    ['two lines', JSON.stringify({ endsAtBootMs: 1, text: 'a\r\nQUIT' })],
    ['too many bytes', JSON.stringify({ endsAtBootMs: 1, text: '🪰'.repeat(101) })],
  ])('cannot move its end with %s', async (_what, body) => {
    await expect(room.ask('POST', '/end', body)).rejects.toThrow(/answered 4\d\d/);
  });

  test('finds health, status and notices on the control socket, and nothing else', async () => {
    await expect(room.ask('GET', '/')).rejects.toThrow('answered 404');
    await expect(room.ask('POST', '/status', '{}')).rejects.toThrow('answered 404');
  });
});
