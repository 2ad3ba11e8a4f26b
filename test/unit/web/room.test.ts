// What happens to people, channels and private chats in the room's state.

import { expect, test } from 'vitest';
import { inEnglish, inEnglishCount } from '../../../server/contract/words/room-says.ts';
import { inOrder, role } from '../../../web/src/room/people.ts';
import { maxTalks } from '../../../web/src/room/state.ts';
import { after, at, buffer, events, inLobby, says } from './room-fixture.ts';

test('what the room itself says is a sentence of the catalogue, and other words stand in one', () => {
  const state = after(
    inLobby,
    { kind: 'server said', target: 'Ana', text: inEnglishCount('says.unsure', 3), at },
    { kind: 'server said', target: 'Ana', text: 'words of an operator', at },
  );
  const [unsure, others] = buffer(state).lines.slice(-2);
  expect(unsure).toMatchObject({ key: 'says.unsure.other', values: { count: '3' } });
  expect(others).toMatchObject({ key: 'event.server', values: { text: 'words of an operator' } });
});

test('names that differ in ASCII case are one channel and one person', () => {
  const state = after(inLobby, says('ANA', '#LOBBY', 'hi'), {
    kind: 'parted',
    nick: 'aNA',
    channel: '#Lobby',
    reason: '',
    at,
  });
  expect(state.buffers.size).toBe(1);
  expect([...buffer(state).people.keys()]).toEqual(['bruno']);
});

test('letters beyond ASCII are not folded, as ngIRCd does not', () => {
  const state = after(
    inLobby,
    { kind: 'opened', name: '#É', at },
    { kind: 'opened', name: '#é', at },
  );
  expect(state.buffers.size).toBe(3);
});

test('people come, go, are renamed and removed, and the list follows', () => {
  const state = after(
    inLobby,
    { kind: 'joined', nick: 'Carla', channel: '#lobby', at },
    { kind: 'renamed', from: 'Carla', to: 'Clara', at },
    {
      kind: 'modes',
      channel: '#lobby',
      by: 'Ana',
      changes: [
        { sign: '+', letter: 'v', param: 'Clara' },
        { sign: '+', letter: 't', param: null },
      ],
      text: '+vt Clara',
      at,
    },
    { kind: 'joined', nick: 'Dora', channel: '#lobby', at },
    { kind: 'kicked', nick: 'Dora', by: 'Ana', channel: '#lobby', reason: 'too loud', at },
    { kind: 'quit', nick: 'Ana', at },
  );
  expect(inOrder(buffer(state).people.values())).toEqual([
    { nick: 'Clara', modes: 'v' },
    { nick: 'Bruno', modes: '' },
  ]);
  expect(events(state)).toEqual([
    'event.youJoined',
    'event.joined',
    'event.renamed',
    'event.voiceGiven',
    'event.topicLocked',
    'event.joined',
    'event.kicked',
    'event.quit',
  ]);
});

test('people stand by role, then by name; the highest role counts', () => {
  const people = [
    ['zoe', ''],
    ['Ana', 'vo'],
    ['bob', 'v'],
    ['Adam', ''],
    ['Quin', 'q'],
  ].map(([nick = '', modes = '']) => ({ nick, modes }));
  expect(inOrder(people).map(({ nick }) => nick)).toEqual(['Quin', 'Ana', 'bob', 'Adam', 'zoe']);
  expect(role({ nick: 'Ana', modes: 'vo' })).toBe('o');
});

test('a private message opens a talk without taking the view, and counts as a mention', () => {
  const state = after(inLobby, says('Eve', 'Bruno', 'psst'));
  expect(state.current).toBe('#lobby');
  expect(buffer(state, 'eve')).toMatchObject({
    name: 'Eve',
    isChannel: false,
    unread: 1,
    mentions: 1,
  });
});

test('a talk follows its person to a new nickname, in its place', () => {
  const state = after(inLobby, says('Eve', 'Bruno', 'psst'), says('Zed', 'Bruno', 'hey'), {
    kind: 'renamed',
    from: 'Eve',
    to: 'Mallory',
    at,
  });
  expect([...state.buffers.keys()]).toEqual(['#lobby', 'mallory', 'zed']);
});

test('nobody can take over the talk with somebody else by taking their nickname', () => {
  const state = after(inLobby, says('Eve', 'Bruno', 'psst'), says('Zed', 'Bruno', 'hey'), {
    kind: 'renamed',
    from: 'Eve',
    to: 'Zed',
    at,
  });
  expect(buffer(state, 'eve').lines).toHaveLength(1);
  expect(buffer(state, 'zed').lines).toHaveLength(1);
});

