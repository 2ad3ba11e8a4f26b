import { expect, test } from 'vitest';
import { emptyHistory, remember, walk } from '../../../web/src/talk/input-history.ts';

const spoken = ['one', 'two', 'two', 'three'].reduce(remember, emptyHistory);

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
  const many = Array.from({ length: 300 }, (_, i) => `line ${i}`).reduce(remember, emptyHistory);
  expect(many.entries).toHaveLength(100);
  expect(many.entries[0]).toBe('line 200');
});
