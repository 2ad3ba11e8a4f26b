// The parts around the log that need no browser: alerts, shortcuts, the order of buffers, channel queries.

import { describe, expect, test } from 'vitest';
import { Alerts } from '../../../web/src/browser/alerts.ts';
import { ChannelQueries } from '../../../web/src/session/channel-queries.ts';
import { neighbour, nextUnread } from '../../../web/src/talk/neighbours.ts';
import type { Action } from '../../../web/src/room/action.ts';
import { reduce } from '../../../web/src/room/reduce.ts';
import { emptyRoom, type RoomState } from '../../../web/src/room/state.ts';
import { caps, shortcutNames, shortcutOf, shortcuts } from '../../../web/src/view/shortcuts.ts';

const at = 1_000;
const after = (state: RoomState, ...actions: readonly Action[]): RoomState =>
  actions.reduce(reduce, state);
const says = (from: string, target: string, text: string): Action => ({
  kind: 'talk',
  form: 'say',
  from,
  target,
  text,
  at,
});
const enters = (channel: string): readonly Action[] => [
  { kind: 'opened', name: channel, at },
  { kind: 'joined', nick: 'Ana', channel, at },
];

const room = after(
  emptyRoom,
  { kind: 'registered', nick: 'Ana', echoes: false, at },
  ...enters('#lobby'),
  ...enters('#press'),
  { kind: 'opened', name: 'Eve', at },
  { kind: 'looked', name: '#lobby' },
);
const elsewhere = after(room, { kind: 'watched', watched: false });

describe('a guest is called', () => {
  test('for what is meant for them, while they look elsewhere, once in a while', () => {
    const alerts = new Alerts();
    expect(alerts.isDue(elsewhere, 0)).toBe(false);
    const named = after(elsewhere, says('Eve', '#lobby', 'Ana?'));
    expect(alerts.isDue(named, 10_000)).toBe(true);
    expect(alerts.isDue(named, 20_000)).toBe(false);
    const again = after(named, says('Eve', 'Ana', 'psst'));
    expect(alerts.isDue(again, 10_001)).toBe(false);
    expect(alerts.isDue(after(again, says('Eve', 'Ana', 'hey')), 20_001)).toBe(true);
  });

  test('not for what is said to all, and not while they look', () => {
    const alerts = new Alerts();
    expect(alerts.isDue(after(elsewhere, says('Eve', '#lobby', 'hi all')), 10_000)).toBe(false);
    expect(alerts.isDue(after(room, says('Eve', '#press', 'Ana?')), 20_000)).toBe(false);
  });
});

describe('between places', () => {
  test('the way goes round in the order of the list', () => {
    expect(neighbour(room, 1)).toBe('#press');
    expect(neighbour(room, -1)).toBe('Eve');
    expect(neighbour(emptyRoom, 1)).toBeNull();
  });

  test('what names the guest comes before what is only unread', () => {
    expect(nextUnread(room)).toBeNull();
    const unread = after(room, says('Bo', '#press', 'hi'));
    expect(nextUnread(unread)).toBe('#press');
    expect(nextUnread(after(unread, says('Eve', 'Ana', 'psst')))).toBe('Eve');
  });
});

describe('shortcuts', () => {
  test('are found by the keys’ places, with exactly their modifiers', () => {
    const press = { code: 'KeyL', altKey: true, shiftKey: true, ctrlKey: false, metaKey: false };
    expect(shortcutOf(press)).toBe('lock');
    expect(shortcutOf({ ...press, metaKey: true })).toBeNull();
    expect(shortcutOf({ ...press, ctrlKey: true })).toBeNull();
    expect(shortcutOf({ ...press, altKey: false })).toBeNull();
  });

  test('are all different, and none is a single key (WCAG 2.2, 2.1.4)', () => {
    const printed = shortcutNames.map((name) => caps(shortcuts[name]).join('+'));
    expect(new Set(printed).size).toBe(shortcutNames.length);
    for (const keys of printed) expect(keys).toMatch(/^Alt\+/);
  });
});

describe('the room is asked', () => {
  test('once for each channel that is entered, and again when it is entered anew', () => {
    const asked: string[] = [];
    const queries = new ChannelQueries();
    const look = (state: RoomState): void => {
      for (const query of queries.next(state)) asked.push(query.join(' '));
    };
    look(room);
    look(room);
    expect(asked.shift()).toBe('LIST');
    expect(asked).toEqual(['WHO #lobby', 'MODE #lobby', 'WHO #press', 'MODE #press']);
    look(after(room, { kind: 'line broke' }));
    look(room);
    expect(asked).toHaveLength(4);
    look(after(room, { kind: 'place lost' }));
    look(
      after(
        room,
        { kind: 'place lost' },
        { kind: 'registered', nick: 'Ana', echoes: false, at },
        { kind: 'joined', nick: 'Ana', channel: '#press', at },
      ),
    );
    expect(asked.slice(4)).toEqual(['LIST', 'WHO #press', 'MODE #press']);
  });
});
