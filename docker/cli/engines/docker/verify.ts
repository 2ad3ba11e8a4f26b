// What `mayfly verify` says of Docker's engines: what rooms left in each that this user may ask, whoever
// started them, and what Docker itself keeps. It removes nothing.

import type { ResidueCheck, Verdict } from '../../../../server/contract/host/residue.ts';
import { findEngines } from '../container/find-engine.ts';
import { findLeftovers } from './leftovers.ts';
import { findByHand, type Thing } from './things.ts';

const kinds = { container: 'containers', network: 'networks', volume: 'volumes' } as const;

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
      ...(young === '' ? [] : [`just made by Compose, or left: ${young}`]),
      ...(others === '' ? [] : [`started by other means: ${others}`]),
    ];
    return unsure.length === 0
      ? check(what, 'gone', null)
      : check(what, 'not checked', unsure.join('; '));
  });
  return answering.length === 0 ? checks : [...checks, dockersOwn];
}

function check(what: string, verdict: Verdict, detail: string | null): ResidueCheck {
  return { what, verdict, detail };
}

/** Nothing that a room could change: docs/threat-model.md. */
const dockersOwn: ResidueCheck = {
  what: 'Docker’s own records',
  verdict: 'not checked',
  detail: 'its log and database keep random names and ids, and when rooms began and ended',
};
