// Writes a time that is left as guests read it in every language: with the signs of the units, no words.

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const units: readonly (readonly [sign: string, sizeMs: number])[] = [
  ['d', dayMs],
  ['h', hourMs],
  ['min', minuteMs],
  ['s', secondMs],
];

/** To the second below two minutes, else to the minute; from a day on to the hour: `1 d 3 h`, `1 h 30 min`, `45 s`. */
export function timeLeft(ms: number): string {
  const stepMs = ms < 2 * minuteMs ? secondMs : ms < dayMs ? minuteMs : hourMs;
  let restMs = Math.round(ms / stepMs) * stepMs;
  const words: string[] = [];
  for (const [sign, sizeMs] of units) {
    const count = Math.floor(restMs / sizeMs);
    restMs -= count * sizeMs;
    if (count > 0) words.push(`${count} ${sign}`);
  }
  return words.join(' ') || '0 s';
}
