// docs/sealed.md names each attack that is tried in a real room, and no other.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { attacksByIntruders } from '../../daemons/sealed-fixture/attacks-by-intruders.ts';
import { attacksOnEntries } from '../../daemons/sealed-fixture/attacks-on-entries.ts';
import {
  attacksOnCommits,
  attacksOnTexts,
} from '../../daemons/sealed-fixture/attacks-on-frames.ts';
import { attacksOnPeople } from '../../daemons/sealed-fixture/attacks-on-people.ts';

const words: Readonly<Record<string, string>> = {
  well: 'all well',
  told: 'told',
  waiting: 'waits outside',
  split: '`split`',
  changed: '`changed`',
  'cast out': '`cast out`',
};

test('every attack and how it may end stands in docs/sealed.md', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/sealed.md'), 'utf8');
  const [, part = ''] = /^## What a lying server[^]*?\n\n([^]*?)^## /m.exec(page) ?? [];
  const rows = part
    .split('\n')
    .flatMap((line) => /^\| (.+?) +\| (.+?) +\|$/.exec(line)?.slice(1, 3).join(': ') ?? [])
    .filter((row) => !/the server …|^-+/.test(row));
  const attacks = [
    ...attacksOnTexts,
    ...attacksOnCommits,
    ...attacksOnEntries,
    ...attacksOnPeople,
    ...attacksByIntruders,
  ].map(({ what, ends }) => {
    const outcomes = [...new Set(Object.values(ends).flat())].map((end) => words[end]);
    return `${what}: ${outcomes.join(', ') || 'all well'}`;
  });
  expect(rows).toEqual(attacks);
});
