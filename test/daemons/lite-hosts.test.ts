// The page for hosts at the lite door, before a real ngIRCd: each form does what it says, once, and its answer is in
// that page alone.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AccessKeeper } from '../../server/access-keeper.ts';
import { GatewayRoom, hostToken, passphrase } from '../support/gateway.ts';
import { formId, textOf, type LiteAnswer, type LiteClient } from '../support/lite-client.ts';
import { expectSafeHeaders } from '../support/lite-headers.ts';
import { until } from '../support/until.ts';

const onion = 'mayflyxmayflyxmayflyxmayflyxmayflyxmayflyxmayflyxmayflyx.onion';
const secretForm = /<textarea[^>]*>\s*([0-9a-z-]{32})</;

let room: GatewayRoom;
let hanna: LiteClient;
let ending: AbortController;
let following: Promise<void>;

beforeEach(async () => {
  const withOnion = (config: GatewayRoom['config']): GatewayRoom['config'] => ({
    ...config,
    onionHosts: [onion],
  });
  room = await GatewayRoom.start({ knock: 'shared' }, withOnion);
  const keeper = new AccessKeeper(room.config.controlSocket, room.config.access, () => undefined);
  ending = new AbortController();
  following = keeper.follow(ending.signal);
  hanna = room.lite();
  await hanna.enters('hanna', hostToken);
});

afterEach(async () => {
  ending.abort();
  await following;
  await room.end();
});

const hosts = (): Promise<LiteAnswer> => hanna.get(`${hanna.base}host?in=%23lobby`);

/** Sends a form of the page for hosts. @param page that has it. */
async function orders(
  fields: Readonly<Record<string, string>>,
  page: LiteAnswer | null = null,
): Promise<LiteAnswer> {
  const id = formId((page ?? (await hosts())).body);
  return hanna.post(`${hanna.base}host?in=%23lobby`, { id, ...fields });
}

/** Sends it, and follows to the page with the answer. */
async function told(fields: Readonly<Record<string, string>>): Promise<string> {
  const answer = await orders(fields);
  expect(answer.status).toBe(303);
  const page = await hanna.follow(answer);
  expect(page.status).toBe(200);
  expectSafeHeaders(page);
  return textOf(page.body);
}

const log = async (): Promise<string> => textOf((await hanna.messages('#lobby')).body);

/** An invitation, by the form. @returns its secret. */
async function invites(name: string, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const answer = await orders({ do: 'invite', name, for: '', ...more });
  expect(answer.status).toBe(200);
  return secretForm.exec(answer.body)?.[1] ?? '';
}

test('a host finds the page by a link; for a guest there is none, whatever they send', async () => {
  await until('the link', async () => (await hanna.room('#lobby')).body.includes(`href="host?in=`));
  const secret = await invites('Gus');
  const guest = room.lite();
  await guest.enters('gus', secret);
  await room.irc().enters('waits', await invites('Waits'), '#lobby');
  await until('its marks', async () => (await guest.room('#lobby')).status === 200);
  expect((await guest.room('#lobby')).body).not.toContain('href="host');
  const id = await guest.writeId('#lobby');
  const nowhere = await guest.get(`${guest.base}nowhere`);
  for (const answer of [
    await guest.get(`${guest.base}host`),
    await guest.get(`${guest.base}host-remove?who=waits`),
    await guest.get(`${guest.base}host-revoke?invitation=i1`),
    await guest.post(`${guest.base}host`, { id, do: 'remove', who: 'waits' }),
    await guest.post(`${guest.base}host`, { id, do: 'burn' }),
  ]) {
    expect(answer.status).toBe(404);
    expect(answer.body).toBe(nowhere.body);
    expect(answer.body).not.toContain('i1');
  }
  expect((await room.status()).guests).toBe(3);
});

