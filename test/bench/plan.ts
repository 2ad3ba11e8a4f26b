// Which system is measured at what, and how much of it. Pure data.

import type { SystemName } from './systems/system.ts';

export const scenarioNames = ['fan-out', 'idle', 'flood', 'resume', 'lite', 'loris'] as const;
export type ScenarioName = (typeof scenarioNames)[number];

export interface Plan {
  readonly rounds: number;
  readonly scenarios: readonly ScenarioName[];
  readonly systems: readonly SystemName[];
  /** Guests in one channel, for each fan-out. */
  readonly fanOut: readonly number[];
  /** The size that latencies, the flood and the goals are about. */
  readonly main: number;
  /** The size of a storm of entries, where all come at once. */
  readonly storm: number;
  /** Idle guests, where the storm's number is not enough to see the memory. */
  readonly idle: number;
  readonly resume: { readonly sessions: number; readonly lines: number };
  readonly liteStreams: number;
  readonly lorisConnections: number;
  /** Of each measurement, in milliseconds. */
  readonly warmMs: number;
  readonly measureMs: number;
}

export const fullPlan: Plan = {
  rounds: 5,
  scenarios: scenarioNames,
  systems: ['raw', 'mayfly', 'mayfly-resume', 'inspircd', 'websockify', 'thelounge'],
  fanOut: [50, 200, 1000],
  main: 200,
  storm: 1000,
  idle: 5000,
  resume: { sessions: 1000, lines: 100 },
  liteStreams: 1000,
  lorisConnections: 10_000,
  warmMs: 200,
  measureMs: 800,
};

/** Shows that every part works; its numbers say little. */
export const quickPlan: Plan = {
  ...fullPlan,
  rounds: 1,
  systems: ['raw', 'mayfly', 'mayfly-resume'],
  fanOut: [20],
  main: 20,
  storm: 20,
  idle: 50,
  resume: { sessions: 20, lines: 20 },
  liteStreams: 20,
  lorisConnections: 200,
  warmMs: 100,
  measureMs: 300,
};
