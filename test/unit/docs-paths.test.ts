// Every file that the docs name by its whole path is there.

import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
/** What is measured at one time keeps the names of that time. */
const pages = globSync(['*.md', 'docs/*.md', 'docker/**/*.md'], { cwd: root }).filter(
  (page) => page !== 'CHANGELOG.md',
);
const path =
  /\b(?:server|web\/src|docker\/cli|docker\/rootfs|docker\/seccomp|test)\/[\w./-]*\.(?:tsx?|mjs|js|sh|json|css)\b/g;

test.each(pages)('%s names files that are there', (page) => {
  const named = readFileSync(join(root, page), 'utf8').match(path) ?? [];
  expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

test('paths are found in the pages', () => {
  const all = pages.map((page) => readFileSync(join(root, page), 'utf8')).join('\n');
  expect(all.match(path)?.length).toBeGreaterThan(30);
});
