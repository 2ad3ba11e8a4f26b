// A sealed room before a real ngIRCd, with clients that send sealed lines made by hand: who gets in, what passes, what
// is refused, and that hosts run it as any room.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { formatSealedChunk } from '../../server/contract/room/sealed-line.ts';
import { guest, heardInside } from '../support/capable-guest.ts';
import { GatewayRoom, hostToken, passphrase } from '../support/gateway.ts';
import type { IrcClient } from '../support/irc-client.ts';
import { until } from '../support/until.ts';
import { issue, Supervisor } from './gateway-fixture/supervisor.ts';

const sealed = 'mayfly.chat/sealed';
const shut = /^ERROR :Closing link: this room is sealed: come by its page or with mayfly connect$/;

let room: GatewayRoom;

beforeEach(async () => {
  room = await GatewayRoom.start({ sealed: 'on', backlogLines: '10' });
});
afterEach(() => room.end());

const chunks = (count: number, frameId: string): string[] =>
  Array.from({ length: count }, (_, index) =>
    formatSealedChunk({ frameId, index, count, payload: `${index}`.padEnd(384, 'x') }),
  );

async function enters(client: IrcClient, nick: string, secret: string): Promise<IrcClient> {
  client.say('CAP LS 302', `CAP REQ :${sealed}`, 'CAP END');
  await client.enters(nick, secret, '#lobby');
  return client;
}

const heard = (client: IrcClient, words: string): readonly string[] =>
  client.lines.filter((line) => line.includes(words));

describe('a client that does not seal', () => {
  test('is refused at each door before anything is used up', async () => {
    const invitation = await issue(room, { once: true });
    for (const [door, client] of [
      ['irc', room.irc()],
      ['websocket', room.websocket()],
      ['tor', room.onionIrc(7)],
    ] as const) {
      client.say('CAP LS 302', 'CAP REQ :echo-message', `PASS ${invitation.token}`);
      client.say('NICK eve', 'USER a 0 * :a', 'CAP END');
      await client.hears(shut);
      const { reason } = await client.ends();
      if (door === 'websocket') expect(reason).toContain('this room is sealed');
    }
    const { guests, refused, access } = await room.status();
    expect([guests, refused['not sealed'], access.wrongTries]).toEqual([0, 3, 0]);
    await enters(room.irc(), 'eve', invitation.token);
  });
});

