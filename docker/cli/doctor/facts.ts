// The facts of a machine that the doctor judges: gather.ts reads them, judge.ts judges them. Only types.

import type { EngineFacts } from '../engines/index.ts';
import type { TorFacts } from '../host/tor-facts.ts';
import type { Text } from '../../../server/contract/sentences/sentence.ts';

export interface SwapArea {
  /** As /proc/swaps names it. */
  readonly name: string;
  /** In memory, as zram is, or on a disk; encrypted: with a key of dm-crypt. */
  readonly place: 'memory' | 'disk' | 'encrypted disk';
}

/** Everywhere null means: it could not be found out here. */
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
    /** Whether the kernel knows that something keeps its clock right. */
    readonly synchronized: boolean | null;
    /** The clock shows a time before these sources were made. */
    readonly beforeSources: boolean;
  };
  readonly availableMib: number;
  /** Ports of 127.0.0.1 that the room needs and somebody else listens on. */
  readonly portsTaken: readonly number[];
  /** Facts of the container engine; where there is none, the reason. */
  readonly engine: EngineFacts | Text;
  /** A tor that runs already and is to carry the onion; a sentence: why it cannot; null: the room starts its own. */
  readonly borrowedTor: TorFacts | Text | null;
}
