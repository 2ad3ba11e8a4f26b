// Finds where two texts differ. Pure.

/** The part of the old text that differs, in UTF-16 units. The halves of a surrogate pair stay together. */
export function difference(old: string, next: string): readonly [start: number, end: number] {
  const most = Math.min(old.length, next.length);
  let start = 0;
  while (start < most && old[start] === next[start]) start += 1;
  if (isHigh(old[start - 1])) start -= 1;
  let tail = 0;
  while (tail < most - start && old.at(-1 - tail) === next.at(-1 - tail)) tail += 1;
  if (tail > 0 && isLow(old.at(-tail))) tail -= 1;
  return [start, old.length - tail];
}

function isHigh(unit = ''): boolean {
  return /^[\ud800-\udbff]$/.test(unit);
}

function isLow(unit = ''): boolean {
  return /^[\udc00-\udfff]$/.test(unit);
}
