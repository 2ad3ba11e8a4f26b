// Makes a text from the network safe to show: no control character, no way to turn its surroundings.
// Pure. It refuses to know of HTML: texts become text nodes, and nothing else.

// mIRC formatting: colour with its digits, hex colour, then the single-character toggles.
// https://modern.ircdocs.horse/formatting
// eslint-disable-next-line no-control-regex
const formatting = /\x03(?:\d{1,2}(?:,\d{1,2})?)?|\x04(?:[0-9A-Fa-f]{6}(?:,[0-9A-Fa-f]{6})?)?|[\x02\x0f\x11\x16\x1d\x1e\x1f]/g;
// Controls (C0, DEL, C1) and the two Unicode line ends.
// eslint-disable-next-line no-control-regex
const controls = /[\x00-\x1f\x7f-\x9f\u2028\u2029]+/g;
// Embeddings, overrides and isolates (UAX #9): they would reorder what stands beside the text.
const bidi = /[\u202a-\u202e\u2066-\u2069]/g;
// Invisible, and used to make two names look alike or to hide text. ZWJ and ZWNJ stay: emoji and
// Persian need them.
const invisible = /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200e\u200f\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb]/g;
// More marks on one letter than any script uses would climb over the lines around it.
const piledMarks = /(\p{M}{5})\p{M}+/gu;

/** A message, a topic or a reason as it may be shown. */
export function cleanText(text: string): string {
  return text
    .replace(formatting, '')
    .replace(controls, ' ')
    .replace(bidi, '')
    .replace(invisible, '')
    .replace(piledMarks, '$1');
}

/** A nickname or a channel's name: no spaces either, and never nothing at all. */
export function cleanName(name: string): string {
  const clean = cleanText(name).replace(/[\s\u200c\u200d]+/g, '');
  return clean === '' ? '?' : [...clean].slice(0, 64).join('');
}
