import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { commands, parseOrder } from '../../../server/contract/room/commands.ts';

test.each([
  ['hello there', { do: 'say', text: 'hello there' }],
  ['//etc/motd', { do: 'say', text: '/etc/motd' }],
  ['/me waves', { do: 'act', text: 'waves' }],
  ['/join lobby', { do: 'join', channel: '#lobby', key: null }],
  ['/join #lobby s3cret', { do: 'join', channel: '#lobby', key: 's3cret' }],
  ['/J #lobby', { do: 'join', channel: '#lobby', key: null }],
  ['/part', { do: 'part', channel: null, reason: '' }],
  ['/part see you', { do: 'part', channel: null, reason: 'see you' }],
  ['/part #press bye now', { do: 'part', channel: '#press', reason: 'bye now' }],
  ['/nick Ana_2', { do: 'nick', nick: 'Ana_2' }],
  ['/topic', { do: 'topic', text: null }],
  ['/topic Bread and roses', { do: 'topic', text: 'Bread and roses' }],
  ['/topic -', { do: 'topic', text: '' }],
  ['/msg Ana are you there?', { do: 'msg', to: 'Ana', text: 'are you there?' }],
  ['/msg Ana two\nlines', { do: 'msg', to: 'Ana', text: 'two\nlines' }],
  ['/query Ana', { do: 'query', to: 'Ana' }],
  ['/kick Ana too loud', { do: 'kick', nick: 'Ana', reason: 'too loud' }],
  ['/mode +o  Ana', { do: 'mode', changes: ['+o', 'Ana'] }],
  ['/away', { do: 'away', reason: '' }],
  ['/quit', { do: 'quit', reason: '' }],
  ['/names', { do: 'names' }],
  ['/help', { do: 'help' }],
  ['/people', { do: 'ask', command: 'people', rest: '' }],
  ['/Remove Ana now', { do: 'ask', command: 'remove', rest: 'Ana now' }],
  ['/invitations', { do: 'ask', command: 'invitations', rest: '' }],
  ['/extend 1h', { do: 'ask', command: 'extend', rest: '1h' }],
  ['/still-here', { do: 'ask', command: 'still-here', rest: '' }],
  ['/Still-Here', { do: 'ask', command: 'still-here', rest: '' }],
  ['/invite', { do: 'ask', command: 'invite', rest: '' }],
  ['/invite once', { do: 'ask', command: 'invite', rest: 'once' }],
  ['/invite Ana for 2h', { do: 'ask', command: 'invite', rest: 'Ana for 2h' }],
  ['/invite João Sá', { do: 'ask', command: 'invite', rest: 'João Sá' }],
  ['/invite Ana', { do: 'invite', nick: 'Ana' }],
  ['/invite Ana #lobby', { do: 'invite', nick: 'Ana' }],
])('%j is understood', (input, order) => {
  expect(parseOrder(input)).toEqual(order);
});

test.each(['join', 'nick', 'me', 'msg', 'query', 'kick', 'mode'] as const)(
  '/%s alone is answered with how to write it',
  (name) => {
    const usage = { usage: commands[name].usage };
    expect(parseOrder(`/${name}`)).toEqual({ do: 'wrong', key: 'wrong.usage', values: usage });
  },
);

test.each([
  ['/msg Ana', 'wrong.usage'],
  ['/raw OPER a b', 'wrong.unknown'],
  ['/constructor', 'wrong.unknown'],
  ['/__proto__ x', 'wrong.unknown'],
  ['/ ', 'wrong.unknown'],
  ['/nick 9lives', 'wrong.nickNameTry'],
  ['/nick Änne', 'wrong.nickNameTry'],
  ['/nick 李', 'wrong.nickName'],
  ['/query João', 'wrong.nickName'],
  ['/invite João', 'wrong.nickName'],
  ['/query #lobby', 'wrong.nickName'],
  ['/join a,b', 'wrong.channelName'],
])('%j is answered in words (%s)', (input, key) => {
  expect(parseOrder(input)).toMatchObject({ do: 'wrong', key });
});

test('whatever is typed, only a slash makes a command of it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const order = parseOrder(text);
      if (!text.startsWith('/')) expect(order).toEqual({ do: 'say', text });
      else if (!text.startsWith('//')) expect(order.do).not.toBe('say');
    }),
  );
});
