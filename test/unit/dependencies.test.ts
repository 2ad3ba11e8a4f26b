// docs/dependencies.md names each package that this project installs, and no other.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { object, optional, record, string } from '../../server/contract/base/decode.ts';

const root = join(import.meta.dirname, '../..');

type Versions = Readonly<Record<string, string>>;

interface Package {
  readonly dependencies?: Versions;
  readonly devDependencies?: Versions;
  readonly optionalDependencies?: Versions;
}

const decodePackage = object<Package>({
  dependencies: optional(record(string)),
  devDependencies: optional(record(string)),
  optionalDependencies: optional(record(string)),
});

function packagesOf(path: string): string[] {
  const { dependencies, devDependencies, optionalDependencies } = decodePackage(
    JSON.parse(readFileSync(join(root, path), 'utf8')),
  );
  return Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
}

/** The first column of every table; `@types/*` stands for all types. */
const page = readFileSync(join(root, 'docs/dependencies.md'), 'utf8')
  .split('\n')
  .flatMap((line) => /^\| +([^|]+?) +\|/.exec(line)?.[1] ?? [])
  .filter((cell) => cell !== 'package' && !/^-+$/.test(cell))
  .flatMap((cell) => cell.replace(/ \(.*\)$/, '').split(', '));

const installed = [...packagesOf('package.json'), ...packagesOf('test/lint/package.json')].map(
  (name) => (name.startsWith('@types/') ? '@types/*' : name),
);

test('every package has a line that says why it is there, and every line a package', () => {
  expect(page.toSorted()).toEqual([...new Set(installed)].toSorted());
});
