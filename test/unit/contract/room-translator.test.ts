import { expect, test } from 'vitest';
import { RoomTranslator, type IrcMessage } from '../../../server/contract/room/room-translator.ts';

const line = (command: string, ...params: readonly string[]): IrcMessage => ({
  command,
  params,
  source: 'ana!guest@f00d.room',
  tags: new Map(),
});
const tagged = (tags: Readonly<Record<string, string>>, message: IrcMessage): IrcMessage => ({
  ...message,
  tags: new Map(Object.entries(tags)),
});
const byServer = (message: IrcMessage): IrcMessage => ({ ...message, source: 'mayfly.room' });

/** What these lines tell together. */
const translated = (now: number, ...lines: readonly IrcMessage[]) => {
  const translator = new RoomTranslator(() => now);
  return lines.flatMap((one) => translator.translate(one));
};

test.each([
  [
    'who is there, as WHO answers',
    line('352', 'me', '#lobby', '~lite', 'beef.room', 'mayfly.room', 'bia', 'H@', '0 lite'),
    ['seen', 'bia', 'beef.room', false],
  ],
  [
    'a ban',
    line('367', 'me', '#lobby', '*!*@f00d.room', 'olga', '0'),
    ['ban listed', '#lobby', '*!*@f00d.room'],
  ],
  [
    'a channel of the list',
    line('322', 'me', '#press', '3', 'News'),
    ['channel listed', '#press', 3],
  ],
  ['that all channels are told', line('323', 'me', 'End'), ['channels listed', 1_000]],
  ['that all bans are told', line('368', 'me', '#lobby', 'End'), ['bans listed', '#lobby']],
  [
    'when the room ends',
    line('005', 'me', 'mayfly.chat/ENDS-IN=90', 'are supported'),
    ['ends', 91_000],
  ],
])('tells %s', (_, parsed, told) => {
  expect(translated(1_000, parsed).map((one): unknown[] => Object.values(one))).toEqual([told]);
});

test('tells how a channel is set, with what its modes need', () => {
  expect(translated(0, line('324', 'me', '#lobby', '+mlk', '40', 'sesame'))).toEqual([
    { kind: 'channel modes', channel: '#lobby', modes: '+mlk', params: ['40', 'sesame'] },
  ]);
});

test('tells of one line all that it says: when the room ends, and how much it keeps', () => {
  const support = line('005', 'me', 'CHATHISTORY=50', 'mayfly.chat/ENDS-IN=90', 'are supported');
  expect(translated(0, support)).toEqual([
    { kind: 'recalls', limit: 50 },
    { kind: 'ends', at: 90_000 },
  ]);
});

test('a question about the past that is refused has an answer without lines', () => {
  const refused = line('FAIL', 'CHATHISTORY', 'INVALID_TARGET', 'LATEST', '#lobby', 'Not in it');
  expect(translated(0, refused)).toEqual([{ kind: 'recalled', channel: '#lobby', lines: [] }]);
});

test.each([
  line('005', 'me', 'CASEMAPPING=ascii', 'are supported'),
  line('005', 'me', 'mayfly.chat/ENDS-IN=soon', 'are supported'),
  line('005', 'me', 'mayfly.chat/ENDS-IN=1e9', 'are supported'),
  line('005', 'me', 'mayfly.chat/FORGETS=0', 'mayfly.chat/FORGETS=x', 'are supported'),
  line('005', 'me', 'CHATHISTORY=0', 'CHATHISTORY=-1', 'are supported'),
  line('FAIL', 'RESUME', 'INVALID_TOKEN', 'no', 'such', 'place'),
  line('PRIVMSG', '#lobby', '\x01VERSION\x01'),
  line('422', 'me', 'There is no message of the day'),
  line('TAGMSG', '#lobby'),
  line('__proto__', '#lobby'),
])('nothing is told of $command $params', (parsed) => {
  expect(translated(0, parsed)).toEqual([]);
});

const at = 5;

