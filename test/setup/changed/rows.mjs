// @ts-check
// What files of the project reach besides their imports: what they read, and what they start as processes. A file
// that makes paths and is not here counts as one that reaches everything. Plain JavaScript for Node 20.

/** What a room is made of, whatever starts it. */
const product = ['docker/', 'server/', 'web/', 'compose.yaml'];
/** What the image is made of. */
const image = [...product, '.dockerignore'];
/** What a package or a release is made of. */
const released = [...image, 'man/', 'completions/', 'README.md', 'LICENSE', 'CHANGELOG.md'];
const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'docs/'];

/** @type {readonly import('./reach.mjs').Row[]} */
export const rows = [
  // The build.
  { path: 'dist/', reaches: ['server/', 'web/'] },
  { path: 'dist/web/', reaches: ['web/', 'server/contract/', 'server/sealed/'] },
  { path: 'dist/web/index.html/', reaches: ['web/', 'server/contract/', 'server/sealed/'] },
  { path: 'web/vite.config.ts', reaches: ['web/'] },
  { path: 'web/shims/resolve.ts', reaches: ['web/shims/'] },
  // Whoever imports these asks for a path. What is started is at those that start it.
  { path: 'docker/cli/host/project.mjs', reaches: [] },
  { path: 'docker/cli/prepare/build-command.ts', reaches: ['docker/cli/', 'server/contract/'] },
  { path: 'docker/seccomp/derive.ts', reaches: ['docker/seccomp/'] },
  // These touch everything anyway (choice.mjs).
  { path: 'test/run.mjs', reaches: [] },
  { path: 'test/vitest.config.ts', reaches: [] },
  // The command, and what starts rooms.
  { path: 'docker/cli/mayfly.mjs', reaches: product },
  { path: 'docker/cli/main.ts', reaches: product },
  { path: 'test/support/appliance.ts', reaches: product },
  { path: 'test/support/ordinary-user.ts', reaches: product },
  { path: 'test/ram/machine/root-files.ts', reaches: [...product, 'test/ram/guest/'] },
  { path: 'test/container/compose-up.ts', reaches: image },
  { path: 'test/container/mayfly-image.ts', reaches: image },
  { path: 'test/container/rootless.ts', reaches: image },
  { path: 'test/container/room.ts', reaches: image },
  { path: 'test/container/image.test.ts', reaches: [...image, 'package.json'] },
  { path: 'test/container/meeting.test.ts', reaches: [...image, 'test/browser/meeting.test.ts'] },
  { path: 'test/browser/meeting.test.ts', reaches: product },
  { path: 'test/browser/demo.test.ts', reaches: [...product, 'test/demo.mjs', 'test/demo/'] },
  { path: 'test/demo/demo.ts', reaches: product },
  { path: 'test/browser/near-room.ts', reaches: ['web/', 'dist/web/'] },
  { path: 'test/daemons/package-fixture/packed.ts', reaches: released },
  { path: 'test/daemons/package-fixture/stranger.ts', reaches: released },
  { path: 'test/daemons/release-fixture/project.ts', reaches: released },
  { path: 'test/daemons/release.test.ts', reaches: [...released, 'test/daemons/release-fixture/'] },
  { path: 'test/daemons/supervisor-fixture/launch.ts', reaches: ['server/', 'docker/'] },
  { path: 'test/ram/machine/root-files.ts', reaches: [...product, 'test/ram/guest/'] },
  { path: 'test/daemons/bench.test.ts', reaches: [...product, 'test/bench/'] },
  // What reads sources or pages.
  { path: 'test/unit/contract/catalogue.test.ts', reaches: ['web/src/', 'server/'] },
  { path: 'test/unit/docs-paths.test.ts', reaches: [...pages, 'docker/', 'server/', 'web/'] },
  { path: 'test/unit/dependencies.test.ts', reaches: ['docs/dependencies.md', 'test/lint/'] },
  { path: 'test/unit/layers.test.ts', reaches: ['test/lint/', 'oxlint.config.ts', ...product] },
  { path: 'test/unit/cli/docs-commands.test.ts', reaches: [...pages, 'docker/'] },
  { path: 'test/unit/cli/fresh-clone.test.ts', reaches: product },
  { path: 'test/unit/cli/hardening.test.ts', reaches: ['compose.yaml', 'docker/'] },
  { path: 'test/unit/cli/machine-edges.test.ts', reaches: ['docker/', 'server/contract/'] },
  {
    path: 'test/unit/cli/manual.test.ts',
    reaches: ['completions/', 'docker/cli/', 'docs/manual.md', 'man/'],
  },
  { path: 'test/unit/cli/sentences.test.ts', reaches: ['docker/', 'server/'] },
  { path: 'test/unit/run/changed.test.ts', reaches: [...product, 'test/'] },
  { path: 'test/unit/run/counting.test.ts', reaches: ['test/setup/counting-reporter.ts'] },
];
