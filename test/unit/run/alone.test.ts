// A suite that has namespaces of its own: it ends as it would without them, and what it leaves is found.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { alone, canBeAlone, leftAlone } from '../../setup/alone.mjs';
import { runStep } from '../../setup/step.mjs';

const timeLimitMs = 30_000;
/** Namespaces are root's to make; who may not has suites in turn, and nothing to try here. */
const whereItCan = canBeAlone() ? test : () => {};

async function run(script: string, options?: { readonly network: boolean }) {
  const folder = mkdtempSync(join(tmpdir(), 'mayfly-alone-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'left.json');
  const command = alone(process.execPath, file, ['sh', '-c', script], options);
  const { code, stdout } = await runStep(command, { cwd: folder, timeLimitMs, stdout: 'pipe' });
  return { code, stdout: stdout.trim(), left: leftAlone(file) };
}

whereItCan('it gives its exit code, and leaves nothing', async () => {
  expect(await run('echo words; exit 3')).toEqual({ code: 3, stdout: 'words', left: [] });
});

whereItCan('it sees its own processes alone', async () => {
  const { stdout } = await run('ls /proc | grep -c "^[0-9]"; ls /run/netns');
  const [processes] = stdout.split('\n');
  expect(Number(processes)).toBeLessThan(10);
});

whereItCan('what left its session behind is found, and ends', async () => {
  const { left } = await run('setsid sleep 1000 >/dev/null 2>&1 & sleep 0.3');
  expect(left).toMatchObject([{ command: 'sleep 1000' }]);
});

whereItCan(
  'it has a loopback that works, or the machine’s network where it asks for that',
  async () => {
    const list = "ip -o link | cut -d: -f2 | tr -d ' '; ip -o link | grep -c 'lo: .*UP'";
    expect((await run(list)).stdout).toBe('lo\n1');
    const names = (await run('cat /proc/net/dev', { network: true })).stdout.match(/^ *\S+(?=:)/gm);
    const ours = readFileSync('/proc/net/dev', 'utf8').match(/^ *\S+(?=:)/gm);
    expect(names?.map((name) => name.trim())).toEqual(ours?.map((name) => name.trim()));
  },
);

test('what was ended before it could look says nothing', () => {
  expect(leftAlone('/nowhere/left.json')).toBeNull();
});
