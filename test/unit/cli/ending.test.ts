import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import { onEndAsked, type EndAsk, type EndAsks } from '../../../docker/cli/host/ending.ts';

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

test.each([
  ['dies before anybody listens', 'before', 'gone'],
  ['dies later', 'after', 'gone'],
] as const)('a wrapper that %s is told of', async (_, when, heard) => {
  const onEnd = `onEndAsked((ask) => { console.log(ask); process.exit(); });`;
  const script = `import { onEndAsked } from ${JSON.stringify(join(import.meta.dirname, '../../../docker/cli/host/ending.ts'))};
    const closed = () => process.connected === false;
    const wait = (then) => closed() ? then() : setTimeout(() => wait(then), 5);
    setTimeout(() => {}, 20_000);
    process.send('up');
    ${when === 'before' ? `wait(() => { ${onEnd} });` : onEnd}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  await once(child, 'message');
  child.disconnect();
  expect(await text(child.stdout ?? process.stdin)).toBe(`${heard}\n`);
});

test('where there never was a wrapper, nobody is gone', async () => {
  const script = `import { onEndAsked } from ${JSON.stringify(join(import.meta.dirname, '../../../docker/cli/host/ending.ts'))};
    onEndAsked((ask) => console.log(ask)); setTimeout(() => process.exit(), 50);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  expect(await text(child.stdout)).toBe('');
});
