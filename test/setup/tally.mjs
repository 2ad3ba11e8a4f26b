// @ts-check
// What passed and what failed in a whole run, and what is said of it. Plain JavaScript for Node 20.

/** @param {string} line */
export function say(line) {
  process.stderr.write(`test: ${line}\n`);
}

export class Tally {
  passed = 0;
  failed = 0;
  /**
   * What failed, one line each. It is said once more at the end: suites run beside each other, and who reads the end
   * of a long output must find it there.
   * @type {string[]}
   */
  #failures = [];

  /**
   * One check that is no test of a suite.
   * @param {string} name
   * @param {boolean} passed
   */
  check(name, passed) {
    if (passed) this.passed += 1;
    else {
      this.failed += 1;
      this.#failures.push(name);
    }
    say(`${passed ? 'passed' : 'FAILED'}: ${name}`);
  }

  /** @param {import('./counting-reporter.ts').SuiteCount} count of a suite. */
  add({ passed, failed, failures, leftOut }) {
    this.passed += passed;
    this.failed += failed;
    this.#failures.push(...failures, ...leftOut.map((test) => `${test}: was left out`));
  }

  end() {
    for (const failure of this.#failures) say(`FAILED: ${failure}`);
    process.stdout.write(`${this.passed} passed, ${this.failed} failed\n`);
  }
}
