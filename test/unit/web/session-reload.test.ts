// A session over a reload of the page: the next page resumes it, or enters again.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { SessionFixture, until } from './session-fixture.ts';

let page: SessionFixture;

beforeEach(async () => {
  page = await SessionFixture.open({ linkHasTimers: true });
});

afterEach(() => page.close());

const talk = () => page.look.talk();
const events = (name?: string) => page.look.events(name);

test('a line that the browser closes itself is no end of the room: the next page finds the place', async () => {
  const visitor = await page.entersResumable('first');
  // Firefox does this when its page is unloaded: "going away", without a reason.
  visitor.close(1001);
  await until(() => expect(page.session.connection.value.is).toBe('waiting'));
  expect(page.session.saved?.link.place.token).toBe('first');
  // The new load was stopped, and the page is still there.
  page.pass(750);
  expect(await (await page.room.visitor()).hears(/^RESUME/)).toBe('RESUME first 5');
});

test('another page goes on where this one stopped: nobody registers, and all stands as it did', async () => {
  const first = await page.entersResumable('first');
  first.says(':Ana!g@h PRIVMSG #lobby :hi', ':Ana!g@h TOPIC #lobby :bread');
  await until(() => expect(events()).toContain('event.topic'));
  page.session.sendMessage('#lobby', 'say', 'under way');
  const { saved } = page.session;
  if (saved === null) throw new Error('nothing is kept');
  page.reload();
  page.session.resume(saved);
  expect(page.session.state.value.at).toBe('entering');
  const second = await page.room.visitor();
  expect(await second.hears(/./)).toBe('RESUME first 7');
  second.says(
    ':room RESUME OK second 300 1 8',
    ':Ana!g@h MODE #lobby +v Bruno',
    ':Ana!g@h PRIVMSG #lobby :back already?',
  );
  expect(await second.hears(/./)).toBe('RESUME ACK 7');
  expect(await second.hears(/./)).toBe('@mayfly.chat/id=2 PRIVMSG #lobby :under way');
  expect(await second.hears(/./)).toBe('@mayfly.chat/id=3 NAMES :#lobby');
  await until(() =>
    expect(talk()).toEqual([
      'Ana: hi (delivered)',
      'Bruno: under way (sending)',
      'Ana: back already? (delivered)',
    ]),
  );
  expect(page.session.state.value.at).toBe('inside');
  const lobby = page.session.room.value.buffers.get('#lobby');
  expect(lobby?.topic).toBe('bread');
  expect(lobby?.people.get('bruno')?.modes).toBe('v');
});

test('a page that may go says that it is back soon or never, and only where it has a place', async () => {
  page.session.mayUnload();
  page.session.enter({ nick: 'Bruno', passphrase: 'correct-horse' }, '#lobby');
  const visitor = await page.room.visitor();
  page.session.mayUnload();
  await page.admitResumable(visitor, 'first');
  page.session.mayUnload();
  expect(await visitor.hears(/^RESUME SOON$/)).toBe('RESUME SOON');
  // The page stays, and everything works as before.
  page.session.sendMessage('#lobby', 'say', 'still here');
  expect(await visitor.hears(/still here/)).toMatch(/^@mayfly.chat\/id=\d+ PRIVMSG/);
  const again = await page.breaks(visitor);
  page.session.mayUnload();
  expect(await again.hears(/./)).toMatch(/^RESUME first /);
  page.session.mayUnload();
  page.session.leave('');
  expect(await again.hears(/./)).toMatch(/^QUIT/);
});

test('a page that was reloaded too late enters anew; one that finds no room asks at the door', async () => {
  await page.entersResumable('first');
  const { saved } = page.session;
  if (saved === null) throw new Error('nothing is kept');
  page.reload();
  page.session.resume(saved);
  const second = await page.room.visitor();
  await second.hears(/^RESUME/);
  second.says(':room FAIL RESUME INVALID_TOKEN :That page.session is not here any more');
  await page.admitResumable(second, 'other');
  expect(events()).toContain('event.anew');

  page.reload();
  await page.room.close();
  page.session.resume(saved);
  for (const waitMs of [750, 1_500, 3_000, 6_000]) {
    await until(() => expect(page.session.connection.value).toEqual({ is: 'waiting', waitMs }));
    expect(page.session.state.value.at).toBe('entering');
    expect(page.session.saved).not.toBeNull();
    page.pass(waitMs);
  }
  await until(() =>
    expect(page.session.state.value).toMatchObject({
      at: 'door',
      problem: { key: 'failed.unreachable' },
    }),
  );
  expect(page.session.saved).toBeNull();
});

test('who leaves leaves nothing for another page', async () => {
  await page.entersResumable('first');
  expect(page.session.saved?.link.place.token).toBe('first');
  page.session.leave('');
  expect(page.session.saved).toBeNull();
});
