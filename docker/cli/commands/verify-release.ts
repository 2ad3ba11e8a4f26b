// `mayfly verify --release FILE`: compares what runs here with what a release lists: this copy of Mayfly, its image,
// and the page of each room.

import { execFileSync } from 'node:child_process';
import { exitCode } from '../../../server/contract/host/exit-codes.ts';
import { parseHashList, type HashList } from '../../../server/contract/host/hash-list.ts';
import { Problem } from '../../../server/contract/host/problem.ts';
import {
  plainJson,
  sentence,
  type PlainKey,
  type Text,
} from '../../../server/contract/sentences/sentence.ts';
import type { Translator } from '../../../server/contract/sentences/translator.ts';
import { ValueError } from '../../../server/contract/sentences/value-error.ts';
import { readSmallFile } from '../command-line/read-small-file.ts';
import { runningRooms } from '../engines/all.ts';
import { ownImages } from '../engines/images.ts';
import { engines } from '../engines/index.ts';
import { checkOwnList, sha256 } from '../host/own-list.ts';
import { isBundle, isPackage, projectRoot } from '../host/project.mjs';
import {
  layerLines,
  ownVersion,
  releasedImage,
  releaseNames,
  type ReleaseNames,
} from '../host/release-names.ts';
import type { Tell } from '../terminal/tell.ts';
import { here } from './here.ts';

type Verdict = 'equal' | 'different' | 'not listed' | 'not checked';

export interface ComparedPart {
  readonly part: Text;
  readonly verdict: Verdict;
  /** What differs, or why it was not checked; null: there is nothing to add. */
  readonly detail: Text | null;
}

/**
 * @param file the path of a release's SHA256SUMS.
 * @returns the exit code. @throws {Problem} where that is no such file.
 */
export async function verifyRelease(file: string, json: boolean, tell: Tell): Promise<number> {
  const listed = parseHashList(readList(file), file);
  const version = ownVersion();
  const names = releaseNames(version);
  const parts = [
    compareCopy(listed, names),
    ...(await compareImages(listed, names, version)),
    ...(await compareRooms(listed, names)),
  ];
  if (json) tell.data(plainJson({ version, parts }));
  else tell.report(partLines(parts, tell.translator));
  return parts.every(({ verdict }) => verdict === 'equal')
    ? exitCode.success
    : exitCode.notTheRelease;
}

/** @throws {Problem} */
function readList(file: string): string {
  try {
    return readSmallFile(file);
  } catch (error) {
    throw error instanceof ValueError
      ? new Problem(error.from({ flag: 'release', path: file }))
      : error;
  }
}

function compare(part: Text, listed: HashList, name: string, hash: string): ComparedPart {
  const wanted = listed.get(name);
  if (wanted === undefined)
    return { part, verdict: 'not listed', detail: sentence('release.noSuchName', { name }) };
  return { part, verdict: wanted === hash ? 'equal' : 'different', detail: null };
}

/** The files that this command consists of. */
function compareCopy(listed: HashList, names: ReleaseNames): ComparedPart {
  if (!isBundle && !isPackage) return compareClone(listed, names);
  const part = sentence(isBundle ? 'release.bundle' : 'release.package');
  const { sha256: hash, changed } = checkOwnList();
  if (changed !== null) {
    return { part, verdict: 'different', detail: sentence('release.changed', { file: changed }) };
  }
  return compare(part, listed, isBundle ? names.bundleFiles : names.packageFiles, hash);
}

/** What was built of a clone is not compared: its sources are. */
function compareClone(listed: HashList, names: ReleaseNames): ComparedPart {
  const part = sentence('release.clone');
  const git = (...args: string[]): string =>
    execFileSync('git', ['-C', projectRoot, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  try {
    if (git('status', '--porcelain') !== '')
      return { part, verdict: 'different', detail: sentence('release.notCommitted') };
    return compare(part, listed, names.commit, sha256(git('rev-parse', 'HEAD')));
  } catch {
    return { part, verdict: 'not checked', detail: sentence('release.noGit') };
  }
}

async function compareImages(
  listed: HashList,
  names: ReleaseNames,
  version: string,
): Promise<ComparedPart[]> {
  const images = await ownImages([releasedImage(version)], here());
  return images.map(({ name, layers }) => {
    const part = sentence('release.image', { image: name });
    return compare(part, listed, names.imageLayers, sha256(layerLines(layers)));
  });
}

async function compareRooms(listed: HashList, names: ReleaseNames): Promise<ComparedPart[]> {
  const rooms = await runningRooms(engines, here());
  return Promise.all(
    rooms.map(async (room) => {
      const part = sentence('release.page', { room: String(room.id) });
      const { page } = await room.status();
      if (page === null)
        return { part, verdict: 'not checked', detail: sentence('release.noManifest') } as const;
      return compare(part, listed, names.page, page.sha256);
    }),
  );
}

const words: Readonly<Record<Verdict, PlainKey>> = {
  equal: 'release.equal',
  different: 'release.different',
  'not listed': 'release.notListed',
  'not checked': 'residue.notChecked',
};

function partLines(parts: readonly ComparedPart[], { say, translate }: Translator): string {
  const rows = parts.map((row) => ({ ...row, part: translate(row.part) }));
  const width = Math.max(...rows.map(({ part }) => part.length));
  return rows
    .map(({ part, verdict, detail }) => {
      const why = detail === null ? '' : `  (${translate(detail)})`;
      return `${part.padEnd(width)}  ${say(words[verdict])}${why}`;
    })
    .join('\n');
}
