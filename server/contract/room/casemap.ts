// Names that ngIRCd takes for the same (its ISUPPORT: CASEMAPPING=ascii). Knows nothing of what is named.

/** Folds A–Z alone: `{}|` and letters beyond ASCII stay apart, as ngIRCd keeps them. */
export function foldName(name: string): string {
  return name.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

export function sameName(one: string, other: string): boolean {
  return foldName(one) === foldName(other);
}
