// What a daemon tells the supervisor about itself. Knows nothing of what the daemon does.

import type { ChildPlace } from './child-place.ts';

/** Who a child runs as. */
export interface ChildIdentity {
  readonly uid: number;
  readonly gid: number;
}

/** A file that is written, as the child's identity, before each of its starts. */
export interface ChildFile {
  /** Absolute, below one of the child's `dirs`; directories on the way are made with mode 0700. */
  readonly path: string;
  /** Permission bits, as 0o600. */
  readonly mode: number;
  readonly content: string | Uint8Array;
  /** Overwritten and unlinked as soon as the child is ready: it has read what it needs. */
  readonly dropWhenReady?: boolean;
}

/** How one sees that a child which runs still works. */
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

/**
 * One child. `files` and `stdin` are read anew at each start, so a getter may give other content
 * to a child that is started again.
 */
export interface ChildSpec {
  /** Unique among the children. */
  readonly name: string;
  /** Where its process and its files are; left out: here. */
  readonly place?: ChildPlace;
  /** Names of children that stand earlier in the list. This one starts once each of them is ready
   * (or, where it is not required, degraded), and is stopped before any of them. */
  readonly after?: readonly string[];
  /** Absolute path of the program. */
  readonly command: string;
  /** Never a secret: /proc shows it to everybody. */
  readonly args: readonly string[];
  /** The whole environment; nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /** null: as the supervisor itself. */
  readonly identity: ChildIdentity | null;
  /** Written and closed: secrets travel here. null: /dev/null. */
  readonly stdin: string | null;
  /** The child's own directories; they exist and belong to `identity`. Its files stand below them,
   * and once it has stopped all that is in them is wiped. */
  readonly dirs?: readonly string[];
  /** False: the directories are another child's, too, and that one wipes them. Default: true. */
  readonly wipesDirs?: boolean;
  readonly files?: readonly ChildFile[];
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
  /**
   * Whether stdout and stderr may be shown to the operator when a start fails. If not, they are
   * /dev/null. If so, the last 4 KiB are kept until the child is ready, and all later is dropped.
   */
  readonly outputIsSafe: boolean;
  /** If it cannot become ready at the first start, the whole start fails. */
  readonly required: boolean;
}
