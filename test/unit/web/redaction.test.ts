// Messages that are taken back, in the page's state.

import { expect, test } from 'vitest';
import { lastToTakeBack, mayTakeBack } from '../../../web/src/room/redaction.ts';
import { announce } from '../../../web/src/talk/announce.ts';
import { after, at, buffer, inLobby, says } from './room-fixture.ts';

const withId = (from: string, text: string, msgid: string, target = '#lobby') => ({
  ...says(from, target, text),
  msgid,
});

test('its text goes, wherever it is, and the line stays', () => {
  const state = after(
    inLobby,
    withId('Ana', 'slip Bruno', 'x1'),
    withId('Ana', 'psst', 'x2', 'Bruno'),
    { kind: 'taken back', msgid: 'x1', by: 'Ana' },
    { kind: 'taken back', msgid: 'x2', by: 'Ana' },
    { kind: 'taken back', msgid: 'x3', by: 'Ana' },
  );
  expect(buffer(state).lines.at(-1)).toMatchObject({
    text: '',
    mention: false,
    takenBack: 'writer',
  });
  expect(buffer(state, 'ana').lines).toMatchObject([
    { from: 'Ana', text: '', takenBack: 'writer' },
  ]);
  expect(JSON.stringify([...state.buffers])).not.toMatch(/slip|psst/);
});

test('of the guest’s own messages the last one with an id can be taken back, once', () => {
  const wrote = { kind: 'wrote', target: '#lobby', form: 'say', text: 'mine', at } as const;
  const sent = after(inLobby, wrote, { kind: 'flushed', target: '#lobby', sentAs: 1 });
  expect(lastToTakeBack(buffer(sent))).toBeNull();
  const echoed = after(sent, { ...withId('Bruno', 'mine', 'x1'), id: 1 } as never);
  const more = after(echoed, withId('Ana', 'not mine', 'x2'));
  expect(lastToTakeBack(buffer(more))).toMatchObject({ text: 'mine', msgid: 'x1' });
  const gone = after(more, { kind: 'taken back', msgid: 'x1', by: 'Ana' });
  expect(lastToTakeBack(buffer(gone))).toBeNull();
});

test('what the room kept is matched by its id, and can be taken back, too', () => {
  const one = { form: 'say', from: 'Ana', text: 'ok', at, msgid: 'x1' } as const;
  const state = after(
    inLobby,
    withId('Ana', 'ok', 'x2'),
    { kind: 'recalled', channel: '#lobby', lines: [one, { ...one, msgid: 'x2' }] },
    { kind: 'taken back', msgid: 'x1', by: 'Ana' },
  );
  const talk = buffer(state).lines.filter((line) => line.kind === 'talk');
  expect(talk.map(({ text, msgid }) => [text, msgid])).toEqual([
    ['', undefined],
    ['ok', 'x2'],
  ]);
});

test('a host may take back whatever has an id in a channel, and the line says who did it', () => {
  const state = after(
    inLobby,
    withId('Ana', 'slip', 'x1'),
    withId('Ana', 'psst', 'x2', 'Bruno'),
    says('Ana', '#lobby', 'without an id'),
  );
  const host = after(state, { kind: 'person', nick: 'Bruno', isHost: true, isKept: true });
  const may = (room: typeof state, name: string): readonly boolean[] =>
    buffer(room, name).lines.flatMap((line) =>
      line.kind === 'talk' ? [mayTakeBack(room, buffer(room, name), line)] : [],
    );
  expect([may(state, '#lobby'), may(state, 'ana')]).toEqual([[false, false], [false]]);
  expect([may(host, '#lobby'), may(host, 'ana')]).toEqual([[true, false], [false]]);
  const byHost = after(host, { kind: 'taken back', msgid: 'x1', by: 'bruno' });
  const line = buffer(byHost).lines.find((one) => one.kind === 'talk' && one.text === '');
  expect(line).toMatchObject({ from: 'Ana', takenBack: 'host' });
});

test('what was taken back is not read out', () => {
  const state = after(inLobby, withId('Ana', 'slip', 'x1'));
  expect(announce(buffer(state).lines, 0)?.count).toBe(1);
  const gone = after(state, { kind: 'taken back', msgid: 'x1', by: 'Ana' });
  expect(announce(buffer(gone).lines, 0)).toBeNull();
});

test('a writer who has another nickname by now is no host', () => {
  const state = after(inLobby, withId('Ana', 'slip', 'x1'));
  const renamed = after(state, { kind: 'renamed', from: 'Ana', to: 'Anna', at });
  const gone = after(renamed, { kind: 'taken back', msgid: 'x1', by: 'Anna' });
  expect(
    buffer(gone).lines.some((line) => line.kind === 'talk' && line.takenBack === 'writer'),
  ).toBe(true);
});
