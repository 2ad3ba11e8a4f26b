// Writes what an invitation is to be, as the room's service reads it behind `invite`: `Ana for 2h once`.

/** The most letters in a name of an invitation. */
export const maxLabel = 64;

export interface WishedInvitation {
  /** For whom. Only hosts see it; '' for nobody in particular. */
  readonly label: string;
  /** Such as `2h`; null: until the room ends. */
  readonly lasts: string | null;
  readonly once: boolean;
  readonly isHost: boolean;
}

/**
 * The service takes the last words for options, and those with `--` wherever they stand. A name must not make a host
 * of anybody: its last word is put in quotes where it would be read as an option.
 */
export function inviteText({ label, lasts, once, isHost }: WishedInvitation): string {
  const words = Array.from(label)
    .slice(0, maxLabel)
    .join('')
    .split(/\s+/)
    .map((word) => word.replace(/^-+/, ''))
    .filter((word) => word !== '');
  const last = words.pop() ?? '';
  const isOption =
    /^(?:once|host)$/i.test(last) || (/^for$/i.test(words.at(-1) ?? '') && /^\d/.test(last));
  if (last !== '') words.push(isOption ? `“${last}”` : last);
  return [
    ...words,
    ...(lasts === null ? [] : ['for', lasts]),
    ...(once ? ['once'] : []),
    ...(isHost ? ['host'] : []),
  ].join(' ');
}
