// The layers hold: every import that a room of the house must not make is caught by the linter,
// and none that it may make. Samples are linted in a tree of their own, by the project's rules.

import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { lintTool } from '../support/lint-tools.ts';

const root = join(import.meta.dirname, '../..');

interface Room {
  readonly file: string;
  readonly may: readonly string[];
  readonly mayNot: readonly string[];
}

/** What no room under server/ may import, seen from one folder below it. */
const outside = ['../../web/src/x.ts', '../../docker/cli/x.ts', '../../test/support/x.ts'];

const rooms: readonly Room[] = [
  {
    file: 'server/contract/sample.ts',
    may: ['./other.ts', '../protocol/x.ts'],
    mayNot: [
      'node:fs',
      'fastify',
      '../config/x.ts',
      '../supervisor/x.ts',
      '../daemons/x.ts',
      '../probes/x.ts',
      '../gateway/x.ts',
      '../uplink/x.ts',
      '../main.ts',
      './../gateway/x.ts',
      ...outside,
    ],
  },
  {
    file: 'server/protocol/sample.ts',
    may: ['./other.ts', '../contract/x.ts'],
    mayNot: [
      'node:fs',
      'node:net',
      'ws',
      '../config/x.ts',
      '../supervisor/x.ts',
      '../daemons/x.ts',
      '../probes/x.ts',
      '../gateway/x.ts',
      '../uplink/x.ts',
      '../main.ts',
      './../gateway/x.ts',
      ...outside,
    ],
  },
  {
    file: 'server/config/sample.ts',
    may: ['./other.ts', '../contract/x.ts', '../protocol/x.ts', 'node:crypto', 'node:os'],
    mayNot: [
      'node:fs',
      'fastify',
      '../supervisor/x.ts',
      '../daemons/x.ts',
      '../probes/x.ts',
      '../gateway/x.ts',
      '../uplink/x.ts',
      '../main.ts',
      './../gateway/x.ts',
      ...outside,
    ],
  },
  {
    file: 'server/supervisor/sample.ts',
    may: ['./other.ts', '../contract/x.ts', 'node:child_process'],
    mayNot: [
      'fastify',
      '../protocol/x.ts',
      '../config/x.ts',
      '../daemons/x.ts',
      '../probes/x.ts',
      '../gateway/x.ts',
      '../uplink/x.ts',
      '../main.ts',
      './../daemons/x.ts',
      ...outside,
    ],
  },
  {
    file: 'server/daemons/sample.ts',
    may: ['./other.ts', '../config/x.ts', '../contract/x.ts', '../protocol/x.ts', 'node:crypto'],
    mayNot: [
      'node:fs',
      'node:child_process',
      'fastify',
      // Its types are another matter, see below.
      '../supervisor/x.ts',
      '../probes/x.ts',
      '../gateway/x.ts',
      '../uplink/x.ts',
      '../main.ts',
      './../gateway/x.ts',
      ...outside,
    ],
  },
  {
    file: 'server/probes/sample.ts',
    may: ['./other.ts', '../config/x.ts', '../contract/x.ts', 'node:net'],
    mayNot: [
      'socks-proxy-agent',
      'fastify',
      '../supervisor/x.ts',
      '../daemons/x.ts',
      '../gateway/x.ts',
      '../uplink/x.ts',
      '../main.ts',
      './../gateway/x.ts',
      ...outside,
    ],
  },
  {
    file: 'server/gateway/sample.ts',
    may: ['./other.ts', '../protocol/x.ts', '../config/x.ts', 'node:net', 'fastify', 'ws'],
    mayNot: [
      'node:child_process',
      'irc-framework',
      '../supervisor/x.ts',
      '../daemons/x.ts',
      '../probes/x.ts',
      '../main.ts',
      './../supervisor/x.ts',
      ...outside,
    ],
  },
  {
    file: 'server/uplink/sample.ts',
    may: [
      './other.ts',
      '../config/x.ts',
      '../contract/x.ts',
      '../probes/x.ts',
      '../supervisor/x.ts',
      'node:net',
    ],
    mayNot: [
      'fastify',
      '../protocol/x.ts',
      '../daemons/x.ts',
      '../gateway/x.ts',
      '../main.ts',
      './../gateway/x.ts',
      ...outside,
    ],
  },
  {
    file: 'server/container/sample.ts',
    may: ['./other.ts', '../config/x.ts', '../contract/x.ts', 'node:fs', 'uqr'],
    mayNot: [
      'node:child_process',
      'fastify',
      '../supervisor/x.ts',
      '../gateway/x.ts',
      '../uplink/x.ts',
      '../main.ts',
      './../supervisor/x.ts',
      ...outside,
    ],
  },
  {
    file: 'server/gateway/lite/sample.ts',
    may: [
      './other.ts',
      '../door.ts',
      '../../protocol/x.ts',
      '../../contract/words/x.ts',
      '../../config/x.ts',
      'node:crypto',
      'fastify',
    ],
    mayNot: [
      'node:child_process',
      'irc-framework',
      '../../supervisor/x.ts',
      '../../daemons/x.ts',
      '../../probes/x.ts',
      '../../main.ts',
      './../../supervisor/x.ts',
      ...outside.map((path) => `../${path}`),
    ],
  },
  {
    file: 'server/sample.ts',
    may: ['./other.ts', './gateway/x.ts', './supervisor/x.ts', 'node:fs'],
    mayNot: ['fastify', '../web/src/x.ts', '../docker/cli/x.ts', '../test/x.ts', './../web/x.ts'],
  },
  {
    file: 'docker/cli/sample.ts',
    may: ['./other.ts', '../../server/contract/x.ts', 'node:fs', 'ssh2'],
    mayNot: [
      '../../server/protocol/x.ts',
      '../../server/config/x.ts',
      '../../server/supervisor/x.ts',
      '../../server/gateway/x.ts',
      '../../server/main.ts',
      '../../web/src/x.ts',
      '../../test/support/x.ts',
    ],
  },
  {
    file: 'web/src/sample.ts',
    may: ['./other.ts', '../../server/contract/x.ts', 'preact', 'irc-framework'],
    mayNot: [
      'node:fs',
      '../../server/protocol/x.ts',
      '../../server/config/x.ts',
      '../../server/gateway/x.ts',
      '../../docker/cli/x.ts',
      '../../test/support/x.ts',
    ],
  },
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

const tree = mkdtempSync(join(tmpdir(), 'mayfly-layers-'));
afterAll(() => rmSync(tree, { recursive: true }));

/** Samples by path; several of one room stand in files of their own. */
const samples = new Map<string, string>();
function sample(room: string, name: string, text: string): string {
  const path = `${dirname(room)}/${name}.ts`;
  samples.set(path, text);
  return path;
}

const named = forms['a named import'] ?? String;
const typed = forms['an import of a type'] ?? String;

const allowed = rooms.flatMap(({ file, may }) =>
  may.map((from, n) => ({ file, from, path: sample(file, `may-${n}`, named(from)) })),
);
const forbidden = rooms.flatMap(({ file, mayNot }) =>
  mayNot.map((from, n) => ({ file, from, path: sample(file, `may-not-${n}`, named(from)) })),
);
const inEveryForm = Object.entries(forms).map(([form, write], n) => ({
  form,
  path: sample('server/protocol/sample.ts', `form-${n}`, write('../gateway/x.ts')),
}));
const supervisorTypes = sample('server/daemons/sample.ts', 'types', typed('../supervisor/x.ts'));

/** Paths of the samples that break a layer. */
let caught: ReadonlySet<string>;

beforeAll(() => {
  for (const [path, text] of samples) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  }
  // The rules' globs count from where the configuration lies.
  copyFileSync(join(root, '.oxlintrc.json'), join(tree, '.oxlintrc.json'));
  const { path, env } = lintTool('oxlint');
  const { stdout } = spawnSync(process.execPath, [path, '--format=json', '.'], {
    cwd: tree,
    encoding: 'utf8',
    env,
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

test.each(forbidden)('$file may not import $from', ({ path }) => {
  expect(caught).toContain(path);
});

test.each(allowed)('$file may import $from', ({ path }) => {
  expect(caught).not.toContain(path);
});

test.each(inEveryForm)('$form is caught like any other', ({ path }) => {
  expect(caught).toContain(path);
});

test('daemons may import the types of the supervisor', () => {
  expect(caught).not.toContain(supervisorTypes);
});
