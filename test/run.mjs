#!/usr/bin/env node
// @ts-check
// What `npm test` runs: sets up what tests need, then every check and suite, and counts them all. Plain
// JavaScript for Node 20: it runs before anything is installed.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

import { alone, canBeAlone, leftAlone } from './setup/alone.mjs';
import { touchedBy } from './setup/changed/touched-by.mjs';
import { installLintTools, lintTool } from './setup/lint-tools.mjs';
import { runQueue } from './setup/queue.mjs';
import { endLeftovers, leftovers, runStep } from './setup/step.mjs';
import { runsOf, suites } from './setup/suites.mjs';
import { installSystemPackages } from './setup/system-packages.mjs';
import { say, Tally } from './setup/tally.mjs';

const root = dirname(import.meta.dirname);
const deadlineMs = performance.now() + 40 * 60_000;

const usage = `usage: npm test [-- PART…]
       npm test -- --changed [REVISION] [PART…]
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
  ram       all memory of a virtual machine in which a room has ended; asked for by name, each way of
            ending it several times, with a table: 15 minutes
  container the image in a private Docker engine: isolation, trouble, forensics on its disk
  format    writes formatted files, early.js, the manual page; not part of a whole run

  --changed  only what the change since REVISION touches, with what is not committed: checks, and files of
             tests that import, read or start a file that has changed. A file that nobody knows touches
             everything. Without REVISION: since this branch left main.

examples:
  npm test
  npm test -- unit
  npm test -- --changed
  npm test -- --changed HEAD~3 unit
  npm run lint`;

/** What a person wants to know first runs first. */
const checks = ['lint', 'types'];
const parts = [...checks, ...Object.keys(suites)];

/**
 * The command is started some thousand times. Node keeps here what it makes of its files, types stripped: each start
 * costs a third then. Users who may not write there start as they would without it.
 */
const compiled = mkdtempSync(join(tmpdir(), 'mayfly-test-compiled-'));
process.once('exit', () => rmSync(compiled, { recursive: true, force: true }));

const tally = new Tally();

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
  tally.check('formatting', await succeeds([lintTool('oxfmt'), '--check', '.']));
  const env = { OXLINT_TSGOLINT_PATH: lintTool('tsgolint') };
  const command = [node, lintTool('oxlint'), '--deny-warnings', '.'];
  tally.check('lint and layers', await succeeds(command, env));
}

/** @param {string} node */
async function types(node) {
  const tsc = [node, join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '--noEmit'];
  tally.check('types', await succeeds(tsc));
  tally.check('types of the page', await succeeds([...tsc, '-p', 'web']));
}

/**
 * Runs one vitest project, or a share of it, and counts its tests.
 * @param {string} node
 * @param {string} name
 * @param {boolean} isAlone in namespaces of its own.
 * @param {{ readonly title: string, readonly args: readonly string[] }} share `runsOf`'s.
 */
async function suite(node, name, isAlone, { title, args: further }) {
  const folder = mkdtempSync(join(tmpdir(), 'mayfly-test-count-'));
  const file = join(folder, 'count.json');
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const args = ['run', '--config', join('test', 'vitest.config.ts'), '--project', name];
  const reporters = ['--reporter=default', '--reporter=./test/setup/counting-reporter.ts'];
  const env = { MAYFLY_TEST_COUNT: file, NODE_COMPILE_CACHE: compiled };
  const command = [node, vitest, ...args, ...reporters, ...further];
  const leftFile = join(folder, 'left.json');
  const isolated = isAlone ? alone(node, leftFile, command, suites[name]) : command;
  const passed = await succeeds(isolated, env, title);
  try {
    /** @type {import('./setup/counting-reporter.ts').SuiteCount} */
    const count = JSON.parse(readFileSync(file, 'utf8'));
    tally.add(count);
    if (!passed && count.failed === 0) tally.check(`${title} ends well`, false);
  } catch {
    tally.check(`${title} runs to its end`, false);
  }
  const left = isAlone ? leftAlone(leftFile) : leftovers(title);
  rmSync(folder, { recursive: true });
  for (const each of left ?? []) say(`left over: ${each.pid} ${each.command}`);
  tally.check(`${title} leaves no process`, left?.length === 0);
  await endLeftovers({ step: title });
}

/** @param {import('./setup/changed/choice.mjs').Choice} choice */
async function runParts(choice) {
  const wanted = parts.filter((part) => choice.has(part));
  const wantedSuites = wanted.filter((part) => Object.hasOwn(suites, part));
  const node = await prepare(wantedSuites.length > 0);
  if (node === null) return tally.check('set-up', false);
  if (wantedSuites.some((name) => name !== 'unit')) {
    tally.check('what tests need of the system', await installSystemPackages(succeeds, say));
  }
  if (wanted.includes('container')) {
    const command = [node, join(root, 'test', 'setup', 'container-needs.ts')];
    tally.check('what containers need', await succeeds(command));
  }
  const needsLintTools = wanted.includes('lint') || wanted.includes('unit');
  if (needsLintTools) tally.check('the linter is there', await installLintTools(succeeds, say));
  const apart = canBeAlone();
  const jobs = wanted.map((name) => {
    const { isAlone = false, seconds = Infinity } = suites[name] ?? {};
    const begin = async () => {
      if (name === 'lint') return lint(node);
      if (name === 'types') return types(node);
      for (const share of runsOf(name, choice.get(name) ?? 'all'))
        await suite(node, name, apart && isAlone, share);
    };
    return { seconds, group: isAlone && !apart ? 'rooms' : null, run: begin };
  });
  // Suites mostly wait, for the room's own seconds: one of them takes a third of a core to two thirds.
  await runQueue(jobs, availableParallelism() + 1);
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

/**
 * @param {string} problem
 * @returns {number} the exit code.
 */
function wrongUsage(problem) {
  say(`error: ${problem}`);
  say('hint: node test/run.mjs --help');
  return 2;
}

async function run() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      changed: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  if (positionals.includes('format') && positionals.length === 1) return (await format()) ? 0 : 1;
  const asked = positionals.filter((name) => parts.includes(name));
  const [other, ...tooMany] = positionals.filter((name) => !parts.includes(name));
  const unknown = values.changed ? tooMany[0] : other;
  if (unknown !== undefined) return wrongUsage(`there is no part "${unknown}"`);
  /** @type {import('./setup/changed/choice.mjs').Choice} */
  let choice = new Map(parts.map((part) => [part, 'all']));
  if (values.changed) {
    const touched = touchedBy(root, other ?? null);
    if (touched === null) return wrongUsage(`git knows no revision "${other ?? 'HEAD'}"`);
    choice = touched;
  }
  if (!values.changed && asked.includes('ram')) process.env['MAYFLY_RAM'] = 'whole';
  if (asked.length > 0) choice = new Map([...choice].filter(([part]) => asked.includes(part)));
  if (choice.size > 0) await runParts(choice);
  tally.end();
  return tally.failed === 0 ? 0 : 1;
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.once(signal, () => {
    void endLeftovers().then(() => process.exit(1));
  });
}

process.exitCode = await run();
