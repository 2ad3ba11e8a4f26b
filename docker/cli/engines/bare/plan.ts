// Looks up on this machine where the programs for a bare room are. It changes nothing.

import { Problem } from '../../../../server/contract/host/problem.ts';
import type { Settings } from '../../../../server/contract/host/settings.ts';
import { transportPrograms } from '../../../../server/contract/host/transports.ts';
import { ownFile } from '../../host/project.mjs';
import {
  findProgram,
  findTransport,
  programsRoot,
  type Program,
  type ProgramName,
} from '../../host/programs.ts';
import { knowsNoswap } from '../../host/swap.ts';
import { borrowedTorPlan } from './borrowed-tor.ts';
import type { BarePlan } from './room-root.ts';
import { sentence } from '../../../../server/contract/sentences/sentence.ts';

/**
 * @param torCookie of a tor that runs already and is to be used; null: it asks for none.
 * @throws {Problem} if a program is missing, which the set-up should have brought.
 */
export function makePlan(
  { bridges, torControl }: Pick<Settings, 'bridges' | 'torControl'>,
  torCookie: string | null,
  env: NodeJS.ProcessEnv,
): BarePlan {
  const isRoot = process.getuid?.() === 0;
  const transports = Object.keys(transportPrograms).flatMap((name) => {
    const path = bridges.some((line) => line.startsWith(`${name} `))
      ? findTransport(name, env)
      : null;
    return path === null ? [] : [[name, path] as const];
  });
  return {
    dist: ownFile('dist'),
    node: process.execPath,
    programsRoot: programsRoot(env),
    programs: {
      tor: needed('tor', env),
      ngircd: needed('ngircd', env),
      sshd: needed('sshd', env),
      tini: needed('tini', env),
    },
    transports: Object.fromEntries(transports),
    // Only snowflake finds its broker by name.
    resolver: transports.some(([name]) => name === 'snowflake'),
    noswap: knowsNoswap(isRoot),
    separateUsers: isRoot,
    borrowedTor: torControl === null ? null : borrowedTorPlan(torControl, torCookie, isRoot),
  };
}

function needed(name: ProgramName, env: NodeJS.ProcessEnv): Program {
  const found = findProgram(name, env);
  if (found === null)
    throw new Problem(sentence('program.notFound', { program: name }), {
      hint: sentence('program.runSetup'),
    });
  return found;
}
