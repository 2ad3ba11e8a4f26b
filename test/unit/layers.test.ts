// The layers hold: every import that a folder must not make is caught by the linter, and none that it
// may make. Samples are linted in a tree of their own, by the project's rules.

import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { layers } from '../lint/layers.ts';
import { lintTool } from '../support/lint-tools.ts';

const root = join(import.meta.dirname, '../..');
const folders = layers.map(({ folder }) => folder);

/** What the page of each promise is, whatever the table says: no row may be changed to allow it. */
const never: readonly (readonly [from: string, to: string])[] = [
  ['server/contract', 'server/protocol'],
  ['server/contract', 'node:fs'],
  ['server/protocol', 'server/gateway'],
  ['server/protocol', 'node:fs'],
  ['server/protocol', 'node:net'],
  ['server/protocol', 'ws'],
  ['server/config', 'node:fs'],
  ['server/supervisor', 'server/protocol'],
  ['server/supervisor', 'server/config'],
  ['server/supervisor', 'server/daemons'],
  ['server/supervisor', 'fastify'],
  ['server/daemons', 'node:fs'],
  ['server/daemons', 'node:child_process'],
  ['server/probes', 'socks-proxy-agent'],
  ['server/uplink', 'server/protocol'],
  ['server/uplink', 'server/gateway'],
  ['server/gateway', 'node:child_process'],
  ['server/gateway', 'server/supervisor'],
  ['server/gateway', 'irc-framework'],
  ['server/container', 'node:child_process'],
  ['server', 'fastify'],
  ['server', 'web/src'],
  ['server', 'docker/cli'],
  ['server', 'test/support'],
  ['docker', 'server/protocol'],
  ['docker', 'server/config'],
  ['docker', 'server/supervisor'],
  ['docker', 'server/gateway'],
  ['docker', 'server'],
  ['docker', 'web/src'],
  ['docker', 'test/support'],
  ['web/src', 'server/protocol'],
  ['web/src', 'server/config'],
  ['web/src', 'server/gateway'],
  ['web/src', 'docker/cli'],
  ['web/src', 'test/support'],
  ['web/src', 'node:fs'],
];

/** Every form that an import can take; all but one load the module. */
const forms: Readonly<Record<string, (from: string) => string>> = {
  'a named import': (from) => `import { x } from '${from}';\nexport const y = [x];\n`,
  'an import of a type': (from) => `import type { X } from '${from}';\nexport type Y = X;\n`,
  'an import for its effect': (from) => `import '${from}';\n`,
  'a re-export': (from) => `export { x } from '${from}';\n`,
  'a re-export of all': (from) => `export * from '${from}';\n`,
  'a dynamic import': (from) => `export const y = () => import('${from}');\n`,
};
const named = forms['a named import'] ?? String;
const typed = forms['an import of a type'] ?? String;

const tree = mkdtempSync(join(tmpdir(), 'mayfly-layers-'));
afterAll(() => rmSync(tree, { recursive: true }));

/** Samples by path. */
const samples = new Map<string, string>();
function sample(folder: string, text: string): string {
  const path = `${folder}/sample-${samples.size}.ts`;
  samples.set(path, text);
  return path;
}

/** `to` as a file in `folder` names it: a folder stands for a file in it, all else for a package. */
function specifier(folder: string, to: string): string {
  if (!/^(?:server|docker|web|test)(?:\/|$)/.test(to)) return to;
  const way = posix.relative(folder, `${to}/x.ts`);
  return way.startsWith('.') ? way : `./${way}`;
}

const isIn = (folder: string, above: string): boolean =>
  folder === above || folder.startsWith(`${above}/`);
const mayImport = (may: readonly string[], to: string): boolean =>
  may.some((from) => (from.endsWith('/.') ? to === from.slice(0, -2) : isIn(to, from)));

const rows = layers.map(({ folder, may, types = [] }) => {
  const others = folders.filter((to) => to !== folder && !mayImport(types, to));
  const of = (allowed: boolean) =>
    others
      .filter((to) => mayImport(may, to) === allowed)
      .map((to) => ({ to, path: sample(folder, named(specifier(folder, to))) }));
  return { folder, may: of(true), mayNot: of(false) };
});
const promises = never.flatMap(([above, to]) =>
  folders
    .filter((folder) =>
      above === 'server' ? isIn(folder, above) && folder !== to : isIn(folder, above),
    )
    // What stands at the top of server/ joins all of it, but no package is its business.
    .filter((folder) => above === 'server' || folder !== 'server')
    .filter((folder) => !(above === 'server' && to === 'fastify') || folder === 'server')
    .map((folder) => ({ folder, to, path: sample(folder, named(specifier(folder, to))) })),
);
const inEveryForm = Object.entries(forms).map(([form, write]) => ({
  form,
  path: sample('server/protocol/wire', write('../../gateway/x.ts')),
}));
const waysRound = [
  './../../gateway/x.ts',
  '../wire/../../gateway/x.ts',
  '../../contract/../main.ts',
].map((from) => ({ from, path: sample('server/protocol/wire', named(from)) }));
const supervisorTypes = sample('server/daemons', typed('../supervisor/x.ts'));
const supervisorCode = sample('server/daemons', named('../supervisor/x.ts'));

/** Paths of the samples that break a layer. */
let caught: ReadonlySet<string>;

beforeAll(() => {
  for (const [path, text] of samples) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  }
  // The rules' globs count from where the configuration lies.
  for (const path of ['oxlint.config.ts', 'test/lint/layers.ts', 'test/lint/package.json']) {
    cpSync(join(root, path), join(tree, path));
  }
  writeFileSync(join(tree, 'package.json'), '{ "type": "module" }');
  const { path, env } = lintTool('oxlint');
  const { stdout } = spawnSync(process.execPath, [path, '--format=json', '.'], {
    cwd: tree,
    encoding: 'utf8',
    env,
    maxBuffer: 64 * 1024 * 1024,
  });
  const { diagnostics } = JSON.parse(stdout) as {
    diagnostics: readonly { code: string; filename: string; help?: string }[];
  };
  caught = new Set(
    diagnostics
      .filter(({ code }) => code === 'eslint(no-restricted-imports)')
      .map(({ filename }) => filename),
  );
});

describe.each(rows)('$folder', ({ may, mayNot }) => {
  test('imports what its row says', () => {
    expect(may.filter(({ path }) => caught.has(path))).toEqual([]);
  });
  test('imports nothing else', () => {
    expect(mayNot.filter(({ path }) => !caught.has(path))).toEqual([]);
  });
});

test.each(promises)('$folder never imports $to', ({ path }) => {
  expect(caught).toContain(path);
});

test.each(inEveryForm)('$form is caught like any other', ({ path }) => {
  expect(caught).toContain(path);
});

test.each(waysRound)('$from is no way round', ({ path }) => {
  expect(caught).toContain(path);
});

test('daemons may import the types of the supervisor, and nothing that runs', () => {
  expect(caught).not.toContain(supervisorTypes);
  expect(caught).toContain(supervisorCode);
});

test('each folder with code has a row, and each row a folder', () => {
  const code = /(?<!\.d)\.(?:ts|tsx|mjs)$/;
  const withCode = (folder: string): string[] =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && code.test(entry.name))
      .map((entry) => posix.relative(root, entry.parentPath));
  const there = new Set(['server', 'docker', 'web/src'].flatMap(withCode));
  expect([...there].filter((folder) => !folders.includes(folder))).toEqual([]);
  expect(folders.filter((folder) => !existsSync(join(root, folder)))).toEqual([]);
});
