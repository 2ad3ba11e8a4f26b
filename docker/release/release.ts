// Makes a release of the commit that is checked out: package, bundle, image, bills of materials, and the list of
// their hashes with its signature. docs/releases.md says how, and how a stranger checks it.
//
//   node docker/release/release.ts OUT (--key FILE | --unsigned) [--no-image] [--from-changed-tree]

import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { formatHashList } from '../../server/contract/host/hash-list.ts';
import { bundleEntries } from '../cli/bundle/bundle-entries.ts';
import { writeTarFile } from '../cli/bundle/tar-file.ts';
import { bundleListName, packageListName, sha256 } from '../cli/host/own-list.ts';
import { projectRoot } from '../cli/host/project.mjs';
import { ownVersion, releaseNames } from '../cli/host/release-names.ts';
import { releaseImage } from './release-image.ts';

export interface ReleaseWish {
  /** An empty folder, or none yet. */
  readonly out: string;
  /** A file with the key, or with the public key of one that ssh-agent holds; null: it is not signed. */
  readonly key: string | null;
  readonly image: boolean;
  /** Also of what is not committed: the hashes are then nobody else's. */
  readonly fromChangedTree: boolean;
}

const signatureNamespace = 'mayfly-release';

/** @returns what a program prints. Its errors go to ours. */
const run = (file: string, ...args: readonly string[]): string =>
  execFileSync(file, args, {
    cwd: projectRoot,
    encoding: 'utf8',
    stdio: ['inherit', 'pipe', 'inherit'],
    maxBuffer: 64 * 1024 * 1024,
  });

/** @throws {Error} with a sentence for the maintainer; what was written till then stays in `out`. */
export async function makeRelease({
  out,
  key,
  image,
  fromChangedTree,
}: ReleaseWish): Promise<void> {
  if (!fromChangedTree && run('git', 'status', '--porcelain') !== '') {
    throw new Error(
      'the tree has changes that are not committed; --from-changed-tree: all the same',
    );
  }
  mkdirSync(out, { recursive: true });
  if (readdirSync(out).length > 0) throw new Error(`${out}: is not empty`);
  const commit = run('git', 'rev-parse', 'HEAD');
  const seconds = run('git', 'log', '-1', '--format=%ct').trim();
  const time = new Date(Number(seconds) * 1000);
  const version = ownVersion();
  const names = releaseNames(version);
  const write = (name: string, content: Buffer | string): void =>
    writeFileSync(join(out, name), content);

  // It builds what it packs.
  run('npm', 'pack', '--silent', '--pack-destination', out);
  const own = (path: string): Buffer => readFileSync(join(projectRoot, path));
  write(names.packageFiles, own(packageListName));
  write(names.page, own('dist/web/files.sha256'));
  write(names.commit, commit);
  write(names.packageSbom, packageSbom(seconds));

  const { entries, folder } = bundleEntries(version, process.env);
  await writeTarFile(join(out, names.bundle), entries, { gzip: true, mtime: time });
  const list = entries.find(({ path }) => path === `${folder}/${bundleListName}`);
  write(names.bundleFiles, list?.content ?? '');

  if (image) await releaseImage(out, names, version, time);

  const hashes = readdirSync(out).map((name) => [name, sha256(readFileSync(join(out, name)))]);
  write(
    'SHA256SUMS',
    formatHashList(new Map(hashes.map(([name = '', hash = '']) => [name, hash]))),
  );
  if (key !== null) {
    run(
      'ssh-keygen',
      '-q',
      '-Y',
      'sign',
      '-f',
      key,
      '-n',
      signatureNamespace,
      join(out, 'SHA256SUMS'),
    );
  }
}

function packageSbom(seconds: string): string {
  const script = join(projectRoot, 'docker', 'rootfs', 'sbom.mjs');
  return execFileSync(process.execPath, [script, join(projectRoot, 'dist', 'npm-packages.json')], {
    encoding: 'utf8',
    env: { SOURCE_DATE_EPOCH: seconds },
  });
}

function wishOf(argv: readonly string[]): ReleaseWish {
  const flag = { type: 'boolean', default: false } as const;
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      key: { type: 'string' },
      unsigned: flag,
      'no-image': flag,
      'from-changed-tree': flag,
    },
  });
  const [out, ...more] = positionals;
  if (out === undefined || more.length > 0) throw new Error('name one folder to write to');
  if ((values.key === undefined) !== values.unsigned) {
    throw new Error('name the key that signs it by --key FILE, or say --unsigned');
  }
  return {
    out: resolve(out),
    key: values.key === undefined ? null : resolve(values.key),
    image: !values['no-image'],
    fromChangedTree: values['from-changed-tree'],
  };
}

if (import.meta.main) {
  try {
    await makeRelease(wishOf(process.argv.slice(2)));
  } catch (error) {
    process.stderr.write(`release: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
