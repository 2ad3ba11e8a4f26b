// A length of time as short text, which reads the same in every language of the pages.

const units = [
  ['d', 86_400],
  ['h', 3_600],
  ['m', 60],
  ['s', 1],
] as const;

/** `10m`, `1h30m`, `2d`. @param ms from one second on; parts of a second are dropped. */
export function spanText(ms: number): string {
  let seconds = Math.floor(ms / 1_000);
  let text = '';
  for (const [unit, length] of units) {
    const count = Math.floor(seconds / length);
    seconds -= count * length;
    if (count > 0) text += `${count}${unit}`;
  }
  return text;
}

/** The same to the minute, from two minutes on. */
export function roughSpanText(ms: number): string {
  const stepMs = ms < 120_000 ? 1_000 : 60_000;
  return spanText(Math.max(1_000, Math.round(ms / stepMs) * stepMs));
}
