// `mayfly doctor`, and the look at the machine before `up`. Knows nothing of how one looks or judges.

import { Problem } from '../../server/contract/problem.ts';
import { parseSettings, textsFromVariables } from '../../server/contract/settings.ts';
import type { MachineFacts } from './doctor/facts.ts';
import { gatherFacts } from './doctor/gather.ts';
import { judgeMachine, unknowns, type Finding } from './doctor/judge.ts';
import type { EngineName } from './engine.ts';
import type { Tell } from './tell.ts';

const exitFine = 0;
const exitFailure = 1;

/** @returns the exit code; help.ts lists them. */
export async function runDoctor(
  command: { readonly strict: boolean; readonly json: boolean },
  tell: Tell,
): Promise<number> {
  const { webPort, sshPort } = parseSettings(textsFromVariables(process.env));
  const facts = await gatherFacts([webPort, sshPort], process.env, Date.now());
  const engine = typeof facts.engine === 'string' ? 'bare' : 'docker';
  const findings = judgeMachine(facts, engine);
  tell.data(
    command.json
      ? JSON.stringify({ engine, facts, findings, unknown: unknowns(facts) })
      : doctorText(facts, findings),
  );
  return command.strict && breaking(findings).length > 0 ? exitFailure : exitFine;
}

/**
 * Before a room starts: what breaks a promise is said.
 * @throws {Problem} if it does, and `strict`.
 */
export async function examine(engine: EngineName, strict: boolean, tell: Tell): Promise<void> {
  // The engine itself says which ports are taken.
  const facts = await gatherFacts([], process.env, Date.now());
  warnOrRefuse(judgeMachine(facts, engine), strict, tell);
}

/** @throws {Problem} with every broken promise, and what mends it, if `strict`. */
export function warnOrRefuse(
  findings: readonly Finding[],
  strict: boolean,
  tell: Pick<Tell, 'warning'>,
): void {
  const found = breaking(findings);
  if (strict && found.length > 0) {
    throw new Problem(found.map(({ what, why }) => `${what}: ${why}`).join('\n'), {
      hint: found.flatMap(({ mend }) => mend ?? []).join('; ') || 'see mayfly doctor',
    });
  }
  for (const { what, why, mend } of found) {
    tell.warning(`${what}: ${why}${mend === null ? '' : `; to mend it: ${mend}`}`);
  }
}

function breaking(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ level }) => level === 'breaks');
}

function doctorText(facts: MachineFacts, findings: readonly Finding[]): string {
  const { kernel, engine, availableMib } = facts;
  const docker =
    typeof engine === 'string'
      ? 'no Docker engine'
      : `Docker ${engine.version}, storage ${engine.storageDriver}, logs by ${engine.logDriver} (a room: none)`;
  return [
    `kernel ${kernel}; ${docker}; ${availableMib} MiB of memory free`,
    ...findings.flatMap(({ level, what, why, mend }) => [
      `${level === 'breaks' ? 'BREAKS A PROMISE' : 'weakens'}  ${what}`,
      `  ${why}`,
      ...(mend === null ? [] : [`  $ ${mend}`]),
    ]),
    ...unknowns(facts).map((what) => `not known  ${what}`),
    findings.length === 0 ? 'nothing found' : `${findings.length} found`,
  ].join('\n');
}
