// A room's status as a person reads it. Pure.

import type { ApplianceStatus, SessionCounts } from './events.ts';

const unitsMs: readonly (readonly [string, number])[] = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
];

/** The two largest units: `11h 59m`, `4s`. */
export function shortTime(ms: number): string {
  const words: string[] = [];
  let restMs = ms;
  for (const [unit, unitMs] of unitsMs) {
    const count = Math.floor(restMs / unitMs);
    restMs -= count * unitMs;
    // The second word is the next smaller unit, even where it is 0.
    if (count > 0 || words.length > 0) words.push(`${count}${unit}`);
  }
  return words.slice(0, 2).join(' ') || '0s';
}

/** @param room what names it to other commands. */
export function statusText(room: string, status: ApplianceStatus): string {
  const { phase, children, onion, guests, sessions, remainingMs } = status;
  const percent = onion.state === 'bootstrapping' ? ` ${onion.percent} %` : '';
  const width = Math.max(...children.map((child) => child.name.length), 'sessions'.length);
  const row = (name: string, text: string): string => `${name.padEnd(width)}  ${text}`;
  return [
    `room ${room}: ${phase}, ${guests ?? 'unknown number of'} guest${guests === 1 ? '' : 's'}, ends in ${shortTime(remainingMs)}`,
    row('onion', `${onion.state}${percent}${onion.address === null ? '' : `  ${onion.address}`}`),
    ...(sessions === null ? [] : sessionTexts(sessions).map(([name, text]) => row(name, text))),
    ...children.map((child) => {
      const restarts =
        child.restarts === 0 ? '' : `, ${child.restarts} restart${child.restarts === 1 ? '' : 's'}`;
      return row(child.name, `${child.state} for ${shortTime(child.inStateMs)}${restarts}`);
    }),
  ].join('\n');
}

/** Where nothing was refused, nothing is said of it. */
function sessionTexts({ away, resumed, refused }: SessionCounts): readonly [string, string][] {
  const reasons = Object.entries(refused).map(([reason, count]) => `${reason} ${count}`);
  const texts: [string, string][] = [['sessions', `${away} away, ${resumed} resumed`]];
  if (reasons.length > 0) texts.push(['refused', reasons.join(', ')]);
  return texts;
}
