// What is unread or new, who is mentioned, and how lines are grouped.

import { expect, test } from 'vitest';
import { mentions } from '../../../server/contract/room/mention.ts';
import { groupLines } from '../../../web/src/room/groups.ts';
import { maxLines, type RoomState } from '../../../web/src/room/state.ts';
import { after, at, buffer, inLobby, says } from './room-fixture.ts';

test('unread lines are counted where nobody looks, and those that name the guest apart', () => {
  const away = after(
    inLobby,
    { kind: 'opened', name: 'Carla', at },
    says('Ana', '#lobby', 'hi'),
    says('Ana', '#lobby', 'bruno: look'),
  );
  expect(buffer(away)).toMatchObject({ unread: 2, mentions: 1 });
  expect(buffer(after(away, { kind: 'looked', name: '#lobby' }))).toMatchObject({
    unread: 0,
    mentions: 0,
  });
});

test('a page that nobody looks at counts the channel in view too', () => {
  const hidden = after(inLobby, { kind: 'watched', watched: false }, says('Ana', '#lobby', 'hi'));
  expect(buffer(hidden).unread).toBe(1);
  expect(buffer(after(hidden, { kind: 'watched', watched: true })).unread).toBe(0);
});

test(`${maxLines} lines are kept, the newest`, () => {
  const lines = Array.from({ length: maxLines + 100 }, (_, i) =>
    says('Ana', '#lobby', `line ${i}`),
  );
  const state = after(inLobby, ...lines);
  expect(buffer(state).lines).toHaveLength(maxLines);
  expect(buffer(state).lines.at(-1)).toMatchObject({ text: `line ${maxLines + 99}` });
});

test.each([
  ['bruno: hi', true],
  ['hi, BRUNO!', true],
  ['(Bruno)', true],
  ['Brunos', false],
  ['x-bruno', false],
  ['ébruno', false],
])('%j names Bruno: %s', (text, named) => {
  expect(mentions(text, 'Bruno')).toBe(named);
});

test('a nickname of special characters is looked for as it is', () => {
  expect(mentions('hi [a]{b}|^', '[a]{b}|^')).toBe(true);
  expect(mentions('hi aab', 'a|b')).toBe(false);
});

test('what one person says in one go stands together; a pause, an action or a day parts it', () => {
  const minute = 60_000;
  const state = after(
    inLobby,
    says('Ana', '#lobby', '1', 0),
    says('Ana', '#lobby', '2', minute),
    says('Ana', '#lobby', '3', 8 * minute),
    { kind: 'talk', form: 'act', from: 'Ana', target: '#lobby', text: 'waves', at: 8 * minute },
    says('Bruno', '#lobby', '4', 9 * minute),
    says('Bruno', '#lobby', '5', 11 * minute),
  );
  const groups = groupLines(buffer(state).lines.slice(1), (when) =>
    when < 10 * minute ? 'Monday' : 'Tuesday',
  );
  expect(
    groups.map((group) =>
      group.kind === 'talk' ? group.lines.map((line) => line.text) : group.kind,
    ),
  ).toEqual([['1', '2'], ['3'], ['waves'], ['4'], 'day', ['5']]);
  expect(new Set(groups.map(({ id }) => id)).size).toBe(groups.length);
});

const firstNew = (state: RoomState, name = '#lobby'): string | null => {
  const { lines, newFrom } = buffer(state, name);
  const line = lines.find(({ id }) => id === newFrom);
  return line?.kind === 'talk' ? line.text : null;
};

test('what came while nobody looked is pointed at, from its first line on', () => {
  const away = after(
    inLobby,
    says('Ana', '#lobby', 'seen'),
    { kind: 'opened', name: 'Carla', at },
    says('Ana', '#lobby', 'first'),
    says('Ana', '#lobby', 'second'),
  );
  expect(firstNew(away)).toBe('first');
  const back = after(away, { kind: 'looked', name: '#lobby' }, says('Ana', '#lobby', 'third'));
  expect(firstNew(back)).toBe('first');
  const shown = groupLines(buffer(back).lines, () => 'today', buffer(back).newFrom);
  expect(shown.map(({ kind }) => kind).join(' ')).toMatch(/^event talk new talk$/);
});

test('it is pointed at no longer once the guest answers or goes on', () => {
  const back = after(
    inLobby,
    { kind: 'opened', name: 'Carla', at },
    says('Ana', '#lobby', 'first'),
    { kind: 'looked', name: '#lobby' },
  );
  expect(firstNew(back)).toBe('first');
  const answered = after(back, { kind: 'wrote', target: '#lobby', form: 'say', text: 'hi', at });
  expect(firstNew(answered)).toBeNull();
  expect(firstNew(after(back, { kind: 'looked', name: 'Carla' }))).toBeNull();
});

test('a window left and come back to points at what came meanwhile alone', () => {
  const once = after(inLobby, { kind: 'watched', watched: false }, says('Ana', '#lobby', 'first'), {
    kind: 'watched',
    watched: true,
  });
  expect(firstNew(once)).toBe('first');
  const twice = after(once, { kind: 'watched', watched: false }, says('Ana', '#lobby', 'later'));
  expect(firstNew(twice)).toBe('later');
});
