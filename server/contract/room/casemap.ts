// Compares nicknames and channel names as ngIRCd does (its ISUPPORT: CASEMAPPING=ascii).

/** Lowers A–Z only. ngIRCd does not treat `{}|` as lower case of `[]\`, and leaves letters beyond ASCII as they are. */
export function foldName(name: string): string {
  return name.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

export function sameName(one: string, other: string): boolean {
  return foldName(one) === foldName(other);
}
