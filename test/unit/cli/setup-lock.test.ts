import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';

const lock = join(import.meta.dirname, '../../../docker/cli/prepare/lock.mjs');

const children: ChildProcess[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.kill('SIGKILL')) await once(child, 'exit');
  }
});

/** A process that takes the lock, says so, and holds it until its stdin ends. */
function holder(): { child: ChildProcess; said: () => string } {
  // A user id of its own: a real set-up may hold the lock of ours.
  const script = `
    process.getuid = () => 'test-${process.pid}';
    const { withSetupLock } = await import(${JSON.stringify(lock)});
    await withSetupLock(async () => {
      process.stdout.write('held ');
      for await (const _ of process.stdin);
      process.stdout.write('let go');
    });`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script]);
  children.push(child);
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return { child, said: () => said };
}

const waiting = 'mayfly: waiting for another set-up to end\n';

test('a second set-up says that it waits, and goes on when the first has ended', async () => {
  const first = holder();
  await expect.poll(first.said).toBe('held ');
  const second = holder();
  await expect.poll(second.said).toBe(waiting);
  first.child.stdin?.end();
  await expect.poll(second.said).toBe(`${waiting}held `);
  expect(first.said()).toBe('held let go');
});

test('a set-up that is killed leaves no lock behind', async () => {
  const first = holder();
  await expect.poll(first.said).toBe('held ');
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  const second = holder();
  await expect.poll(second.said).toBe('held ');
});
