// The private Tor network itself, on which the other suites rely.

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, inject, onTestFinished, test } from 'vitest';

import { parseSettings } from '../../server/contract/host/settings.ts';
import { onionPage } from '../support/onion-page.ts';
import { program } from '../support/programs.ts';
import { until } from '../support/until.ts';
import { startTorNode } from '../tornet/tor-node.ts';

const { torrc, socksPort } = inject('tornet');

test('the network’s torrc lines are such as an operator may give', () => {
  expect(parseSettings({ torrc }).torrc).toBe(torrc);
});

test('an onion service of one tor is reached through another', async () => {
  const server = createServer((_, response) => response.end('hello over six relays'));
  server.listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  const dir = await mkdtemp(join(tmpdir(), 'mayfly-onion-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const tor = await startTorNode(
    program('tor'),
    dir,
    `${torrc}\nSocksPort 0\nHiddenServiceDir ${dir}/onion\nHiddenServicePort 80 127.0.0.1:${port}`,
  );
  onTestFinished(() => tor.stop());
  await tor.bootstrapped(60_000);

  const onion = (await readFile(join(dir, 'onion/hostname'), 'ascii')).trim();
  const text = await until('the onion service to answer', () => onionPage(onion, socksPort), {
    withinMs: 60_000,
  });
  expect(text).toBe('hello over six relays');
});
