// The table of doors and actions in docs/access.md says what the test of all doors tries.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { doorActions, tableDoors, type DoorAction } from '../support/door-actions.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/access.md'), 'utf8');

const cell = (typed: string | null): string => {
  if (typed === null) return 'no';
  return typed === 'yes' ? 'yes' : `\`${typed}\``;
};

const row = ({ what, who, at }: DoorAction): readonly string[] => [
  what,
  who,
  ...tableDoors.map((door) => cell(at[door])),
];

test('docs/access.md has a row for every action, with what each door can do', () => {
  const [, chapter = ''] = page.split('\n## What each door can do\n');
  const [section = ''] = chapter.split('\n## ');
  const rows = section
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((text) => text.trim()),
    );
  const [, ...told] = rows.filter(([first]) => !/^-+$/.test(first ?? ''));
  expect(told).toEqual(Object.values(doorActions).map(row));
});
