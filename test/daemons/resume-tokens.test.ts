// Who may take a session up, by which token, and where the room has no place for them: docs/resume.md.

import { describe, expect, test } from 'vitest';
import { passphrase } from '../support/gateway.ts';
import {
  byIrc,
  byOnion,
  byWeb,
  loses,
  roomToComeBackTo,
  says,
  soon,
} from './resume-fixture/resume-clients.ts';

const { start, makeClient } = roomToComeBackTo();

describe('the newer connection', () => {
  test('has the session, and the older is told and closed', async () => {
    const room = await start();
    const ana = makeClient(byWeb(room));
    const bob = makeClient(byIrc(room));
    await ana.enters('ana', passphrase, '#talk');
    await bob.enters('bob', passphrase, '#talk');
    const late = room.irc();
    late.say(`RESUME ${ana.token} ${ana.number}`);
    await late.hears(/ RESUME OK /);
    await soon(() => ana.taken);
    await soon(() => ana.broken === 1);
    bob.say('PRIVMSG ana :whose?');
    await late.hears(/:whose\?$/);
    late.say('PRIVMSG #talk :mine');
    await bob.hears(says('mine'));
    // What is said behind RESUME in one breath goes to the session, too.
    expect(await room.status()).toMatchObject({ guests: 2, away: 0, resumed: 1 });
  });

  test('may be of a thief: who was robbed is told, and their token is void once the thief has read', async () => {
    const room = await start();
    const ana = makeClient(byWeb(room));
    await ana.enters('ana', passphrase, '#talk');
    const stolen = ana.token;
    const { number } = ana;
    const thief = room.irc();
    thief.say(`RESUME ${stolen} ${number}`);
    const ok = await thief.hears(/ RESUME OK /);
    await soon(() => ana.taken);
    thief.say(`RESUME ACK ${number}`);
    await thief.sync();
    const robbed = room.websocket();
    robbed.say(`RESUME ${stolen} 0`);
    await robbed.hears(/ FAIL RESUME INVALID_TOKEN /);
    // The thief has one session, and no way to a second.
    const again = room.irc();
    again.say(`RESUME ${ok.split(' ')[3]} 0`, 'PASS guessed', 'NICK eve', 'USER a 0 * :a');
    await again.hears(/ RESUME OK /);
    await again.hears(/ 462 /);
    // Who was robbed takes it back by hand, and the thief is told.
    const back = room.irc();
    back.say(`RESUME ${ana.token} ${number}`);
    await back.hears(/ RESUME OK /);
    await again.hears(/ RESUME TAKEN /);
    expect((await room.status()).guests).toBe(1);
  });
});