test('who knocks is let in and turned away by buttons, and the knocks are in the log, too', async () => {
  const [ana, ben] = [room.irc(), room.websocket()];
  ana.say(`PASS ${passphrase}`, 'NICK ana', 'USER a 0 * :a');
  ben.say(`PASS ${passphrase}`, 'NICK ben', 'USER a 0 * :a');
  const words = /two words: (\S+ \S+)$/.exec(await ana.hears(/two words:/))?.[1] ?? '';
  await ben.hears(/two words:/);
  const page = textOf((await hosts()).body);
  expect(page).toContain(`ana two words: ${words} · with an IRC program · waiting for `);
  expect(page).toContain('ben two words: ');
  expect(await told({ do: 'let', who: 'ana' })).toContain('ana was let in.');
  await ana.hears(/A host has let you in/);
  expect(await told({ do: 'turn-away', who: 'ben' })).toContain('ben was turned away.');
  await ben.ends();
  expect(await told({ do: 'let', who: 'ben' })).toContain('Nobody of that name is waiting');
  expect(textOf((await hosts()).body)).toContain('Nobody is waiting to be let in.');
  const lines = await log();
  expect(lines).toContain(`ana (${words}) is waiting to be let in`);
  expect(lines).not.toMatch(/was let in|turned away\.|Nobody of that name/);
});

test('the secret of an invitation is shown once, in the answer, and nowhere else', async () => {
  const page = await hosts();
  const fields = { do: 'invite', name: 'Ana Sá', for: '2h', once: '1' };
  const made = await orders(fields, page);
  expect(made.status).toBe(200);
  expectSafeHeaders(made);
  const secret = secretForm.exec(made.body)?.[1] ?? '';
  const text = textOf(made.body);
  for (const words of [
    'i2 Ana Sá',
    'good for one entry',
    'good for 2h',
    `http://${onion}/#room=lobby&key=${secret}`,
    `http://${room.config.hosts[0]}/#room=lobby&key=${secret}`,
  ])
    expect(text).toContain(words);
  // Pressed twice, it is the same one.
  const twice = await orders(fields, page);
  expect(secretForm.exec(twice.body)?.[1]).toBe(secret);
  const sheet = await hosts();
  expect(textOf(sheet.body)).toContain('i2 Ana Sá good, nobody is in by it · for one entry · good');
  expect(textOf(sheet.body)).not.toContain('i3');
  for (const { body } of [sheet, await hanna.messages('#lobby'), await hanna.room('#lobby')])
    expect(body).not.toContain(secret);
  expect(await log()).not.toContain('Ana Sá');

  const ana = room.irc();
  await ana.enters('ana', secret, '#lobby');
  expect(textOf((await hosts()).body)).toContain(
    'ana with an IRC program · by invitation i2 Ana Sá',
  );
  // Later, the form is known to be done.
  const late = await until('the answer to be forgotten', async () => {
    const again = await orders(fields, page);
    return again.status === 409 && again;
  });
  expect(textOf(late.body)).toContain('make another');
  expect(late.body).not.toContain(secret);
});

test('an invitation for a host makes one; an empty name is a number', async () => {
  const second = await invites('', { host: '1' });
  const hugo = room.lite();
  await hugo.enters('hugo', second);
  const page = await until('the host’s page', async () => {
    const asked = await hugo.get(`${hugo.base}host`);
    return asked.status === 200 && asked;
  });
  expect(textOf(page.body)).toContain(
    'hugo you · host · in a browser without scripts · by invitation i2',
  );
});

test('an invitation is taken back after a question, and whoever is in by it is out', async () => {
  const secret = await invites('Ana');
  const ana = room.irc();
  await ana.enters('ana', secret, '#lobby');
  const question = await hanna.get(`${hanna.base}host-revoke?in=%23lobby&invitation=i2`);
  expect(textOf(question.body)).toContain('Take back invitation i2');
  await ana.sync();
  const answer = await orders({ do: 'revoke', invitation: 'i2' }, question);
  const page = textOf((await hanna.follow(answer)).body);
  expect(page).toContain('Invitation i2 Ana is taken back');
  expect(page).toContain('i2 Ana taken back');
  await ana.ends();
  await expect(room.irc().enters('ana', secret)).rejects.toThrow();
  expect(await told({ do: 'revoke', invitation: 'i2' })).toMatch(/i2/);
  expect(await told({ do: 'revoke', invitation: 'i99' })).toContain('There is no such invitation');
  expect(await told({ do: 'revoke', invitation: 'i1' })).toContain('You are in by that one');
  expect(await log()).not.toContain('taken back');
});

