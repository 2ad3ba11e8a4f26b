import { expect, test } from 'vitest';
import {
  emptyHistory,
  remember,
  walk,
  withoutOld,
  type InputHistory,
} from '../../../web/src/talk/input-history.ts';

const sent = (history: InputHistory, text: string, at: number): InputHistory =>
  remember(history, text, at);
const spoken = ['one', 'two', 'two', 'three'].reduce(sent, emptyHistory);

test('arrow up goes back line by line, without doubles, and stops at the first', () => {
  const texts: string[] = [];
  let history = spoken;
  for (let step = walk(history, -1, 'draft'); step !== null; step = walk(history, -1, step.text)) {
    texts.push(step.text);
    history = step.history;
  }
  expect(texts).toEqual(['three', 'two', 'one']);
});

test('arrow down ends at what was being written', () => {
  const up = walk(spoken, -1, 'half a sen');
  expect(up?.text).toBe('three');
  expect(up && walk(up.history, 1, up.text)?.text).toBe('half a sen');
});

test('with nothing further in that direction the cursor keys do their usual work', () => {
  expect(walk(emptyHistory, -1, '')).toBeNull();
  expect(walk(spoken, 1, 'draft')).toBeNull();
});

test('a hundred lines are kept', () => {
  const many = Array.from({ length: 300 }, (_, i) => `line ${i}`).reduce(sent, emptyHistory);
  expect(many.entries).toHaveLength(100);
  expect(many.entries[0]?.text).toBe('line 200');
});

test('in a room that forgets, what was sent long ago is gone, and the place in the list stays', () => {
  const up = walk(spoken, -1, '');
  const left = withoutOld(up?.history ?? spoken, 1);
  expect(left.entries.map(({ text }) => text)).toEqual(['two', 'three']);
  expect(left.entries[left.at]?.text).toBe('three');
  expect(withoutOld(left, 1)).toBe(left);
});
