// How the host program has Docker build an image, and what it removes of earlier ones.

import { afterAll, beforeAll, expect, test } from 'vitest';

import { dockerApi } from '../../docker/cli/engines/container/api.ts';
import { archive } from '../../docker/cli/engines/container/archive.ts';
import { removeOlderImages } from '../../docker/cli/engines/container/image.ts';
import type { Engine } from './engine.ts';
import { engineWithImage } from './engine-with-image.ts';
import { mayflyImage } from './mayfly-image.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await engineWithImage();
});
afterAll(async () => {
  await engine.stop();
});

test('an image is built from an archive, step by step, and a step that fails is named', async () => {
  const api = dockerApi(engine.dockerHost.replace('unix://', ''));
  const build = async (lines: readonly string[], tag: string): Promise<string[]> => {
    const steps: string[] = [];
    await api.buildImage({
      context: archive([{ path: 'Dockerfile', content: Buffer.from(lines.join('\n')) }]),
      dockerfile: 'Dockerfile',
      tag,
      args: { BASE: 'scratch' },
      onStep: (step) => steps.push(step),
    });
    return steps;
  };
  const first = ['ARG BASE', 'FROM ${BASE}'];
  expect(await build([...first, 'COPY Dockerfile /'], 'archived:1')).toEqual([
    'Step 1/3 : ARG BASE',
    'Step 2/3 : FROM ${BASE}',
    'Step 3/3 : COPY Dockerfile /',
  ]);
  expect(await api.imageMadeMs('archived:1')).toBeGreaterThan(0);
  await expect(build([...first, 'COPY nowhere /'], 'archived:2')).rejects.toThrow(
    /^engine docker: build: Step 3\/3 : COPY nowhere \/: .*nowhere/,
  );
  expect(await api.imageMadeMs('archived:2')).toBeNull();
});

test('what earlier builds left is removed, but neither what is in use nor what somebody named', async () => {
  const api = dockerApi(engine.dockerHost.replace('unix://', ''));
  const label = ['--filter', 'label=mayfly.image'];
  const images = async (): Promise<string[]> => {
    const shown = ['image', 'ls', '--format', '{{.Repository}}:{{.Tag}}', ...label];
    return (await engine.exec(shown)).split('\n').toSorted();
  };
  // As docker/Dockerfile is: stages that the classic builder keeps, without a name.
  const dockerfile = [
    'FROM scratch AS stage',
    'LABEL mayfly.image=stage',
    'COPY text /text',
    'FROM scratch',
    'LABEL mayfly.image=room',
    'COPY --from=stage /text /text',
  ].join('\n');
  const names = ['old', 'used', 'named', 'new'].map((text, at) => ({ text, tag: tagOf(at) }));
  for (const { text, tag } of names) {
    const files = { Dockerfile: dockerfile, text };
    const context = archive(
      Object.entries(files).map(([path, content]) => ({ path, content: Buffer.from(content) })),
    );
    await api.buildImage({ context, dockerfile: 'Dockerfile', tag, args: {}, onStep: () => {} });
  }
  const [old = '', used = '', named = '', kept = ''] = names.map(({ tag }) => tag);
  await engine.exec(['tag', named, 'somebodys:own']);
  await engine.exec(['create', '--name', 'user', used, '/nothing']);
  const ours = [mayflyImage];
  const stages = Array<string>(4).fill('<none>:<none>');
  expect(await images()).toEqual(
    [...ours, ...stages, old, used, named, 'somebodys:own', kept].toSorted(),
  );
  // Four stages, the old one, and a name of one that has another.
  expect(await removeOlderImages(api, kept)).toBe(6);
  expect(await images()).toEqual([...ours, used, 'somebodys:own', kept].toSorted());
  await engine.exec(['rm', 'user']);
  expect(await removeOlderImages(api, kept)).toBe(1);
  expect(await images()).toEqual([...ours, 'somebodys:own', kept].toSorted());
  await engine.exec(['image', 'rm', 'somebodys:own', kept]);
});

function tagOf(number: number): string {
  return `mayfly:${number.toString(16).padStart(16, '0')}`;
}
