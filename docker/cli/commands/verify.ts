// `mayfly verify`: looks for what any room left on this machine, and removes nothing. Rooms that still run
// are not counted as left.

import { residueReport, type ResidueCheck } from '../../../server/contract/host/residue.ts';
import { exitCode } from '../../../server/contract/host/exit-codes.ts';
import { verifyEngines } from '../engines/all.ts';
import { engines } from '../engines/index.ts';
import { corePlaces, lookForCores } from '../host/core-files.ts';
import { memoryAtAnyTime } from '../host/freed-memory.ts';
import { lookForNpmLogs } from '../host/npm-logs.ts';
import { residueLines } from '../terminal/residue-text.ts';
import { here } from './here.ts';
import type { Tell } from '../terminal/tell.ts';
import { plainJson, sentence } from '../../../server/contract/sentences/sentence.ts';

/** @returns the exit code; exit-codes.ts lists them. */
export async function runVerify(command: { readonly json: boolean }, tell: Tell): Promise<number> {
  const cores = lookForCores(corePlaces());
  const removable = await verifyEngines(engines, here());
  const kept = [cores, lookForNpmLogs(process.env)];
  const report = residueReport([...removable, ...kept], memoryAtAnyTime());
  if (command.json) {
    tell.data(plainJson(report));
  } else {
    tell.report(residueLines(sentence('residue.thisMachine'), report, tell.translator));
    if (removable.some(isLeft)) tell.note(sentence('residue.downRemoves'));
    if (isLeft(cores)) tell.note(sentence('residue.shredCore'));
  }
  return report.checks.some(isLeft) ? exitCode.residue : exitCode.success;
}

function isLeft({ verdict }: ResidueCheck): boolean {
  return verdict === 'left';
}
