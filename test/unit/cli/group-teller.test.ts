// What a guest behind `mayfly connect` is told of the group, and how often.

import { expect, test } from 'vitest';
import { GroupTeller } from '../../../docker/cli/connect/sealed/group-teller.ts';
import { makeTell } from '../../../docker/cli/terminal/tell.ts';
import type { SealedView } from '../../../server/sealed/lines/sealed-lines-types.ts';

const outside: SealedView = {
  stage: 'outside',
  fault: null,
  words: null,
  epoch: null,
  members: [],
};
const inside = (word: string, ...nicks: string[]): SealedView => ({
  stage: 'inside',
  fault: null,
  words: [word, 'b', 'c', 'd'],
  epoch: 1,
  members: nicks.map((nick, at) => ({ nick, isHost: at === 0, invitation: 'i1' })),
});

function scene() {
  let terminal = '';
  const client: string[] = [];
  let view = outside;
  let due: (() => void) | null = null;
  const out = { write: (text: string) => (terminal += text) };
  const teller = new GroupTeller({
    tell: makeTell({ out, err: out }, { LANG: 'C' }),
    view: () => view,
    toClient: (line) => client.push(line),
    after: (_, call) => {
      due = call;
      return () => (due = null);
    },
  });
  return {
    teller,
    client,
    terminal: () => terminal,
    becomes: (next: SealedView) => {
      view = next;
      teller.changed();
    },
    passes: () => {
      const call = due;
      due = null;
      call?.();
    },
    isWaiting: () => due !== null,
  };
}

test('the words are told at both ends, at once and then not too often, the last ones always', () => {
  const { client, terminal, becomes, passes } = scene();
  becomes(outside);
  expect([client, terminal()]).toEqual([[], '']);
  passes();
  becomes(inside('one', 'ana'));
  expect(client).toEqual([
    ':mayfly.connect NOTICE * :sealed. The four words: one b c d. In the group: ana (@)',
  ]);
  for (const word of ['two', 'three', 'four']) becomes(inside(word, 'ana', 'bo'));
  expect(client).toHaveLength(1);
  passes();
  expect(client.slice(1)).toEqual([
    ':mayfly.connect NOTICE * :sealed. The four words: four b c d. In the group: ana (@), bo',
  ]);
  passes();
  becomes(inside('four', 'ana', 'bo'));
  expect(client).toHaveLength(2);
  expect(
    terminal()
      .split('\n')
      .filter((line) => line.includes('four words')),
  ).toHaveLength(2);
});

test('a broken room is a warning in the terminal, with its own reason', () => {
  const { client, terminal, becomes } = scene();
  becomes({ ...outside, stage: 'broken', fault: 'split' });
  expect(terminal()).toContain('mayfly: warning: this room is broken: others in it are in another');
  expect(client).toEqual([]);
});

test('who asks is told again; after the end nobody is', () => {
  const { teller, client, becomes, isWaiting } = scene();
  becomes(inside('one', 'ana'));
  teller.asked();
  expect(client[1]).toBe(client[0]);
  teller.close();
  expect(isWaiting()).toBe(false);
});
