// What is read of Docker's answers: whole ones, ones with parts that an engine leaves out, and others.

import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, onTestFinished, test } from 'vitest';
import {
  decodeChanges,
  decodeFacts,
  decodeInspected,
  decodeIsTmpfs,
  decodeVolumes,
} from '../../../docker/cli/engines/container/answers.ts';
import { dockerApi } from '../../../docker/cli/engines/container/api.ts';
import { answer } from '../../../docker/cli/engines/container/asked.ts';

describe('an inspected container', () => {
  const volume = { Type: 'volume', Name: 'v', Destination: '/run', Driver: 'local' };
  const bind = { Type: 'bind', Source: '/x', Destination: '/y' };

  test('has its log, its mounts and whether it runs', () => {
    const seen = {
      LogPath: '',
      HostConfig: { LogConfig: { Type: 'none' } },
      Mounts: [volume, bind],
      State: { Running: true },
    };
    expect(decodeInspected(seen)).toEqual({
      logPath: '',
      logDriver: 'none',
      mounts: [
        { Type: 'volume', Name: 'v', Destination: '/run' },
        { Type: 'bind', Name: '', Destination: '/y' },
      ],
      running: true,
    });
  });

  test('may lack all of that', () => {
    expect(decodeInspected({ Mounts: null })).toEqual({
      logPath: '',
      logDriver: '',
      mounts: [],
      running: false,
    });
  });

  test('with a mount that cannot be read is an error: it could be one that reaches a disk', async () => {
    const work = Promise.resolve({ Mounts: [{ Type: 'bind' }] });
    await expect(answer('inspect', work, decodeInspected)).rejects.toThrow(
      'engine docker: inspect: Mounts[0].Destination is not a text',
    );
  });
});

test('lists may be null where they are empty', () => {
  expect(decodeChanges(null)).toEqual([]);
  expect(decodeChanges([{ Path: '/x', Kind: 1 }])).toEqual(['/x']);
  expect(decodeVolumes({ Volumes: null })).toEqual([]);
  expect(decodeVolumes({ Volumes: [{ Name: 'v', Labels: null }] })).toEqual([
    { Name: 'v', CreatedAt: '', Labels: null },
  ]);
});

test.each([
  ['null\n', []],
  ['[]', []],
  ['[{"Path":"/tmp/left","Kind":1}]', ['/tmp/left']],
  // The engine is removing it, or it lacks what its image has.
  ['[{"Path":"/lib","Kind":2},{"Path":"/etc/passwd","Kind":0}]', ['/etc/passwd']],
])('a layer’s changes as an engine sends them, %j', async (body, changes) => {
  const folder = mkdtempSync(join(tmpdir(), 'mayfly-answers-'));
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'application/json').end(body);
  });
  onTestFinished(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });
  const path = join(folder, 'engine.sock');
  await once(server.listen(path), 'listening');
  expect(await dockerApi(path).layerChanges('a')).toEqual(changes);
});

test('a volume is in memory if its options say so', () => {
  expect(decodeIsTmpfs({ Options: { type: 'tmpfs' } })).toBe(true);
  expect(decodeIsTmpfs({ Options: null })).toBe(false);
});

test('an engine that does not tell a fact is taken to lack it', () => {
  expect(decodeFacts({ ServerVersion: '26.1.0', PidsLimit: true })).toEqual({
    version: '26.1.0',
    storageDriver: 'unknown',
    logDriver: 'unknown',
    securityOptions: [],
    cgroupVersion: '1',
    swapLimit: false,
    limits: { memory: false, processes: true, cpus: false },
  });
});
