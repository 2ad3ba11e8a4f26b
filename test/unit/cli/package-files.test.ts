// What a package holds of this project.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ownFiles, projectRoot } from '../../../docker/cli/host/project.mjs';
import { packageDockerfile } from '../../../docker/cli/prepare/image-context.ts';
import { packageFiles } from '../../../docker/cli/prepare/package-files.ts';

const files = packageFiles();

test('each file that the command reads or starts beside itself is in the package', () => {
  expect(files).toEqual(expect.arrayContaining([...ownFiles]));
});

test('no source, test, source map or page of the documentation is, but the README', () => {
  const strangers = files.filter((path) =>
    /\.(ts|tsx|map|md)$|(^|\/)(test|docs|node_modules)\//.test(path),
  );
  expect(strangers).toEqual(['README.md']);
  expect(files).toEqual(expect.arrayContaining(['LICENSE', 'man/mayfly.1', 'package.json']));
});

describe('its Dockerfile', () => {
  const stages = (text: string): string[] => text.split(/^(?=FROM )/m).slice(1);
  const clone = stages(readFileSync(join(projectRoot, 'docker/Dockerfile'), 'utf8'));
  const made = stages(packageDockerfile());

  test('takes what is built from the package, and npm has no part in it', () => {
    expect(made[0]).toContain('COPY dist /src/dist');
    expect(packageDockerfile()).not.toMatch(/\bnpm (ci|run|install)\b|package-lock/);
  });

  test('has the same stages after that, each with its label', () => {
    expect(made.slice(1)).toEqual(clone.slice(1));
    for (const stage of made) expect(stage).toMatch(/^LABEL mayfly\.image=\w+$/m);
  });
});
