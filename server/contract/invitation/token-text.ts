// The secret of a personal invitation as people copy, type and dictate it.

/** Crockford's base32, in lower case: no i, l, o, u. https://www.crockford.com/base32.html */
export const tokenAlphabet = '0123456789abcdefghjkmnpqrstvwxyz';
/** 5 bits each: 130 in all. */
export const tokenLength = 26;
/** Longer texts are no token, whatever stands between its characters. */
const maxTextLength = 100;
const misread: Readonly<Record<string, string>> = { o: '0', i: '1', l: '1' };

/** As it is shown: `k3v9-…`, groups of four. @param token 26 characters of the alphabet. */
export function formatToken(token: string): string {
  return (token.match(/.{1,4}/g) ?? []).join('-');
}

/**
 * Forgives capitals, hyphens and spaces anywhere, and letters that look like digits.
 * @returns 26 characters of the alphabet; null: the text is no token.
 */
export function readToken(text: string): string | null {
  const token = charactersOf(text);
  return token.length === tokenLength && isInAlphabet(token) ? token : null;
}

/** Whether a text looks like a token whose end is missing. It says nothing of the room's own tokens. */
export function looksLikeCutToken(text: string): boolean {
  const token = charactersOf(text);
  const isCut = token.length >= 8 && token.length < tokenLength;
  return (
    isCut && /^\w{4}(?:-\w{4})+(?:-\w{0,3})?$/.test(text) && /\d/.test(text) && isInAlphabet(token)
  );
}

function charactersOf(text: string): string {
  return text
    .slice(0, maxTextLength)
    .replace(/[\s-]/g, '')
    .toLowerCase()
    .replace(/[oil]/g, (letter) => misread[letter] ?? letter);
}

function isInAlphabet(token: string): boolean {
  return Array.from(token).every((sign) => tokenAlphabet.includes(sign));
}
