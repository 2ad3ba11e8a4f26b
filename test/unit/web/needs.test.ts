// Finds what the built page uses of each edition of the language, by the compiler's own lists.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { missing, needs } from '../../../web/src/browser/needs.ts';

const root = join(import.meta.dirname, '../../../web');
const out = mkdtempSync(join(tmpdir(), 'mayfly-needs-'));
let script = '';
/** What a sealed room loads in addition. */
let sealedScript = '';

beforeAll(async () => {
  vi.stubEnv('NODE_ENV', 'production');
  await build({
    root,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: out, emptyOutDir: true },
  });
  const assets = join(out, 'assets');
  const read = (begin: string): string => {
    const name = readdirSync(assets).find((each) => each.startsWith(begin) && each.endsWith('.js'));
    return readFileSync(join(assets, name ?? ''), 'utf8');
  };
  script = read('index-');
  sealedScript = read('sealed-room-');
}, 60_000);

afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(out, { recursive: true, force: true });
});

// Browsers without private fields cannot read the script at all; those with them have all of these.
const older = 2017;

interface Method {
  readonly owner: string;
  readonly isStatic: boolean;
  readonly name: string;
}

/** The editions' features, by `lib.es2023.array.d.ts` and the like. */
function methodsOf(wants: (edition: number) => boolean): readonly Method[] {
  const compiler = createRequire(import.meta.url).resolve('typescript/package.json');
  const beside = join(dirname(compiler), '../@typescript');
  const platform = readdirSync(beside).find((name) => name.startsWith('typescript-')) ?? '';
  const lib = join(beside, platform, 'lib');
  return readdirSync(lib).flatMap((file) => {
    const [, edition = ''] = /^lib\.es(next|\d+)(?:\.[a-z.]+)?\.d\.ts$/.exec(file) ?? [];
    if (edition === '' || !wants(edition === 'next' ? Infinity : Number(edition))) return [];
    const text = readFileSync(join(lib, file), 'utf8').replace(/\/\*[^]*?\*\//g, '');
    return [...text.matchAll(/^\s*interface (\w+)[^{]*\{([^]*?)^\s*\}/gm)].flatMap(
      ([, owner = '', body = '']) =>
        [...body.matchAll(/^\s*(?:readonly )?(\w+)\??\s*[(<:]/gm)].map(([, name = '']) => ({
          owner: owner.replace(/Constructor$/, ''),
          isStatic: owner.endsWith('Constructor'),
          name,
        })),
    );
  });
}

/** Methods whose name no older edition has: the name is enough to know that they are new. */
function newMethods(than = older): readonly Method[] {
  const known = new Set(
    methodsOf((edition) => edition <= than || edition === 5 || edition === 6).map(
      ({ name }) => name,
    ),
  );
  return methodsOf((edition) => edition > than).filter(({ name }) => !known.has(name));
}

/** Methods of the page and its libraries that have the name of a new one. */
const ownMethods = [
  'adopt',
  'defer',
  'difference',
  'equals',
  'error',
  'intersection',
  'register',
  'subtract',
  'take',
  'use',
];

/** Used where the browser has it; the page works without: `test/browser/older-browsers.test.ts`. */
const optional = [
  'Intl.Segmenter',
  'SegmentData',
  'Symbol.dispose',
  'ResizeObserver',
  'Notification',
  'AudioContext',
  'OscillatorNode',
  'GainNode',
  'PerformanceNavigationTiming',
];

test('the list holds what the page uses of newer editions of the language, and nothing else of them', () => {
  const methods = newMethods();
  expect(methods.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['at', 'findLast', 'hasOwn', 'fromEntries', 'replaceAll', 'groupBy']),
  );
  const listed = needs.map((path) => path.split('.').at(-1));
  const used = methods.filter(({ owner, isStatic, name }) =>
    ownMethods.includes(name) && !isStatic
      ? false
      : isStatic
        ? new RegExp(`\\b${owner}\\.${name}\\b`).test(script)
        : new RegExp(`\\.${name}\\(`).test(script),
  );
  const known = [...listed, ...optional.map((path) => path.split('.').at(-1))];
  const unlisted = used.filter(
    ({ owner, name }) => !known.includes(name) && !known.includes(owner),
  );
  expect([...new Set(unlisted.map(({ name }) => name))]).toEqual([]);
  for (const path of needs) {
    const name = path.split('.').at(-1) ?? '';
    expect(script, path).toMatch(new RegExp(`\\b${name}\\b`));
  }
});

test('what seals uses nothing newer than the page, which was loaded before it', () => {
  // Of 2022 are private fields, with which the page is written.
  const newer = newMethods(2022).filter(
    ({ owner, isStatic, name }) =>
      !ownMethods.includes(name) &&
      new RegExp(isStatic ? `\\b${owner}\\.${name}\\b` : `\\.${name}\\(`).test(sealedScript),
  );
  const listed = needs.map((path) => path.split('.').at(-1));
  expect(newer.map(({ name }) => name).filter((name) => !listed.includes(name))).toEqual([]);
  expect(sealedScript).toMatch(/\.adoptedStyleSheets=/);
});

test('every object of the browser that the page makes is in the list, or gone without', () => {
  // As old as modules, without which browsers do not load the script.
  const old = [
    'Date',
    'Map',
    'Set',
    'Error',
    'TypeError',
    'RegExp',
    'Uint8Array',
    'Uint32Array',
    'Promise',
    'Array',
  ];
  const made = [...script.matchAll(/\bnew ([A-Z][a-z]\w{2,}(?:\.\w+)?)/g)].map(([, name]) => name);
  const known = [...needs, ...optional, ...old, 'URLSearchParams', 'Event'];
  expect([...new Set(made)].filter((name) => !known.includes(name ?? ''))).toEqual([]);
});

test('what is missing is found, and nothing else', () => {
  // A browser that has exactly what the list names.
  const browser = (): Record<string, unknown> => {
    const world: Record<string, unknown> = {};
    for (const path of needs) {
      let at: Record<string, unknown> = world;
      for (const name of path.split('.')) at = (at[name] ??= {}) as Record<string, unknown>;
    }
    return world;
  };
  expect(missing(browser())).toEqual([]);
  for (const path of needs) {
    const world = browser();
    const names = path.split('.');
    const last = names.pop() ?? '';
    const owner = names.reduce((at, name) => at[name] as Record<string, unknown>, world);
    Reflect.deleteProperty(owner, last);
    expect(missing(world)).toEqual([path]);
  }
  expect(missing({})).toEqual(needs);
});
