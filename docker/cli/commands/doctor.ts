// `mayfly doctor`, and the check of the machine before `mayfly up`.

import { Problem } from '../../../server/contract/host/problem.ts';
import { exitCode } from '../../../server/contract/host/exit-codes.ts';
import type { Settings } from '../../../server/contract/host/settings.ts';
import type { Translator } from '../../../server/contract/sentences/translator.ts';
import type { MachineFacts } from '../doctor/facts.ts';
import { settingsFromVariables } from '../command-line/parse-up.ts';
import { readSmallFile } from '../command-line/read-small-file.ts';
import { gatherFacts } from '../doctor/gather.ts';
import { judgeMachine, unknowns, type Finding } from '../doctor/judge.ts';
import type { EngineName } from '../engines/index.ts';
import { lookAtTor } from '../host/tor-facts.ts';
import { here } from './here.ts';
import type { Tell } from '../terminal/tell.ts';
import {
  inARow,
  isText,
  lines,
  plainJson,
  sentence,
  type Text,
} from '../../../server/contract/sentences/sentence.ts';

/** @returns the exit code; exit-codes.ts lists them. */
export async function runDoctor(
  command: { readonly strict: boolean; readonly json: boolean },
  tell: Tell,
): Promise<number> {
  const settings = settingsFromVariables({ env: process.env, readFile: readSmallFile });
  const { webPort, sshPort } = settings;
  const { engine, facts } = await gatherFacts([webPort, sshPort], here(), () =>
    torOrWhyNot(settings),
  );
  const findings = judgeMachine(facts, engine);
  tell.data(
    command.json
      ? plainJson({ engine, facts, findings, unknown: unknowns(facts) })
      : doctorText(facts, findings, tell.translator),
  );
  return command.strict && breaking(findings).length > 0 ? exitCode.failure : exitCode.success;
}

async function torOrWhyNot(settings: Settings): Promise<MachineFacts['borrowedTor']> {
  try {
    return await lookAtTor(settings);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.text;
  }
}

/**
 * Before a room starts: what breaks a promise is said.
 * @throws {Problem} if it does, and `strict`.
 */
export async function examine(engine: EngineName, strict: boolean, tell: Tell): Promise<void> {
  // The engine itself reports which ports are taken, and what is lost with a tor that is not its own.
  const { facts } = await gatherFacts([], here(), async () => null);
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
    const mends = found.flatMap(({ mend }) => mend ?? []);
    throw new Problem(lines(found.map(inOneLine)), {
      hint: mends.length === 0 ? sentence('doctor.see') : inARow(mends, '; '),
    });
  }
  for (const finding of found) {
    const { mend } = finding;
    tell.warning(
      mend === null
        ? inOneLine(finding)
        : sentence('doctor.findingAndMend', { finding: inOneLine(finding), command: mend }),
    );
  }
}

function inOneLine({ what, why }: Finding): Text {
  return inARow([what, why], ': ');
}

function breaking(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ level }) => level === 'breaks');
}

function doctorText(
  facts: MachineFacts,
  findings: readonly Finding[],
  { say, translate }: Translator,
): string {
  const { kernel, engine, availableMib } = facts;
  const docker = isText(engine)
    ? say('doctor.noDocker')
    : say('doctor.dockerLine', {
        version: engine.version,
        storage: engine.storageDriver,
        logs: engine.logDriver,
      });
  return [
    say('doctor.machineLine', {
      kernel,
      docker,
      memory: availableMib,
    }),
    ...(isText(engine) ? [] : [say('doctor.dockerRecordsWhat')]),
    ...findings.flatMap(({ level, what, why, mend }) => [
      `${say(level === 'breaks' ? 'doctor.breaks' : 'doctor.weakens')}  ${translate(what)}`,
      `  ${translate(why)}`,
      ...(mend === null ? [] : [`  $ ${translate(mend)}`]),
    ]),
    ...unknowns(facts).map((what) => `${say('doctor.notKnown')}  ${translate(what)}`),
    findings.length === 0
      ? say('residue.nothingFound')
      : say('doctor.found', { count: findings.length }),
  ].join('\n');
}
