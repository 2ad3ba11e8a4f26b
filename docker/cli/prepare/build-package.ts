// Builds all that a package holds. npm runs it before it packs.

import { join } from 'node:path';
import { buildAll, buildInside } from './build.ts';
import { buildCommand } from './build-command.ts';
import { writePackageList } from './package-files.ts';
import { withSetupLock } from './lock.mjs';
import { printFailure } from './print.mjs';

/** @throws {SetupError} */
async function buildPackage(): Promise<void> {
  await buildAll(async (fresh) => {
    await buildInside(fresh);
    await buildCommand(join(fresh, 'command'));
  });
  writePackageList();
}

try {
  await withSetupLock(buildPackage);
} catch (error) {
  process.exitCode = printFailure(error);
}
