// Finds the ssh invitation in the text that a person pasted: wrapped by a terminal or by mail, in quotes, with
// the browser's link before it, or with words around it. Pure.

import {
  parseInvitation,
  type Invitation,
} from '../../../server/contract/invitation/invitation.ts';
import { Problem } from '../../../server/contract/host/problem.ts';
import { sentence } from '../../../server/contract/sentences/sentence.ts';

export type Pasted =
  | { readonly kind: 'whole'; readonly invitation: Invitation }
  /** An invitation, but more of it may be on its way. */
  | { readonly kind: 'perhaps cut'; readonly invitation: Invitation }
  | { readonly kind: 'none'; readonly problem: Problem; readonly isBegun: boolean };

// Characters of no width, and what terminals put around a paste (xterm's bracketed paste).
const unseen = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
const brackets = /\x1b\[20[01]~/g; // oxlint-disable-line no-control-regex -- they are what is looked for

// Word processors put others in the place of a plain one.
const hyphens = /[\u2010-\u2015\u2212\ufe63\uff0d]/g;

/** Finds the invitation: the first link with a key, else the first with an ssh door, else any. */
export function findInvitation(pasted: string): Pasted {
  const text = pasted.replace(brackets, '').replace(unseen, '').replace(hyphens, '-');
  const links = readings(text).flatMap(linksIn);
  const found: Invitation[] = [];
  let problem: Problem | null = null;
  for (const candidate of links.flatMap(candidates)) {
    try {
      const invitation = parseInvitation(candidate);
      if (invitation.ssh !== null && invitation.ssh.seed !== null && isSound(candidate, invitation))
        return { kind: 'whole', invitation };
      found.push(invitation);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      problem ??= error;
    }
  }
  const best = found.find(({ ssh }) => ssh !== null) ?? found[0];
  if (best !== undefined) return { kind: 'perhaps cut', invitation: best };
  const isBegun = links.length > 0 || /^["'<`\s]*h(t(t(p(s?:?\/?)?)?)?)?$/i.test(text);
  return { kind: 'none', problem: problem ?? noLink(), isBegun };
}

/** The text as it stands, then as it was before a mail's source, a page or an address wrote it another way. */
function readings(text: string): string[] {
  const found = [text.replace(/&(amp|#38|#x26);/gi, '&')];
  let last = text;
  for (const undo of [withoutQuotedPrintable, withoutEntities, decoded, decoded]) {
    const before = undo(last);
    if (before !== last) found.push(before);
    last = before;
  }
  return found;
}

function linksIn(text: string): string[] {
  return text.split(/(?=https?:\/\/)/i).filter((part) => /^https?:\/\//i.test(part));
}

/** RFC 2045 §6.7; mail that is quoted has its mark at the front of each line. */
function withoutQuotedPrintable(text: string): string {
  if (!/=3D/i.test(text)) return text;
  return text
    .replace(/=[ \t]*\r?\n[ \t>]*/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** HTML's, as often as they were escaped; by number, and by the names of what a link has or stands in. */
function withoutEntities(text: string): string {
  const named = {
    num: '#',
    equals: '=',
    colon: ':',
    sol: '/',
    percnt: '%',
    plus: '+',
    period: '.',
  };
  return text
    .replace(/&(?:(?:amp|#0*38|#x0*26);)+/gi, '&')
    .replace(/&#(?:x([0-9a-f]{2,4})|(\d{2,5}));/gi, (_, hex?: string, decimal?: string) =>
      String.fromCharCode(hex === undefined ? Number(decimal) : parseInt(hex, 16)),
    )
    .replace(
      /&(num|equals|colon|sol|percnt|plus|period);/g,
      (_, name: keyof typeof named) => named[name],
    )
    .replace(/&(?:quot|apos|lt|gt|nbsp);/g, ' ');
}

/** Each `%` and two digits as its letter; what is no UTF-8 stays. */
function decoded(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (codes) => {
    try {
      return decodeURIComponent(codes);
    } catch {
      return codes;
    }
  });
}

/** Every field that the link has was understood: none has the next word hanging on it. */
function isSound(link: string, { passphrase, seal, ssh }: Invitation): boolean {
  const has = (name: string): boolean => new RegExp(`[#&]${name}=`).test(link);
  return (
    (passphrase !== null || !has('key')) &&
    (seal !== null || !has('seal')) &&
    (ssh?.ircPort !== undefined || !has('irc'))
  );
}

function noLink(): Problem {
  return new Problem(sentence('link.notALink'), {
    hint: sentence('link.pasteAll'),
  });
}

/** One link's text in every way in which it may be meant to go on, the longest first. */
function candidates(part: string): string[] {
  // Mail marks what it quotes.
  const lines = part.split(/[\r\n]+/).map((line) => line.replace(/^[\s>]+|\s+$/g, ''));
  // Words with spaces between them are no part of a link, but for the first line, which is one.
  const end = lines.findIndex((line, index) => index > 0 && /\s/.test(line));
  const own = end === -1 ? lines : lines.slice(0, end);
  const joins = own.map((_, index) => own.slice(0, own.length - index).join(''));
  const firstWord = part.split(/\s/, 1);
  return [...joins, part.replace(/\s+/g, ''), ...firstWord].map(tidy);
}

/** What wraps a link, or ends the sentence that it stands in, taken away. */
function tidy(text: string): string {
  const link = text.replace(/\s+/g, '').replace(/^https?:/i, (scheme) => scheme.toLowerCase());
  // Some programs encode the # as well, and some all that is encoded already.
  const once = link.includes('%2523') ? link.replaceAll(/%25(?=[0-9a-f]{2})/gi, '%') : link;
  const marked = once.includes('#') ? once : once.replace(/%23/, '#');
  const at = marked.indexOf('#');
  if (at === -1) return marked;
  // A form writes every other character as %XX (WHATWG URL, application/x-www-form-urlencoded).
  const [fragment = ''] = /^[\w*.%&=+:/-]*/.exec(marked.slice(at + 1)) ?? [];
  const fields = fragment
    .replace(/[.*:]+$/, '')
    .replace(/(^|&)(room|key|seal|ssh|host|seed|irc)=/gi, (name) => name.toLowerCase())
    // A + that was decoded: in a form it means a space, which no fingerprint has.
    .replace(/(^|&)host=[^&]*/, (host) => host.replaceAll('+', '%2B'));
  return `${marked.slice(0, at)}#${fields}`;
}
