// What a guest types changes the guest's view, and becomes commands and messages for the room.

import { expect, test } from 'vitest';
import { parseOrder } from '../../../server/contract/room/commands.ts';
import { serviceCommands } from '../../../server/contract/room/service.ts';
import { Bans } from '../../../server/gateway/doors/lite/model/bans.ts';
import { obey, type Outcome } from '../../../server/gateway/doors/lite/model/orders.ts';
import { RoomView } from '../../../server/gateway/doors/lite/model/room-view.ts';
import { encodeCommand } from '../../../server/gateway/doors/lite/model/session-lines.ts';

function inLobby(): { view: RoomView; types: (text: string, name?: string) => Outcome } {
  const view = new RoomView('ada', () => 0);
  view.ensure('#lobby').presence = 'in';
  const bans = new Bans();
  return { view, types: (text, name = '#lobby') => obey(parseOrder(text), name, view, bans) };
}

test('a text is a message to where it was typed, and no command', () => {
  const { types } = inLobby();
  expect(types('hello')).toEqual({
    kind: 'done',
    commands: [],
    message: { to: '#lobby', form: 'say', pieces: ['hello'] },
  });
  expect(types('/me waves', 'bea')).toMatchObject({
    commands: [],
    message: { to: 'bea', form: 'act', pieces: ['waves'] },
  });
  expect(types('hello', '#elsewhere').kind).toBe('wrong');
});

test('who joins asks once, and looks at the channel from then on', () => {
  const { view, types } = inLobby();
  const next = { kind: 'go', name: '#side' };
  expect(types('/join #side')).toMatchObject({ ...next, commands: [['JOIN', '#side']] });
  const side = view.ensure('#side');
  expect(side.presence).toBe('asked');
  side.presence = 'in';
  expect(types('/join #side')).toMatchObject({ ...next, commands: [] });
});

test('a channel is left by the room’s word, a talk at once', () => {
  const { view, types } = inLobby();
  expect(types('/msg bea hi')).toMatchObject({ kind: 'go', name: 'bea' });
  expect(types('/part', 'bea')).toMatchObject({ kind: 'go', name: '#lobby', commands: [] });
  expect(view.get('bea')).toBeUndefined();
  expect(types('/part')).toMatchObject({ commands: [['PART', '#lobby', '']] });
  expect(view.get('#lobby')).toBeDefined();
});

test('what stands in a command fits into a line, however long it was typed', () => {
  const { types } = inLobby();
  const topic = 'x'.repeat(900);
  expect(types(`/topic ${topic}`)).toMatchObject({
    commands: [['TOPIC', '#lobby', topic.slice(0, 300)]],
  });
});

test('what hosts ask of the service goes to the room as a command of its own', () => {
  const { types } = inLobby();
  expect(types('/people')).toMatchObject({ kind: 'done', commands: [['PEOPLE']] });
  expect(types('/remove bea', 'bea')).toMatchObject({
    kind: 'done',
    commands: [['REMOVE', 'bea']],
  });
});

test.each(serviceCommands.filter((command) => command !== 'help'))(
  'what a host asks by /%s can be written as a line',
  (command) => {
    const { types } = inLobby();
    const outcome = types(`/${command} bob once`);
    if (outcome.kind === 'wrong') throw new Error(outcome.key);
    const lines = outcome.commands.map(([word, ...params]) =>
      Buffer.from(encodeCommand(word, params)).toString(),
    );
    expect(lines).toEqual([`${command.toUpperCase()} :bob once`]);
  },
);
