// Unpacks Debian packages into a folder of this user: without root, without installing anything, without
// maintainer scripts. apt checks the signatures as always.

import { execFile } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { track } from './interrupt.mjs';
import { SetupError } from '../host/setup-error.mjs';
import { sentence } from '../../../server/contract/sentences/sentence.ts';

/** A package as apt's simulation names it. */
interface Pick {
  readonly name: string;
  readonly version: string;
}

interface Outcome {
  readonly code: number | string;
  /** Standard output alone. */
  readonly out: string;
  /** The program's own error text. */
  readonly errors: string;
}

function run(file: string, args: readonly string[], cwd: string): Promise<Outcome> {
  // What is read here must be in English.
  const env = { ...process.env, LC_ALL: 'C' };
  return new Promise((resolve) => {
    const options = { cwd, env, maxBuffer: 16 * 1024 * 1024 };
    const child = execFile(file, args, options, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : (error.code ?? 1), out: stdout, errors: stderr });
    });
    void track(child);
  });
}

export function aptIsThere(): boolean {
  // apt may be installed elsewhere too; its sources are Debian's here only.
  return (
    existsSync('/etc/debian_version') &&
    ['apt-get', 'dpkg-deb'].every((name) => existsSync(`/usr/bin/${name}`))
  );
}

/** apt's own settings stay, as they may name a proxy; what writes elsewhere goes. */
function configuration(work: string): string {
  return [
    `Dir::State::Lists "${work}/lists";`,
    `Dir::Cache "${work}/cache";`,
    'Dir::State::status "/var/lib/dpkg/status";',
    // The lists are private: no lock is needed.
    'Debug::NoLocking "true";',
    'Acquire::Languages "none";',
    'Acquire::Retries "2";',
    'Acquire::http::Timeout "20";',
    'Acquire::https::Timeout "20";',
    'Acquire::IndexTargets::deb-src::Sources::DefaultEnabled "false";',
    // Hooks of the host, meant for its own lists.
    ...['Pre-Invoke', 'Post-Invoke', 'Post-Invoke-Success'].map(
      (hook) => `#clear APT::Update::${hook};`,
    ),
    '',
  ].join('\n');
}

/** The last lines that apt marks as errors or warnings, joined: why it failed. */
function reasons(outcome: Outcome): string {
  const marked = outcome.errors.split('\n').filter((line) => /^[EW]: /.test(line));
  return marked.slice(-3).join('; ') || `exit ${outcome.code}`;
}

/** The simulation's lines: `Inst NAME [installed] (VERSION Debian:12/stable [amd64])`. */
export function picksOf(simulation: string): Pick[] {
  const picks: Pick[] = [];
  for (const [, name = '', version = ''] of simulation.matchAll(
    /^Inst (\S+) (?:\[\S+\] )?\((\S+) /gm,
  )) {
    picks.push({ name, version });
  }
  return picks;
}

/**
 * Unpacks the named packages, and what they depend on and this system lacks, under `root`.
 * @param root an empty folder.
 * @throws {SetupError}
 */
export async function unpackPackages(names: readonly string[], root: string): Promise<void> {
  // Not in the home: apt downloads as its own user, who must get here.
  const work = mkdtempSync(join(tmpdir(), 'mayfly-apt-'));
  try {
    const debs = await download(names, work);
    for (const deb of debs) {
      const unpacked = await run('dpkg-deb', ['--extract', deb, root], work);
      if (unpacked.code !== 0) {
        throw new SetupError(
          sentence('setup.cannotUnpack', { why: unpacked.errors.trim() }),
          sentence('setup.isDiskFull'),
        );
      }
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** @returns the paths of the downloaded files. */
async function download(names: readonly string[], work: string): Promise<string[]> {
  for (const dir of ['lists/partial', 'cache/archives/partial', 'debs']) {
    mkdirSync(join(work, dir), { recursive: true });
  }
  const conf = join(work, 'apt.conf');
  writeFileSync(conf, configuration(work));
  await letAptIn(work);
  const debs = join(work, 'debs');
  const apt = (...args: string[]): Promise<Outcome> =>
    run('apt-get', ['-q', '-c', conf, ...args], debs);

  const update = await apt('update');
  const simulation = await apt('install', '--no-install-recommends', '--simulate', ...names);
  const picks = simulation.code === 0 ? picksOf(simulation.out) : [];
  if (picks.length === 0) {
    // For apt, a source that fails is a warning: it may be one that is not needed here.
    const offline = /Failed to fetch|Could not resolve|Connection failed/i.test(update.errors);
    throw new SetupError(
      sentence('setup.aptOffersNot', {
        packages: names.join(', '),
        why: reasons(offline ? update : simulation),
      }),
      offline
        ? sentence('setup.noPackageLists')
        : sentence('setup.tryAptGet', { packages: names.join(' ') }),
    );
  }
  const fetched = await apt('download', ...picks.map((pick) => `${pick.name}=${pick.version}`));
  const files = readdirSync(debs).filter((file) => file.endsWith('.deb'));
  if (fetched.code !== 0 || files.length < picks.length) {
    throw new SetupError(
      sentence('setup.cannotFetch', { why: reasons(fetched) }),
      sentence('setup.isThereANetwork'),
    );
  }
  return files.map((file) => join(debs, file));
}

/** As root, apt downloads as its user _apt, who must be able to write here. */
async function letAptIn(work: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const user = await run('id', ['-u', '_apt'], work);
  const uid = Number(user.out);
  if (user.code !== 0 || !Number.isInteger(uid)) return;
  for (const dir of ['', 'lists/partial', 'cache/archives/partial', 'debs'])
    chownSync(join(work, dir), uid, -1);
}