describe('what is said', () => {
  test('passes sealed, in one order for all and for the writer, with one id, and is kept as it is', async () => {
    const capabilities = `${sealed} echo-message message-tags`;
    const everybody = [
      await guest(room, 'ana', capabilities, '#lobby'),
      await guest(room, 'irc-ben', capabilities, '#lobby'),
      await guest(room, 'carla', capabilities, '#lobby'),
      await guest(room, 'irc-dan', capabilities, '#lobby'),
    ];
    const count = 40;
    for (let from = 0; from < count; from += 4) {
      for (const [at, client] of everybody.entries()) {
        const lines = chunks(count, `all${at}`).slice(from, from + 4);
        client.say(...lines.map((text) => `PRIVMSG #lobby :${text}`));
      }
      await new Promise(setImmediate);
    }
    const talkAt = (client: IrcClient): readonly string[] =>
      heard(client, 'PRIVMSG #lobby :+m1').map((line) =>
        line.replace(/^@(?:\S*;)?(msgid=[^;\s]+)\S* .* \+m1 (\S+) .*$/, '$1 $2'),
      );
    const all = count * everybody.length;
    await until('all', () => everybody.every((client) => talkAt(client).length === all));
    const [order, ...others] = everybody.map((client) => talkAt(client));
    // Byte by byte, the own echoes among them: devices agree by this order whose commit was the first.
    for (const each of others) expect(each).toEqual(order);
    expect(new Set(order?.map((line) => line.split(' ')[0])).size).toBe(all);

    const zoe = await enters(room.irc(), 'zoe', passphrase);
    const replayed = (await heardInside(zoe)).filter((line) => line.includes('+m1 '));
    expect(replayed).toHaveLength(10);
  });

  test('in clear reaches nobody, at either door, and the guest is told', async () => {
    const ana = await enters(room.websocket(), 'ana', passphrase);
    const hanna = await enters(room.irc(), 'hanna', hostToken);
    const secrets = ['PRIVMSG #lobby :canary', 'PRIVMSG ana :canary', 'NOTICE ana :canary'];
    const [chunk = ''] = chunks(1, 'AAAA');
    for (const line of [...secrets, `NOTICE #lobby :${chunk}`, 'TOPIC #lobby :canary']) {
      hanna.say(line);
      await hanna.hears(
        / 404 hanna \S+ :(Not sent: this room is sealed|A sealed room has no topics)/,
      );
    }
    hanna.say('TAGMSG #lobby', '@+typing=active TAGMSG ana', `@+x=canary PRIVMSG ana :${chunk}`);
    await ana.hears(/^:hanna!\S+ PRIVMSG ana :\+m1 /);
    await ana.sync();
    expect(ana.lines.join('\n')).not.toMatch(/canary|TAGMSG| TOPIC | NOTICE /);
    expect((await room.status()).refused['clear text']).toBe(5);
  });

  test('no reason of a guest’s own is shown to others', async () => {
    const witness = await guest(room, 'witness', `${sealed} away-notify`, '#lobby');
    const hanna = await enters(room.irc(), 'hanna', hostToken);
    const ana = await enters(room.irc(), 'ana', passphrase);
    hanna.say('AWAY :canary');
    await witness.hears(/^:hanna!\S+ AWAY :?away$/);
    hanna.say('KICK #lobby ana :canary');
    await witness.hears(/^:hanna!\S+ KICK #lobby ana :?hanna$/);
    hanna.say('PART #lobby :canary');
    await witness.hears(/^:hanna!\S+ PART #lobby/);
    ana.say('JOIN #lobby', 'QUIT :canary');
    await witness.hears(/^:ana!\S+ QUIT/);
    witness.say('WHOIS hanna', 'WHO #lobby');
    await witness.hears(/ 318 /);
    await witness.sync();
    expect(witness.lines.join('\n')).not.toContain('canary');
  });
});

describe('many lines at once', () => {
  test.each([
    ['a welcome of 130 lines', 130],
    ['the longest frame', 256],
  ])('%s to one guest arrives whole, and nothing waits behind it', async (_, count) => {
    const capabilities = `${sealed} echo-message message-tags mayfly.chat/resume`;
    const ana = await guest(room, 'ana', capabilities, '#lobby');
    const ben = await enters(room.onionIrc(7), 'ben', passphrase);
    const texts = chunks(count, 'wlcm');
    ana.say(...texts.map((text, at) => `@mayfly.chat/id=${at + 1} PRIVMSG ben :${text}`));
    await until('all', () => heard(ben, 'PRIVMSG ben :+m1').length === count);
    await until('all echoes', () => heard(ana, 'PRIVMSG ben :+m1').length === count);
    expect(heard(ben, 'PRIVMSG ben').map((line) => line.replace(/^.* :/, ''))).toEqual(texts);
    // And the one who sent them is not held up.
    ana.say(`PRIVMSG #lobby :${texts[0] ?? ''}`);
    await ben.hears(/ PRIVMSG #lobby :\+m1 /);
  });

  test('who floods is slowed down, then cut off, and others go on', async () => {
    const eve = await enters(room.irc(), 'eve', passphrase);
    const ben = await enters(room.irc(), 'ben', passphrase);
    const [chunk = ''] = chunks(1, 'AAAA');
    for (let sent = 0; sent < 160; sent += 1) eve.say(`PRIVMSG #lobby :${chunk}`);
    await until('the burst', () => heard(ben, 'PRIVMSG #lobby').length === 160);
    for (let sent = 0; sent < 1_100; sent += 1) eve.say(`PRIVMSG #lobby :${chunk}`);
    await eve.hears(/^ERROR :.*you sent too much at once/);
    await ben.hears(/^:eve!\S+ QUIT/);
    expect(heard(ben, 'PRIVMSG #lobby').length).toBeLessThan(400);
    ben.say('PRIVMSG ben :hello');
    await ben.hears(/ 404 ben ben /);
  });

  test('guests of one Tor circuit share what they may send', async () => {
    const crowd: IrcClient[] = [];
    for (let count = 0; count < 4; count += 1) {
      crowd.push(await enters(room.onionIrc(9), `one${count}`, passphrase));
    }
    const ben = await enters(room.irc(), 'ben', passphrase);
    for (const [at, client] of crowd.entries()) {
      client.say(...chunks(160, `ids${at}`).map((text) => `PRIVMSG #lobby :${text}`));
    }
    // Three times the burst of one, and no more than a few lines a second.
    await until('the burst', () => heard(ben, 'PRIVMSG #lobby').length >= 480);
    await ben.sync();
    expect(heard(ben, 'PRIVMSG #lobby').length).toBeLessThan(600);
  });
});

describe('taking back', () => {
  test('takes each line of a message, twice in a row, by the writer and by a host', async () => {
    const capabilities = `${sealed} echo-message message-tags draft/message-redaction`;
    const ana = await guest(room, 'ana', capabilities, '#lobby');
    const ben = await guest(room, 'irc-ben', capabilities, '#lobby');
    const hanna = await enters(room.irc(), 'hanna', hostToken);
    const idsOf = (frameId: string): readonly string[] =>
      ben.lines.flatMap((line) =>
        line.includes(`+m1 ${frameId}`) ? (/msgid=([^;\s]+)/.exec(line)?.[1] ?? []) : [],
      );
    for (const frameId of ['one1', 'two2', 'thr3']) {
      ana.say(...chunks(8, frameId).map((text) => `PRIVMSG #lobby :${text}`));
      await until('all lines', () => idsOf(frameId).length === 8);
    }
    for (const frameId of ['one1', 'two2']) {
      ana.say(...idsOf(frameId).map((id) => `REDACT #lobby ${id} :canary`));
    }
    hanna.say(...idsOf('thr3').map((id) => `REDACT #lobby ${id}`));
    await until('all taken back', () => heard(ben, ' REDACT #lobby ').length === 24);
    expect(heard(ben, 'canary')).toEqual([]);
    expect(heard(ana, 'FAIL')).toEqual([]);
    const zoe = await enters(room.irc(), 'zoe', passphrase);
    expect((await heardInside(zoe)).join('\n')).not.toContain('+m1 ');
  });
});

describe('a host', () => {
  test('runs a sealed room by the service, as any room', async () => {
    const hanna = await enters(room.irc(), 'hanna', hostToken);
    const ana = await enters(room.websocket(), 'ana', passphrase);
    hanna.say('PRIVMSG mayfly :people');
    await hanna.hears(/^:mayfly!\S+ NOTICE hanna :ana: in a browser$/);
    void new Supervisor(room).watch();
    hanna.say('PRIVMSG mayfly :invite rosa once');
    const told = await hanna.hears(
      /^:mayfly!\S+ NOTICE hanna :Its secret, in place of a passphrase: /,
    );
    await hanna.hears(/^:mayfly!\S+ NOTICE hanna :.*has no seal/);
    const secret = told.split(' ').at(-1) ?? '';
    const rosa = await enters(room.irc(), 'rosa', secret);
    hanna.say('REMOVE rosa');
    await rosa.hears(/^ERROR :.*a host has put you out/);
    hanna.say('MODE #lobby +m', 'PRIVMSG mayfly :close');
    await ana.hears(/^:hanna!\S+ MODE #lobby \+m/);
    await hanna.hears(/ NOTICE hanna :The shared invitation is closed/);
    ana.say('PRIVMSG mayfly :people');
    await ana.hears(/ NOTICE ana :Only a host of this room can ask that/);
    ana.say(`PRIVMSG #lobby :${chunks(1, 'AAAA')[0] ?? ''}`);
    await ana.hears(/ 404 ana #lobby /);
    await room.ask('POST', '/notice', JSON.stringify({ text: 'This room ends in one minute.' }));
    await ana.hears(/^:mayfly\.room NOTICE ana :This room ends in one minute\.$/);
  });

  test('lets in a guest who knocks, if their client seals', async () => {
    await room.end();
    room = await GatewayRoom.start({ sealed: 'on', knock: 'shared' });
    const hanna = await enters(room.irc(), 'hanna', hostToken);
    const eve = room.irc();
    eve.say(`PASS ${passphrase}`, 'NICK eve', 'USER a 0 * :a');
    await eve.hears(shut);
    const ana = room.websocket();
    ana.say('CAP LS 302', `CAP REQ :${sealed}`, 'CAP END');
    ana.say(`PASS ${passphrase}`, 'NICK ana', 'USER a 0 * :a');
    await ana.hears(/Your two words: /);
    await hanna.hears(/^:mayfly!\S+ NOTICE hanna :ana \(.*\) is waiting to be let in/);
    expect(heard(hanna, 'eve')).toEqual([]);
    hanna.say('PRIVMSG mayfly :let ana');
    await ana.hears(/A host has let you in\.$/);
    ana.say('JOIN #lobby', `PRIVMSG hanna :${chunks(1, 'AAAA')[0] ?? ''}`);
    await hanna.hears(/^:ana!\S+ PRIVMSG hanna :\+m1 /);
  });
});

test('a sealed room goes on sealed when ngIRCd and the gateway were killed', async () => {
  const ana = await enters(room.irc(), 'ana', passphrase);
  await room.ngircd.kill();
  await ana.hears(/The room is away/);
  ana.say('PRIVMSG #lobby :canary', `PRIVMSG #lobby :${chunks(1, 'late')[0] ?? ''}`);
  await room.ngircd.start();
  await ana.hears(/You are back in the room/);
  await ana.hears(/ 404 ana #lobby :Not sent: this room is sealed/);
  ana.say('CAP REQ :-mayfly.chat/sealed');
  await ana.hears(/ CAP ana NAK -mayfly\.chat\/sealed/);
});
