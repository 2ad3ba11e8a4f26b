// `npm run demo`: a room in a private Tor network, from one command to its end by Ctrl-C.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { appliancePorts } from '../support/appliance.ts';
import { descendants } from '../support/inside.ts';
import { onionPage } from '../support/onion-page.ts';
import { until } from '../support/until.ts';

const root = join(import.meta.dirname, '../..');

test('the demo shows a room that its own Tor network reaches, and Ctrl-C ends both', async () => {
  const { web, ssh, irc, ngircd } = await appliancePorts();
  const ports = [`--web-port=${web}`, `--ssh-port=${ssh}`];
  const inner = [`--irc-port=${irc}`, `--ngircd-port=${ngircd}`];
  // In a process group of its own, as in a terminal.
  const demo = spawn(process.execPath, [join(root, 'test/demo.mjs'), ...ports, ...inner], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const pid = demo.pid ?? Number.NaN;
  onTestFinished(() => void demo.kill('SIGKILL'));
  let said = '';
  for (const stream of [demo.stdout, demo.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  }

  const find = (pattern: RegExp) =>
    until(`${String(pattern)} in what the demo says`, () => pattern.exec(said)?.[1], {
      withinMs: 120_000,
    });
  const socksPort = Number(await find(/SOCKS port, 127\.0\.0\.1:(\d+)/));
  const onion = await find(/^http:\/\/([a-z2-7]{56}\.onion)\/#room=lobby&key=/m);
  const page = await until('the room’s page', () => onionPage(onion, socksPort), {
    withinMs: 90_000,
  });
  expect(page).toContain('<title>Mayfly</title>');

  const started = descendants(pid).map((process) => process.pid);
  expect(started.length).toBeGreaterThan(10);
  process.kill(-pid, 'SIGINT');
  await once(demo, 'exit');
  expect({ code: demo.exitCode, signal: demo.signalCode }).toEqual({ code: 0, signal: null });
  const isThere = (one: number): boolean => {
    try {
      return process.kill(one, 0);
    } catch {
      return false;
    }
  };
  await until('the last process to go', () => !started.some(isThere));
});
