// What is needed here of tar-stream, which brings no types.

declare module 'tar-stream' {
  import type { Readable } from 'node:stream';

  interface Pack extends Readable {
    /** Mode 0644, and owner and group 0, where the header does not say. */
    entry(
      header: { readonly name: string; readonly mtime: Date; readonly mode?: number },
      content: Buffer,
      whenTaken?: (error?: Error | null) => void,
    ): unknown;
    finalize(): void;
    /** @returns all that was packed and not read yet; null: nothing. */
    read(): Buffer | null;
  }
  export function pack(): Pack;
}
