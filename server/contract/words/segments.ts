// Finds the links in a text that is clean already. Pure; knows nothing of elements.

export interface Segment {
  readonly text: string;
  /** Where a link goes: http or https, nothing else. null: plain text. */
  readonly href: string | null;
}

const address = /\bhttps?:\/\/[^\s<>"'`\u3000-\u3002\uff01-\uff1f]+/gi;

/** Punctuation after an address belongs to the sentence; so does a bracket that it did not open. */
function withoutTail(found: string): string {
  let link = found.replace(/[.,;:!?…*_~]+$/, '');
  while (/[)\]}]$/.test(link)) {
    const close = link.slice(-1);
    const open = close === ')' ? '(' : close === ']' ? '[' : '{';
    if (link.split(open).length >= link.split(close).length) break;
    link = link.slice(0, -1).replace(/[.,;:!?…]+$/, '');
  }
  return link;
}

function hrefOf(link: string): string | null {
  if (!URL.canParse(link)) return null;
  const { protocol, username, password, hostname, href } = new URL(link);
  // `https://bank.example@evil.example` is a trick more often than a login.
  if (username !== '' || password !== '' || hostname === '') return null;
  return protocol === 'http:' || protocol === 'https:' ? href : null;
}

/** The text in order, cut where links begin and end. Joined, the segments give the text again. */
export function segments(text: string): readonly Segment[] {
  const found: Segment[] = [];
  let done = 0;
  for (const match of text.matchAll(address)) {
    const link = withoutTail(match[0]);
    const href = hrefOf(link);
    if (href === null) continue;
    if (match.index > done) found.push({ text: text.slice(done, match.index), href: null });
    found.push({ text: link, href });
    done = match.index + link.length;
  }
  if (done < text.length) found.push({ text: text.slice(done), href: null });
  return found;
}
