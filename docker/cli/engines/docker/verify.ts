// The checks of `mayfly verify` for Docker: what rooms left in each engine that this user may ask, and what
// Docker itself keeps. It removes nothing.

import type { ResidueCheck, Verdict } from '../../../../server/contract/host/residue.ts';
import { findEngines } from '../container/find-engine.ts';
import { findLeftovers } from './leftovers.ts';
import { findByHand, type Thing } from './things.ts';
import { inARow, sentence, type Text } from '../../../../server/contract/sentences/sentence.ts';

const kinds = {
  container: sentence('residue.containers'),
  network: sentence('residue.networks'),
  volume: sentence('residue.volumes'),
} as const;

/** @throws {Problem} if an engine that answered does not answer any more. */
export async function dockerChecks(env: NodeJS.ProcessEnv, nowMs: number): Promise<ResidueCheck[]> {
  const { answering, silent } = await findEngines(env);
  const found = await Promise.all(answering.map((api) => findLeftovers(api, nowMs)));
  const byHand = (await Promise.all(answering.map((api) => findByHand(api)))).flat();
  const checks = Object.entries(kinds).map(([kind, what]) => {
    const namesOf = (things: readonly Thing[]): string =>
      things.flatMap((thing) => (thing.kind === kind ? [thing.name] : [])).join(', ');
    const left = namesOf(found.flatMap((each) => each.left));
    if (left !== '') return check(what, 'left', left);
    const young = namesOf(found.flatMap((each) => each.unsure));
    const others = kind === 'container' ? byHand.map(({ name }) => name).join(', ') : '';
    const unsure = [
      ...silent,
      ...(young === '' ? [] : [sentence('residue.madeByCompose', { names: young })]),
      ...(others === '' ? [] : [sentence('residue.startedOtherwise', { names: others })]),
    ];
    return unsure.length === 0
      ? check(what, 'gone', null)
      : check(what, 'not checked', inARow(unsure, '; '));
  });
  return answering.length === 0 ? checks : [...checks, dockersOwn];
}

function check(what: Text, verdict: Verdict, detail: Text | null): ResidueCheck {
  return { what, verdict, detail };
}

/** Nothing that a room could change: docs/threat-model.md. */
const dockersOwn: ResidueCheck = {
  what: sentence('residue.dockerRecords'),
  verdict: 'not checked',
  detail: sentence('residue.dockerRecordsWhat'),
};
