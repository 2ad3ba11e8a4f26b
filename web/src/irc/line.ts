// Lines as the page writes them. Pure: what may stand in a parameter.

/**
 * One IRC line without CR LF. The last parameter may be empty or hold spaces; others with a space
 * or a colon in front would become two, so they are cut there.
 */
export function formatLine(command: string, ...params: readonly string[]): string {
  const clean = params.map((param) => param.replace(/[\0\r\n]+/g, ' '));
  const last = clean.pop();
  const middle = clean.map((param) => param.replace(/^:+/, '').split(' ', 1).join(''));
  return [command, ...middle, ...(last === undefined ? [] : [`:${last}`])].join(' ');
}

/** `/me`: CTCP ACTION. */
export function actionText(text: string): string {
  return `\x01ACTION ${text}\x01`;
}
