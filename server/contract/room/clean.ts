// Makes a text from the network safe to show: without control characters, and without characters that change the
// direction of the text around it. Escaping for HTML is not done here.

// mIRC formatting: colour with its digits, hex colour, then the single-character toggles.
// https://modern.ircdocs.horse/formatting
/** One formatting code with its parameters. The lite door removes them. */
export const formattingCode =
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  /\x03(?:\d{1,2}(?:,\d{1,2})?)?|\x04(?:[0-9A-Fa-f]{6}(?:,[0-9A-Fa-f]{6})?)?|[\x02\x0f\x11\x16\x1d\x1e\x1f]/g;
// Controls (C0, DEL, C1) and the two Unicode line ends.
const controls = /[\p{Cc}\u2028\u2029]+/gu;
// Embeddings, overrides and isolates (UAX #9): they would reorder the text beside it.
const bidi = /[\u202a-\u202e\u2066-\u2069]/g;
// Invisible, and used to make two names look alike or to hide text. ZWJ and ZWNJ stay: emoji and
// Persian need them.
const invisible =
  // oxlint-disable-next-line no-misleading-character-class -- each is meant alone
  /[\u{ad}\u{34f}\u{61c}\u{115f}\u{1160}\u{17b4}\u{17b5}\u{180b}-\u{180e}\u{200b}\u{200e}\u{200f}\u{2060}-\u{2065}\u{206a}-\u{206f}\u{3164}\u{feff}\u{ffa0}\u{fff0}-\u{fffb}]/gu;
// More marks on one letter than any script uses would cover the lines above and below.
const piledMarks = /(\p{M}{5})\p{M}+/gu;

/** Cleans a message, a topic or a reason. */
export function cleanText(text: string): string {
  return text
    .replace(formattingCode, '')
    .replace(controls, ' ')
    .replace(bidi, '')
    .replace(invisible, '')
    .replace(piledMarks, '$1');
}

/** Cleans a nickname or the name of a channel: without spaces, and never empty. */
export function cleanName(name: string): string {
  const clean = cleanText(name).replace(/[\s\u200c\u200d]+/g, '');
  return clean === '' ? '?' : Array.from(clean).slice(0, 64).join('');
}

/** Cleans the label of an invitation: on one line, and perhaps nothing is left. */
export function cleanLabel(text: string): string {
  // Half of a letter would be six in JSON.
  return cleanText(text.toWellFormed()).replace(/\s+/g, ' ').trim();
}
