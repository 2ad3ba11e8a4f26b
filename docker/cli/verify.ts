// `mayfly verify`: looks for what any room left on this machine, and removes nothing. Rooms that run are
// told apart: they are no residue.

import { residueReport, type ResidueCheck } from '../../server/contract/residue.ts';
import { lookForBareResidue } from './bare/residue.ts';
import type { Listed } from './docker/api.ts';
import { findEngine } from './docker/find-engine.ts';
import { findLeftovers, type Leftovers } from './docker/leftovers.ts';
import { lookForNpmLogs } from './npm-logs.ts';
import { residueLines } from './residue-text.ts';
import type { Tell } from './tell.ts';
import { leftCgroups } from './volatile/cgroups.ts';

const exitFine = 0;
const exitResidue = 3;

/** @returns the exit code; help.ts lists them. */
export async function runVerify(command: { readonly json: boolean }, tell: Tell): Promise<number> {
  const found = await findEngine(process.env);
  const leftovers = typeof found === 'string' ? found : await findLeftovers(found, Date.now());
  const report = residueReport([
    ...containerChecks(leftovers),
    ...lookForBareResidue(),
    await controlGroups(),
    lookForNpmLogs(process.env),
  ]);
  tell.data(
    command.json ? JSON.stringify(report) : residueLines('this machine', report, tell.tongue),
  );
  const isLeft = report.checks.some((check) => check.verdict === 'left');
  if (isLeft && !command.json) tell.note('mayfly down removes what is left');
  return isLeft ? exitResidue : exitFine;
}

/** The one thing of a volatile engine that does not end with its namespaces. */
async function controlGroups(): Promise<ResidueCheck> {
  const left = await leftCgroups();
  return {
    what: 'control groups',
    verdict: left.length === 0 ? 'gone' : 'left',
    detail: left.length === 0 ? null : left.join(', '),
  };
}

/** @param leftovers in the engine; a text: why nobody could look. */
function containerChecks(leftovers: Leftovers | string): ResidueCheck[] {
  const check = (what: string, things: readonly Listed[]): ResidueCheck => ({
    what,
    verdict: things.length === 0 ? 'gone' : 'left',
    detail: things.length === 0 ? null : things.map(({ name }) => name).join(', '),
  });
  if (typeof leftovers === 'string') {
    return ['containers', 'networks'].map((what) => ({
      what,
      verdict: 'not checked',
      detail: leftovers,
    }));
  }
  return [check('containers', leftovers.containers), check('networks', leftovers.networks)];
}
