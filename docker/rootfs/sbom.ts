// The bill of materials of the image: Debian's packages that a file was taken from, npm's packages that
// may stand in the bundles, and node. CycloneDX 1.6 as JSON. No network, no clock.
//
//   node sbom.ts package-lock.json ORIGINS > sbom.cdx.json
//
// ORIGINS has a line for each Debian package: name, version, architecture, source package.

import { readFileSync } from 'node:fs';
import { argv, env, stdout, version } from 'node:process';

interface Component {
  readonly type: 'application' | 'library';
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
  readonly licenses?: readonly { readonly expression: string }[];
}

interface LockPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
}

function debianComponents(origins: string): Component[] {
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

/** npm made it and `npm ci` has read it in this build: its form is certain below its first level. */
function isLock(value: unknown): value is { packages: Record<string, LockPackage> } {
  return typeof value === 'object' && value !== null && 'packages' in value;
}

/** Without those for development and for other machines: none of these is in a bundle. */
function npmComponents(lock: string): Component[] {
  const parsed: unknown = JSON.parse(lock);
  if (!isLock(parsed)) throw new TypeError('sbom: the lock names no packages');
  return Object.entries(parsed.packages).flatMap(([path, found]) => {
    if (path === '' || found.dev === true || found.optional === true) return [];
    const name = path.replace(/^.*node_modules\//, '');
    const release = found.version ?? '';
    const purl = `pkg:npm/${name.replace('@', '%40')}@${release}`;
    return [
      {
        type: 'library' as const,
        // One package may stand in several places, of several versions.
        'bom-ref': `${purl}#${path}`,
        name,
        version: release,
        purl,
        ...hashes(found.integrity),
        ...(found.license === undefined ? {} : { licenses: [{ expression: found.license }] }),
      },
    ];
  });
}

/** npm's `sha512-BASE64`, as the hexadecimal that CycloneDX wants. */
function hashes(integrity: string | undefined): Pick<Component, 'hashes'> {
  const digest = /^sha512-(\S+)$/.exec(integrity ?? '')?.[1];
  if (digest === undefined) return {};
  return { hashes: [{ alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') }] };
}

function nodeComponent(): Component {
  const release = version.slice(1);
  const purl = `pkg:generic/node@${release}`;
  return { type: 'application', 'bom-ref': purl, name: 'node', version: release, purl };
}

const [, , lockPath = '', originsPath = ''] = argv;
const components = [
  nodeComponent(),
  ...debianComponents(readFileSync(originsPath, 'utf8')),
  ...npmComponents(readFileSync(lockPath, 'utf8')),
];
const sbom = {
  $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  metadata: {
    timestamp: new Date(Number(env['SOURCE_DATE_EPOCH']) * 1000).toISOString(),
    component: { type: 'container', 'bom-ref': 'mayfly', name: 'mayfly' },
  },
  components,
};
stdout.write(`${JSON.stringify(sbom, null, 2)}\n`);
