// The layers hold: every import that a folder must not make is caught by the linter, and none that it
// may make. Samples are linted in a tree of their own, by the project's rules.

import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
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
  ['server/gateway/admission', 'node:net'],
  ['server/gateway/http', 'server/gateway/doors'],
  ['server/gateway/net', 'server/gateway/guests'],
  ['server/container', 'node:child_process'],
  ['server', 'fastify'],
  ['server', 'server/sealed'],
  ['server/gateway', 'server/sealed'],
  ['server/supervisor', 'server/sealed'],
  ['server/protocol', 'server/sealed'],
  ['server/sealed', 'server/protocol'],
  ['server/sealed', 'node:crypto'],
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
  ['docker/cli/command-line', 'docker/cli/engines'],
  ['docker/cli/commands', 'docker/cli/engines/bare'],
  ['docker/cli/commands', 'docker/cli/engines/docker'],
  ['docker/cli/commands', 'docker/cli/engines/volatile'],
  ['docker/cli/doctor', 'docker/cli/engines/docker'],
  ['docker/cli/engines/docker', 'docker/cli/engines/bare'],
  ['docker/cli/engines/volatile', 'docker/cli/engines/bare'],
  ['docker/cli/host', 'docker/cli/engines'],
  ['docker/cli/host', 'docker/cli/prepare'],
  ['web/src', 'server/protocol'],
  ['web/src', 'server/config'],
  ['web/src', 'server/gateway'],
  ['web/src', 'docker/cli'],
  ['web/src', 'test/support'],
  ['web/src', 'node:fs'],
];

/** Every form that an import can take; all but one load the module. */
const named = (from: string, name: string) => `import { ${name} } from '${from}';`;
const typed = (from: string, name: string) => `import type { ${name} } from '${from}';`;
const forms: Readonly<Record<string, (from: string, name: string) => string>> = {
  'a named import': named,
  'an import of a type': typed,
  'an import for its effect': (from) => `import '${from}';`,
  'a re-export': (from, name) => `export { ${name} } from '${from}';`,
  'a re-export of all': (from) => `export * from '${from}';`,
  'a dynamic import': (from, name) => `export const ${name} = () => import('${from}');`,
};

const tree = mkdtempSync(join(tmpdir(), 'mayfly-layers-'));
afterAll(() => rmSync(tree, { recursive: true }));

/** Lines of one sample a folder: one import each, so that a run of the linter meets few files. */
const samples = new Map<string, string[]>();
/** @returns where it stands, as `caught` has it. */
function sample(
  folder: string,
  write: (from: string, name: string) => string,
  from: string,
): string {
  const path = `${folder}/sample.ts`;
  const lines = samples.get(path) ?? [];
  samples.set(path, lines);
  lines.push(write(from, `y${lines.length}`));
  return `${path}:${lines.length}`;
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
      .map((to) => ({ to, at: sample(folder, named, specifier(folder, to)) }));
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
    .map((folder) => ({ folder, to, at: sample(folder, named, specifier(folder, to)) })),
);
const inEveryForm = Object.entries(forms).map(([form, write]) => ({
  form,
  at: sample('server/protocol/wire', write, '../../gateway/x.ts'),
}));
const waysRound = [
  './../../gateway/x.ts',
  '../wire/../../gateway/x.ts',
  '../../contract/../main.ts',
].map((from) => ({ from, at: sample('server/protocol/wire', named, from) }));
const supervisorTypes = sample('server/daemons', typed, '../supervisor/x.ts');
const supervisorCode = sample('server/daemons', named, '../supervisor/x.ts');

/** Paths and lines of the samples that break a layer. */
let caught: ReadonlySet<string>;

beforeAll(() => {
  for (const [path, lines] of samples) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), `${lines.join('\n')}\n`);
  }
  const lint = join('test', 'lint');
  for (const name of readdirSync(join(root, lint)).filter((each) => /\.ts$|^package/.test(each))) {
    cpSync(join(root, lint, name), join(tree, lint, name));
  }
  // The rules' globs count from where the configuration lies. Types are not looked at: there are none.
  const rules = readFileSync(join(root, 'oxlint.config.ts'), 'utf8');
  writeFileSync(
    join(tree, 'oxlint.config.ts'),
    rules.replace('typeAware: true', 'typeAware: false'),
  );
  writeFileSync(join(tree, 'package.json'), '{ "type": "module" }');
  const { path, env } = lintTool('oxlint');
  const { stdout } = spawnSync(process.execPath, [path, '--format=json', '.'], {
    cwd: tree,
    encoding: 'utf8',
    env,
    maxBuffer: 64 * 1024 * 1024,
  });
  const { diagnostics } = JSON.parse(stdout) as {
    diagnostics: readonly {
      code: string;
      filename: string;
      labels: [{ span: { line: number } }];
    }[];
  };
  caught = new Set(
    diagnostics
      .filter(({ code }) => code === 'eslint(no-restricted-imports)')
      .map(({ filename, labels: [{ span }] }) => `${filename}:${span.line}`),
  );
}, 60_000);

describe.each(rows)('$folder', ({ may, mayNot }) => {
  test('imports what its row says', () => {
    expect(may.filter(({ at }) => caught.has(at))).toEqual([]);
  });
  test('imports nothing else', () => {
    expect(mayNot.filter(({ at }) => !caught.has(at))).toEqual([]);
  });
});

test.each(promises)('$folder never imports $to', ({ at }) => {
  expect(caught).toContain(at);
});

test.each(inEveryForm)('$form is caught like any other', ({ at }) => {
  expect(caught).toContain(at);
});

test.each(waysRound)('$from is no way round', ({ at }) => {
  expect(caught).toContain(at);
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
