// Writes what the test run counts: a test that did not run is not a test that passed.

import { writeFileSync } from 'node:fs';

import type { Reporter, SerializedError, TestModule, Vitest } from 'vitest/node';

export interface SuiteCount {
  readonly passed: number;
  /** Failed, skipped and unfinished tests, files that do not load, stray errors. */
  readonly failed: number;
  /** Whole names of tests that were left out. */
  readonly leftOut: readonly string[];
  /** What failed, one line each: the whole name and how the error begins. */
  readonly failures: readonly string[];
}

/** MAYFLY_TEST_COUNT names the file. */
export default class CountingReporter implements Reporter {
  onInit(_vitest: Vitest): void {}

  onTestRunEnd(modules: readonly TestModule[], strayErrors: readonly SerializedError[]): void {
    const path = process.env['MAYFLY_TEST_COUNT'];
    if (path === undefined) throw new Error('MAYFLY_TEST_COUNT does not say where to write');
    writeFileSync(path, JSON.stringify(count(modules, strayErrors)));
  }
}

function count(
  modules: readonly TestModule[],
  strayErrors: readonly SerializedError[],
): SuiteCount {
  let passed = 0;
  let failed = 0;
  const leftOut: string[] = [];
  const failures: string[] = [];
  const fail = (name: string, errors: readonly SerializedError[]): void => {
    failed += errors.length;
    for (const error of errors) failures.push(`${name}: ${beginning(error)}`);
  };
  fail('beside the tests', strayErrors);
  for (const module of modules) {
    const file = module.relativeModuleId;
    fail(file, module.errors());
    for (const suite of module.children.allSuites())
      fail(`${file}: ${suite.fullName}`, suite.errors());
    for (const test of module.children.allTests()) {
      const result = test.result();
      const name = `${file}: ${test.fullName}`;
      if (result.state === 'passed') passed += 1;
      else failed += 1;
      if (result.state === 'skipped' || result.state === 'pending') leftOut.push(name);
      if (result.state === 'failed')
        failures.push(`${name}: ${beginning(result.errors[0] ?? null)}`);
    }
  }
  return { passed, failed, leftOut, failures };
}

/** The first line of what an error says, at most 300 characters. */
function beginning(error: SerializedError | null): string {
  return /^.{0,300}/.exec(error?.message ?? 'no error was told')?.[0] ?? '';
}
