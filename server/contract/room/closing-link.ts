// The ERROR that comes before the end of a connection: what stands before its reason.

const closing = 'Closing link: ';

/** The text of the ERROR that comes before the end of a connection. */
export function closingText(reason: string): string {
  return closing + reason;
}

/** The reverse of `closingText`; another server's ERROR stays as it is. */
export function reasonOf(error: string): string {
  return error.startsWith(closing) ? error.slice(closing.length) : error;
}
