// The host's sheet behind the view: what it asks the room, when, and which of the room's words go into it.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeSheet, type HostSheet } from '../../../server/contract/host/host-sheet.ts';
import { serviceMask } from '../../../server/contract/room/service.ts';
import { inEnglish } from '../../../server/contract/words/room-says.ts';
import type { HostDesk } from '../../../web/src/session/host-desk.ts';
import type { Visitor } from '../../support/scripted-room.ts';
import { SessionFixture, until } from './session-fixture.ts';

const sheet: HostSheet = {
  room: {
    shared: { state: 'open', usesLeft: null },
    wrongTries: 0,
    remainingMs: 3_600_000,
    needsSign: false,
    invitationCount: 0,
    peopleCount: 1,
  },
  invitations: [],
  people: [{ nick: 'Bruno', door: 'websocket', role: 'host', isAway: false, invitation: 'i1' }],
  knocks: [],
};
const ana = { nick: 'Ana_', door: 'irc', words: 'copper tulip', waitedMs: 5_000 } as const;

let page: SessionFixture;
let room: Visitor;
let desk: HostDesk;
let isVisible: boolean;

beforeEach(async () => {
  page = await SessionFixture.open({ linkHasTimers: false });
  room = await page.enters();
  ({ desk } = page.session);
  isVisible = true;
});

afterEach(() => page.close());

function service(...texts: readonly string[]): void {
  room.says(...texts.map((text) => `:${serviceMask} NOTICE Bruno :${text}`));
}

function sends(one: HostSheet): void {
  room.says(...writeSheet(one).map((text) => `:room MAYFLYSHEET Bruno :${text}`));
}

/** Behind everything that was said before. */
async function isHeard(): Promise<void> {
  room.says(':Ana!g@h TOPIC #lobby :mark');
  await until(() => expect(page.look.events().at(-1)).toBe('event.topic'));
  room.says(':Ana!g@h TOPIC #lobby :');
  await until(() => expect(page.look.events().at(-1)).toBe('event.topicCleared'));
}

const logged = (): readonly string[] =>
  page.look.events().filter((key) => !/^event\.(topic|topicCleared|youJoined)$/.test(key));
const said = (): readonly string[] => desk.state.value?.said.map(({ key }) => key) ?? [];
const delays = (): readonly number[] => page.timers.map(({ delayMs }) => delayMs);

async function opens(): Promise<void> {
  desk.open(() => isVisible);
  // After another one it waits for a moment.
  if (delays().includes(1_000)) page.pass(1_000);
  await room.hears(/^MAYFLYSHEET$/);
  sends(sheet);
  await until(() => expect(desk.state.value?.sheet).toEqual(sheet));
}

test('the room is asked when the sheet opens, again after a while, and not when it is closed', async () => {
  await opens();
  expect(desk.state.value).toEqual({
    sheet,
    isLate: false,
    said: [],
    invitation: null,
    burnWord: null,
  });
  expect(delays()).toEqual([5_050]);
  page.pass(5_050);
  await room.hears(/^MAYFLYSHEET$/);
  desk.close();
  expect(desk.state.value).toBeNull();
  expect(delays()).toEqual([]);
  sends(sheet);
  await isHeard();
  expect(desk.state.value).toBeNull();
});

test('the room is not asked while nobody sees the page', async () => {
  await opens();
  isVisible = false;
  page.pass(5_050);
  page.session.send('AWAY', 'mark');
  expect(await room.hears(/^(?:MAYFLYSHEET|AWAY)/)).toMatch(/^AWAY/);
  isVisible = true;
  page.pass(5_000);
  await room.hears(/^MAYFLYSHEET$/);
});

test('an answer that does not come is told, and one that comes late is shown', async () => {
  desk.open(() => true);
  await room.hears(/^MAYFLYSHEET$/);
  // Lines that are no part of a sheet, and a sheet without its end.
  room.says(':room MAYFLYSHEET Bruno :{', ':room MAYFLYSHEET Bruno', ':room MAYFLYSHEET Bruno :[]');
  room.says(
    ...writeSheet(sheet)
      .slice(0, -1)
      .map((text) => `:room MAYFLYSHEET Bruno :${text}`),
  );
  await isHeard();
  expect(desk.state.value).toMatchObject({ sheet: null, isLate: false });
  page.pass(15_000);
  expect(desk.state.value).toMatchObject({ sheet: null, isLate: true });
  desk.ask();
  expect(delays()).toEqual([1_000]);
  page.pass(1_000);
  await room.hears(/^MAYFLYSHEET$/);
  sends(sheet);
  await until(() => expect(desk.state.value).toMatchObject({ sheet, isLate: false }));
  expect(logged()).toEqual([]);
});

test('the answer to an action stands in the sheet, and the room is asked again', async () => {
  await opens();
  desk.act('LET', 'Ana_');
  expect(await room.hears(/^LET/)).toBe('LET :Ana_');
  service(inEnglish('says.wasLetIn', { text: 'Ana_' }));
  await until(() => expect(said()).toEqual(['says.wasLetIn']));
  expect(delays()).toEqual([1_000]);
  service(inEnglish('says.mayBeForgotten'));
  await until(() => expect(said()).toEqual(['says.wasLetIn', 'says.mayBeForgotten']));
  expect(delays()).toEqual([1_000]);
  desk.act('REMOVE', 'Ana_');
  expect(said()).toEqual([]);
  service(
    inEnglish('says.removed', { text: 'Ana_' }),
    inEnglish('says.backByShared', { text: '/msg mayfly close' }),
  );
  await isHeard();
  expect(said()).toEqual(['says.removed']);
  expect(logged()).toEqual([]);
});

