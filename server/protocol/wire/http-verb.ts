// Tells a browser that was led to the IRC door: a page of anybody's may make it send lines there, as the body
// of a form, say. Knows nothing of HTTP but how a request begins.

/** Methods that are no command of IRC, or none that comes before registration (RFC 9110 §9, RFC 9113 §3.4). */
const verbs: ReadonlySet<string> = new Set(
  'GET HEAD POST PUT DELETE CONNECT OPTIONS TRACE PATCH PRI QUERY'.split(' '),
);

/** @param line of one who has not registered, as text. */
export function isHttpRequest(line: string): boolean {
  const [verb = ''] = line.trimStart().split(/[ \t]/, 1);
  return verbs.has(verb.toUpperCase()) || /^\s*\S+ \S+ HTTP\/\d(\.\d)?\s*$/.test(line);
}
