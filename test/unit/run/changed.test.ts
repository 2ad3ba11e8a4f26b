// What `npm test -- --changed` runs: what a file of tests reaches, and what a change touches.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { allFiles, changedFiles } from '../../setup/changed/changed-files.mjs';
import { choose } from '../../setup/changed/choice.mjs';
import { Reach } from '../../setup/changed/reach.mjs';
import { rows } from '../../setup/changed/rows.mjs';
import { reachOf } from '../../setup/changed/touched-by.mjs';
import { runsOf, suiteOf, suites } from '../../setup/suites.mjs';

const root = join(import.meta.dirname, '../../..');

describe('a file of tests reaches', () => {
  const at = 'test/unit/a.test.ts';
  const reaches = (text: string, changed: string): boolean =>
    new Reach(
      new Map([
        [at, text],
        ['server/one.ts', "import { two } from './deep/two.ts';"],
        ['server/deep/two.ts', "export { back } from '../one.ts';"],
        ['server/style.css', ''],
        ['server/rows.ts', 'join(import.meta.dirname, name)'],
        ['docs/page.md', ''],
      ]),
      [{ path: 'server/rows.ts', reaches: ['docs/'] }],
    ).reaches(at, [changed]);

  test.for([
    ['itself', '', at],
    ['what it imports', "import { one } from '../../server/one.ts';", 'server/one.ts'],
    ['what that imports', "import { one } from '../../server/one.ts';", 'server/deep/two.ts'],
    ['types', "import type { One } from '../../server/one.ts';", 'server/one.ts'],
    ['what it hands on', "export * from '../../server/one.ts';", 'server/one.ts'],
    ['what it imports late', "await import('../../server/one.ts')", 'server/one.ts'],
    ['what it only runs', "import '../../server/one.ts';", 'server/one.ts'],
    ['over lines', "import {\n  one,\n} from '../../server/one.ts';", 'server/one.ts'],
    ['styles', "import '../../server/style.css';", 'server/style.css'],
    ['a path', "join(import.meta.dirname, '../../server/style.css')", 'server/style.css'],
    ['a path in parts', "join(import.meta.dirname, '..', '..', 'docs/page.md')", 'docs/page.md'],
    ['an address', "new URL('../../docs/page.md', import.meta.url)", 'docs/page.md'],
    ['a folder', "join(import.meta.dirname, '../../docs')", 'docs/page.md'],
    ['a removed file', "join(import.meta.dirname, '../../docs')", 'docs/removed.md'],
    ['what a row says', "import '../../server/rows.ts';", 'docs/page.md'],
    ['all, by the root', "join(import.meta.dirname, '../..')", 'anything'],
    ['all, by a path that is not told', 'join(import.meta.dirname, name)', 'anything'],
    ['all, by one of two paths', "join(import.meta.dirname, 'x'), import.meta.url", 'anything'],
  ] as const)('%s', ([, text, changed]) => {
    expect(reaches(text, changed)).toBe(true);
  });

  test.for([
    ['nothing else', "import { one } from '../../server/one.ts';", 'server/style.css'],
    ['no package', "import { test } from 'vitest';", 'vitest'],
    ['no folder beside', "join(import.meta.dirname, '../../docs')", 'docs-of-another/page.md'],
    ['nothing by a package', 'createRequire(import.meta.url).resolve("x")', 'server/one.ts'],
    ['nothing that a row does not say', "import '../../server/rows.ts';", 'server/one.ts'],
  ] as const)('%s', ([, text, changed]) => {
    expect(reaches(text, changed)).toBe(false);
  });
});

