// The results as Markdown. Knows what the numbers mean, not how they came to be.

import { goals, isMet, type Goal } from './goals.ts';
import { number } from './number-text.ts';
import type { Plan } from './plan.ts';
import type { Drawing } from './plots.ts';
import type { Measure, Results } from './results.ts';
import { systems } from './systems/all.ts';
import type { SystemName } from './systems/system.ts';

export interface About {
  readonly machine: string;
  readonly versions: readonly string[];
  readonly command: string;
  readonly minutes: number;
  readonly date: string;
}

interface Column {
  readonly title: string;
  readonly measure: Measure;
  /** What the value is multiplied by. */
  readonly times?: number;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, index) => (index === 0 ? '---' : '---:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

function measured(
  results: Results,
  plan: Plan,
  guests: number,
  columns: readonly Column[],
): string {
  const cell = (name: SystemName, { measure, times = 1 }: Column): string => {
    const value = results.of(name, measure, guests);
    return number(value === null ? null : value * times);
  };
  const rows = plan.systems
    .filter((name) => columns.some(({ measure }) => results.of(name, measure, guests) !== null))
    .map((name) => [systems[name].label, ...columns.map((column) => cell(name, column))]);
  return rows.length === 0 ? '' : table(['', ...columns.map(({ title }) => title)], rows);
}

const fanOutColumns: readonly Column[] = [
  { title: 'deliveries/s', measure: 'perSecond' },
  { title: 'CPU s per 100,000', measure: 'cpuAtSaturation' },
  { title: 'messages on their way', measure: 'window' },
  { title: 'servers’ core, %', measure: 'serversBusy', times: 100 },
  { title: 'load’s core, %', measure: 'generatorBusy', times: 100 },
  { title: 'lost or doubled', measure: 'lost' },
];
const pacedColumns: readonly Column[] = [
  { title: 'CPU s per 100,000', measure: 'cpuPaced' },
  { title: 'p50, ms', measure: 'p50Ms' },
  { title: 'p99, ms', measure: 'p99Ms' },
];
const pingColumns: readonly Column[] = [
  { title: 'p50, ms', measure: 'pingP50Ms' },
  { title: 'p99, ms', measure: 'pingP99Ms' },
];
const stormColumns: readonly Column[] = [
  { title: 'all in, s', measure: 'enteredMs', times: 1 / 1000 },
  { title: 'turned away', measure: 'turnedAway' },
  { title: 'memory per guest, kB', measure: 'memoryPerGuest', times: 1 / 1000 },
];
const idleColumns: readonly Column[] = [
  { title: 'memory per guest, kB', measure: 'memoryPerGuest', times: 1 / 1000 },
];

function section(title: string, text: string, body: string): string[] {
  return body === '' ? [] : [`## ${title}`, text, body];
}

function goalRow(goal: Goal): string[] {
  const { what, sense, bound, unit, value } = goal;
  const sign = sense === 'at least' ? '≥' : '≤';
  const met = value === null ? '–' : isMet(goal) ? 'met' : '**not met**';
  const shown = value === null ? '–' : `${number(value)} ${unit}`.trim();
  return [what, `${sign} ${bound} ${unit}`.trim(), shown, met];
}

function single(results: Results, plan: Plan): string {
  const { main, resume, liteStreams, lorisConnections } = plan;
  const of = (system: SystemName, measure: Measure, guests: number, times = 1): string => {
    const value = results.of(system, measure, guests);
    return value === null ? '' : number(value * times);
  };
  const rows = [
    ['p99 delivery time while nobody floods, ms', of('mayfly', 'floodIdleP99Ms', main)],
    ['the same while one guest sends 1,000 lines/s, ms', of('mayfly', 'floodP99Ms', main)],
    ['deliveries that were lost then', of('mayfly', 'floodLost', main)],
    [
      `${resume.sessions} sessions resume at once with ${resume.lines} lines each, s`,
      of('mayfly-resume', 'resumeMs', resume.sessions, 1 / 1000),
    ],
    [
      `CPU of ${liteStreams} idle streams of the lite door, % of a core`,
      of('mayfly', 'liteCpuShare', liteStreams, 100),
    ],
    ['a guest’s way in on an idle gateway, ms', of('mayfly', 'lorisAloneMs', lorisConnections)],
    [
      `the same while ${lorisConnections} unfinished requests are kept up, ms`,
      of('mayfly', 'lorisMs', lorisConnections),
    ],
    ['of these, how many the gateway holds', of('mayfly', 'lorisHeld', lorisConnections)],
  ].filter(([, value]) => value !== '');
  return rows.length === 0 ? '' : table(['Mayfly alone', 'median'], rows);
}

export function report(
  results: Results,
  plan: Plan,
  about: About,
  drawings: readonly Drawing[],
): string {
  const all = goals(results, plan);
  const left = plan.systems.flatMap((name) => {
    const { label, most } = systems[name];
    return most === null ? [] : [`${label}: to ${most.guests} guests, ${most.because}.`];
  });
  const parts = [
    '# Results of the bench',
    `Written by \`${about.command}\` on ${about.date}, in ${about.minutes} minutes; change nothing by hand. ` +
      `Medians of ${plan.rounds} ${plan.rounds === 1 ? 'round' : 'rounds'}, every system in turn in each. ` +
      'How it is measured, and what holds Mayfly back: [README.md](README.md).',
    `Machine: ${about.machine}.`,
    `Versions: ${about.versions.join('; ')}.`,
    '## Goals',
    table(['', 'goal', 'measured', ''], all.map(goalRow)),
    ...drawings.map(({ file, title }) => `![${title}](${file})`),
    ...plan.fanOut.flatMap((guests) => [
      ...section(
        `Fan-out to ${guests} guests, at saturation`,
        'As many messages as the system takes without loss, at the number on their way that serves it best.',
        measured(results, plan, guests, fanOutColumns),
      ),
      ...section(
        `Fan-out to ${guests} guests, 20 messages a second`,
        'From the speaker’s write to the guest’s read.',
        measured(results, plan, guests, pacedColumns),
      ),
    ]),
    ...section(
      'Ping-pong',
      `Two guests answer each other among ${plan.main}: the time of a round.`,
      measured(results, plan, plan.main, pingColumns),
    ),
    ...section(
      `${plan.storm} entries`,
      'All at once (raw ngIRCd loses some of a storm, and is entered by eight at a time). Memory of all ' +
        'processes, a second and more after the last entry.',
      measured(results, plan, plan.storm, stormColumns),
    ),
    ...section(`${plan.idle} idle guests`, '', measured(results, plan, plan.idle, idleColumns)),
    ...section('Storms, floods and the idle', '', single(results, plan)),
    ...(left.length === 0 ? [] : ['## Left out', left.map((line) => `- ${line}`).join('\n')]),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
