// What the room says of people: both pages keep it by the same lines in the same way.

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { RoomTranslator } from '../../../server/contract/room/room-translator.ts';
import { follow } from '../../../server/gateway/doors/lite/model/follow.ts';
import { RoomView } from '../../../server/gateway/doors/lite/model/room-view.ts';
import { parseMessage } from '../../../server/protocol/wire/message.ts';
import { encodeUtf8 } from '../../../server/protocol/wire/utf8.ts';
import { isHost, marksOf } from '../../../web/src/room/marks.ts';
import { reduce } from '../../../web/src/room/reduce.ts';
import { emptyRoom, type RoomState } from '../../../web/src/room/state.ts';

interface Pages {
  readonly page: RoomState;
  readonly lite: RoomView;
}

/** Bruno's two pages, which have got the same lines. */
function pages(...lines: readonly string[]): Pages {
  const lite = new RoomView('Bruno', () => 0);
  const translator = new RoomTranslator(() => 0);
  let page = reduce(emptyRoom, { kind: 'registered', nick: 'Bruno', echoes: true, at: 0 });
  for (const line of lines) {
    const message = parseMessage(encodeUtf8(line));
    if (message === null) throw new Error(`no line: ${line}`);
    page = translator.translate(message).reduce(reduce, page);
    follow(lite, message, () => 0);
  }
  return { page, lite };
}

const nicks = ['Ana', 'Bruno', 'Carla', 'Anna'] as const;

const said = ({ page, lite }: Pages): Record<string, unknown> => {
  const all = nicks.map((nick) => [nick, marksOf(page, nick)] as const);
  for (const [nick, marks] of all) expect(lite.marks.of(nick), nick).toEqual(marks);
  expect(lite.isHost).toBe(isHost(page));
  return Object.fromEntries(all.filter(([, marks]) => marks.isHost || marks.isKept));
};

const join = (nick: string, channel = '#a'): string => `:${nick}!x@h JOIN ${channel}`;
const person = (nick: string, words: string): string =>
  `:mayfly.room MAYFLYPERSON ${nick} :${words}`;
const host = { isHost: true, isKept: true };
const kept = { isHost: false, isKept: true };

test('it follows a nickname, and goes when the room says so', () => {
  const lines = [
    join('Bruno'),
    person('bruno', 'host kept'),
    join('Ana'),
    person('Ana', 'kept odd'),
  ];
  expect(said(pages(...lines))).toEqual({ Bruno: host, Ana: kept });
  const renamed = [...lines, ':Ana!x@h NICK Anna', ':Bruno!x@h NICK Carla'];
  expect(said(pages(...renamed))).toEqual({ Carla: host, Anna: kept });
  expect(said(pages(...renamed, person('Anna', ''), person('Carla', 'kept')))).toEqual({
    Carla: kept,
  });
});

test.each([
  ['who quits', ':Ana!x@h QUIT :bye'],
  ['who leaves', ':Ana!x@h PART #a'],
  ['who is removed', ':Bruno!x@h KICK #a Ana :no'],
  ['when the guest leaves', ':Bruno!x@h PART #a'],
  ['when the guest is removed', ':Ana!x@h KICK #a Bruno :no'],
])('it is forgotten of people whom the guest does not see any more: %s', (_, gone) => {
  const both = [join('Bruno'), join('Ana'), person('Ana', 'host kept'), person('Bruno', 'kept')];
  expect(said(pages(...both, gone))).toEqual({ Bruno: kept });
  const elsewhere = [join('Bruno', '#b'), join('Ana', '#b')];
  const isOut = gone.includes('QUIT');
  expect(said(pages(...elsewhere, ...both, gone))).toEqual(
    isOut ? { Bruno: kept } : { Bruno: kept, Ana: host },
  );
});

test('both pages keep the same, whatever comes', () => {
  const nick = fc.constantFrom(...nicks);
  const channel = fc.constantFrom('#a', '#b');
  const line = fc.oneof(
    fc.tuple(nick, channel).map(([who, where]) => join(who, where)),
    fc.tuple(nick, channel).map(([who, where]) => `:${who}!x@h PART ${where}`),
    fc.tuple(nick, nick, channel).map(([by, who, where]) => `:${by}!x@h KICK ${where} ${who} :no`),
    fc.tuple(nick, nick).map(([from, to]) => `:${from}!x@h NICK ${to}`),
    nick.filter((who) => who !== 'Bruno').map((who) => `:${who}!x@h QUIT :bye`),
    fc
      .tuple(nick, fc.constantFrom('', 'host', 'kept', 'host kept'))
      .map(([who, words]) => person(who, words)),
  );
  fc.assert(fc.property(fc.array(line, { maxLength: 30 }), (lines) => void said(pages(...lines))));
});
