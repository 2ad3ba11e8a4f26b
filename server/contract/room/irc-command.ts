// IRC commands as the pages send them, and which characters their parameters may have.

/** A command and its parameters. */
export type IrcCommand = readonly [command: string, ...params: string[]];

/**
 * Makes parameters valid in one line: without CR, LF and NUL. Only the last may be empty, contain spaces or begin
 * with a colon. Others would be read as two parameters there, so they are cut.
 */
export function writableParams(params: readonly string[]): readonly string[] {
  return params.map((param, at) => {
    const line = param.replace(/[\0\r\n]+/g, ' ');
    return at === params.length - 1 ? line : line.replace(/^:+/, '').split(' ', 1).join('');
  });
}

/** The command as one line, without CR LF. */
export function formatLine(command: string, ...params: readonly string[]): string {
  const words = [...writableParams(params)];
  const last = words.pop();
  return [command, ...words, ...(last === undefined ? [] : [`:${last}`])].join(' ');
}

/** `/me`: CTCP ACTION. */
export function actionText(text: string): string {
  return `\x01ACTION ${text}\x01`;
}
