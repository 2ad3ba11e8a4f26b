// `mayfly doctor`, and the look at the machine before `up`. Knows nothing of how one looks or judges.

import { Problem } from '../../../server/contract/host/problem.ts';
import { parseSettings, textsFromVariables } from '../../../server/contract/host/settings.ts';
import type { Translator } from '../../../server/contract/terminal/translator.ts';
import type { MachineFacts } from '../doctor/facts.ts';
import { gatherFacts } from '../doctor/gather.ts';
import { judgeMachine, unknowns, type Finding } from '../doctor/judge.ts';
import type { EngineName } from '../engines/index.ts';
import { here } from './here.ts';
import type { Tell } from '../terminal/tell.ts';

const exitFine = 0;
const exitFailure = 1;

/** @returns the exit code; help.ts lists them. */
export async function runDoctor(
  command: { readonly strict: boolean; readonly json: boolean },
  tell: Tell,
): Promise<number> {
  const { webPort, sshPort } = parseSettings(textsFromVariables(process.env));
  const { engine, facts } = await gatherFacts([webPort, sshPort], here());
  const findings = judgeMachine(facts, engine);
  tell.data(
    command.json
      ? JSON.stringify({ engine, facts, findings, unknown: unknowns(facts) })
      : doctorText(facts, findings, tell.translator),
  );
  return command.strict && breaking(findings).length > 0 ? exitFailure : exitFine;
}

/**
 * Before a room starts: what breaks a promise is said.
 * @throws {Problem} if it does, and `strict`.
 */
export async function examine(engine: EngineName, strict: boolean, tell: Tell): Promise<void> {
  // The engine itself says which ports are taken.
  const { facts } = await gatherFacts([], here());
  warnOrRefuse(judgeMachine(facts, engine), strict, tell);
}

/** @throws {Problem} with every broken promise, and what mends it, if `strict`. */
export function warnOrRefuse(
  findings: readonly Finding[],
  strict: boolean,
  tell: Pick<Tell, 'warning' | 'translator'>,
): void {
  const found = breaking(findings);
  if (strict && found.length > 0) {
    const { retell } = tell.translator;
    throw new Problem(found.map(({ what, why }) => `${retell(what)}: ${retell(why)}`).join('\n'), {
      hint:
        found.flatMap(({ mend }) => (mend === null ? [] : retell(mend))).join('; ') ||
        'see mayfly doctor',
    });
  }
  for (const { what, why, mend } of found) {
    const { translator } = tell;
    const finding = `${translator.retell(what)}: ${translator.retell(why)}`;
    const command = mend === null ? null : translator.retell(mend);
    tell.warning(
      command === null
        ? finding
        : translator.say('{finding}; to mend it: {command}', { finding, command }),
    );
  }
}

function breaking(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ level }) => level === 'breaks');
}

function doctorText(
  facts: MachineFacts,
  findings: readonly Finding[],
  { say, retell }: Translator,
): string {
  const { kernel, engine, availableMib } = facts;
  const docker =
    typeof engine === 'string'
      ? say('no Docker engine')
      : say('Docker {version}, storage {storage}, logs by {logs} (a room: none)', {
          version: engine.version,
          storage: engine.storageDriver,
          logs: engine.logDriver,
        });
  return [
    say('kernel {kernel}; {docker}; {memory} MiB of memory free', {
      kernel,
      docker,
      memory: availableMib,
    }),
    ...(typeof engine === 'string'
      ? []
      : [
          say(
            'Docker keeps of every room, in its log and database: random names and ids, and when it began and ended',
          ),
        ]),
    ...findings.flatMap(({ level, what, why, mend }) => [
      `${say(level === 'breaks' ? 'BREAKS A PROMISE' : 'weakens')}  ${retell(what)}`,
      `  ${retell(why)}`,
      ...(mend === null ? [] : [`  $ ${retell(mend)}`]),
    ]),
    ...unknowns(facts).map((what) => `${say('not known')}  ${retell(what)}`),
    findings.length === 0 ? say('nothing found') : say('{count} found', { count: findings.length }),
  ].join('\n');
}
