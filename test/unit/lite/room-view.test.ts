// ngIRCd's lines change a guest's view, which stays within its limits.

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { follow } from '../../../server/gateway/doors/lite/model/follow.ts';
import type { RoomBuffer } from '../../../server/gateway/doors/lite/model/buffer.ts';
import { RoomView } from '../../../server/gateway/doors/lite/model/room-view.ts';
import { parseMessage } from '../../../server/protocol/wire/message.ts';
import { encodeUtf8 } from '../../../server/protocol/wire/utf8.ts';

/** The wall clock. */
const clock = { nowMs: 0 };

function guestView(...channels: readonly string[]): {
  view: RoomView;
  hears: (...lines: readonly string[]) => void;
} {
  const view = new RoomView('ada', () => clock.nowMs);
  const hears = (...said: readonly string[]): void => {
    for (const text of said) {
      const message = parseMessage(encodeUtf8(text));
      if (message !== null) follow(view, message, () => 0);
    }
  };
  for (const channel of channels) hears(`:ada!a@h JOIN ${channel}`);
  return { view, hears };
}

/** As a person reads a place: `who: text`, or the key of what happened. */
function read(place: RoomBuffer | undefined): readonly string[] {
  return (place?.lines ?? []).map((line) =>
    line.kind === 'talk' ? `${line.from}: ${line.text}` : line.key,
  );
}

test('talk goes to its channel, and to a talk of its own where it is private', () => {
  const { view, hears } = guestView('#a');
  hears(
    ':bea!b@h PRIVMSG #A :hello ada',
    ':bea!b@h PRIVMSG ada :between us',
    ':bea!b@h PRIVMSG #a :\x01ACTION waves\x01',
    ':bea!b@h PRIVMSG ada :\x01VERSION\x01',
    ':bea!b@h PRIVMSG #elsewhere :lost',
  );
  expect(read(view.get('#a'))).toEqual(['event.youJoined', 'bea: hello ada', 'bea: waves']);
  expect(read(view.get('bea'))).toEqual(['bea: between us']);
  expect(view.get('#elsewhere')).toBeUndefined();
  expect(view.get('#a')).toMatchObject({ unread: 2, mentions: 1 });
  expect(view.get('bea')).toMatchObject({ unread: 1, mentions: 1 });
});

test('people come, are renamed, raised, removed and go', () => {
  const { view, hears } = guestView('#a');
  hears(
    ':s 353 ada = #a :@ada +bea ~&cyd',
    ':s 366 ada #a :End',
    ':dan!d@h JOIN #a',
    ':bea!b@h NICK bee',
    ':ada!a@h MODE #a +ov-v bee dan bee',
    ':ada!a@h KICK #a cyd :enough',
  );
  const people = [...(view.get('#a')?.people.values() ?? [])].map(
    ({ nick, modes }) => `${nick}:${modes}`,
  );
  expect(people.toSorted()).toEqual(['ada:o', 'bee:o', 'dan:v']);
  hears(':dan!d@h QUIT :bye', ':bee!b@h PART #a');
  expect([...(view.get('#a')?.people.keys() ?? [])]).toEqual(['ada']);
  expect(read(view.get('#a')).slice(-3)).toEqual(['event.kicked', 'event.quit', 'event.parted']);
});

test('a talk goes with its person’s new name, in its place in the list', () => {
  const { view, hears } = guestView();
  hears(':bea!b@h PRIVMSG ada :1', ':cyd!c@h PRIVMSG ada :2', ':bea!b@h NICK Bee');
  expect(view.inOrder().map(({ name }) => name)).toEqual(['Bee', 'cyd']);
});

test('who is removed is out of the channel, and who leaves it has it no more', () => {
  const { view, hears } = guestView('#a', '#b');
  hears(':bea!b@h KICK #a ada :out', ':ada!a@h PART #b');
  expect(view.get('#a')?.presence).toBe('out');
  expect(view.get('#b')).toBeUndefined();
});

