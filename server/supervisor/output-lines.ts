// Splits what a process writes into lines, for whoever reads some of them.

/** The rest of a longer line is not seen. */
const maxLineBytes = 2048;

/**
 * @param takes sees each line, without its end
 * @param keep gets the lines that were not taken
 * @returns what takes the process's bytes as they come
 */
export function untakenLines(
  takes: (line: string) => boolean,
  keep: (bytes: Buffer) => void,
): (bytes: Buffer) => void {
  let rest = '';
  return (bytes) => {
    const lines = (rest + bytes.toString('latin1')).split('\n');
    rest = (lines.pop() ?? '').slice(0, maxLineBytes);
    for (const line of lines) {
      if (!takes(line.replace(/\r$/, ''))) keep(Buffer.from(`${line}\n`, 'latin1'));
    }
  };
}
