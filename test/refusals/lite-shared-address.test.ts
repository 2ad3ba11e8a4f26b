// Without a cookie a guest's token is in the address. Somebody else who gets that address is asked first whether they
// are the guest; before that nothing of the guest's is shown or done.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GatewayRoom, passphrase } from '../support/gateway.ts';
import type { IrcClient } from '../support/irc-client.ts';
import { formId, textOf, type LiteAnswer, type LiteClient } from '../support/lite-client.ts';

let room: GatewayRoom;
let irc: IrcClient;
/** The attacker as a guest, by circuit 5. */
let mallory: LiteClient;

beforeAll(async () => {
  room = await GatewayRoom.start();
  irc = room.irc();
  await irc.enters('ircy', passphrase, '#lobby');
  mallory = by(5);
  await mallory.enters('mallory', passphrase);
  irc.say('PRIVMSG #lobby :a word of the room');
});

afterAll(() => room.end());

function by(circuit: number | null): LiteClient {
  const tor = circuit === null ? {} : { tor: { path: room.torSockets.web, circuit } };
  return room.lite({ cookies: false, ...tor });
}

function expectAsked(answer: LiteAnswer): void {
  expect(answer.status).toBe(403);
  const text = textOf(answer.body);
  expect(text).toContain('Is this your place?');
  expect(text).toContain('you would speak as mallory');
  expect(text).not.toMatch(/a word of the room|#lobby/);
  expect(answer.body).not.toMatch(/href="(?!\/lite)/);
}

const gets = ['room', 'people', 'help', 'write', 'watch', 'messages', 'stream', 'away?to=x'];

describe.each<[string, () => LiteClient, Record<string, string>]>([
  ['another circuit', () => by(6), {}],
  ['this machine', () => by(null), {}],
  ['another browser by the same circuit', () => by(5), { 'user-agent': 'another' }],
  ['a browser that keeps cookies', () => by(5), { cookie: `lite=${'A'.repeat(22)}` }],
  ['another site', () => by(6), { referer: 'http://evil.example/' }],
  ['the page with script', () => by(6), { referer: 'http://127.0.0.1/' }],
])('to %s', (_, client, headers) => {
  test.each(gets)('the address of %s shows nothing', async (what) => {
    expectAsked(await client().get(mallory.base + what, headers));
  });

  test('no form is taken, and what was typed is kept', async () => {
    const id = await mallory.writeId('#lobby');
    const victim = client();
    const own = { origin: victim.origin, ...headers };
    for (const text of ['my secret <words>', '/quit']) {
      const answer = await victim.post(`${mallory.base}write`, { id, text }, own);
      expectAsked(answer);
      expect(textOf(answer.body)).toContain(text);
    }
    expectAsked(await victim.post(`${mallory.base}leave`, { id }, own));
    await irc.sync();
    expect(irc.lines.some((line) => line.includes('my secret'))).toBe(false);
    expect((await mallory.get(`${mallory.base}room`)).status).toBe(200);
  });
});

test('the way in, handed on, leads to the question', async () => {
  const maker = by(7);
  const answer = await maker.knocks({ nick: 'maker', key: passphrase });
  const victim = by(8);
  const there = await victim.follow({ ...answer, status: 303 });
  expect(there.status).toBe(403);
  expect(textOf(there.body)).toContain('Is this your place?');
});

test('who says that it is theirs goes on; a forged yes says nothing', async () => {
  const bea = by(9);
  await bea.enters('bea', passphrase);
  const later = by(10);
  const asked = await later.get(`${bea.base}room`);
  expect(asked.status).toBe(403);
  for (const id of ['', '1.x', await mallory.writeId('#lobby')]) {
    expect((await later.post(`${bea.base}mine`, { id })).status).toBe(403);
  }
  const foreign = { origin: 'http://evil.example' };
  expect((await later.post(`${bea.base}mine`, { id: formId(asked.body) }, foreign)).status).toBe(
    403,
  );
  expect((await later.get(`${bea.base}room`)).status).toBe(403);
  const yes = await later.post(`${bea.base}mine`, { id: formId(asked.body) });
  expect((await later.follow(yes)).status).toBe(200);
  // Of the others still nobody.
  expect((await by(11).get(`${bea.base}room`)).status).toBe(403);
  // The first one has not lost it.
  expect((await bea.get(`${bea.base}room`)).status).toBe(200);
});

test('a browser that says which page it comes from keeps its place when its circuit breaks', async () => {
  const cyd = by(12);
  await cyd.enters('cyd', passphrase);
  const referer = `${cyd.origin}${cyd.base}room?in=x`;
  expect((await by(13).get(`${cyd.base}messages`, { referer })).status).toBe(200);
  // From now on without, too: a form that is sent by a page with another policy.
  expect((await by(13).get(`${cyd.base}messages`)).status).toBe(200);
  for (const wrong of [
    referer.replace(cyd.base, mallory.base),
    referer.replace('http:', 'https:'),
    `http://evil.example${cyd.base}room`,
    `${cyd.origin}/lite`,
  ]) {
    expect((await by(14).get(`${cyd.base}messages`, { referer: wrong })).status).toBe(403);
  }
});

test('with a cookie nothing is asked, by whatever circuit', async () => {
  const dan = room.lite({ tor: { path: room.torSockets.web, circuit: 15 } });
  await dan.enters('dan', passphrase);
  const cookie = dan.cookie ?? '';
  expect((await by(16).get('/lite/in/room', { cookie })).status).toBe(200);
});
