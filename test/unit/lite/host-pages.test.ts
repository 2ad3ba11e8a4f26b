// The pages for hosts: what a host can do is there, what is not to be done is not, and no name becomes markup.

import { expect, test } from 'vitest';
import type { InvitationEntry } from '../../../server/contract/host/access.ts';
import type { HostSheet } from '../../../server/contract/host/host-sheet.ts';
import { allLanguages, type Language } from '../../../server/contract/words/languages.ts';
import { RoomBuffer } from '../../../server/gateway/doors/lite/model/buffer.ts';
import {
  invitedPage,
  wrongInvitePage,
} from '../../../server/gateway/doors/lite/pages/host-invite.ts';
import type { HostLists } from '../../../server/gateway/doors/lite/pages/host-lists.ts';
import { hostPage } from '../../../server/gateway/doors/lite/pages/host-page.ts';
import {
  burnPage,
  removePage,
  revokePage,
} from '../../../server/gateway/doors/lite/pages/host-questions.ts';
import { Seal } from '../../../server/gateway/doors/lite/secrets/seal.ts';
import { wordsIn } from '../../../server/gateway/doors/lite/words/words.ts';
import { markup } from '../../support/hostile-texts.ts';
import { textOf } from '../../support/lite-client.ts';

const entry: InvitationEntry = {
  id: 'i2',
  label: 'Ana',
  role: 'guest',
  once: true,
  state: 'inside',
  nick: 'ana',
  remainingMs: 3_540_000,
};

const sheet: HostSheet = {
  room: {
    shared: { state: 'open', usesLeft: 1 },
    wrongTries: 3,
    remainingMs: 4_800_000,
    needsSign: true,
    invitationCount: 5,
    peopleCount: 4,
  },
  invitations: [
    { ...entry, id: 'i1', label: '', role: 'host', once: false, nick: 'hanna', remainingMs: null },
    { ...entry, id: 'i3', label: 'Old', state: 'revoked', nick: null },
    entry,
  ],
  people: [
    { nick: 'hanna', door: 'lite', role: 'host', isAway: false, invitation: 'i1' },
    { nick: 'ana', door: 'irc', role: 'guest', isAway: false, invitation: 'i2' },
    { nick: 'ben', door: 'websocket', role: 'guest', isAway: true, invitation: null },
  ],
  knocks: [{ nick: 'cleo', door: 'websocket', words: 'apple river', waitedMs: 125_000 }],
};

let minted = 0;
const forms = (language: Language = 'en'): HostLists => ({
  words: wordsIn(language),
  here: new RoomBuffer('#lobby', true),
  mint: () => `id${(minted += 1)}`,
  sheet,
  nick: 'hanna',
  seal: new Seal(),
});
const tags = (part: unknown): readonly string[] =>
  [...String(part).matchAll(/<(\w+)/g)].map(([, tag = '']) => tag);

test('the sheet says how the room is, and who and what is in it', () => {
  const text = textOf(String(hostPage(forms(), null)));
  for (const words of [
    'Time left 1h20m',
    'last minute 3',
    'open for one more entry',
    'I am still here',
    'cleo two words: apple river · in a browser · waiting for 2m',
    'hanna you · host · in a browser without scripts · by invitation i1',
    'ana with an IRC program · by invitation i2 Ana',
    'ben connection lost, and waited for · by the shared invitation',
    'i2 Ana inside as ana · for one entry · good for 59m more',
    'i3 Old taken back',
    '… and 1 more.',
    '… and 2 more.',
  ])
    expect(text).toContain(words);
  expect(text.indexOf('i2 Ana')).toBeLessThan(text.indexOf('i3 Old'));
});

