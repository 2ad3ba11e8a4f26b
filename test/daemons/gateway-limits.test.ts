import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from 'vitest';
import { GatewayRoom, passphrase } from '../support/gateway.ts';
import { proxyLine } from '../support/irc-client.ts';

let room: GatewayRoom;

afterEach(() => room.end());

describe('the room', () => {
  test('tells a guest too many that it is full, at both doors, and lets the next in when one leaves', async () => {
    room = await GatewayRoom.start({ maxGuests: '2' });
    const one = room.irc();
    const two = room.websocket();
    await one.enters('one', passphrase);
    await two.enters('two', passphrase);

    const web = room.websocket();
    web.say(`PASS ${passphrase}`, 'NICK three', 'USER a 0 * :a');
    await web.hears(/^ERROR :.*the room is full/);
    expect(await web.ends()).toMatchObject({ code: 1013, reason: expect.stringContaining('full') });
    const irc = room.irc();
    irc.say(`PASS ${passphrase}`, 'NICK three', 'USER a 0 * :a');
    await irc.hears(/^ERROR :.*the room is full/);
    await irc.ends();
    expect((await room.status()).refused['full']).toBe(2);

    one.say('QUIT');
    await one.ends();
    await expect.poll(async () => (await room.status()).guests).toBe(1);
    const next = room.irc();
    await next.enters('three', passphrase);
  });

  test('keeps its places for those who know the passphrase', async () => {
    room = await GatewayRoom.start({ maxGuests: '1' });
    const strangers = Array.from({ length: 20 }, () => room.irc());
    for (const stranger of strangers) stranger.say('NICK stranger');
    const guest = room.websocket();
    await guest.enters('guest', passphrase);
  });
});

describe('one Tor circuit', () => {
  test('holds so many guests and no more; other circuits are not touched', async () => {
    room = await GatewayRoom.start({ maxGuestsPerCircuit: '2' });
    await room.onionIrc(9).enters('one', passphrase);
    const two = room.onionIrc(9);
    await two.enters('two', passphrase);
    const three = room.onionIrc(9);
    three.say(`PASS ${passphrase}`, 'NICK three', 'USER a 0 * :a');
    await three.hears(/^ERROR :.*circuit/);
    await three.ends();
    await room.onionIrc(10).enters('three', passphrase);
    expect((await room.status()).refused['circuit full']).toBe(1);

    two.close();
    await expect.poll(async () => (await room.status()).guests).toBe(2);
    await room.onionIrc(9).enters('four', passphrase);
  });

  test('holds so many unregistered clients beside its guests', async () => {
    room = await GatewayRoom.start({ maxGuestsPerCircuit: '2' });
    await room.onionIrc(9).enters('one', passphrase);
    const silent = [room.onionIrc(9), room.onionIrc(9)];
    const third = room.onionIrc(9);
    await third.hears(/^ERROR :.*circuit/);
    await third.ends();
    expect(silent.map(({ ending }) => ending)).toEqual([null, null]);
    await silent[0]?.enters('two', passphrase);
  });

  test('that requests pages without end is told to wait, and another is not', async () => {
    room = await GatewayRoom.start();
    const ask = async (circuit: number, times: number): Promise<string> => {
      const socket = connect(room.torSockets.web);
      const request = `GET / HTTP/1.1\r\nHost: 127.0.0.1:${room.webPort}\r\n`;
      socket.write(`${proxyLine(circuit)}${`${request}\r\n`.repeat(times)}`);
      socket.end(`${request}Connection: close\r\n\r\n`);
      return text(socket);
    };
    const answers = await ask(9, 400);
    expect(answers.match(/HTTP\/1\.1 200 /g)?.length).toBeGreaterThanOrEqual(240);
    expect(answers).toMatch(/HTTP\/1\.1 429 [^]*Too many requests from your Tor circuit/);
    expect(await ask(10, 1)).not.toContain(' 429 ');
    expect((await room.status()).refused['requests']).toBeGreaterThan(0);
  });

  test('that connects too often is told to wait', async () => {
    room = await GatewayRoom.start({ maxGuestsPerCircuit: '1' });
    const comes = async (): Promise<string> => {
      const client = room.onionIrc(3);
      client.say('QUIT');
      const word = await client.hears(/^ERROR /);
      await client.ends();
      return word;
    };
    const words = [await comes(), await comes(), await comes(), await comes()];
    expect(words.at(-1)).toContain('too often');
    expect(words[0]).not.toContain('too often');
  });
});
