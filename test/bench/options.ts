// What the bench is told on its command line.

import { parseArgs } from 'node:util';
import { fullPlan, quickPlan, scenarioNames, type Plan } from './plan.ts';
import { systemNames } from './systems/system.ts';

export const usage = `usage: npm run bench [-- FLAGS]

Measures Mayfly against raw ngIRCd and its peers in one run, and writes docs/bench. The servers share
one core, the load has another: nothing else should run on the machine. Takes 15 to 20 minutes.

  --quick           small sizes, one round, no peers: shows that the bench works
  --rounds N        rounds of everything; tables show medians
  --only SCENARIO   ${scenarioNames.join(', ')} (repeatable)
  --system NAME     ${systemNames.join(', ')}
                    (repeatable)
  --no-peers        Mayfly and raw ngIRCd alone
  --out DIR         where the results go

examples:
  npm run bench
  npm run bench -- --quick --out /tmp/bench
  npm run bench -- --only fan-out --system raw --system mayfly --rounds 1 --out /tmp/bench`;

export interface BenchOptions {
  readonly plan: Plan;
  /** null: docs/bench. */
  readonly out: string | null;
  readonly help: boolean;
}

function chosen<T extends string>(
  what: string,
  known: readonly T[],
  asked: readonly string[],
): T[] {
  return asked.map((name) => {
    const found = known.find((one) => one === name);
    if (found === undefined) throw new Error(`${what}: "${name}" is none of ${known.join(', ')}`);
    return found;
  });
}

/** @throws {Error} with the flag and its value in words. */
export function parseOptions(args: string[]): BenchOptions {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      only: { type: 'string', multiple: true, default: [] },
      system: { type: 'string', multiple: true, default: [] },
      'no-peers': { type: 'boolean', default: false },
      out: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const base = values.quick ? quickPlan : fullPlan;
  const rounds = values.rounds === undefined ? base.rounds : Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1 || rounds > 100) {
    throw new Error(`--rounds: "${values.rounds}" is not 1–100`);
  }
  const scenarios = chosen('--only', scenarioNames, values.only);
  const named = chosen('--system', systemNames, values.system);
  const wanted = base.systems.filter((name) => named.length === 0 || named.includes(name));
  const systems = values['no-peers']
    ? wanted.filter((name) => quickPlan.systems.includes(name))
    : wanted;
  return {
    plan: {
      ...base,
      rounds,
      systems,
      scenarios: base.scenarios.filter(
        (name) => scenarios.length === 0 || scenarios.includes(name),
      ),
    },
    out: values.out ?? null,
    help: values.help,
  };
}
