#!/usr/bin/env node
// @ts-check
// What `npm test` runs: sets up what tests need, then every check and suite, and counts them all. Plain
// JavaScript for Node 20: it runs before anything is installed.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

import { alone, canBeAlone, leftAlone } from './setup/alone.mjs';
import { installLintTools, lintTool } from './setup/lint-tools.mjs';
import { endLeftovers, leftovers, runStep } from './setup/step.mjs';
import { installSystemPackages } from './setup/system-packages.mjs';

const root = dirname(import.meta.dirname);
const deadlineMs = performance.now() + 40 * 60_000;

const usage = `usage: npm test [-- PART…]
       npm run lint
       npm run format

Sets up what is missing (npm's packages, the daemons, irssi and browsers, the linter), runs all
checks and suites, and prints "N passed, N failed" last. Exit code 1: something failed.

parts:
  lint      formatting, lint rules, layers
  types     the type checker, for the server's side and for the page
  unit      pure parts, whole and byte by byte
  daemons   the supervisor and the real daemons
  refusals  what must not be possible, tried
  soak      talk over connections that break, for less than a minute, and the memory
  browser   guests by browser, ssh and Tor in a private Tor network
  lite      guests by browsers without script
  container the image in a private Docker engine: isolation, trouble, forensics on its disk
  format    writes formatted files, early.js, the manual page; not part of a whole run

examples:
  npm test
  npm test -- unit
  npm run lint`;

const suites = ['unit', 'daemons', 'refusals', 'soak', 'browser', 'lite', 'container'];
const parts = ['lint', 'types', ...suites];

/**
 * Suites that may have no other suite's rooms beside them: the command finds every room of a machine, and rooms have
 * the same ports. The container suite builds an image, which takes the network.
 * @type {Record<string, { network: boolean }>}
 */
const needAlone = {
  daemons: { network: false },
  refusals: { network: false },
  soak: { network: false },
  browser: { network: false },
  lite: { network: false },
  container: { network: true },
};

/**
 * The command is started some thousand times. Node keeps here what it makes of its files, types stripped: each start
 * costs a third then. Users who may not write there start as they would without it.
 */
const compiled = mkdtempSync(join(tmpdir(), 'mayfly-test-compiled-'));
process.once('exit', () => rmSync(compiled, { recursive: true, force: true }));

/** Counts of this run. */
const tally = { passed: 0, failed: 0 };

/**
 * What failed, one line each. It is said once more at the end: suites run beside each other, and who reads the end of
 * a long output must find it there.
 * @type {string[]}
 */
const failures = [];

/** @param {string} line */
function say(line) {
  process.stderr.write(`test: ${line}\n`);
}

/**
 * @param {string} name
 * @param {boolean} passed
 */
function check(name, passed) {
  if (passed) tally.passed += 1;
  else {
    tally.failed += 1;
    failures.push(name);
  }
  say(`${passed ? 'passed' : 'FAILED'}: ${name}`);
}

/**
 * @param {string[]} command
 * @param {NodeJS.ProcessEnv} [env]
 * @param {string} [step]
 */
async function succeeds(command, env = {}, step = '') {
  const timeLimitMs = deadlineMs - performance.now();
  const { code, timedOut } = await runStep(command, { cwd: root, timeLimitMs, step, env });
  if (timedOut) say('ended: the whole run took too long');
  return code === 0;
}

/**
 * npm's packages, and where suites run the daemons and the build too.
 * @param {boolean} whole
 * @returns {Promise<string | null>} the Node that runs the rest; null: why not has been said.
 */
async function prepare(whole) {
  const flags = whole ? ['--quiet'] : ['--quiet', '--packages'];
  const command = [
    process.execPath,
    join(root, 'docker', 'cli', 'prepare', 'prepare.mjs'),
    ...flags,
  ];
  const timeLimitMs = deadlineMs - performance.now();
  const { code, stdout } = await runStep(command, { cwd: root, timeLimitMs, stdout: 'pipe' });
  return code === 0 ? stdout.trim() : null;
}

/** @param {string} node */
async function lint(node) {
  check('formatting', await succeeds([lintTool('oxfmt'), '--check', '.']));
  const env = { OXLINT_TSGOLINT_PATH: lintTool('tsgolint') };
  check('lint and layers', await succeeds([node, lintTool('oxlint'), '--deny-warnings', '.'], env));
}

/** @param {string} node */
async function types(node) {
  const tsc = [node, join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '--noEmit'];
  check('types', await succeeds(tsc));
  check('types of the page', await succeeds([...tsc, '-p', 'web']));
}

