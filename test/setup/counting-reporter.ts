// Writes what the test run counts: a test that did not run is not a test that passed.

import { writeFileSync } from 'node:fs';

import type { Reporter, TestModule, Vitest } from 'vitest/node';

export interface SuiteCount {
  readonly passed: number;
  /** Failed, skipped and unfinished tests, files that do not load, stray errors. */
  readonly failed: number;
  /** Whole names of tests that were left out. */
  readonly leftOut: readonly string[];
}

/** MAYFLY_TEST_COUNT names the file. */
export default class CountingReporter implements Reporter {
  onInit(_vitest: Vitest): void {}

  onTestRunEnd(modules: readonly TestModule[], strayErrors: readonly unknown[]): void {
    const path = process.env['MAYFLY_TEST_COUNT'];
    if (path === undefined) throw new Error('MAYFLY_TEST_COUNT does not say where to write');
    writeFileSync(path, JSON.stringify(count(modules, strayErrors.length)));
  }
}

function count(modules: readonly TestModule[], strayErrors: number): SuiteCount {
  let passed = 0;
  let failed = strayErrors;
  const leftOut: string[] = [];
  for (const module of modules) {
    failed += module.errors().length;
    for (const suite of module.children.allSuites()) failed += suite.errors().length;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') passed += 1;
      else failed += 1;
      if (state === 'skipped' || state === 'pending')
        leftOut.push(`${module.relativeModuleId}: ${test.fullName}`);
    }
  }
  return { passed, failed, leftOut };
}