test('what is said in a channel that the guest has left is dropped', () => {
  const state = after(
    inLobby,
    { kind: 'parted', nick: 'Bruno', channel: '#lobby', reason: '', at },
    says('Ana', '#lobby', 'late'),
  );
  expect(state.buffers.size).toBe(0);
  expect(state.current).toBeNull();
});

test('after a channel is left, the one above it in the list comes into view', () => {
  const state = after(inLobby, says('Eve', 'Bruno', 'psst'), {
    kind: 'opened',
    name: '#press',
    at,
  });
  expect(
    after(state, { kind: 'parted', nick: 'Bruno', channel: '#press', reason: '', at }).current,
  ).toBe('#lobby');
  const fewer = after(state, { kind: 'parted', nick: 'Bruno', channel: '#lobby', reason: '', at });
  expect(fewer.current).toBe('#press');
  const talkOnly = after(fewer, {
    kind: 'parted',
    nick: 'Bruno',
    channel: '#press',
    reason: '',
    at,
  });
  expect(talkOnly.current).toBe('eve');
  expect(buffer(talkOnly, 'eve').unread).toBe(0);
});

test('removed from a channel, the guest is out of it and told why', () => {
  const state = after(inLobby, {
    kind: 'kicked',
    nick: 'Bruno',
    by: 'Ana',
    channel: '#lobby',
    reason: 'Ana',
    at,
  });
  expect(buffer(state).presence).toBe('out');
  expect(events(state).at(-1)).toBe('event.youKickedBare');
});

test.each([
  ['473', 'refused.inviteOnly'],
  ['474', 'refused.bannedHere'],
  ['475', 'refused.channelKey'],
])('refused by %s, a channel that was asked for is not entered', (code, key) => {
  const state = after(
    inLobby,
    { kind: 'opened', name: '#press', at },
    { kind: 'refused', code, subject: '#press', text: 'no', at },
  );
  expect(buffer(state, '#press').presence).toBe('out');
  expect(events(state, '#press')).toEqual([key]);
});

test('a refusal of something in another channel leaves the guest in this one', () => {
  const state = after(inLobby, { kind: 'refused', code: '475', subject: '#lobby', text: 'no', at });
  expect(buffer(state).presence).toBe('in');
});

test('what may not be said is marked as not delivered', () => {
  const state = after(
    inLobby,
    { kind: 'wrote', target: '#lobby', form: 'say', text: 'hi', at },
    { kind: 'flushed', target: '#lobby' },
    { kind: 'refused', code: '404', subject: '#lobby', text: 'no', at },
  );
  expect(buffer(state).lines.at(-2)).toMatchObject({ text: 'hi', delivery: 'failed' });
});

test('a taken nickname is answered with another one', () => {
  const state = after(inLobby, {
    kind: 'refused',
    code: '433',
    subject: 'Ana',
    text: 'in use',
    at,
  });
  const line = buffer(state).lines.at(-1);
  expect(line).toMatchObject({ key: 'refused.nickTaken', values: { subject: 'Ana' } });
  if (line?.kind === 'event') expect(line.values['other']).toMatch(/^Ana\d\d$/);
});

test.each([
  ['says.nickKept', 'refused.nickKept'],
  ['says.nickAlike', 'refused.nickAlike'],
] as const)('a nickname of somebody else is answered with another one: %s', (told, key) => {
  const text = inEnglish(told);
  const state = after(inLobby, { kind: 'refused', code: '433', subject: 'Ana', text, at });
  expect(buffer(state).lines.at(-1)).toMatchObject({
    key,
    values: { subject: 'Ana', other: expect.stringMatching(/^Ana\d\d$/) },
  });
});

test('it is told where the guest looks, not in the talk with whoever holds that nickname', () => {
  const state = after(inLobby, says('Ana', 'Bruno', 'psst'), {
    kind: 'refused',
    code: '433',
    subject: 'Ana',
    text: 'in use',
    at,
  });
  expect(events(state).at(-1)).toBe('refused.nickTaken');
  expect(events(state, 'ana')).toEqual([]);
});

test('a notice to the guest opens no talk', () => {
  const state = after(inLobby, {
    kind: 'talk',
    form: 'notice',
    from: 'Bot',
    target: 'Bruno',
    text: 'ok',
    at,
  });
  expect(state.buffers.size).toBe(1);
  expect(events(state).at(-1)).toBe('event.notice');
});

test('strangers with many nicknames do not fill the page', () => {
  const state = after(
    inLobby,
    ...Array.from({ length: 500 }, (_, i) => says(`Eve${i}`, 'Bruno', 'hi')),
  );
  expect(state.buffers.size).toBe(maxTalks + 1);
  expect(state.buffers.has('#lobby')).toBe(true);
  expect(state.buffers.has('eve499')).toBe(true);
});
