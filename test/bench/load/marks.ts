// The bench's messages: how they are written, and how they are counted and timed in whatever arrives.
// One byte that nothing else contains ends each message.

/** '`': in no name, tag or command of the measured systems. */
const mark = 0x60;
const stampDigits = 12;
/** About what a person types in a line. */
const words = 'the meeting is at eight, bring the papers ';

/** Microseconds of this process's clock, as they stand in messages. */
export function nowUs(): number {
  return Math.round(performance.now() * 1000);
}

export function messageText(stampUs: number): string {
  return `${words}${String(stampUs).padStart(stampDigits, '0')}\``;
}

const maxSamples = 1 << 20;

/** What all guests of one generator heard. */
export class Marks {
  total = 0;
  /** Whether delivery times are taken. */
  sampling = false;
  /** `reached` is called once `total` is here. */
  threshold = Number.POSITIVE_INFINITY;
  reached: () => void = () => {};
  readonly #samplesUs = new Float64Array(maxSamples);
  #samples = 0;

  /** Forgets the samples. */
  startSampling(): void {
    this.#samples = 0;
    this.sampling = true;
  }

  /** @returns delivery times in milliseconds, sorted. */
  stopSampling(): Float64Array {
    this.sampling = false;
    return this.#samplesUs
      .slice(0, this.#samples)
      .map((us) => us / 1000)
      .toSorted();
  }

  /** @returns how many messages end in these bytes. */
  count(bytes: Buffer, from: number, to: number): number {
    let found = 0;
    for (let at = from; at < to; at += 1) {
      if (bytes[at] !== mark) continue;
      found += 1;
      // A stamp that two reads tear apart is counted and not timed.
      if (this.sampling && at - stampDigits >= from) this.#sample(stampAt(bytes, at));
    }
    this.total += found;
    return found;
  }

  /** To be called when what `count` found has been noted by whoever heard it. */
  noted(): void {
    if (this.total >= this.threshold) this.reached();
  }

  #sample(stampUs: number): void {
    if (this.#samples === maxSamples) throw new Error('marks: more samples than there is room for');
    this.#samplesUs[this.#samples] = nowUs() - stampUs;
    this.#samples += 1;
  }
}

/** The stamp before the mark at `at`. */
function stampAt(bytes: Buffer, at: number): number {
  let value = 0;
  for (let digit = at - stampDigits; digit < at; digit += 1) {
    value = value * 10 + (bytes[digit] ?? 0x30) - 0x30;
  }
  return value;
}

/** The stamp of the last message in these bytes; null: none ends here. */
export function lastStamp(bytes: Buffer, from: number, to: number): number | null {
  for (let at = to - 1; at - stampDigits >= from; at -= 1) {
    if (bytes[at] === mark) return stampAt(bytes, at);
  }
  return null;
}

/** @param sorted ascending, not empty. */
export function percentile(sorted: Float64Array, percent: number): number {
  const at = Math.min(sorted.length - 1, Math.ceil((percent / 100) * sorted.length) - 1);
  return sorted[Math.max(0, at)] ?? Number.NaN;
}