test('what changes while the room answers is asked for once more', async () => {
  desk.open(() => true);
  await room.hears(/^MAYFLYSHEET$/);
  service(inEnglish('says.sharedClosed'), inEnglish('says.sharedOpen'));
  await until(() => expect(said()).toHaveLength(2));
  expect(delays()).toEqual([15_000]);
  sends(sheet);
  await until(() => expect(delays()).toEqual([1_000]));
});

test('without the sheet the room’s answers stand in the log, and what it tells all does always', async () => {
  service(inEnglish('says.wasLetIn', { text: 'Ana_' }));
  await isHeard();
  await opens();
  service(inEnglish('says.endMoved', { time: '2h' }), inEnglish('says.endsInFive'));
  await isHeard();
  expect(logged()).toEqual(['says.wasLetIn', 'says.endMoved', 'says.endsInFive']);
  expect(said()).toEqual(['says.endMoved']);
});

test('a knock stands in the log, marks the sheet’s place until nobody waits, and renews the sheet', async () => {
  service(inEnglish('says.knockIrc', { text: 'Ana_ (copper tulip)' }));
  await until(() => expect(desk.hasKnocks.value).toBe(true));
  expect(logged()).toEqual(['says.knockIrc']);
  room.says(':Ana_!g@h JOIN #lobby');
  await until(() => expect(desk.hasKnocks.value).toBe(false));
  service(inEnglish('says.manyKnock', { count: '4' }));
  await until(() => expect(desk.hasKnocks.value).toBe(true));
  page.pass(600_000);
  expect(desk.hasKnocks.value).toBe(false);

  await opens();
  service(inEnglish('says.knockIrc', { text: 'Ana_ (copper tulip)' }));
  await until(() => expect(delays()).toContain(1_000));
  page.pass(1_000);
  await room.hears(/^MAYFLYSHEET$/);
  sends({ ...sheet, knocks: [ana] });
  await until(() => expect(desk.state.value?.sheet?.knocks).toEqual([ana]));
  desk.close();
  expect(desk.hasKnocks.value).toBe(true);
  await opens();
  expect(desk.hasKnocks.value).toBe(false);
});

const wish = { label: 'Ana', lasts: '2h', once: true, isHost: false };
const told = [
  inEnglish('says.invited', { text: 'i2 Ana' }),
  inEnglish('says.invitedOnce'),
  inEnglish('says.invitedSecret', { text: 'k3v9' }),
  inEnglish('says.invitedOnion', { text: 'http://a.onion/#room=lobby&key=k3v9' }),
];

test('an invitation is shown in the sheet and nowhere else, and forgotten with it', async () => {
  await opens();
  desk.invite(wish);
  expect(await room.hears(/INVITE/)).toBe('INVITE :Ana for 2h once');
  expect(desk.state.value?.invitation).toBe('asked');
  service(...told);
  await until(() =>
    expect(desk.state.value?.invitation).toEqual([
      { key: 'says.invited', values: { text: 'i2 Ana' } },
      { key: 'says.invitedOnce', values: {} },
      { key: 'says.invitedSecret', values: { text: 'k3v9' } },
      { key: 'says.invitedOnion', values: { text: 'http://a.onion/#room=lobby&key=k3v9' } },
    ]),
  );
  expect(logged()).toEqual([]);
  desk.dropInvitation();
  expect(desk.state.value?.invitation).toBeNull();
});

test('a secret that comes after the sheet was closed reaches no log', async () => {
  await opens();
  desk.invite(wish);
  desk.close();
  service(...told.slice(0, 2));
  await isHeard();
  await opens();
  service(...told.slice(2));
  await isHeard();
  expect(logged()).toEqual([]);
  expect(desk.state.value?.invitation).toBeNull();
  expect(JSON.stringify(page.session.saved)).not.toContain('k3v9');
});

test('an invitation that was typed is told in the log, also after one by the sheet', async () => {
  await opens();
  desk.invite(wish);
  service(inEnglish('says.notKept'));
  await until(() => expect(said()).toEqual(['says.notKept']));
  expect(desk.state.value?.invitation).toBeNull();
  desk.invite(wish);
  service(...told);
  await until(() => expect(desk.state.value?.invitation).toHaveLength(4));
  desk.close();
  service(...told);
  await isHeard();
  expect(logged()).toEqual([
    'says.invited',
    'says.invitedOnce',
    'says.invitedSecret',
    'says.invitedOnion',
  ]);
});

test('the word that ends the room goes into the sheet, and is forgotten when the host goes back', async () => {
  await opens();
  desk.act('BURN');
  await room.hears(/^BURN$/);
  service(inEnglish('says.burnAsk', { text: '/msg mayfly burn tulip' }));
  await until(() => expect(desk.state.value?.burnWord).toBe('tulip'));
  expect(logged()).toEqual([]);
  desk.dropBurn();
  expect(desk.state.value?.burnWord).toBeNull();
});

test('without a connection nothing is done, and the host is told', async () => {
  await opens();
  room.cut();
  await until(() => expect(page.session.online).toBe(false));
  desk.invite(wish);
  expect(said()).toEqual(['state.connecting']);
  expect(desk.state.value?.invitation).toBeNull();
  page.pass(5_050);
  expect(delays()).toContain(5_000);
  expect(delays()).not.toContain(15_000);
});

test('the sheet is forgotten with the session', async () => {
  await opens();
  service(inEnglish('says.knockIrc', { text: 'Ana_ (copper tulip)' }));
  await until(() => expect(desk.hasKnocks.value).toBe(true));
  page.session.leave('');
  expect(desk.state.value).toBeNull();
  expect(desk.hasKnocks.value).toBe(false);
  expect(delays()).toEqual([]);
});
