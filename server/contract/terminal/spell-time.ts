// Spells a span of time as a person says it. Pure.

import type { CountedKey, Translator } from '../sentences/translator.ts';

const units: readonly (readonly [number, CountedKey])[] = [
  [86_400_000, 'time.day'],
  [3_600_000, 'time.hour'],
  [60_000, 'time.minute'],
  [1000, 'time.second'],
];

/** `90 minutes`, `12 hours`, `7 days`: the largest unit that is whole. */
export function spell(ms: number, translator: Translator): string {
  const [unitMs, key] = units.find(([size]) => ms % size === 0) ?? [1000, 'time.second'];
  return translator.count(key, Math.round(ms / unitMs));
}

/** The two largest units of what is left: `11 hours 59 minutes`. */
export function spellLeft(ms: number, translator: Translator): string {
  const first = Math.max(
    units.findIndex(([size]) => ms >= size),
    0,
  );
  const pair = ms < 60_000 ? units.slice(-1) : units.slice(first, first + 2);
  let restMs = ms;
  const words = pair.map(([unitMs, key]) => {
    const count = Math.floor(restMs / unitMs);
    restMs -= count * unitMs;
    return count === 0 ? '' : translator.count(key, count);
  });
  return words.filter((word) => word !== '').join(' ') || translator.count('time.second', 0);
}
