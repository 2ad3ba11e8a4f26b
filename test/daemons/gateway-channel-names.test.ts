// No channel looks like another: a name with hidden, styled or look-alike characters is refused, at every door.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { passphrase, type GatewayRoom } from '../support/gateway.ts';
import type { IrcClient } from '../support/irc-client.ts';
import { LiteClient, textOf } from '../support/lite-client.ts';
import { answers, codes, startRoomWithBob } from './gateway-fixture/room-with-bob.ts';

let room: GatewayRoom;
let bob: IrcClient;

beforeAll(async () => {
  ({ room, bob } = await startRoomWithBob());
});

afterAll(() => room.end());

/** Names that are not their own cleaned form, or could be taken for another one. */
const unclear: readonly (readonly [string, string])[] = [
  ['a zero-width space', '#lobby\u200b'],
  ['a zero-width joiner', '#lob\u200dby'],
  ['a zero-width non-joiner', '#lob\u200cby'],
  ['a word joiner', '#lobby\u2060'],
  ['a byte order mark', '#\ufefflobby'],
  ['a soft hyphen', '#lob\u00adby'],
  ['an override of direction', '#\u202elobby'],
  ['an isolate', '#\u2066lobby\u2069'],
  ['a mark of direction', '#lobby\u200e'],
  ['an Arabic letter mark', '#lobby\u061c'],
  ['a variation selector', '#lobby\ufe0f'],
  ['a tag', '#lobby\u{e0041}'],
  ['a Hangul filler', '#lobby\u3164'],
  ['a blank of Braille', '#lobby\u2800'],
  ['a no-break space', '#lob\u00a0by'],
  ['an ideographic space', '#lobby\u3000'],
  ['a separator of lines', '#lobby\u2028'],
  ['bold', '#\u0002lobby'],
  ['a colour', '#\u000304lobby'],
  ['a reset', '#lobby\u000f'],
  ['a control code', '#lobby\u001b'],
  ['a code of C1', '#lobby\u0085'],
  ['a letter and its accent apart', '#cafe\u0301'],
  ['a mark that stands on the sign', '#\u0301lobby'],
  ['wide letters', '#ｌｏｂｂｙ'],
  ['a ligature', '#ﬁeld'],
  ['an unassigned code point', '#lobby\u0378'],
  ['a private one', '#lobby\ue000'],
  ['what stands for anything', '#lobby\ufffd'],
  ['what stands for an object', '#lobby\ufffc'],
  ['a note without a head', '#lobby\u{1d159}'],
  ['an Egyptian blank', '#lobby\u{13441}'],
  ['a filler of Khitan', '#lobby\u{16fe4}'],
  ['a joiner of Brahmi numbers', '#lobby\u{1107f}'],
  ['a selector of shorthand', '#lobby\u{1bc9d}'],
  ['a turn of sign writing', '#lobby\u{1daa1}'],
  ['an i that has its dot twice', '#vi\u0307p'],
  ['a j that has its dot behind another mark', '#j\u0323\u0307'],
  ['an i without a dot that is given one', '#v\u0131\u0307p'],
  ['an accent on an i without a dot', '#v\u0131\u0301p'],
  ['too many marks', '#a\u0323\u0324\u0325\u0326\u0327\u0328'],
];
const clear = [
  '#lobby',
  '#Ñandú',
  '#чат',
  '#日本語',
  '#حديث',
  '#हिन्दी',
  '#한국어',
  '#❤',
  '#ılık',
  '#café',
  '#ịx',
  '#[x]{y}|z',
  '##',
];

describe.each(['irc', 'websocket'] as const)('at the %s door', (door) => {
  let guest: IrcClient;
  let serial = 0;

  beforeEach(async () => {
    guest = room[door]();
    serial += 1;
    await guest.enters(`g${door}${serial}`, passphrase);
  });

  test.each(unclear)('a channel with %s in its name does not come to be', async (_what, name) => {
    const heard = await answers(guest, `JOIN ${name}`, `INVITE bob ${name}`, `PRIVMSG ${name} :x`);
    expect(heard.filter((line) => / JOIN /.test(line))).toEqual([]);
    expect(heard[0]).toMatch(/ 403 \S+ [^]* :No such channel: its name has no/);
    expect(codes(heard).at(1)).toBe('403');
    expect(codes(heard).at(2)).toBe('404');
    expect((await answers(guest, 'LIST')).filter((line) => line.includes(` ${name} `))).toEqual([]);
    guest.close();
  });

  test.each(clear)('%s does', async (name) => {
    expect((await answers(guest, `JOIN ${name}`)).at(-1)).toContain(` 366 `);
    guest.close();
  });

  test('the reason is the true one', async () => {
    const heard = await answers(
      guest,
      ...['&a', '+a', 'a', '#', `#${'x'.repeat(50)}`, `#${'ä'.repeat(25)}`, '#a:b'].map(
        (name) => `JOIN ${name}`,
      ),
      `JOIN #${'x'.repeat(49)}`,
      `JOIN #${'ä'.repeat(24)}x`,
    );
    const told = heard.flatMap(
      (line) => /403 \S+ \S+ :No such channel: (.*)/.exec(line)?.[1] ?? [],
    );
    expect(told).toEqual([
      'its name starts with # and is short',
      'its name starts with # and is short',
      'its name starts with # and is short',
      'its name has something behind the #',
      'its name is longer than 50 bytes',
      'its name is longer than 50 bytes',
      'its name has no space, comma, colon or control character in it',
    ]);
    expect(heard.filter((line) => / JOIN /.test(line))).toHaveLength(2);
    guest.close();
  });
});

test('the door without script has the same rule', async () => {
  const lite = new LiteClient({ port: room.webPort });
  await lite.enters('lena', passphrase);
  for (const name of ['#lobby\u200b', '#\u0002lobby', '#ｌｏｂｂｙ', '#lob\u200dby', '&SERVER']) {
    await lite.writes('#lobby', `/join ${name}`);
  }
  expect((await answers(bob, 'WHOIS lena')).find((line) => / 319 /.test(line))).toMatch(
    / lena :?#lobby$/,
  );
  expect(textOf((await lite.messages('#lobby')).body)).not.toContain('You are in #\u0002');
});