test('a host can remove others and take back what is good, but not themselves', () => {
  const page = String(hostPage(forms(), null));
  expect(page.match(/href="host-remove\?/g)).toHaveLength(2);
  expect(page.match(/href="host-revoke\?[^"]*invitation=\w+/g)).toEqual([
    expect.stringContaining('invitation=i2'),
  ]);
  // Names stand in no address.
  for (const [, address = ''] of page.matchAll(/(?:href|action)="([^"]*)"/g))
    expect(address).not.toMatch(/ana|ben|cleo|Ana|lobby/);
});

test('what the room has not is not offered', () => {
  const room = {
    ...sheet.room,
    shared: { state: 'none', usesLeft: null },
    needsSign: false,
    remainingMs: null,
  } as const;
  const bare: HostSheet = { room, invitations: [], people: sheet.people, knocks: [] };
  const page = String(hostPage({ ...forms(), sheet: bare }, null));
  expect(page).not.toMatch(/value="(close|open|still-here|let|turn-away)"/);
  expect(textOf(page)).toContain('Nobody is waiting to be let in.');
  expect(textOf(page)).toContain('Time left not known');
  expect(textOf(page)).not.toContain('by the shared invitation');
  const closed: HostSheet = {
    ...sheet,
    room: { ...room, shared: { state: 'closed', usesLeft: 1 } },
  };
  expect(String(hostPage({ ...forms(), sheet: closed }, null))).toMatch(/value="open"/);
});

test('every form has an id of its own', () => {
  const page = String(hostPage(forms(), null));
  const ids = [...page.matchAll(/name="id"\s+value="([^"]*)"/g)].map(([, id]) => id);
  expect(ids).toHaveLength(page.match(/<form/g)?.length ?? 0);
  expect(new Set(ids).size).toBe(ids.length);
});

test.each(allLanguages)('no sentence of the page lacks a value, in %s', (language) => {
  const note = {
    isProblem: false,
    sentences: [{ key: 'says.wasLetIn', values: { text: 'ana' } }],
  };
  for (const page of [
    hostPage(forms(language), note),
    removePage(forms(language), 'ana'),
    revokePage(forms(language), 'i2', 'i2 Ana'),
    burnPage(forms(language), 'apple', true),
  ])
    expect(textOf(String(page))).not.toMatch(/\{\w+\}/);
});

test('the secret is in the page of the answer, and not in its title', () => {
  const answer = [
    { key: 'says.invited', values: { text: 'i2 Ana' } },
    { key: 'says.invitedOnce', values: {} },
    { key: 'says.invitedSecret', values: { text: 'se-cret' } },
    { key: 'says.invitedOnion', values: { text: 'http://x.onion/#room=lobby&key=se-cret' } },
  ] as const;
  const page = String(invitedPage(forms('es'), answer));
  expect(page.match(/<textarea[^>]*>\n(.*)<\/textarea/g)).toHaveLength(2);
  expect(textOf(page)).toContain('http://x.onion/#room=lobby&key=se-cret');
  expect(/<title>(.*?)<\/title>/s.exec(page)?.[1]).not.toMatch(/cret|Ana/);
});

test.each(markup)('%s is text in a nickname, a name, two words, a note and a field', (_, text) => {
  const withText = (some: string): unknown => {
    const hostile: HostSheet = {
      ...sheet,
      invitations: sheet.invitations.map((each) => ({ ...each, label: some, nick: some })),
      people: sheet.people.map((each) => ({ ...each, nick: some })),
      knocks: sheet.knocks.map((each) => ({ ...each, nick: some, words: some })),
    };
    const note = { isProblem: true, sentences: [{ key: 'says.wasLetIn', values: { text: some } }] };
    return [
      hostPage({ ...forms(), sheet: hostile }, note),
      removePage(forms(), some),
      revokePage(forms(), some, some),
      burnPage(forms(), some, false),
      wrongInvitePage(forms(), {
        wish: { label: some, lasts: null, once: false, isHost: false },
        problem: { key: 'lite.hostsNameLong', values: { limit: some } },
      }),
      invitedPage(forms(), [
        { key: 'says.invited', values: { text: some } },
        { key: 'says.invitedSecret', values: { text: some } },
      ]),
    ].join('');
  };
  expect(tags(withText(text))).toEqual(tags(withText('plain')));
});
