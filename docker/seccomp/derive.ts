// Writes docker/seccomp.json. With a file that strace wrote, writes the evidence first.
//
//   node docker/seccomp/derive.ts [STRACE-OUTPUT]

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';

import { profileOf, type Profile, type Siblings } from './profile.ts';
import { evidenceOf, type Evidence } from './strace.ts';

const here = import.meta.dirname;
export const evidencePath = join(here, 'evidence.json');
export const profilePath = join(here, '..', 'seccomp.json');

function asText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** The profile as the files beside this one make it. */
export function derivedProfile(): Profile {
  // Both are ours, of this folder.
  const evidence = JSON.parse(readFileSync(evidencePath, 'utf8')) as Evidence;
  const siblings = JSON.parse(readFileSync(join(here, 'siblings.json'), 'utf8')) as Siblings;
  return profileOf(evidence, siblings);
}

if (import.meta.main) {
  const [, , traced] = argv;
  if (traced !== undefined) {
    writeFileSync(evidencePath, asText(evidenceOf(readFileSync(traced, 'utf8'))));
  }
  writeFileSync(profilePath, asText(derivedProfile()));
}
