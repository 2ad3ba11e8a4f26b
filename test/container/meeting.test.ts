// People meet in a room that each of Docker's ways gives: the browser suite's own meeting, run once more
// where the engine is. Its Tor network, browsers, irssi and ssh are all in the engine's network namespace.

import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Engine } from './engine.ts';
import { engineWithImage } from './engine-with-image.ts';
import { mayflyImage } from './mayfly-image.ts';

const testFolder = join(import.meta.dirname, '..');
const vitest = join(testFolder, '../node_modules/vitest/vitest.mjs');

/** In the engine's own network namespace; containers reach it by their gateway. */
const torAddress = '10.98.0.1';

let engine: Engine;
let torNetwork: ChildProcessByStdio<Writable, Readable, null>;
/** How to join it, as JSON. */
let torNetworkTold: string;

beforeAll(async () => {
  engine = await engineWithImage();
  // As compose.yaml names it.
  await engine.exec(['tag', mayflyImage, 'mayfly']);
  await engine.enclosure.exec(['ip', 'address', 'add', `${torAddress}/32`, 'dev', 'lo']);
  const [program = '', ...words] = engine.enclosure.enter;
  const script = join(import.meta.dirname, 'tornet-inside.ts');
  torNetwork = spawn(program, [...words, process.execPath, script, torAddress], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface({ input: torNetwork.stdout }), 'line')) as [string];
  torNetworkTold = line;
});
afterAll(async () => {
  const ended = once(torNetwork, 'close');
  torNetwork.stdin.end();
  await ended;
  await engine.stop();
});

/** Runs the meeting to its end. @returns its exit code and what it said. */
async function meeting(name: string): Promise<{ code: number | null; said: string }> {
  const [program = '', ...words] = engine.enclosure.enter;
  const suite = ['run', '--config', join(testFolder, 'vitest.config.ts'), '--project', 'browser'];
  const child = spawn(program, [...words, process.execPath, vitest, ...suite, 'browser/meeting'], {
    cwd: testFolder,
    env: {
      ...process.env,
      ...engine.env,
      NO_COLOR: '1',
      MAYFLY_TEST_ENGINE: name,
      MAYFLY_TEST_TORNET: torNetworkTold,
      MAYFLY_IMAGE: mayflyImage,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-8000);
    });
  }
  await once(child, 'close');
  return { code: child.exitCode, said };
}

test.each(['compose', 'docker', 'volatile'])(
  'by browser, irssi, ssh and Tor, in a room by %s',
  async (name) => {
    const { code, said } = await meeting(name);
    expect(code, said).toBe(0);
    expect(said).toMatch(/Tests +1[0-9] passed \(1[0-9]\)/);
  },
  300_000,
);
