// The linter's rules. Who may import whom is a table of its own: test/lint/layers.ts.

import { posix } from 'node:path';

import { type Layer, layers } from './test/lint/layers.ts';

const isAbove = (folder: string, from: string): boolean => `${folder}/`.startsWith(`${from}/`);

/** Folders that may be imported, as patterns of .gitignore: the last one that matches decides. */
function allowed(folder: string, may: readonly string[]): string[] {
  // A file in a folder above is "../x.ts" to one that is two below, and "../../x.ts" to one that is three.
  const heights = may
    .filter((from) => isAbove(folder, from))
    .map((from) => folder.split('/').length - from.split('/').length);
  const ups = Array.from(
    { length: Math.max(-1, ...heights) + 1 },
    (_, n) => '../'.repeat(n) || './',
  );
  const above =
    ups.length === 0 ? [] : [...ups.map((up) => `!${up}**`), `${'../'.repeat(ups.length)}**`];
  const beside = may
    .filter((from) => !isAbove(folder, from))
    .map((from) => {
      const way = posix.relative(folder, from);
      const path = way.startsWith('.') ? way : `./${way}`;
      return `!${path}/${from.endsWith('/.') ? '*.ts' : '**'}`;
    });
  return [...above, ...beside];
}

function layerRule({ folder, may, packages = [], except = [], types = [] }: Layer) {
  const message = `layers: what ${folder} may import stands in test/lint/layers.ts`;
  const own = ['ts', 'tsx', 'mjs', 'js', 'css'].map((suffix) => `!./*.${suffix}`);
  const group = [
    '*',
    ...own,
    ...allowed(folder, [...may, ...types]),
    ...packages.map((name) => `!${name}`),
    ...except,
  ];
  const typesOnly = types.map((from) => ({
    regex: `^${posix.relative(folder, from).replaceAll('.', String.raw`\.`)}/`,
    allowTypeImports: true,
    message,
  }));
  // "../words/../gateway" and "./../gateway" would be ways round.
  const wayRound = { regex: String.raw`([^./]|(^|/)\.)/\.\./`, message };
  return {
    files: [`${folder}/*.{ts,tsx,mjs}`],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [...typesOnly, wayRound, { group, message }] },
      ],
    },
  };
}

export default {
  plugins: ['typescript', 'unicorn', 'oxc', 'import', 'promise', 'jsx-a11y'],
  categories: { correctness: 'error', suspicious: 'error' },
  options: { typeAware: true, reportUnusedDisableDirectives: 'error' },
  ignorePatterns: [
    'docker/cli/command-line/early.js',
    '**/dist/**',
    'dist.*/**',
    'test/artefacts/**',
  ],
  rules: {
    eqeqeq: 'error',
    'no-console': 'error',
    'no-var': 'error',
    'prefer-const': 'error',
    'import/no-cycle': ['error', { ignoreTypes: false }],
    'typescript/ban-ts-comment': 'error',
    'typescript/consistent-type-imports': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/no-unsafe-argument': 'error',
    'typescript/no-unsafe-assignment': 'error',
    'typescript/no-unsafe-call': 'error',
    'typescript/no-unsafe-member-access': 'error',
    'typescript/no-unsafe-return': 'error',
    'typescript/only-throw-error': 'error',
    'typescript/prefer-promise-reject-errors': 'error',
    'typescript/switch-exhaustiveness-check': 'error',
    // Tests import the page outside web/, where its declaration files are not in sight.
    'typescript/triple-slash-reference': ['error', { path: 'always' }],

    // A helper beside its only caller reads better than one a page away.
    'unicorn/consistent-function-scoping': 'off',
    'promise/always-return': 'off',
  },
  overrides: [
    {
      // Plain JavaScript is checked by its tests, not by types.
      files: ['**/*.mjs', '**/*.cjs'],
      rules: {
        'typescript/no-unsafe-argument': 'off',
        'typescript/no-unsafe-assignment': 'off',
        'typescript/no-unsafe-call': 'off',
        'typescript/no-unsafe-member-access': 'off',
        'typescript/no-unsafe-return': 'off',
        'typescript/no-unsafe-type-assertion': 'off',
      },
    },
    {
      // A test's own parsing is proven by the test; "expect.any" is of type any.
      files: ['test/**'],
      rules: {
        'typescript/no-unsafe-assignment': 'off',
        'typescript/no-unsafe-type-assertion': 'off',
      },
    },
    {
      // The one file that looks below Node's streams: a socket's descriptor has no other name.
      files: ['server/gateway/net/socket-writer.ts'],
      rules: { 'no-underscore-dangle': ['error', { allow: ['_handle'] }] },
    },
    ...layers.map(layerRule),
  ],
};
