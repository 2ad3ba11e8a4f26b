// Reads and writes one IRC line as text: RFC 2812 §2.3.1 with IRCv3 message-tags. Tags stay as they came.

export interface IrcLine {
  /** Values are escaped, as on the wire; a tag without a value has ''. */
  readonly tags: ReadonlyMap<string, string>;
  /** `nick!user@host` or a server's name, without the colon; null: none. */
  readonly source: string | null;
  /** In upper case. */
  readonly command: string;
  readonly params: readonly string[];
  /** The last parameter has a colon, also where it needs none: some clients look for it. */
  readonly hasColon: boolean;
}

const maxParams = 15;
const lineForm = /^(?:@([^ ]*) +)?(?::([^ ]*) +)?([A-Za-z]+(?:-[A-Za-z]+)?|\d{3})(?: +(.*))?$/s;
export const noTags: ReadonlyMap<string, string> = new Map();

/** @param line without CR LF. @returns null: there is no command in it, or it is more than one line. */
export function readLine(line: string): IrcLine | null {
  if (/[\0\r\n]/.test(line)) return null;
  const [, tags, source, command, rest = ''] = lineForm.exec(line.trimStart()) ?? [];
  if (command === undefined) return null;
  return {
    tags: tags === undefined ? noTags : readTags(tags),
    source: source ?? null,
    command: command.toUpperCase(),
    params: readParams(rest),
    hasColon: / :/.test(` ${rest}`),
  };
}

function readTags(text: string): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  for (const tag of text.split(';')) {
    const gap = tag.indexOf('=');
    const key = gap === -1 ? tag : tag.slice(0, gap);
    if (key !== '') tags.set(key, gap === -1 ? '' : tag.slice(gap + 1));
  }
  return tags;
}

function readParams(text: string): readonly string[] {
  const params: string[] = [];
  let rest = text.replace(/^ +/, '');
  while (rest !== '') {
    if (rest.startsWith(':')) return [...params, rest.slice(1)];
    const gap = rest.indexOf(' ');
    if (gap === -1 || params.length === maxParams - 1) return [...params, rest];
    params.push(rest.slice(0, gap));
    rest = rest.slice(gap).replace(/^ +/, '');
  }
  return params;
}

/** The line without CR LF. */
export function writeLine({ tags, source, command, params, hasColon }: IrcLine): string {
  const words = params.map((param, at) =>
    at === params.length - 1 && (hasColon || needsColon(param)) ? `:${param}` : param,
  );
  const head = tags.size === 0 ? [] : [`@${[...tags].map(writeTag).join(';')}`];
  return [...head, ...(source === null ? [] : [`:${source}`]), command, ...words].join(' ');
}

function needsColon(param: string): boolean {
  return param === '' || param.startsWith(':') || param.includes(' ');
}

function writeTag([key, value]: readonly [string, string]): string {
  return value === '' ? key : `${key}=${value}`;
}

/** The nickname of `nick!user@host`; null: a server sent the line, or nobody is named. */
export function nickOf(source: string | null): string | null {
  const end = source?.indexOf('!') ?? -1;
  return source === null || end <= 0 ? null : source.slice(0, end);
}

/** A line of one's own making, without tags. */
export function plainLine(
  source: string | null,
  command: string,
  ...params: readonly string[]
): IrcLine {
  return { tags: noTags, source, command, params, hasColon: false };
}
