// The plan as a list of things to do, in the order of one round.

import type { ScenarioName, Plan } from './plan.ts';
import type { Measure } from './results.ts';
import { fanOut } from './scenarios/fan-out.ts';
import { flood } from './scenarios/flood.ts';
import { idle } from './scenarios/idle.ts';
import { liteStreams } from './scenarios/lite-streams.ts';
import { loris } from './scenarios/loris.ts';
import { resumeStorm } from './scenarios/resume-storm.ts';
import type { Bench } from './scenarios/stage.ts';
import { systems } from './systems/all.ts';
import type { System, SystemName } from './systems/system.ts';

export interface Step {
  readonly title: string;
  readonly system: System;
  readonly guests: number;
  readonly measure: (bench: Bench) => Promise<Partial<Record<Measure, number>>>;
}

interface Scenario {
  /** Which systems it is about; null: all. */
  readonly about: readonly SystemName[] | null;
  readonly sizes: (plan: Plan) => readonly number[];
  readonly measure: (
    bench: Bench,
    system: System,
    guests: number,
  ) => Promise<Partial<Record<Measure, number>>>;
}

const scenarios: { readonly [N in ScenarioName]: Scenario } = {
  'fan-out': { about: null, sizes: (plan) => plan.fanOut, measure: fanOut },
  idle: { about: ['raw', 'mayfly', 'inspircd'], sizes: (plan) => [plan.idle], measure: idle },
  flood: { about: ['mayfly'], sizes: (plan) => [plan.main], measure: flood },
  resume: {
    about: ['mayfly-resume'],
    sizes: (plan) => [plan.resume.sessions],
    measure: resumeStorm,
  },
  lite: { about: ['mayfly'], sizes: (plan) => [plan.liteStreams], measure: liteStreams },
  loris: { about: ['mayfly'], sizes: (plan) => [plan.lorisConnections], measure: loris },
};

/** Systems in turn within a size, so that what disturbs the machine disturbs all of them. */
export function steps(plan: Plan): Step[] {
  return plan.scenarios.flatMap((name) => {
    const { about, sizes, measure } = scenarios[name];
    const wanted = plan.systems.filter((one) => about?.includes(one) ?? true);
    return sizes(plan).flatMap((guests) =>
      wanted
        .map((one) => systems[one])
        .filter(({ most }) => most === null || guests <= most.guests)
        .map((system) => ({
          title: `${name} ${guests}`,
          system,
          guests,
          measure: (bench: Bench) => measure(bench, system, guests),
        })),
    );
  });
}
