import { afterEach, expect, test } from 'vitest';
import { onEndAsked, type EndAsk, type EndAsks } from '../../../docker/cli/ending.ts';

let asks: EndAsks | null = null;
let nowMs = 0;

afterEach(() => asks?.stop());

function listen(): EndAsk[] {
  const heard: EndAsk[] = [];
  nowMs = 1000;
  asks = onEndAsked(
    (ask) => heard.push(ask),
    () => nowMs,
  );
  return heard;
}

test('a second SIGINT of the same moment is npm’s copy of the first', () => {
  const heard = listen();
  process.emit('SIGINT');
  nowMs += 50;
  process.emit('SIGINT');
  expect(heard).toEqual(['ask']);
});

test('a second SIGINT later insists', () => {
  const heard = listen();
  process.emit('SIGINT');
  nowMs += 1000;
  process.emit('SIGINT');
  expect(heard).toEqual(['ask', 'insist']);
});

test('SIGTERM asks as SIGINT does', () => {
  const heard = listen();
  process.emit('SIGTERM');
  nowMs += 1000;
  process.emit('SIGINT');
  expect(heard).toEqual(['ask', 'insist']);
});

test('a closed terminal or a dead wrapper asks, and never insists', () => {
  const heard = listen();
  process.emit('SIGHUP');
  nowMs += 1000;
  process.emit('SIGHUP');
  expect(heard).toEqual(['gone', 'gone']);
});

test('after stop no signal is ours', () => {
  const heard = listen();
  const before = process.listenerCount('SIGTERM');
  asks?.stop();
  expect(process.listenerCount('SIGTERM')).toBe(before - 1);
  expect(heard).toEqual([]);
});
