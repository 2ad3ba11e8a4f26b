// What the doctor knows of a machine: gathered by gather.ts, judged by judge.ts. Types alone.

import type { EngineFacts } from '../engines/index.ts';

export interface SwapArea {
  /** As /proc/swaps names it. */
  readonly name: string;
  /** In memory, as zram is, or on a disk; encrypted: with a key of dm-crypt. */
  readonly place: 'memory' | 'disk' | 'encrypted disk';
}

/** null: could not be known here. */
export interface MachineFacts {
  readonly platform: string;
  /** `6.12.9`. */
  readonly kernel: string;
  readonly swaps: readonly SwapArea[];
  /** The kernel can write all memory to a disk, and nothing keeps the system from asking it to. */
  readonly canHibernate: boolean;
  readonly corePattern: string | null;
  readonly initOnFree: boolean | null;
  readonly seccomp: boolean;
  readonly appArmor: boolean;
  readonly clock: {
    /** What the kernel was told by whoever keeps the time. */
    readonly synchronized: boolean | null;
    /** It stands before the day on which these sources were made. */
    readonly beforeSources: boolean;
  };
  readonly availableMib: number;
  /** Of those that the room's doors are to have on 127.0.0.1. */
  readonly portsTaken: readonly number[];
  /** A text: why there is none, as a sentence. */
  readonly engine: EngineFacts | string;
}