test('a refusal stands where it belongs, and a JOIN that is refused does not wait', () => {
  const { view, hears } = guestView('#a');
  view.ensure('#shut');
  hears(':s 474 ada #shut :Cannot join', ':s 482 ada #a :not op', ':s 422 ada :no MOTD');
  expect(view.get('#shut')?.presence).toBe('out');
  expect(read(view.get('#shut'))).toEqual(['refused.bannedHere']);
  expect(read(view.get('#a'))).toEqual(['event.youJoined', 'refused.notOperator']);
});

const word = fc.constantFrom('ada', 'bea', '#a', '#b', '__proto__', 'constructor', ':', '+ov', '');
const command = fc.constantFrom(
  'PRIVMSG',
  'NOTICE',
  'JOIN',
  'PART',
  'QUIT',
  'NICK',
  'KICK',
  'TOPIC',
  'MODE',
  'INVITE',
  '001',
  '332',
  '353',
  '366',
  '401',
  '433',
  '474',
  'toString',
  '__proto__',
);

test('whatever lines come, in whatever order, the view stays whole and within its bounds', () => {
  const line = fc.tuple(
    word,
    command,
    fc.array(word, { maxLength: 4 }),
    fc.string({ maxLength: 400 }),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 200 }), (lines) => {
      const { view, hears } = guestView('#a', '#b');
      hears(
        ...lines.map(
          ([from, what, params, text]) => `:${from}!x@h ${what} ${params.join(' ')} :${text}`,
        ),
      );
      expect(view.buffers.size).toBeLessThanOrEqual(32);
      for (const [key, place] of view.buffers) expect(view.get(place.name), key).toBe(place);
      for (const place of view.buffers.values()) expect(place.bytes).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('a flood in one channel keeps to its bytes, and takes nothing of a quiet talk', () => {
  const { view, hears } = guestView('#a');
  hears(':bea!b@h PRIVMSG ada :keep me');
  for (let index = 0; index < 1_000; index += 1) hears(`:bea!b@h PRIVMSG #a :${'w'.repeat(450)}`);
  const bytes = [...view.buffers.values()].reduce((sum, place) => sum + place.bytes, 0);
  expect(bytes).toBeLessThanOrEqual(128 * 1024);
  expect(view.get('#a')?.lines.length).toBeLessThanOrEqual(100);
  expect(read(view.get('bea'))).toEqual(['bea: keep me']);
});

test('strangers with many nicknames take the place of one another, not of a channel', () => {
  const { view, hears } = guestView('#a');
  for (let index = 0; index < 200; index += 1) hears(`:n${index}!b@h PRIVMSG ada :hi`);
  expect(view.buffers.size).toBe(32);
  expect(view.get('#a')).toBeDefined();
  expect(view.get('n199')).toBeDefined();
  expect(view.get('n0')).toBeUndefined();
});

test('a channel that the Session could not return to stays, with a way back in; one that was left goes', () => {
  const { view, hears } = guestView('#a', '#b');
  hears(':ada!a@h PART #a :cannot return: Cannot join channel (+k)', ':ada!a@h PART #b :bye');
  expect(read(view.get('#a'))).toEqual(['event.youJoined', 'event.cannotReturn']);
  expect(view.get('#a')).toMatchObject({ presence: 'out' });
  expect(view.get('#a')?.people.size).toBe(0);
  expect(view.get('#b')).toBeUndefined();
});

test('a list of channels is told where the guest is, once it is whole', () => {
  const { view, hears } = guestView('#a');
  hears(':s 322 ada #a 3 :topic', ':s 322 ada #b 1 :');
  expect(read(view.get('#a'))).toEqual(['event.youJoined']);
  hears(':s 323 ada :End of LIST', ':s 323 ada :End of LIST');
  expect(view.get('#a')?.lines.slice(1)).toMatchObject([
    { key: 'event.channels', values: { names: '#a (3), #b (1)' } },
    { key: 'event.noChannels' },
  ]);
});

test('who is alone in a channel that is not the room’s is told which is', () => {
  const end = (channel: string): string => `:s 366 ada ${channel} :End of NAMES list`;
  const { view, hears } = guestView('#loby');
  hears(end('#loby'));
  expect(read(view.get('#loby'))).toEqual(['event.youJoined']);
  view.home = '#lobby';
  hears(end('#loby'));
  expect(view.get('#loby')?.lines.at(-1)).toMatchObject({
    key: 'lite.alone',
    values: { channel: '#loby', name: '#lobby' },
  });
  hears(':bea!b@h JOIN #loby', end('#loby'), ':bea!b@h PART #loby', ':ada!a@h JOIN #lobby');
  hears(end('#lobby'), end('#loby'));
  for (const place of view.buffers.values()) {
    expect(read(place).filter((key) => key === 'lite.alone').length).toBeLessThan(2);
  }
});

test('in a room that forgets, lines of that age are dropped, and what is gone is not unread', () => {
  const { view, hears } = guestView('#a');
  hears(
    ':mayfly.room 005 ada mayfly.chat/FORGETS=600 :are supported',
    ':bea!b@h PRIVMSG #a :old ada',
  );
  clock.nowMs = 60_000;
  hears(':bea!b@h PRIVMSG #a :new');
  view.dropOld(599_999);
  expect(read(view.get('#a'))).toContain('bea: old ada');
  view.dropOld(600_000);
  expect(read(view.get('#a'))).toEqual(['bea: new']);
  expect(view.get('#a')).toMatchObject({ unread: 1, mentions: 1 });
  expect(view.takeNewLines()).toHaveLength(1);
  view.dropOld(660_000);
  expect(view.get('#a')).toMatchObject({ lines: [], unread: 0, mentions: 0, bytes: 0 });
  clock.nowMs = 0;
});

test('a message that is taken back loses its text, and what a stream shows of it is known', () => {
  const { view, hears } = guestView('#a');
  hears('@msgid=x1 :bea!b@h PRIVMSG #a :slip ada', ':bea!b@h REDACT #a x1 :reason');
  const line = view.get('#a')?.lines.at(-1);
  expect(line).toMatchObject({ text: '', mention: false, takenBack: 'writer', msgid: null });
  expect(view.takenBack).toMatchObject([{ id: line?.id }]);
  expect(view.takeNewLines().at(-1)?.line).toBe(line);
});

test('a host may take back what has an id in a channel, and the line says that a host did', () => {
  const { view, hears } = guestView('#a');
  hears(
    '@msgid=x1 :bea!b@h PRIVMSG #a :slip',
    '@msgid=x2 :bea!b@h PRIVMSG ada :psst',
    ':bea!b@h NOTICE #a :without an id',
    ':mayfly.room MAYFLYPERSON cyd :host kept',
  );
  const texts = view.get('#a')?.toTakeBack.map(({ text }) => text);
  expect([texts, view.get('bea')?.toTakeBack]).toEqual([['slip'], []]);
  hears(':cyd!c@h REDACT #a x1');
  expect(view.takenBack).toMatchObject([{ buffer: view.get('#a') }]);
  expect(view.get('#a')?.lines).toContainEqual(expect.objectContaining({ takenBack: 'host' }));
  expect(view.get('#a')?.toTakeBack).toEqual([]);
});

test('an echo is no line, and gives the guest’s own message its id', () => {
  const { view, hears } = guestView('#a');
  hears('@msgid=x1 :ada!a@h PRIVMSG #a :mine', '@msgid=x2 :ada!a@h PRIVMSG bea :psst');
  expect(read(view.get('#a')).at(-1)).toBe('event.youJoined');
  expect(view.get('bea')).toBeUndefined();
  expect([view.takeEchoes('#A'), view.takeEchoes('#a')]).toEqual([['x1'], []]);
  hears('@msgid=x3 :ada!a@h PRIVMSG ada :self', '@msgid=x3 :ada!a@h PRIVMSG ada :self');
  expect(read(view.get('ada'))).toEqual(['ada: self']);
});
