// Finds the links in a text that was cleaned before.

export interface Segment {
  readonly text: string;
  /** The link's target, http or https only; null: plain text. */
  readonly href: string | null;
}

/**
 * An address ends at white space, and at punctuation that addresses must encode but sentences use: quotes of any
 * script, dashes, East Asian brackets, full-width punctuation. Letters of any script may be in it.
 */
const address =
  /https?:\/\/(?:(?=[!-~])[^<>"'`]|(?![!-~])[^\s\p{Cc}\p{Pi}\p{Pf}\p{Ps}\p{Pe}\p{Pd}\u2028-\u205e\u3000-\u303f\u30fb\ufe10-\ufe6f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65])+/giu;
/** Punctuation, except what an address may end with: a slash, a hyphen, an encoded letter, an empty parameter. */
const tail = /(?:(?![#$%&)/\-=@\]}])[\p{P}|^~])+$/u;
const opening: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** Removes punctuation that belongs to the sentence, and a closing bracket without an opening one. */
function withoutTail(found: string): string {
  let link = found.replace(tail, '');
  for (;;) {
    const close = link.slice(-1);
    const open = opening[close];
    if (open === undefined || link.split(open).length >= link.split(close).length) return link;
    link = link.slice(0, -1).replace(tail, '');
  }
}

function hrefOf(link: string): string | null {
  let url: URL;
  try {
    url = new URL(link);
  } catch {
    return null;
  }
  const { protocol, username, password, hostname, href } = url;
  // `https://bank.example@evil.example` is more often a trick than a login.
  if (username !== '' || password !== '' || hostname === '') return null;
  return protocol === 'http:' || protocol === 'https:' ? href : null;
}

/** Splits a text at its links. The segments joined give the same text again. */
export function segments(text: string): readonly Segment[] {
  const found: Segment[] = [];
  let done = 0;
  for (const match of text.matchAll(address)) {
    const link = withoutTail(match[0]);
    // `xhttps:` is another word; `_https:` is an address in italics (Markdown).
    const href = /[^\W_]$/.test(text.slice(0, match.index)) ? null : hrefOf(link);
    if (href === null) continue;
    if (match.index > done) found.push({ text: text.slice(done, match.index), href: null });
    found.push({ text: link, href });
    done = match.index + link.length;
  }
  if (done < text.length) found.push({ text: text.slice(done), href: null });
  return found;
}
