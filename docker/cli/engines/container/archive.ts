// Files as one tar archive (POSIX.1-1988 ustar) that depends on their names and contents alone: no times,
// no owners. Pure; knows nothing of what is in them.

export interface ArchivedFile {
  /** With `/`, relative. */
  readonly path: string;
  readonly content: Buffer;
}

const blockBytes = 512;
const nameBytes = 100;
const prefixBytes = 155;

/** Long paths are split at a `/`: `prefix` and `name`. */
function splitPath(path: string): { readonly prefix: string; readonly name: string } {
  if (Buffer.byteLength(path) <= nameBytes) return { prefix: '', name: path };
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
    const [prefix, name] = [path.slice(0, at), path.slice(at + 1)];
    if (Buffer.byteLength(name) > nameBytes) continue;
    if (Buffer.byteLength(prefix) <= prefixBytes) return { prefix, name };
  }
  throw new Error(`archive: ${path} is too long for ustar`);
}

/** Octal, ended by NUL, as every number of a header. */
function octal(value: number, bytes: number): string {
  return `${value.toString(8).padStart(bytes - 1, '0')}\0`;
}

function header(path: string, sizeBytes: number): Buffer {
  const { prefix, name } = splitPath(path);
  const block = Buffer.alloc(blockBytes);
  const fields: readonly (readonly [at: number, text: string])[] = [
    [0, name],
    [100, octal(0o644, 8)],
    [108, octal(0, 8)],
    [116, octal(0, 8)],
    [124, octal(sizeBytes, 12)],
    [136, octal(0, 12)],
    // The checksum is summed with its own field as spaces.
    [148, ' '.repeat(8)],
    [156, '0'],
    [257, 'ustar\x0000'],
    [345, prefix],
  ];
  for (const [at, text] of fields) block.write(text, at, 'utf8');
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return block;
}

/** @throws {Error} for a path that ustar cannot hold. */
export function archive(files: readonly ArchivedFile[]): Buffer {
  const parts = files
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .flatMap(({ path, content }) => {
      const padding = Buffer.alloc((blockBytes - (content.length % blockBytes)) % blockBytes);
      return [header(path, content.length), content, padding];
    });
  // Two empty blocks are its end.
  return Buffer.concat([...parts, Buffer.alloc(2 * blockBytes)]);
}
