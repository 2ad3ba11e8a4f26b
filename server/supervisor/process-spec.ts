// What it takes to run a child's process: program, user, input, and the files that it reads.

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

/** `files` and `stdin` are read anew at each start, so a getter may give other content to the next one. */
export interface ProcessSpec {
  /** Absolute path of the program. */
  readonly command: string;
  /** Never a secret: /proc shows it to everybody. */
  readonly args: readonly string[];
  /** The whole environment; nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /** null: as the supervisor itself. */
  readonly identity: ChildIdentity | null;
  /** Secrets travel here. null: /dev/null. */
  readonly stdin: string | null;
  /**
   * A folder on a tmpfs: stdin's text then lies in a file without a name, which is overwritten as soon as the child
   * is ready or has ended. Without it, or where it is on a disk, the text goes through a pipe.
   */
  readonly inputDir?: string;
  readonly files?: readonly ChildFile[];
  /**
   * Whether stdout and stderr may be shown to the operator when a start fails. If not, they are
   * /dev/null. If so, the last 4 KiB are kept until the child is ready, and all later is dropped.
   */
  readonly outputIsSafe: boolean;
  /**
   * Sees each line of stderr, also those after the child is ready. A line for which it returns true is not kept.
   * Read anew at each start. Only where the output is safe, and the process is the supervisor's own child.
   */
  readonly takesLine?: (line: string) => boolean;
}
