// @ts-check
// The bill of materials of the image: Debian's packages that a file was taken from, npm's packages that
// stand in the bundles, and node. Without ORIGINS, that of npm's package. CycloneDX 1.6 as JSON. No network, no
// clock.
//
//   node sbom.mjs npm-packages.json [ORIGINS] > sbom.cdx.json
//
// npm-packages.json is what docker/cli/prepare/bundled-packages.ts writes. ORIGINS has a line for each Debian
// package: name, version, architecture, source package.

import { readFileSync } from 'node:fs';
import { argv, env, stdout, version } from 'node:process';

/** @typedef {import('../cli/prepare/bundled-packages.ts').BundledPackage} BundledPackage */

/**
 * @typedef Component
 * @property {'application' | 'library'} type
 * @property {string} bom-ref
 * @property {string} name
 * @property {string} version
 * @property {string} purl
 * @property {{ alg: string, content: string }[]} [hashes]
 * @property {{ expression: string }[]} [licenses]
 */

/** Of what is built, the image has these. */
const inImage = ['server', 'page', 'inside'];

/**
 * @param {string} origins
 * @returns {Component[]}
 */
function debianComponents(origins) {
  const distro = /^VERSION_ID="?(\d+)"?$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1];
  return origins
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [name = '', release = '', architecture = '', source = ''] = line.split(' ');
      const qualifiers = new URLSearchParams({
        arch: architecture,
        distro: `debian-${distro ?? ''}`,
      });
      if (source !== name) qualifiers.set('upstream', source);
      const purl = `pkg:deb/debian/${name}@${encodeURIComponent(release)}?${qualifiers.toString()}`;
      return { type: 'library', 'bom-ref': purl, name, version: release, purl };
    });
}

/**
 * @param {BundledPackage[]} packages
 * @param {boolean} ofImage
 * @returns {Component[]}
 */
function npmComponents(packages, ofImage) {
  return packages
    .filter(({ bundles }) => !ofImage || bundles.some((bundle) => inImage.includes(bundle)))
    .map(({ path, name, version: release, integrity, license }) => {
      const purl = `pkg:npm/${name.replace('@', '%40')}@${release}`;
      return {
        type: 'library',
        // One package may stand in several places, of several versions.
        'bom-ref': `${purl}#${path}`,
        name,
        version: release,
        purl,
        ...hashes(integrity),
        ...(license === null ? {} : { licenses: [{ expression: license }] }),
      };
    });
}

/**
 * npm's `sha512-BASE64`, as the hexadecimal that CycloneDX wants.
 * @param {string | null} integrity
 * @returns {Pick<Component, 'hashes'>}
 */
function hashes(integrity) {
  const digest = /^sha512-(\S+)$/.exec(integrity ?? '')?.[1];
  if (digest === undefined) return {};
  return { hashes: [{ alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') }] };
}

/** @returns {Component} */
function nodeComponent() {
  const release = version.slice(1);
  const purl = `pkg:generic/node@${release}`;
  return { type: 'application', 'bom-ref': purl, name: 'node', version: release, purl };
}

const [, , packagesPath = '', originsPath] = argv;
const ofImage = originsPath !== undefined;
const components = [
  nodeComponent(),
  ...(ofImage ? debianComponents(readFileSync(originsPath, 'utf8')) : []),
  ...npmComponents(JSON.parse(readFileSync(packagesPath, 'utf8')), ofImage),
];
const sbom = {
  $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  metadata: {
    timestamp: new Date(Number(env['SOURCE_DATE_EPOCH']) * 1000).toISOString(),
    component: { type: ofImage ? 'container' : 'application', 'bom-ref': 'mayfly', name: 'mayfly' },
  },
  components,
};
stdout.write(`${JSON.stringify(sbom, null, 2)}\n`);