describe('a change touches', () => {
  const unit = ['test/unit/a.test.ts', 'test/unit/b.test.ts'];
  const files = [...unit, 'test/daemons/c.test.ts', 'test/browser/lite-looks.test.ts', 'x.ts'];
  const chosen = (changed: readonly string[], reached: readonly string[]) =>
    Object.fromEntries(choose(changed, files, (file) => reached.includes(file)));

  test('nothing where there is none', () => {
    expect(chosen([], files)).toEqual({});
  });

  test('the checks, and the files that reach it', () => {
    expect(chosen(['server/a.ts'], ['test/unit/b.test.ts', 'test/browser/lite-looks.test.ts'])) //
      .toEqual({ lint: 'all', types: 'all', unit: ['test/unit/b.test.ts'], lite: 'all' });
    expect(chosen(['test/support/a.ts'], unit)).toEqual({ lint: 'all', types: 'all', unit: 'all' });
  });

  test('no types where only pages have changed', () => {
    expect(chosen(['docs/access.md', 'README.md'], ['test/unit/a.test.ts'])).toEqual({
      lint: 'all',
      unit: ['test/unit/a.test.ts'],
    });
  });

  test.each([
    'package-lock.json',
    'test/vitest.config.ts',
    'test/run.mjs',
    'test/setup/alone.mjs',
    'a-file-that-nobody-knows',
    'new-folder/a.ts',
    '.ci/run',
  ])('everything by %s', (path) => {
    const all = ['lint', 'types', ...Object.keys(suites)].map((part) => [part, 'all']);
    expect(chosen([path, 'docs/access.md'], [])).toEqual(Object.fromEntries(all));
  });
});

describe('in this project', () => {
  const files = allFiles(root);
  const reach = reachOf(root, files);
  const touched = (...changed: string[]) =>
    choose(changed, files, (file, all) => reach.reaches(file, all));

  test('every file of tests has a suite', () => {
    const tests = files.filter((file) => file.endsWith('.test.ts'));
    expect(tests.length).toBeGreaterThan(300);
    expect(tests.filter((file) => suiteOf(file) === null)).toEqual([]);
  });

  test('of nearly all files of tests it is known what they reach; if not: add some to rows.mjs', () => {
    const tests = files.filter((file) => suiteOf(file) !== null);
    const unknown = tests.filter((file) => reach.reaches(file, ['no such file']));
    expect(unknown.length, unknown.join(' ')).toBeLessThan(tests.length / 10);
  });

  test('all that the rows name is there', () => {
    const named = rows.flatMap(({ path, reaches }) => [path, ...reaches]);
    const built = (path: string): boolean => path.startsWith('dist/');
    expect(named.filter((path) => !built(path) && !existsSync(join(root, path)))).toEqual([]);
  });

  test('a rule of the gateway touches whoever meets guests, and pages of the documentation do not', () => {
    const suitesOf = (path: string): string[] => [...touched(path).keys()];
    for (const path of ['server/gateway/guests/guests.ts', 'server/protocol/wire/lines.ts'])
      expect(suitesOf(path)).toEqual(expect.arrayContaining(Object.keys(suites)));
    expect(suitesOf('docs/access.md')).toEqual(expect.arrayContaining(['lint', 'unit']));
    expect(suitesOf('docs/access.md')).not.toContain('types');
    expect(suitesOf('docs/access.md')).not.toContain('lite');
    expect(suitesOf('web/src/main.tsx')).not.toContain('lite');
    expect(suitesOf('web/src/main.tsx')).toEqual(expect.arrayContaining(['browser', 'container']));
  });

  test('one file of tests touches itself, and this one, which looks at all, but none beside it', () => {
    const file = 'test/unit/web/draft.test.ts';
    const chosen = touched(file).get('unit') ?? 'all';
    expect(chosen).toContain('test/unit/run/changed.test.ts');
    expect([chosen].flat().filter((path) => /unit\/(web|protocol|contract)\//.test(path))).toEqual([
      file,
    ]);
  });
});

