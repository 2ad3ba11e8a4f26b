// Counts how often this device found itself out of the group. Now and then that happens; again and again it is done.

const maxTimes = 3;
const spanMs = 300_000;

export class Expulsions {
  #atMs: number[] = [];

  /** Once more. @returns whether that is more often than a lost line explains. */
  isTooMany(nowMs: number): boolean {
    this.#atMs = [...this.#atMs.filter((atMs) => atMs > nowMs - spanMs), nowMs];
    return this.#atMs.length > maxTimes;
  }
}
