// `mayfly verify`: looks for what any room left on this machine, and removes nothing. Rooms that run are
// told apart: they are no residue.

import { residueReport, type ResidueCheck } from '../../../server/contract/host/residue.ts';
import { lookForBareResidue } from '../engines/bare/residue.ts';
import { corePlaces, lookForCores } from '../host/core-files.ts';
import { engineChecks } from '../engines/docker/verify.ts';
import { lookForNpmLogs } from '../host/npm-logs.ts';
import { residueLines } from '../terminal/residue-text.ts';
import type { Tell } from '../terminal/tell.ts';
import { leftCgroups } from '../engines/volatile/leftovers.ts';

const exitFine = 0;
const exitResidue = 3;

/** @returns the exit code; help.ts lists them. */
export async function runVerify(command: { readonly json: boolean }, tell: Tell): Promise<number> {
  const cores = lookForCores(corePlaces());
  const removable = [
    ...(await engineChecks(process.env, Date.now())),
    ...lookForBareResidue(),
    await controlGroups(),
  ];
  const kept = [cores, lookForNpmLogs(process.env)];
  const report = residueReport([...removable, ...kept]);
  if (command.json) {
    tell.data(JSON.stringify(report));
  } else {
    tell.report(residueLines('this machine', report, tell.translator));
    if (removable.some(isLeft)) tell.note('mayfly down removes what is left');
    if (isLeft(cores)) tell.note('a core file holds what was in memory: remove it by shred -u');
  }
  return report.checks.some(isLeft) ? exitResidue : exitFine;
}

function isLeft({ verdict }: ResidueCheck): boolean {
  return verdict === 'left';
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
