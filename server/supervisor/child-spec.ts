// What the supervisor must know of one child: its process, its order among the others, and how to see that it
// works.

import type { ChildPlace } from './child-place.ts';
import type { ProcessSpec } from './process-spec.ts';

/** How to see that a running child still works. */
export interface HealthCheck {
  /** Between the end of one check and the next. */
  readonly everyMs: number;
  /** A check that takes longer has failed, counted as for readiness; its signal is aborted. */
  readonly timeoutMs: number;
  /** So many failed checks in a row and the child is killed and started again. */
  readonly failures: number;
  /** Resolves if the child works; rejects if not. */
  readonly check: (signal: AbortSignal) => Promise<void>;
}

export interface ChildSpec extends ProcessSpec {
  /** Unique among the children. */
  readonly name: string;
  /** Where its process and its files are; left out: here. */
  readonly place?: ChildPlace;
  /** Names of children that stand earlier in the list. This one starts once each of them is ready
   * (or, where it is not required, degraded), and is stopped before any of them. */
  readonly after?: readonly string[];
  /** The child's own directories; they exist and belong to `identity`. Its files stand below them,
   * and once it has stopped all that is in them is wiped. */
  readonly dirs?: readonly string[];
  /** False: the directories are another child's, too, and that one wipes them. Default: true. */
  readonly wipesDirs?: boolean;
  /**
   * Resolves on real evidence that the child works. A rejection means "not yet": it is called again
   * 25 ms later, until `readyTimeoutMs` is over. It may also wait inside for as long as it likes;
   * the signal is aborted when the answer is no longer wanted.
   */
  readonly ready: (signal: AbortSignal) => Promise<void>;
  /** Without the time in which it was kept from running; see patience.ts. */
  readonly readyTimeoutMs: number;
  readonly health?: HealthCheck;
  /** From SIGTERM to SIGKILL, counted as for readiness. */
  readonly graceMs: number;
  /** If it cannot become ready at the first start, the whole start fails. */
  readonly required: boolean;
}
