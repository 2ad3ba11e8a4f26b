// @ts-check
// The suites, as data: what each is, and what it needs of the machine. Plain JavaScript for Node 20.

/**
 * @typedef {object} Suite
 * @property {boolean} isAlone no other suite's rooms may be beside it: the command finds every room of a machine, and
 *   rooms have the same ports.
 * @property {boolean} network it fetches or builds, and keeps the machine's network.
 * @property {number} seconds how long it runs, roughly: the longest begins first.
 */

/** The door without script, in browsers on this machine alone. */
export const liteFiles = 'browser/lite-{hands,looks,streams}.test.ts';
const liteFile = /^test\/browser\/lite-(hands|looks|streams)\.test\.ts$/;

/** @type {Readonly<Record<string, Suite>>} */
export const suites = {
  unit: { isAlone: false, network: false, seconds: 150 },
  daemons: { isAlone: true, network: false, seconds: 900 },
  refusals: { isAlone: true, network: false, seconds: 140 },
  soak: { isAlone: true, network: false, seconds: 60 },
  ram: { isAlone: false, network: true, seconds: 240 },
  browser: { isAlone: true, network: false, seconds: 700 },
  lite: { isAlone: true, network: false, seconds: 300 },
  container: { isAlone: true, network: true, seconds: 940 },
};

/**
 * @param {string} file below the project's folder.
 * @returns {string | null} the suite that runs it; null: it is no file of tests.
 */
export function suiteOf(file) {
  if (liteFile.test(file)) return 'lite';
  const [, folder = ''] = /^test\/([a-z]+)\/.*\.test\.ts$/.exec(file) ?? [];
  return Object.hasOwn(suites, folder) ? folder : null;
}

/** Unit tests of these change nothing outside of themselves: one process runs many files, and loads the code once. */
const pureFolders = ['config', 'contract', 'gateway', 'lite', 'protocol', 'sealed', 'web'];
const pureFile = new RegExp(`^test/unit/(${pureFolders.join('|')})/`);

/**
 * How a suite is run: mostly by one run of vitest.
 * @param {string} name
 * @param {'all' | readonly string[]} files of tests.
 * @returns {{ readonly title: string, readonly args: readonly string[] }[]} vitest's further arguments.
 */
export function runsOf(name, files) {
  if (name !== 'unit') return [{ title: name, args: files === 'all' ? [] : files }];
  const all = files === 'all';
  const pure = all ? pureFolders.map((folder) => `unit/${folder}/`) : files.filter(isPure);
  const other = all
    ? pureFolders.flatMap((folder) => ['--exclude', `unit/${folder}/**`])
    : files.filter((file) => !isPure(file));
  return [
    { title: 'unit', args: other },
    { title: 'unit, pure', args: ['--no-isolate', ...pure] },
  ].filter((_, index) => (index === 0 ? other : pure).length > 0);
}

/** @param {string} file */
function isPure(file) {
  return pureFile.test(file);
}