/**
 * Runs one vitest project and counts its tests.
 * @param {string} node
 * @param {string} name
 * @param {boolean} isAlone in namespaces of its own.
 */
async function suite(node, name, isAlone) {
  const folder = mkdtempSync(join(tmpdir(), 'mayfly-test-count-'));
  const file = join(folder, 'count.json');
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const args = ['run', '--config', join('test', 'vitest.config.ts'), '--project', name];
  const reporters = ['--reporter=default', '--reporter=./test/setup/counting-reporter.ts'];
  const env = { MAYFLY_TEST_COUNT: file, NODE_COMPILE_CACHE: compiled };
  const command = [node, vitest, ...args, ...reporters];
  const leftFile = join(folder, 'left.json');
  const isolated = isAlone ? alone(node, leftFile, command, needAlone[name]) : command;
  const passed = await succeeds(isolated, env, name);
  try {
    /** @type {import('./setup/counting-reporter.ts').SuiteCount} */
    const count = JSON.parse(readFileSync(file, 'utf8'));
    tally.passed += count.passed;
    tally.failed += count.failed;
    failures.push(...count.failures, ...count.leftOut.map((test) => `${test}: was left out`));
    if (!passed && count.failed === 0) check(`${name} ends well`, false);
  } catch {
    check(`${name} runs to its end`, false);
  }
  const left = isAlone ? leftAlone(leftFile) : leftovers(name);
  rmSync(folder, { recursive: true });
  for (const each of left ?? []) say(`left over: ${each.pid} ${each.command}`);
  check(`${name} leaves no process`, left?.length === 0);
  await endLeftovers({ step: name });
}

/** @param {string[]} asked */
async function runParts(asked) {
  const wanted = parts.filter((part) => asked.length === 0 || asked.includes(part));
  const wantedSuites = suites.filter((name) => wanted.includes(name));
  const node = await prepare(wantedSuites.length > 0);
  if (node === null) return check('set-up', false);
  if (wantedSuites.some((name) => name !== 'unit')) {
    check('what tests need of the system', await installSystemPackages(succeeds, say));
  }
  if (wantedSuites.includes('container')) {
    const command = [node, join(root, 'test', 'setup', 'container-needs.ts')];
    check('what containers need', await succeeds(command));
  }
  const needsLintTools = wanted.includes('lint') || wanted.includes('unit');
  if (needsLintTools) check('the linter is there', await installLintTools(succeeds, say));
  const apart = canBeAlone();
  /** @param {readonly string[]} names */
  const inTurn = async (names) => {
    for (const name of names) {
      if (!wanted.includes(name)) continue;
      if (name === 'lint') await lint(node);
      else if (name === 'types') await types(node);
      else await suite(node, name, apart && name in needAlone);
    }
  };
  // What runs beside each other mostly waits, for one thing or another.
  const quick = ['lint', 'types', 'unit'];
  if (apart) {
    const rows = [
      ['daemons', 'lite', 'soak', 'refusals'],
      [...quick, 'browser', 'container'],
    ];
    return void (await Promise.all(rows.map(inTurn)));
  }
  await Promise.all([inTurn(['daemons']), inTurn([...quick, 'soak'])]);
  await Promise.all([inTurn(['browser']), inTurn(['lite', 'refusals'])]);
  await inTurn(['container']);
}

async function format() {
  const node = await prepare(false);
  const ready = node !== null && (await installLintTools(succeeds, say));
  const cli = join(root, 'docker', 'cli');
  const early = join(cli, 'prepare', 'make-early.ts');
  const manual = join(cli, 'manual', 'make-manual.ts');
  if (!ready || !(await succeeds([lintTool('oxfmt'), '.']))) return false;
  return (await succeeds([node, early])) && (await succeeds([node, manual]));
}

async function run() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h', default: false } },
  });
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  if (positionals.includes('format') && positionals.length === 1) return (await format()) ? 0 : 1;
  const unknown = positionals.find((name) => !parts.includes(name));
  if (unknown !== undefined) {
    say(`error: there is no part "${unknown}"`);
    say('hint: node test/run.mjs --help');
    return 2;
  }
  await runParts(positionals);
  for (const failure of failures) say(`FAILED: ${failure}`);
  process.stdout.write(`${tally.passed} passed, ${tally.failed} failed\n`);
  return tally.failed === 0 ? 0 : 1;
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.once(signal, () => {
    void endLeftovers().then(() => process.exit(1));
  });
}

process.exitCode = await run();