describe('a token', () => {
  test('that was used stays good until the answer is acknowledged, and is void then', async () => {
    const room = await start();
    const ana = makeClient(byIrc(room));
    await ana.enters('ana', passphrase, '#talk');
    await loses(room, ana);
    const { token, number } = ana;
    const tokens = new Set([token]);
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const client = room.irc();
      client.say(`RESUME ${token} ${number}`);
      tokens.add((await client.hears(/ RESUME OK /)).split(' ')[3] ?? '');
      client.close();
    }
    expect(tokens.size).toBe(4);
    const last = room.irc();
    last.say(`RESUME ${[...tokens].at(-1)} ${number}`, `RESUME ACK ${number}`);
    await last.hears(/ RESUME OK /);
    await last.sync();
    for (const used of tokens) {
      const client = room.irc();
      client.say(`RESUME ${used} ${number}`);
      await client.hears(/ FAIL RESUME INVALID_TOKEN :That session is not here any more$/);
    }
  });

  test.each([
    ['guessed', 'A'.repeat(22)],
    ['too short', 'A'],
    ['none', ''],
    ['no base64url', '%'.repeat(22)],
    ['long', 'A'.repeat(400)],
  ])(
    'that is %s is answered as one that is used up, and three of them close',
    async (_what, token) => {
      const room = await start();
      const client = room.websocket();
      const line = `RESUME ${token} 1`;
      client.say(line, line, line);
      const answer = ':mayfly.room FAIL RESUME INVALID_TOKEN :That session is not here any more';
      await client.hears(/^ERROR :Closing link: too many tokens/);
      expect(client.lines.slice(0, 3)).toEqual([answer, answer, answer]);
      await client.ends();
      expect((await room.status()).refused).toEqual({ token: 3 });
    },
  );

  test('with a wrong number opens nothing and remains', async () => {
    const room = await start();
    const ana = makeClient(byIrc(room));
    await ana.enters('ana', passphrase, '#talk');
    await loses(room, ana);
    const client = room.irc();
    for (const number of ['', '-1', `${ana.number + 1000}`, '1e9', '9007199254740993']) {
      client.say(`RESUME ${ana.token} ${number}`);
      await client.hears(/ FAIL RESUME INVALID_NUMBER /);
    }
    client.say(`RESUME ${ana.token} ${ana.number}`);
    await client.hears(/ RESUME OK /);
  });

  test('that is wrong leaves the connection to register as new, with what is said behind it', async () => {
    const room = await start();
    const client = room.irc();
    client.say(`RESUME ${'B'.repeat(22)} 5`);
    await client.enters('nova', passphrase, '#talk');
    expect(client.lines[0]).toContain('FAIL RESUME INVALID_TOKEN');
  });
});

describe('when there is no place', () => {
  test('in the room, who has been away for the longest makes place for a newcomer', async () => {
    const room = await start({ maxGuests: '3' });
    const [first, second, third] = [byWeb(room), byIrc(room), byIrc(room)].map((dial) =>
      makeClient(dial),
    );
    if (!first || !second || !third) throw new Error('three were made');
    await first.enters('first', passphrase, '#talk');
    await second.enters('second', passphrase, '#talk');
    await third.enters('third', passphrase, '#talk');
    await loses(room, second);
    await loses(room, first);
    const newcomer = room.irc();
    await newcomer.enters('newcomer', passphrase, '#talk');
    await third.hears(
      ({ command, source }) => command === 'QUIT' && source?.startsWith('second!') === true,
    );
    expect(await room.status()).toMatchObject({ guests: 3, away: 1, refused: { evicted: 1 } });
    first.comeBack();
    await soon(() => first.resumed === 1);
    second.comeBack();
    await soon(() => second.refused);
    // Now all are there.
    const late = room.irc();
    late.say(`PASS ${passphrase}`, 'NICK late', 'USER a 0 * :a');
    await late.hears(/^ERROR :.*the room is full/);
  });

  test('on the circuit, a guest comes back beside their dead connection all the same', async () => {
    const room = await start({ maxGuestsPerCircuit: '2' });
    const ana = makeClient(byOnion(room, 5));
    await ana.enters('ana', passphrase, '#talk');
    const amy = room.onionIrc(5);
    await amy.enters('amy', passphrase, '#talk');
    // The room does not know that the old connection is dead.
    ana.comeAgain();
    await soon(() => ana.resumed === 1);
    const other = room.onionIrc(5);
    other.say(`PASS ${passphrase}`, 'NICK other', 'USER a 0 * :a');
    await other.hears(/^ERROR :.*your Tor circuit has too many connections/);
  });

  test('on the circuit, a token brings no session more, and is good by another', async () => {
    const room = await start({ maxGuestsPerCircuit: '2' });
    await room.onionIrc(5).enters('ana', passphrase, '#talk');
    await room.onionIrc(5).enters('amy', passphrase, '#talk');
    const bob = makeClient(byOnion(room, 6));
    await bob.enters('bob', passphrase, '#talk');
    await loses(room, bob);
    const back = room.onionIrc(5);
    back.say(`RESUME ${bob.token} ${bob.number}`);
    await back.hears(/^ERROR :.*your Tor circuit has too many connections/);
    bob.comeBack(byOnion(room, 7));
    await soon(() => bob.resumed === 1);
  });
});
