// What archive.ts needs of tar-stream, which brings no types.

declare module 'tar-stream' {
  interface Pack {
    /** Mode 0644, and owner and group 0, where the header does not say. */
    entry(header: { readonly name: string; readonly mtime: Date }, content: Buffer): unknown;
    finalize(): void;
    /** @returns all that was packed and not read yet; null: nothing. */
    read(): Buffer | null;
  }
  export function pack(): Pack;
}
