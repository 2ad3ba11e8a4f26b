// What an image is built from, and the name that follows from it.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { imageSources } from '../../../docker/cli/engines/container/image.ts';

test('the build sees the sources and its Dockerfile, and nothing else of the project', () => {
  const input = imageSources({}).context;
  const paths = execFileSync('tar', ['-tf', '-'], { input, encoding: 'utf8' }).split('\n');
  expect(paths).toEqual(
    expect.arrayContaining([
      'docker/Dockerfile',
      'docker/cli/inside/main.ts',
      'package-lock.json',
      'server/main.ts',
      'web/vite.config.ts',
    ]),
  );
  expect(paths.filter((path) => /(^|\/)(node_modules|\.git|test|dist|docs)\//.test(path))).toEqual(
    [],
  );
});

test('the same sources have the same name, other base images another', () => {
  const { tag } = imageSources({});
  expect(tag).toMatch(/^mayfly:[0-9a-f]{16}$/);
  expect(imageSources({ HOME: '/elsewhere' }).tag).toBe(tag);
  const mirrored = imageSources({ DEBIAN_IMAGE: 'mirror/debian:trixie-slim', NODE_IMAGE: '' });
  expect(mirrored.tag).not.toBe(tag);
  expect(mirrored.args).toEqual({ DEBIAN_IMAGE: 'mirror/debian:trixie-slim' });
});

test('every stage of the build carries the label by which it is found again', () => {
  const file = readFileSync(join(import.meta.dirname, '../../../docker/Dockerfile'), 'utf8');
  const stages = file.split(/^(?=FROM )/m).slice(1);
  expect(stages).toHaveLength(3);
  for (const stage of stages) expect(stage).toMatch(/^LABEL mayfly\.image=\w+$/m);
});
