// Offsets from UTC, of which the guest chooses one: a page without script cannot ask the browser. Pure.

/** In minutes east of UTC: all that are in use anywhere (tz database, 2026). */
export const offsets: readonly number[] = [
  -720, -660, -600, -570, -540, -480, -420, -360, -300, -240, -210, -180, -150, -120, -60, 0, 60,
  120, 180, 210, 240, 270, 300, 330, 345, 360, 390, 420, 480, 525, 540, 570, 600, 630, 660, 720,
  765, 780, 825, 840,
];

/** `UTC`, `UTC−3`, `UTC+5:30`. */
export function zoneName(offsetMinutes: number): string {
  if (offsetMinutes === 0) return 'UTC';
  const minutes = Math.abs(offsetMinutes);
  const rest = minutes % 60 === 0 ? '' : `:${minutes % 60}`;
  return `UTC${offsetMinutes < 0 ? '−' : '+'}${Math.trunc(minutes / 60)}${rest}`;
}

/** @returns null if the text is none of the offsets. */
export function parseOffset(text: string): number | null {
  return offsets.find((offset) => String(offset) === text) ?? null;
}
