// Recognises a browser at the IRC door: any web page may make it send lines there, as the body of a form for
// example.

/** HTTP methods (RFC 9110 §9, RFC 9113 §3.4). No IRC command before registration has such a name. */
const verbs: ReadonlySet<string> = new Set(
  'GET HEAD POST PUT DELETE CONNECT OPTIONS TRACE PATCH PRI QUERY'.split(' '),
);

/** @param line a line before registration, as text. */
export function isHttpRequest(line: string): boolean {
  const [verb = ''] = line.trimStart().split(/[ \t]/, 1);
  return verbs.has(verb.toUpperCase()) || /^\s*\S+ \S+ HTTP\/\d(\.\d)?\s*$/.test(line);
}