describe('a suite is run', () => {
  const titles = (name: string, files: 'all' | readonly string[]): readonly string[] =>
    runsOf(name, files).map(({ title, args }) => [title, ...args].join(' '));

  test('whole, or of some files', () => {
    expect(titles('daemons', 'all')).toEqual(['daemons']);
    expect(titles('lite', ['test/browser/lite-looks.test.ts'])).toEqual([
      'lite test/browser/lite-looks.test.ts',
    ]);
  });

  test('unit in two shares, which have each file once', () => {
    const [other = '', pure = '', ...none] = titles('unit', 'all');
    expect(none).toEqual([]);
    const left = [...other.matchAll(/--exclude unit\/(\w+)\/\*\*/g)].map(([, name]) => name);
    const taken = [...pure.matchAll(/ unit\/(\w+)\//g)].map(([, name]) => name);
    expect(pure).toContain('--no-isolate');
    expect(left.length).toBeGreaterThan(5);
    expect(taken).toEqual(left);
    for (const name of taken) expect(existsSync(join(root, 'test/unit', String(name)))).toBe(true);
  });

  test('unit of some files, each in its share, and no run without a file', () => {
    const [web, cli] = ['test/unit/web/draft.test.ts', 'test/unit/cli/help.test.ts'];
    expect(titles('unit', [web, cli])).toEqual([`unit ${cli}`, `unit, pure --no-isolate ${web}`]);
    expect(titles('unit', [cli])).toEqual([`unit ${cli}`]);
    expect(titles('unit', [web])).toEqual([`unit, pure --no-isolate ${web}`]);
  });
});

describe('git tells', () => {
  const repository = (): { readonly dir: string; readonly git: (...args: string[]) => string } => {
    const dir = mkdtempSync(join(tmpdir(), 'mayfly-changed-'));
    onTestFinished(() => rmSync(dir, { recursive: true }));
    const named = ['-c', 'user.name=a', '-c', 'user.email=a@invalid', '-c', 'commit.gpgsign=false'];
    const git = (...args: string[]): string =>
      execFileSync('git', [...named, ...args], { cwd: dir, encoding: 'utf8' });
    git('init', '--quiet', '--initial-branch=main');
    return { dir, git };
  };
  const write = (dir: string, path: string, text = path): void => {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  };

  test('what a branch, the index, the folder and new files have since it left main', () => {
    const { dir, git } = repository();
    for (const name of ['kept', 'committed', 'staged', 'edited', 'removed', 'moved'])
      write(dir, name);
    write(dir, '.gitignore', 'ignored\n');
    git('add', '.');
    git('commit', '--quiet', '-m', 'first');
    git('switch', '--quiet', '-c', 'mine');
    write(dir, 'committed', 'other');
    git('commit', '--quiet', '-am', 'second');
    git('switch', '--quiet', 'main');
    write(dir, 'of-main');
    git('add', '.');
    git('commit', '--quiet', '-m', 'third');
    git('switch', '--quiet', 'mine');
    write(dir, 'staged', 'other');
    git('add', '.');
    write(dir, 'edited', 'other');
    write(dir, 'ein Ümlaut/new');
    write(dir, 'ignored');
    git('mv', 'moved', 'renamed');
    rmSync(join(dir, 'removed'));
    const own = ['edited', 'ein Ümlaut/new', 'moved', 'removed', 'renamed', 'staged'];
    expect(changedFiles(dir, null)?.changed).toEqual(['committed', ...own]);
    expect(changedFiles(dir, 'HEAD')?.changed).toEqual(own);
    const there = ['.gitignore', 'committed', 'edited', 'ein Ümlaut/new', 'kept', 'renamed'];
    expect(allFiles(dir).toSorted()).toEqual([...there, 'staged']);
  });

  test('what is not committed, where there is no main', () => {
    const { dir, git } = repository();
    git('switch', '--quiet', '-c', 'mine');
    write(dir, 'one');
    git('add', '.');
    git('commit', '--quiet', '-m', 'first');
    write(dir, 'two');
    expect(changedFiles(dir, null)).toEqual({ since: 'HEAD', changed: ['two'] });
  });

  test.each(['nosuch', '--help', '', 'HEAD:one'])('of no revision %j', (revision) => {
    const { dir, git } = repository();
    write(dir, 'one');
    git('add', '.');
    git('commit', '--quiet', '-m', 'first');
    expect(changedFiles(dir, revision)).toBeNull();
  });
});