test('somebody is put out after a question, and the host reads how they could come back', async () => {
  const ana = room.irc();
  await ana.enters('ana', await invites('Ana'), '#lobby');
  const who = /href="(host-remove\?[^"]*)"/.exec((await hosts()).body)?.[1] ?? '';
  expect(who).not.toContain('ana');
  const question = await hanna.get(hanna.base + who.replaceAll('&amp;', '&'));
  expect(textOf(question.body)).toContain('Put ana out of the room?');
  const answer = await orders({ do: 'remove', who: 'ana' }, question);
  const page = textOf((await hanna.follow(answer)).body);
  expect(page).toContain('ana was put out of the room.');
  expect(page).toContain('by their own invitation, until you take it back');
  await ana.ends();
  expect(await told({ do: 'remove', who: 'ana' })).toContain('Nobody of that name is in the room');
  expect(await told({ do: 'remove', who: 'hanna' })).toContain('That is you.');
});

test('the shared invitation is closed and opened', async () => {
  expect(await told({ do: 'close' })).toContain('Shared invitation closed');
  const late = room.irc();
  late.say(`PASS ${passphrase}`, 'NICK late', 'USER a 0 * :a');
  await late.ends();
  const page = await told({ do: 'open' });
  expect(page).toContain('The shared invitation is open.');
  expect(page).toContain('Shared invitation open');
  expect(await log()).not.toContain('shared invitation is');
});

test('burn shows a word to repeat, and another one for a wrong one, and they are not in the log', async () => {
  const asked = await orders({ do: 'burn' });
  expect(asked.status).toBe(200);
  const wordOf = ({ body }: LiteAnswer): string => /<strong[^>]*>([a-z-]+)</.exec(body)?.[1] ?? '';
  expect(wordOf(asked)).not.toBe('');
  expect(textOf(asked.body)).not.toContain('another word');
  const again = await orders({ do: 'burn', word: 'not-the-word' }, asked);
  expect(textOf(again.body)).toContain('That was another word');
  expect(wordOf(again)).not.toBe(wordOf(asked));
  expect((await hosts()).status).toBe(200);
  expect(await log()).not.toContain(wordOf(again));
});

describe('bad input', () => {
  test.each([
    ['no order', {}],
    ['an order that there is not', { do: 'help' }],
    ['a nickname with a line in it', { do: 'remove', who: 'gus\r\nBURN' }],
    ['no nickname', { do: 'let' }],
    ['a long nickname', { do: 'let', who: 'x'.repeat(3_000) }],
    ['a time that is not offered', { do: 'extend', by: '999d' }],
    ['an invitation of another form', { do: 'revoke', invitation: 'i1 i2' }],
  ])('%s does nothing, in words', async (_, fields) => {
    const answer = await orders(fields);
    expect(answer.status).toBe(400);
    expect(textOf(answer.body)).toContain('cannot be read');
    expectSafeHeaders(answer);
  });

  test('a name that is too long makes no invitation, and the form is there again', async () => {
    const name = 'x'.repeat(65);
    const answer = await orders({ do: 'invite', name, for: '2h', once: '1' });
    expect(answer.status).toBe(422);
    expect(textOf(answer.body)).toContain('too long, at most 64');
    expect(answer.body).toContain(`value="${name}"`);
    const again = await orders({ do: 'invite', name: 'Our host', for: '2h' }, answer);
    expect(again.status).toBe(200);
    const sheet = textOf((await hosts()).body);
    expect(sheet).toContain('i2 Our “host” good, nobody is in by it · good for 2h more');
    expect(sheet).not.toContain('i3');
  });

  test('a form that is not ours, or another guest’s, does nothing', async () => {
    const other = room.lite();
    await other.enters('other', await invites('Other', { host: '1' }));
    for (const id of ['', '1.x', await other.writeId('#lobby')]) {
      const answer = await hanna.post(`${hanna.base}host`, { id, do: 'close' });
      expect(answer.status).toBe(403);
    }
    const id = formId((await hosts()).body);
    const foreign = { origin: 'http://evil.example' };
    expect((await hanna.post(`${hanna.base}host`, { id, do: 'close' }, foreign)).status).toBe(403);
    expect(textOf((await hosts()).body)).toContain('Shared invitation open');
  });

  test('a form that arrives twice takes effect once', async () => {
    const page = await hosts();
    const both = await Promise.all([orders({ do: 'close' }, page), orders({ do: 'close' }, page)]);
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    await told({ do: 'open' });
    await until('the answer to be forgotten', async () => {
      const { headers } = await orders({ do: 'close' }, page);
      return headers.location?.includes('told=') === false;
    });
    expect(textOf((await hosts()).body)).toContain('Shared invitation open');
  });
});
