import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Action } from '../../../web/src/room/action.ts';
import { reduce } from '../../../web/src/room/reduce.ts';
import { emptyRoom, type RoomState } from '../../../web/src/room/state.ts';
import { maxFound, search } from '../../../web/src/talk/search.ts';
import { foldText } from '../../../web/src/text/fold.ts';
import { disguises, markup } from '../../support/hostile-texts.ts';

const says = (from: string, target: string, text: string, at = 1_000): Action => ({
  kind: 'talk',
  form: 'say',
  from,
  target,
  text,
  at,
});
function roomWith(...actions: readonly Action[]): RoomState {
  const opened: readonly Action[] = [
    { kind: 'registered', nick: 'Bruno', echoes: false, at: 1 },
    { kind: 'opened', name: '#lobby', at: 1 },
    { kind: 'opened', name: '#press', at: 1 },
  ];
  return [...opened, ...actions].reduce(reduce, emptyRoom);
}
/** The found texts, with the matches in brackets. */
const shown = (room: RoomState, query: string): readonly string[] =>
  search(room, query).found.map(({ text, marks }) => {
    let done = 0;
    const parts = marks.map(([from, to]) => {
      const part = `${text.slice(done, from)}[${text.slice(from, to)}]`;
      done = to;
      return part;
    });
    return parts.join('') + text.slice(done);
  });

test('all channels and talks are searched, the newest first', () => {
  const room = roomWith(
    says('Ana', '#lobby', 'the bridge', 1),
    says('Ana', '#press', 'a bridge', 3),
    says('Eve', 'Bruno', 'bridge!', 2),
  );
  expect(search(room, 'bridge').found.map(({ place }) => place)).toEqual([
    '#press',
    'Eve',
    '#lobby',
  ]);
});

test.each([
  ['CAFE', 'un café', 'un [café]'],
  ['éle', 'ELEPHANT', '[ELE]PHANT'],
  ['strasse', 'Straße', '[Straße]'],
  ['fi', 'ﬁnd', '[ﬁ]nd'],
  ['e', 'e\u0301x', '[e\u0301]x'],
  ['שלום', 'שָׁלוֹם', '[שָׁלוֹם]'],
  ['two one', 'one and two', '[one] and [two]'],
  ['ab bc', 'abc', '[abc]'],
  ['red', '\x0304r\x02ed\x03 hot', '[red] hot'],
  ['👩', 'x 👩‍👧 y', 'x [👩]‍👧 y'],
])('%j finds %j', (query, text, marked) => {
  expect(shown(roomWith(says('Ana', '#lobby', text)), query)).toEqual([marked]);
});

test('every word has to be there', () => {
  expect(shown(roomWith(says('Ana', '#lobby', 'one')), 'one two')).toEqual([]);
});

test.each(['', '  ', '\u0301', '\u202e\u200b'])(
  '%j asks for nothing, and finds nothing',
  (query) => {
    expect(search(roomWith(says('Ana', '#lobby', 'hi')), query)).toEqual({ found: [], total: 0 });
  },
);

test('what happened is not what was said, and the muted are not searched', () => {
  const room = roomWith(
    { kind: 'joined', nick: 'Bruno', channel: '#lobby', at: 1 },
    says('Eve', '#lobby', 'Bruno, buy'),
    { kind: 'muted', nick: 'eve' },
  );
  expect(search(room, 'bruno').total).toBe(0);
});

test('the newest hundred are shown, and all are counted', () => {
  const room = roomWith(
    ...Array.from({ length: maxFound + 20 }, (_, at) => says('Ana', '#lobby', `hey ${at}`, at)),
  );
  const { found, total } = search(room, 'hey');
  expect(total).toBe(maxFound + 20);
  expect(found).toHaveLength(maxFound);
  expect(found[0]?.text).toBe('hey 119');
});

const hostile = [...markup, ...disguises].map(([name, text]) => [name, text] as const);

test.each(hostile)('%s is found by its own letters, as text', (_, text) => {
  const [found] = search(roomWith(says('Ana', '#lobby', text)), text).found;
  expect(found?.marks.length).toBeGreaterThan(0);
});

test('letters that mean something in patterns are only letters', () => {
  expect(shown(roomWith(says('Ana', '#lobby', 'a.*b [x]')), '.* [x]')).toEqual(['a[.*]b [[x]]']);
});

test('folded letters know where they stood, in order and within the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { text: folded, from, to } = foldText(text);
      expect(from).toHaveLength(folded.length);
      for (const [at, start] of from.entries()) {
        expect(start).toBeGreaterThanOrEqual(from[at - 1] ?? 0);
        expect(to[at]).toBeGreaterThan(start);
        expect(to[at]).toBeLessThanOrEqual(text.length);
      }
    }),
  );
});
