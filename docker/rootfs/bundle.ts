// The programs and the page as the image has them, from their sources into dist. Knows nothing of images.

import { buildAll, buildBundle } from '../cli/prepare/build.ts';

await buildAll();
// `mayfly` inside; the host's own needs no bundle.
await buildBundle('dist', 'docker/cli/inside/main.ts', 'mayfly.mjs');
