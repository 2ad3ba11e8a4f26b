// Writes docker/seccomp.json. With a file that strace wrote, writes the evidence first.
//
//   node docker/seccomp/derive.ts [STRACE-OUTPUT]

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';

import { profileOf, type Profile } from './profile.ts';
import { evidenceOf, type Evidence } from './strace.ts';

const here = import.meta.dirname;
export const evidencePath = join(here, 'evidence.json');
export const profilePath = join(here, '..', 'seccomp.json');

function asText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

type Lists = Readonly<Record<string, readonly string[]>>;

function isLists(value: unknown): value is Lists {
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).every((list) => {
    return Array.isArray(list) && list.every((item) => typeof item === 'string');
  });
}

/** @throws {TypeError} where the file holds anything but lists of names. */
function readLists(path: string, part: keyof Evidence | null): Lists {
  let value: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (part !== null) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, part) : null;
  }
  if (!isLists(value)) throw new TypeError(`${path}: is not lists of names`);
  return value;
}

/** The profile as the files beside this one make it. */
export function derivedProfile(): Profile {
  const evidence: Evidence = {
    calls: readLists(evidencePath, 'calls'),
    flags: readLists(evidencePath, 'flags'),
  };
  return profileOf(evidence, readLists(join(here, 'siblings.json'), null));
}

if (import.meta.main) {
  const [, , traced] = argv;
  if (traced !== undefined) {
    writeFileSync(evidencePath, asText(evidenceOf(readFileSync(traced, 'utf8'))));
  }
  writeFileSync(profilePath, asText(derivedProfile()));
}
