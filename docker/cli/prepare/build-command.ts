// Builds the `mayfly` command for a package: a few files of plain JavaScript with every package in them.

import { join, relative } from 'node:path';
import type { Plugin } from 'vite';
import type { BundledPackages } from './bundled-packages.ts';
import { projectRoot } from '../host/project.mjs';

const unused = 'docker/cli/prepare/in-package/unused.mjs';

/** What a package has no use for, and what takes its place there. */
const standIns: Readonly<Record<string, string>> = {
  'docker/cli/prepare/build.ts': 'docker/cli/prepare/in-package/build.ts',
  'docker/cli/prepare/dependencies.mjs': 'docker/cli/prepare/in-package/dependencies.mjs',
  // The bundle runs in every Node that early.js is for.
  'docker/cli/command-line/early.js': 'docker/cli/command-line/early.ts',
  // dockerode's ways to BuildKit and to an engine over ssh: gRPC and ssh2, a megabyte for every command to load.
  'node_modules/dockerode/lib/buildkit.js': unused,
  'node_modules/dockerode/lib/session.js': unused,
  'node_modules/docker-modem/lib/ssh.js': unused,
};

const standInPlugin: Plugin = {
  name: 'mayfly:stand-ins',
  enforce: 'pre',
  async resolveId(source, importer, options) {
    const found = await this.resolve(source, importer, { ...options, skipSelf: true });
    const other = found === null ? undefined : standIns[relative(projectRoot, found.id)];
    return other === undefined ? null : join(projectRoot, other);
  },
};

/**
 * Two entries: `start.mjs` runs in Node 20, and `main.mjs` in the Node that start.mjs finds. What a command loads
 * when it is asked for stays a file of its own, so that --help loads little.
 */
export async function buildCommand(outDir: string, packages: BundledPackages): Promise<void> {
  const { build } = await import('vite');
  await build({
    configFile: false,
    root: projectRoot,
    logLevel: 'error',
    publicDir: false,
    plugins: [standInPlugin, packages.plugin('command')],
    // Of CommonJS: ssh2 names a helper by it, for Windows alone.
    define: { __dirname: 'import.meta.dirname' },
    ssr: { target: 'node', noExternal: true },
    build: {
      ssr: true,
      outDir: join(outDir, 'command'),
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      license: { fileName: 'licenses.txt' },
      rolldownOptions: {
        input: {
          start: join(projectRoot, 'docker/cli/start.mjs'),
          main: join(projectRoot, 'docker/cli/main.ts'),
        },
        // Faster ways of ws and ssh2, which both ask for them in try/catch. They need a compiler.
        external: ['bufferutil', 'utf-8-validate', 'cpu-features', /\.node$/],
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
      },
    },
  });
}
