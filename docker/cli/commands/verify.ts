// `mayfly verify`: looks for what any room left on this machine, and removes nothing. Rooms that run are
// told apart: they are no residue.

import { residueReport, type ResidueCheck } from '../../../server/contract/host/residue.ts';
import { verifyEngines } from '../engines/all.ts';
import { engines } from '../engines/index.ts';
import { corePlaces, lookForCores } from '../host/core-files.ts';
import { lookForNpmLogs } from '../host/npm-logs.ts';
import { residueLines } from '../terminal/residue-text.ts';
import { here } from './here.ts';
import type { Tell } from '../terminal/tell.ts';

const exitFine = 0;
const exitResidue = 3;

/** @returns the exit code; help.ts lists them. */
export async function runVerify(command: { readonly json: boolean }, tell: Tell): Promise<number> {
  const cores = lookForCores(corePlaces());
  const removable = await verifyEngines(engines, here());
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
