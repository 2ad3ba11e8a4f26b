// The names of a release's files, as SHA256SUMS lists them: the script that makes a release and what compares with it
// use the same.

import { readFileSync } from 'node:fs';
import { field, string } from '../../../server/contract/base/decode.ts';
import { ownFile } from './project.mjs';

export interface ReleaseNames {
  /** What `npm pack` makes, and the list of the files in it. */
  readonly package: string;
  readonly packageFiles: string;
  readonly packageSbom: string;
  /** What `mayfly bundle` makes, and the list of the files in it. */
  readonly bundle: string;
  readonly bundleFiles: string;
  /** What `docker load` reads, and the digests of its layers, one a line. */
  readonly image: string;
  readonly imageLayers: string;
  readonly imageSbom: string;
  /** The list of the page's files, as a room serves it. */
  readonly page: string;
  /** The commit's id, in a line. */
  readonly commit: string;
}

/** @param arch as Node names it. */
export function releaseNames(version: string, arch: string = process.arch): ReleaseNames {
  const name = `mayfly-${version}`;
  const here = `${name}-linux-${arch}`;
  const image = `${name}-image-linux-${arch}`;
  return {
    package: `${name}.tgz`,
    packageFiles: `${name}.tgz.files`,
    packageSbom: `${name}.cdx.json`,
    bundle: `${here}.tar.gz`,
    bundleFiles: `${here}.tar.gz.files`,
    image: `${image}.tar`,
    imageLayers: `${image}.layers`,
    imageSbom: `${image}.cdx.json`,
    page: `${name}-page.sha256`,
    commit: `${name}.commit`,
  };
}

/** The name that a loaded image has. */
export const releasedImage = (version: string): string => `mayfly:${version}`;

/** @param layers digests, the lowest first. */
export const layerLines = (layers: readonly string[]): string =>
  layers.map((layer) => `${layer}\n`).join('');

/** What package.json says. */
export function ownVersion(): string {
  const text = readFileSync(ownFile('package.json'), 'utf8');
  return field('version', string)(JSON.parse(text));
}
