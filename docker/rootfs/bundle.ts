// Builds into dist the programs and the page that the image holds.

import { buildAll, buildBundle } from '../cli/prepare/build.ts';

await buildAll();
// `mayfly` inside; the host's own needs no bundle.
await buildBundle('dist', 'docker/cli/inside/main.ts', 'mayfly.mjs');
