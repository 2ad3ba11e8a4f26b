// Writes the manual page and the completions that a package carries. `npm run format` runs it, and a test holds
// that it was run.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { completionFiles } from '../command-line/completion.ts';
import { projectRoot } from '../host/project.mjs';
import { manPage, type Edition } from './man-page.ts';

const readText = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');

/** Until the changelog has a date for a version. */
const firstDate = '2026-11-30';

/** @returns the version that package.json has, and its date in the changelog. */
function edition(): Edition {
  const version = /"version": "([^"]+)"/.exec(readText('package.json'))?.[1] ?? '';
  const dates = [...readText('CHANGELOG.md').matchAll(/^## \[([^\]]+)\] - (\d{4}-\d\d-\d\d)$/gm)];
  const date = dates.find(([, name]) => name === version)?.[2] ?? firstDate;
  return { version, date: longDate(date) };
}

/** `November 30, 2026`, as mdoc(7) has it. @param date as `2026-11-30` */
function longDate(date: string): string {
  const form = { dateStyle: 'long', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat('en-US', form).format(new Date(date));
}

/** @returns each file's text, by its path in the project's folder. */
export function manualFiles(): ReadonlyMap<string, string> {
  return new Map([
    ['man/mayfly.1', manPage(edition())],
    ...Object.entries(completionFiles()).map(
      ([name, text]) => [`completions/${name}`, text] as const,
    ),
  ]);
}

if (import.meta.main) {
  for (const [path, text] of manualFiles()) {
    const file = join(projectRoot, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
