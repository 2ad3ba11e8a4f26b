// What Mayfly set out to reach, as ratios within one run: computed from the medians, never from memory.

import type { Plan } from './plan.ts';
import type { Measure, Results } from './results.ts';
import type { SystemName } from './systems/system.ts';

export interface Goal {
  readonly what: string;
  readonly sense: 'at least' | 'at most';
  readonly bound: number;
  /** Behind the number: `× raw`, `kB`. */
  readonly unit: string;
  /** null: not measured in this run. */
  readonly value: number | null;
}

export function isMet({ sense, bound, value }: Goal): boolean {
  return value !== null && (sense === 'at least' ? value >= bound : value <= bound);
}

export function goals(results: Results, plan: Plan): Goal[] {
  const { main, storm, resume, lorisConnections } = plan;
  const of = (system: SystemName, measure: Measure, guests = main): number | null =>
    results.of(system, measure, guests);
  const ratio = (a: number | null, b: number | null): number | null =>
    a === null || b === null ? null : a / b;
  const scaled = (value: number | null, factor: number): number | null =>
    value === null ? null : value * factor;
  const versus = (measure: Measure, peer: SystemName, own: SystemName = 'mayfly'): number | null =>
    ratio(of(own, measure), of(peer, measure));
  const least = (what: string, bound: number, unit: string, value: number | null): Goal => ({
    what,
    sense: 'at least',
    bound,
    unit,
    value,
  });
  const most = (what: string, bound: number, unit: string, value: number | null): Goal => ({
    ...least(what, bound, unit, value),
    sense: 'at most',
  });
  const room = `${main} guests`;
  return [
    least(`deliveries per second, ${room}`, 0.6, '× raw', versus('perSecond', 'raw')),
    least(
      `the same with resume and server-time on`,
      0.35,
      '× raw',
      versus('perSecond', 'raw', 'mayfly-resume'),
    ),
    least('the same against InspIRCd', 1.5, '×', versus('perSecond', 'inspircd')),
    least('the same against websockify', 4, '×', versus('perSecond', 'websockify')),
    least('the same against The Lounge', 40, '×', versus('perSecond', 'thelounge')),
    most('deliveries lost or doubled', 0, '', of('mayfly', 'lost')),
    most('deliveries lost or doubled, resume on', 0, '', of('mayfly-resume', 'lost')),
    most(`CPU per delivery at 20 messages/s, ${room}`, 2.5, '× raw', versus('cpuPaced', 'raw')),
    most('p99 delivery time at that rate', 2, '× raw', versus('p99Ms', 'raw')),
    most('ping-pong p50', 2.3, '× raw', versus('pingP50Ms', 'raw')),
    most('ping-pong p99', 5, '× raw', versus('pingP99Ms', 'raw')),
    most(
      `memory per idle guest, ${storm} guests`,
      40,
      'kB',
      scaled(of('mayfly', 'memoryPerGuest', storm), 1 / 1000),
    ),
    most(`turned away of ${storm} who come at once`, 0, '', of('mayfly', 'turnedAway', storm)),
    most(
      'their time until all are in',
      3,
      '× InspIRCd',
      ratio(of('mayfly', 'enteredMs', storm), of('inspircd', 'enteredMs', storm)),
    ),
    most(
      `${resume.sessions} sessions resume at once, ${resume.lines} lines each`,
      1.5,
      's',
      scaled(of('mayfly-resume', 'resumeMs', resume.sessions), 1 / 1000),
    ),
    most(
      'lines that these lost or got twice',
      0,
      '',
      of('mayfly-resume', 'resumeLost', resume.sessions),
    ),
    most(
      'p99 of the others while one guest floods',
      2,
      '× idle',
      ratio(of('mayfly', 'floodP99Ms'), of('mayfly', 'floodIdleP99Ms')),
    ),
    most(
      `a guest’s way in past ${lorisConnections} unfinished requests`,
      5,
      's',
      scaled(of('mayfly', 'lorisMs', lorisConnections), 1 / 1000),
    ),
  ];
}
