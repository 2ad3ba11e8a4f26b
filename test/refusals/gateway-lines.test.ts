import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GatewayRoom, passphrase } from '../support/gateway.ts';
import type { IrcClient } from '../support/irc-client.ts';

let room: GatewayRoom;
let witness: IrcClient;

beforeAll(async () => {
  room = await GatewayRoom.start();
  witness = room.irc();
  await witness.enters('witness', passphrase, '#room');
});

afterAll(() => room.end());

/** Nothing of what a refused guest sent may have come through: `smuggled` stands in all of it. */
async function expectNothingCameThrough(): Promise<void> {
  await witness.sync();
  expect(witness.lines.join('\n')).not.toContain('smuggled');
}

describe('a frame', () => {
  test.each([
    ['CR LF inside', 'PRIVMSG #room :a\r\nPRIVMSG #room :smuggled', 1008],
    ['CR LF at its end', 'PRIVMSG #room :smuggled\r\n', 1008],
    ['LF inside', 'PRIVMSG #room :a\nPRIVMSG #room :smuggled', 1008],
    ['CR inside', 'PRIVMSG #room :a\rPRIVMSG #room :smuggled', 1008],
    ['NUL inside', 'PRIVMSG #room :smuggled\0', 1008],
    ['64 kB', `PRIVMSG #room :smuggled${'a'.repeat(65_536)}`, 1009],
    ['binary garbage', Buffer.from([0, 1, 2, 0xff, 0xfe]), 1003],
    ['a binary line on a text socket', Buffer.from('PRIVMSG #room :smuggled'), 1003],
  ])('with %s ends the connection with a reason', async (_what, frame, code) => {
    const guest = room.websocket({ protocols: ['text.ircv3.net'] });
    await guest.enters('framer', passphrase, '#room');
    guest.ws.send(frame);
    const ending = await guest.ends();
    expect(ending.code).toBe(code);
    // ws says nothing with a 1009; its code is the reason.
    if (code !== 1009) expect(ending.reason).not.toBe('');
    await witness.hears(/^:framer!\S+ QUIT /);
    await expectNothingCameThrough();
  });

  test('of text that is not UTF-8 ends the connection with 1007', async () => {
    const guest = room.websocket({ protocols: ['text.ircv3.net'] });
    await guest.enters('latin', passphrase);
    guest.ws.send(Buffer.from([0x50, 0x49, 0x4e, 0x47, 0x20, 0xe9]), { binary: false });
    expect((await guest.ends()).code).toBe(1007);
  });

  test('of text on a binary socket ends the connection with 1003', async () => {
    const guest = room.websocket({ protocols: ['binary.ircv3.net'] });
    await guest.enters('texter', passphrase);
    guest.ws.send('PRIVMSG #room :smuggled', { binary: false });
    expect(await guest.ends()).toMatchObject({ code: 1003 });
    await expectNothingCameThrough();
  });

  test('with CR LF is refused on a binary socket, too', async () => {
    const guest = room.websocket({ protocols: ['binary.ircv3.net'] });
    await guest.enters('binary', passphrase, '#room');
    guest.say('PRIVMSG #room :a\r\nPRIVMSG #room :smuggled');
    expect(await guest.ends()).toMatchObject({ code: 1008 });
    await expectNothingCameThrough();
  });

  test('in more fragments than a line needs ends the connection', async () => {
    const guest = room.websocket();
    await guest.enters('shards', passphrase);
    for (let i = 0; i < 100; i += 1) guest.ws.send('P', { fin: false });
    expect((await guest.ends()).code).toBeGreaterThan(1000);
  });

  test('that is empty is ignored', async () => {
    const guest = room.websocket();
    await guest.enters('empty', passphrase);
    guest.ws.send('');
    await guest.sync();
    guest.close();
  });

  test('with a line that is too long is answered, and the guest stays', async () => {
    const guest = room.websocket();
    await guest.enters('longish', passphrase, '#room');
    guest.say(`PRIVMSG #room :smuggled${'a'.repeat(600)}`);
    await guest.hears(/ 417 /);
    await guest.sync();
    await expectNothingCameThrough();
    guest.close();
  });

  test('of wrong form does not disturb others', async () => {
    const socket = connect(room.webPort, '127.0.0.1');
    const own = `127.0.0.1:${room.webPort}`;
    socket.on('error', () => {});
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.write(
      `GET /irc HTTP/1.1\r\nHost: ${own}\r\nOrigin: http://${own}\r\nConnection: Upgrade\r\n` +
        'Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    );
    await new Promise((resolve) => socket.once('data', resolve));
    // Reserved bits, an unknown opcode, and no mask.
    socket.write(Buffer.from([0xff, 0x05, 1, 2, 3, 4, 5]));
    await closed;
    await witness.sync();
  });
});

describe('a line at the IRC door', () => {
  test('may come byte by byte', async () => {
    const guest = room.irc();
    const said = `PASS ${passphrase}\r\nNICK bytes\r\nUSER a 0 * :a\r\nPRIVMSG witness :whole\r\n`;
    for (const byte of Buffer.from(said)) {
      guest.socket.write(Buffer.from([byte]));
      await new Promise(setImmediate);
    }
    await witness.hears(/^:bytes!\S+ PRIVMSG witness :whole$/);
    guest.close();
  });

  test('that is too long is answered, and what follows is a line of its own', async () => {
    const guest = room.irc();
    await guest.enters('overlong', passphrase, '#room');
    guest.say(`PRIVMSG #room :smuggled${'a'.repeat(5000)}`, 'PRIVMSG #room :next');
    await guest.hears(/ 417 /);
    await witness.hears(/^:overlong!\S+ PRIVMSG #room :next$/);
    await expectNothingCameThrough();
    guest.close();
  });

  test('that never ends costs other guests nothing', async () => {
    const guest = room.irc();
    // ngIRCd itself spins at 100 % from 600 such bytes before login.
    guest.socket.write('a'.repeat(100_000));
    await witness.sync();
    guest.socket.write('\r\n');
    await guest.enters('later', passphrase);
    guest.close();
  });

  test.each([
    ['NUL', 'PRIVMSG #room :smug\0gled\r\n'],
    ['CR', 'PRIVMSG #room :a\rPRIVMSG #room :smuggled\r\n'],
  ])('with %s inside ends the connection in words', async (_what, bytes) => {
    const guest = room.irc();
    await guest.enters('nullify', passphrase, '#room');
    guest.socket.write(bytes);
    await guest.hears(/^ERROR :.*CR, LF or NUL/);
    await guest.ends();
    await expectNothingCameThrough();
  });

  test('may end with LF alone', async () => {
    const guest = room.irc();
    guest.socket.write(`PASS ${passphrase}\nNICK unixer\nUSER a 0 * :a\n`);
    await guest.hears(/ 001 unixer /);
    guest.close();
  });
});

describe.each(['websocket', 'irc'] as const)('at the %s door', (door) => {
  test.each([
    ['OPER root secret', /^:mayfly\.room (481|491|464) /],
    ['DIE', /^:mayfly\.room 481 /],
    ['RESTART', /^:mayfly\.room 481 /],
    ['REHASH', /^:mayfly\.room 481 /],
    ['KILL witness :no', /^:mayfly\.room 481 /],
    ['CONNECT other.example 6667', /^:mayfly\.room 481 /],
    ['SQUIT mayfly.room :no', /^:mayfly\.room 481 /],
    ['SERVER other.example 1 :x', /^:mayfly\.room (481|462) /],
    ['WEBIRC x y 127.0.0.1 127.0.0.1', /^:mayfly\.room 462 /],
    ['LINKS', /^:mayfly\.room (481|421) /],
    ['STATS l', /^:mayfly\.room (481|421) /],
    ['TRACE', /^:mayfly\.room (481|421) /],
    ['VERSION', /^:mayfly\.room 421 /],
    ['INFO', /^:mayfly\.room 421 /],
    ['ADMIN', /^:mayfly\.room 421 /],
    ['WHOWAS witness', /^:mayfly\.room 421 /],
    ['METADATA x y :z', /^:mayfly\.room (481|421) /],
    ['NOSUCHTHING', /^:mayfly\.room 421 /],
  ])('%s is refused in words', async (line, answer) => {
    const guest = room[door]();
    await guest.enters('asker', passphrase);
    guest.say(line);
    await guest.hears(answer);
    await guest.sync();
    guest.say('QUIT');
    await guest.ends();
  });

  test('no command of a guest shows a host, an address, a version or a login name', async () => {
    const guest = room[door]();
    await guest.enters('curious', passphrase, '#room');
    guest.say(
      'WHOIS witness',
      'WHOIS curious',
      'WHO #room',
      'USERHOST witness curious',
      'NAMES #room',
      'LIST',
      'LUSERS',
      'MOTD',
      'MODE #room',
      'MODE curious',
    );
    await guest.sync();
    const all = guest.lines.join('\n');
    expect(all).toMatch(/ 311 curious witness ,guest \S+\.room \* :/);
    expect(all).not.toMatch(
      /127\.0\.0\.1|::1|localhost|\bfd[0-9a-f]{2}:|ngircd-|\d\.\d|Full Name/i,
    );
    guest.say('QUIT');
    await guest.ends();
  });

  test('two guests of the same door have hosts of their own', async () => {
    const one = room[door]();
    const other = room[door]();
    await one.enters('first', passphrase);
    await other.enters('second', passphrase);
    one.say('WHOIS first', 'WHOIS second');
    const hostOf = (line: string): string | undefined => line.split(' ')[5];
    const first = hostOf(await one.hears(/ 311 first first /));
    const second = hostOf(await one.hears(/ 311 first second /));
    expect(first).toMatch(/\.room$/);
    expect(second).not.toBe(first);
    one.close();
    other.close();
  });
});
