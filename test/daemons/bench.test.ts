// The quick bench, whole: it ends well and leaves a table without a gap. What the numbers are is no
// test's business.

import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '../../docker/cli/host/project.mjs';
import type { Series } from '../bench/results.ts';

const dir = mkdtempSync(join(tmpdir(), 'mayfly-bench-test-'));
const written = (file: string): string => readFileSync(join(dir, file), 'utf8');

beforeAll(async () => {
  const entry = join(projectRoot, 'test', 'bench', 'main.ts');
  await promisify(execFile)(process.execPath, [entry, '--quick', '--out', dir]);
});

afterAll(() => rmSync(dir, { recursive: true }));

describe('the quick bench', () => {
  test('has a row without a gap for raw ngIRCd and for Mayfly, resume off and on', () => {
    const rows = written('results.md')
      .split('\n')
      .filter((line) => /^\| (raw TCP to ngIRCd|Mayfly)/.test(line));
    for (const label of ['raw TCP to ngIRCd', 'Mayfly', 'Mayfly, resume and server-time on']) {
      const own = rows.filter((row) => row.startsWith(`| ${label} |`));
      expect(own.length, label).toBeGreaterThanOrEqual(4);
      for (const row of own) expect(row).not.toMatch(/–|NaN|Infinity/);
    }
  });

  test('loses nothing, doubles nothing, turns nobody away', () => {
    const { series } = JSON.parse(written('results.json')) as { readonly series: Series[] };
    const bad = series.filter(({ measure }) =>
      ['lost', 'turnedAway', 'resumeLost', 'floodLost'].includes(measure),
    );
    expect(bad.length).toBeGreaterThanOrEqual(5);
    for (const one of bad) expect(one).toMatchObject({ values: [0] });
  });

  test('says of each goal that is not about a peer whether it is met', () => {
    const goals = written('results.md')
      .split('\n')
      .filter((line) => /\| (met|\*\*not met\*\*) \|$/.test(line));
    expect(goals.length).toBe(14);
  });

  test.each(['deliveries.svg', 'cpu.svg', 'p99.svg', 'memory.svg'])('draws %s', (file) => {
    expect(written(file)).toMatch(/^<svg [^]*<rect [^]*<\/svg>\n$/);
    expect(written('results.md')).toContain(`](${file})`);
  });
});
