// All that `up` needs besides npm's packages: the daemons and the build, each only where it is missing.

import { buildAll, buildIsFresh, checkBuildPlace } from './build.ts';
import { fetchPrograms, missingPrograms, oldProgramsWarning } from './fetch-programs.ts';
import { withSetupLock } from './lock.mjs';
import { say, sayFailure } from './say.mjs';

export interface SetUpOptions {
  /** Fetch the daemons again and build again, though they are there. */
  readonly refresh: boolean;
  /** Leave the daemons alone. */
  readonly buildOnly: boolean;
  readonly env: NodeJS.ProcessEnv;
  readonly nowMs: number;
}

/** @throws {SetupError} */
export async function setUp(options: SetUpOptions): Promise<void> {
  const { refresh, buildOnly, env, nowMs } = options;
  const isReady = (): boolean => (buildOnly || missingPrograms(env).length === 0) && buildIsFresh();
  if (refresh || !isReady()) {
    await withSetupLock(async () => {
      if (refresh || !buildIsFresh()) checkBuildPlace();
      if (!buildOnly && (refresh || missingPrograms(env).length > 0))
        await fetchPrograms(env, nowMs);
      if (refresh || !buildIsFresh()) await buildAll();
    });
  }
  const warning = buildOnly ? null : oldProgramsWarning(env, nowMs);
  if (warning !== null) say(warning, 'warning');
}

if (import.meta.main) {
  const asked = process.argv.slice(2);
  try {
    await setUp({
      refresh: asked.includes('refresh'),
      buildOnly: asked.includes('build'),
      env: process.env,
      nowMs: Date.now(),
    });
  } catch (error) {
    process.exitCode = sayFailure(error);
  }
}
