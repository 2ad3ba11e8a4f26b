// What `docker save` writes, made the same for everybody.

import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { archive } from '../../../docker/cli/engines/container/archive.ts';
import { repackImage } from '../../../docker/release/repack-image.ts';

const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
const layer = archive([{ path: 'opt/mayfly/server.mjs', content: Buffer.from('x') }]);
const time = new Date(1_700_000_000_000);

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'mayfly-repack-'));
});

afterEach(() => rmSync(dir, { recursive: true }));

/** @param build what differs from one build to the next. @returns the archive's path. */
function saved(build: Record<string, unknown>, content = layer, images = 1): string {
  const config = {
    architecture: 'amd64',
    os: 'linux',
    config: {
      Entrypoint: ['/usr/bin/tini'],
      Env: ['PATH=/usr/bin'],
      Labels: { 'mayfly.image': 'room' },
      StopSignal: 'SIGTERM',
    },
    rootfs: { type: 'layers', diff_ids: [`sha256:${sha256(layer)}`] },
    ...build,
  };
  const manifest = { Config: 'blobs/config', RepoTags: ['mayfly:x'], Layers: ['blobs/layer'] };
  const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
  const path = join(dir, 'saved.tar');
  const files = [
    { path: 'manifest.json', content: json(Array.from({ length: images }, () => manifest)) },
    { path: 'blobs/config', content: json(config) },
    { path: 'blobs/layer', content },
  ];
  writeFileSync(path, archive(files));
  return path;
}

test('two builds with the same layers give the same archive', () => {
  const one = saved({ created: '2026-01-01T00:00:00Z', history: [{ created: 'then' }] });
  const first = repackImage(one, 'mayfly:1', time);
  const other = saved({ created: '2026-02-02T00:00:00Z', container: 'f00' }, gzipSync(layer));
  expect(repackImage(other, 'mayfly:1', time)).toEqual(first);
  expect(first.layers).toEqual([`sha256:${sha256(layer)}`]);
  expect(first.firstLayer.equals(layer)).toBe(true);
  const [manifest] = JSON.parse(String(first.entries[0]?.content)) as {
    Config: string;
    RepoTags: string[];
    Layers: string[];
  }[];
  const contentOf = (path = ''): Buffer =>
    first.entries.find((entry) => entry.path === path)?.content ?? Buffer.of();
  expect(manifest?.RepoTags).toEqual(['mayfly:1']);
  expect(manifest?.Config).toBe(`${sha256(contentOf(manifest?.Config))}.json`);
  expect(contentOf(manifest?.Layers[0]).equals(layer)).toBe(true);
  expect(JSON.parse(String(contentOf(manifest?.Config)))).toMatchObject({
    created: '2023-11-14T22:13:20.000Z',
    config: { Entrypoint: ['/usr/bin/tini'], StopSignal: 'SIGTERM' },
    history: [{ created: '2023-11-14T22:13:20.000Z' }],
  });
});

test('a layer that is not what the configuration says, or a second image, is refused', () => {
  const changed = saved({}, Buffer.concat([layer, Buffer.alloc(512)]));
  expect(() => repackImage(changed, 'mayfly:1', time)).toThrow('a layer is not what it should be');
  const two = saved({}, layer, 2);
  expect(() => repackImage(two, 'mayfly:1', time)).toThrow('there is not just one');
});
