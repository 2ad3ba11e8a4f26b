// Builds all that a package holds besides what git has. npm runs it before it packs.

import { buildAll, buildInside } from './build.ts';
import { buildCommand } from './build-command.ts';
import { buildImageContext } from './image-context.ts';
import { withSetupLock } from './lock.mjs';
import { writePackageList } from './package-list.ts';
import { printFailure } from './print.mjs';

try {
  await withSetupLock(async () => {
    await buildAll([buildInside, buildCommand, buildImageContext]);
    writePackageList();
  });
} catch (error) {
  process.exitCode = printFailure(error);
}
