// Builds into dist the programs and the page that the image holds.

import { buildAll, buildInside } from '../cli/prepare/build.ts';

await buildAll([buildInside]);