test.each([
  [
    'who joins, and by which host',
    [line('JOIN', '#lobby')],
    [
      { kind: 'joined', nick: 'ana', channel: '#lobby', at },
      { kind: 'seen', nick: 'ana', host: 'f00d.room' },
    ],
  ],
  [
    'who leaves, and why',
    [line('PART', '#lobby', 'bye'), line('QUIT', 'gone')],
    [
      { kind: 'parted', nick: 'ana', channel: '#lobby', reason: 'bye', at },
      { kind: 'quit', nick: 'ana', at },
    ],
  ],
  [
    'who is removed',
    [line('KICK', '#lobby', 'bia', 'enough')],
    [{ kind: 'kicked', nick: 'bia', by: 'ana', channel: '#lobby', reason: 'enough', at }],
  ],
  ['another name', [line('NICK', 'anna')], [{ kind: 'renamed', from: 'ana', to: 'anna', at }]],
  [
    'a topic that is changed, and one that stands',
    [
      line('TOPIC', '#lobby', 'News'),
      byServer(line('332', 'me', '#lobby', 'News')),
      byServer(line('331', 'me', '#lobby', 'No topic is set')),
    ],
    [
      { kind: 'topic', channel: '#lobby', text: 'News', by: 'ana', at },
      { kind: 'topic', channel: '#lobby', text: 'News', by: null, at },
      { kind: 'topic', channel: '#lobby', text: '', by: null, at },
    ],
  ],
  [
    'a change of modes, each with its parameter',
    [line('MODE', '#lobby', '+o-t', 'bia')],
    [
      {
        kind: 'modes',
        channel: '#lobby',
        by: 'ana',
        changes: [
          { sign: '+', letter: 'o', param: 'bia' },
          { sign: '-', letter: 't', param: null },
        ],
        text: '+o-t bia',
        at,
      },
    ],
  ],
  [
    'the people of a channel once their list is whole',
    [
      byServer(line('353', 'me', '=', '#lobby', '@ana +bia')),
      byServer(line('353', 'me', '=', '#Lobby', 'me ')),
      byServer(line('366', 'me', '#lobby', 'End')),
    ],
    [
      {
        kind: 'people',
        channel: '#lobby',
        people: [
          { nick: 'ana', modes: 'o' },
          { nick: 'bia', modes: 'v' },
          { nick: 'me', modes: '' },
        ],
      },
    ],
  ],
  [
    'who is away, who is back, and the same of oneself',
    [
      line('AWAY', 'lunch'),
      line('AWAY'),
      byServer(line('301', 'me', 'bia', 'lunch')),
      byServer(line('306', 'me', 'away')),
      byServer(line('305', 'me', 'back')),
    ],
    [
      { kind: 'presence', nick: 'ana', away: 'lunch', at },
      { kind: 'presence', nick: 'ana', away: null, at },
      { kind: 'presence', nick: 'bia', away: 'lunch', at },
      { kind: 'away', away: true, at },
      { kind: 'away', away: false, at },
    ],
  ],
  [
    'an invitation',
    [line('INVITE', 'me', '#press')],
    [{ kind: 'invited', by: 'ana', channel: '#press', at }],
  ],
  [
    'refusals, and the last words of the room',
    [
      byServer(line('482', 'me', '#lobby', 'You are no operator')),
      line('ERROR', 'Closing link: x'),
    ],
    [
      { kind: 'refused', code: '482', subject: '#lobby', text: 'You are no operator', at },
      { kind: 'refused', code: 'ERROR', subject: '', text: 'Closing link: x', at },
    ],
  ],
  [
    'the answer to a PING',
    [byServer(line('PONG', 'mayfly.room', 'b-1'))],
    [{ kind: 'pong', token: 'b-1' }],
  ],
])('tells %s', (_, lines, events) => {
  expect(translated(at, ...lines)).toEqual(events);
});

test('talk has its form, its id where it is an echo, and the time that the room tells', () => {
  const lines = [
    tagged({ time: '1970-01-01T00:00:07.000Z' }, line('PRIVMSG', '#lobby', 'hello')),
    tagged({ 'mayfly.chat/id': '3' }, line('PRIVMSG', '#lobby', '\x01ACTION waves\x01')),
    line('NOTICE', 'me', 'psst'),
  ];
  const said = { kind: 'talk', from: 'ana' } as const;
  expect(translated(at, ...lines)).toEqual([
    { ...said, form: 'say', target: '#lobby', text: 'hello', at: 7_000 },
    { ...said, form: 'act', target: '#lobby', text: 'waves', id: 3, at },
    { ...said, form: 'notice', target: 'me', text: 'psst', at },
  ]);
});

test('what a server says is told apart, and no guest can pass for one', () => {
  expect(translated(at, byServer(line('NOTICE', '*', 'hello')))).toEqual([
    { kind: 'server said', target: '*', text: 'hello', at },
  ]);
  const forged = { ...line('NOTICE', 'me', 'hello'), source: 'mayfly.room!guest@f00d.room' };
  expect(translated(at, forged)).toMatchObject([{ kind: 'talk', from: 'mayfly.room' }]);
});

test('lines of a history batch are told together, in their order, when it ends', () => {
  const within = (text: string): IrcMessage =>
    tagged({ batch: 'h1', time: '1970-01-01T00:00:01.000Z' }, line('PRIVMSG', '#lobby', text));
  const lines = [
    line('BATCH', '+h1', 'chathistory', '#lobby'),
    within('one'),
    line('PRIVMSG', '#lobby', 'now'),
    within('two'),
    line('BATCH', '-h1'),
  ];
  const kept = { form: 'say', from: 'ana', at: 1_000 } as const;
  expect(translated(at, ...lines)).toEqual([
    { kind: 'talk', form: 'say', from: 'ana', target: '#lobby', text: 'now', at },
    {
      kind: 'recalled',
      channel: '#lobby',
      lines: [
        { ...kept, text: 'one' },
        { ...kept, text: 'two' },
      ],
    },
  ]);
});

test('a time that no calendar has is no time', () => {
  const later = tagged({ time: '+275760-09-13T00:00:00.001Z' }, line('QUIT', 'gone'));
  expect(translated(at, later)).toEqual([{ kind: 'quit', nick: 'ana', at }]);
});

test('tells at which age messages are dropped, and how far the clock here is ahead of the room’s', () => {
  const said = line('005', 'me', 'mayfly.chat/FORGETS=600', 'are supported');
  const stamped = { ...said, tags: new Map([['time', '1970-01-01T00:00:05.000Z']]) };
  expect(translated(7_000, said)).toEqual([{ kind: 'forgets', ageMs: 600_000, aheadMs: 0 }]);
  expect(translated(7_000, stamped)).toEqual([{ kind: 'forgets', ageMs: 600_000, aheadMs: 2_000 }]);
});

test('tells who is a host and whose name is kept, and when nothing is to be said any more', () => {
  const told = translated(
    at,
    line('MAYFLYPERSON', 'ana', 'host kept'),
    line('MAYFLYPERSON', 'bob', 'kept'),
    line('MAYFLYPERSON', 'bob', ''),
    line('MAYFLYPERSON', 'host'),
    line('MAYFLYPERSON'),
  );
  expect(told).toEqual([
    { kind: 'person', nick: 'ana', isHost: true, isKept: true },
    { kind: 'person', nick: 'bob', isHost: false, isKept: true },
    { kind: 'person', nick: 'bob', isHost: false, isKept: false },
    { kind: 'person', nick: 'host', isHost: false, isKept: false },
  ]);
});
