// Reads a damaged invitation: repairs what chat programs, mail and people do to a link or to its words.
// `invitation.ts` reads links strictly.

import { sealForm, sshDoor, type SshDoor } from './invitation.ts';
import { formatToken, readToken } from './token-text.ts';

/**
 * What was repaired. `signs`: invisible or foreign characters; `breaks`: line breaks inside; `encoding`: %23,
 * &amp; and the like; `capitals`; `spaces`: in place of hyphens; `edges`: quotes, brackets or full stops
 * around it; `links`: more than one link.
 */
export type Mend = 'signs' | 'breaks' | 'encoding' | 'capitals' | 'spaces' | 'edges' | 'links';

export interface ForgivenInvitation {
  /** `http://…` without a path; null: only words or a fragment. */
  readonly origin: string | null;
  /** The channel to enter, without '#'. */
  readonly room: string | null;
  /**
   * Candidates for the passphrase: first as it was written, if it can be one, then with the damage repaired.
   * Empty: there is none.
   */
  readonly passphrases: readonly string[];
  /**
   * Candidates for the seal of a sealed room, the likeliest first; `parseSeal` in server/sealed/seal tells which is
   * whole. Empty: there is none.
   */
  readonly seals: readonly string[];
  readonly ssh: SshDoor | null;
  readonly mended: readonly Mend[];
  /** It ends too early: a word or a field is missing. Only a hint, as an operator's own passphrase may look like that. */
  readonly cutOff: boolean;
}

const maxLength = 8000;
const wordsInPassphrase = 6;
/** The words of the word list that contain a hyphen. */
const twoInOne = /\b(?:drop.down|felt.tip|t.shirt|yo.yo)\b/gi;
/** The rule of the settings for passphrases. */
const literal = /^(?!:)[\x21-\x7e]{8,63}$/;
const writtenTokens =
  /(?<![0-9a-z])(?:[0-9a-z]{4}[\s-]+){6}[0-9a-z]{2}(?![0-9a-z])|(?<![0-9a-z])[0-9a-z]{26}(?![0-9a-z])/gi;
const fieldName = /(?:room|key)\s*=/i;
/** A field's name, or a letter's code, with a line break inside. */
const broken =
  /(?:r\n?o\n?o\n?m|k\n?e\n?y|s\n?s\n?h|h\n?o\n?s\n?t|s\n?e\n?e\n?d|s\n?e\n?a\n?l|i\n?r\n?c)(?=\s*=|%)|%\n?[\da-f]\n?[\da-f]/gi;

/**
 * @param text a link, `location.hash`, several links, or only the passphrase, with any text around it.
 * @param isWord whether a word is in the word list; without it, a cut is detected by the number and length of words.
 */
export function forgiveInvitation(
  text: string,
  isWord: (word: string) => boolean = (word) => word.length > 2,
): ForgivenInvitation {
  const mended = new Set<Mend>();
  const pasted = text.slice(0, maxLength).trim();
  const readable = withoutEncoding(withPlainSigns(pasted, mended), mended);
  const links = readable.split(/(?=https?:\/\/)/i).filter((part) => fieldName.test(part));
  if (links.length > 1) mended.add('links');
  const link = links.find((part) => /[&;]ssh=/i.test(part)) ?? links[0];
  if (link === undefined) {
    const passphrases = /^#|:\/\//.test(pasted) ? [] : readPassphrase(pasted, readable, mended);
    const cutOff = passphrases.length === 0 ? pasted !== '' : endsEarly(passphrases, isWord);
    return {
      origin: null,
      room: null,
      passphrases,
      seals: [],
      ssh: null,
      mended: [...mended],
      cutOff,
    };
  }
  const start = link.search(fieldName);
  if (/\S\n\S/.test(link.slice(0, link.search(/key\s*=/i)))) mended.add('breaks');
  const fields = fieldsOf(link.slice(start), mended);
  const origin = originOf(link.slice(0, start));
  const key = fields.get('key');
  const passphrases = key === undefined ? [] : readPassphrase(decoded(key), decoded(key), mended);
  // A passphrase may contain `key=` by chance.
  if (origin === null && !/^\W*(?:23)?(?:room|key)/i.test(pasted) && literal.test(pasted))
    passphrases.unshift(pasted);
  const ssh = sshDoor(
    leading(fields, 'ssh', /^([a-z0-9.-]{1,255}|\[[0-9a-f:.]{2,45}\]):\d{1,5}/),
    leading(fields, 'host', /^SHA256:[A-Za-z0-9+/]{43}/),
    leading(fields, 'seed', /^[A-Za-z0-9_-]{43}/),
    leading(fields, 'irc', /^\d{1,5}/),
  );
  const onion = /([^/.]*)\.onion$/.exec(origin ?? '');
  const room = leading(fields, 'room', /^[A-Za-z0-9_-]{1,32}(?![A-Za-z0-9_-])/);
  const cutOff =
    (key === undefined
      ? room === null || fields.has('seal') || /&k?e?y?$/i.test(link)
      : endsEarly(passphrases, isWord)) ||
    (onion !== null && onion[1]?.length !== 56);
  return {
    origin,
    room,
    passphrases: [...new Set(passphrases)],
    seals: readSeals(fields.get('seal') ?? ''),
    ssh,
    mended: [...mended],
    cutOff,
  };
}

/** Removes invisible characters, and replaces other forms of hyphens, spaces and letters by those of a keyboard. */
function withPlainSigns(text: string, mended: Set<Mend>): string {
  // Browsers encode what is not ASCII; no field contains such letters.
  const plain = text
    .replace(/(?:%[89a-f][\da-f])+/gi, decoded)
    .normalize('NFKC')
    .replace(/(?!\n)\p{Cc}|[\p{Cf}\p{Mn}\u115f\u1160\u3164]/gu, (sign) =>
      sign === '\t' ? ' ' : '',
    )
    .replace(/[\p{Pd}\u2212\u2043]/gu, '-')
    .replace(/[^\S\n]/gu, ' ')
    .replace(/\n[ >|]+/g, '\n')
    .replace(broken, (name) => name.replace(/\n/g, ''));
  if (plain !== text.replace(/\r/g, ''))
    mended.add(/[^\n-~]|%[89a-f]/i.test(text) ? 'signs' : 'breaks');
  return plain;
}

/** Decodes until the fields can be found. Decoding once too often would damage a passphrase. */
function withoutEncoding(text: string, mended: Set<Mend>): string {
  let readable = text;
  // Quoted-printable, as in the source of a mail.
  const unfolded = readable.replace(/=\n/g, '');
  if (/room=3D[^]*(?:key=3D[\da-z]+-|seal=3D)/i.test(unfolded))
    readable = unfolded.replace(/=([0-9A-F]{2})/g, (_, code: string) =>
      String.fromCharCode(parseInt(code, 16)),
    );
  for (let round = 0; round < 4; round += 1) {
    readable = readable
      .replace(/&(?:(?:amp|#38|#x26);)+/gi, '&')
      .replace(/&(?:quot|gt|lt|apos|#39|#34|nbsp);/gi, ' ');
    if (hasFields(readable) || !/%(?:25)*(?:23|26|3d)/i.test(readable)) break;
    readable = decoded(readable);
  }
  if (readable !== text || /%(?:25)*23room=/i.test(readable)) mended.add('encoding');
  return readable;
}

/** Whether the room can be told from the passphrase and the seal, if there are such. */
function hasFields(text: string): boolean {
  const [, before = '', after = ''] = /^([^]*?)room\s*=(?:%(?:25)*23)?([^]*)$/i.exec(text) ?? [];
  if (after === '') return false;
  if (/key\s*=/i.test(before) || /^[^%]*(?:key|seal)\s*=/i.test(after)) return true;
  return !/key|seal/i.test(after);
}

/** Decodes each `%` with two digits; what is not UTF-8 stays as it is. */
function decoded(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (codes) => {
    try {
      return decodeURIComponent(codes);
    } catch {
      return codes;
    }
  });
}

function fieldsOf(fragment: string, mended: Set<Mend>): Map<string, string> {
  const fields = new Map<string, string>();
  for (const part of fragment.split('&')) {
    const [, name, value] = /^\W*([a-z]+)\s*=\s*([^]*)$/i.exec(part) ?? [];
    if (name === undefined || value === undefined) continue;
    const known = name.toLowerCase();
    const shouted = name !== known && value === value.toUpperCase() && /^room$/i.test(name);
    if (name !== known) mended.add('capitals');
    if (!fields.has(known)) fields.set(known, shouted ? value.toLowerCase() : value);
  }
  return fields;
}

function leading(fields: Map<string, string>, name: string, form: RegExp): string | null {
  const value = decoded(fields.get(name) ?? '').replace(/\n/g, '');
  if (name === 'room') return form.exec(value.replace(/^[^\w-]+/, ''))?.[0] ?? null;
  return form.exec(name === 'ssh' ? value.toLowerCase() : value)?.[0] ?? null;
}

/** Its text, over line breaks; where no other field is behind it, what follows may be words. */
function readSeals(value: string): string[] {
  const plain = decoded(value).replace(/^[^\w-]+/, '');
  const readings = [plain.replace(/\s/g, ''), plain.replace(/\n/g, ''), plain];
  const seals = readings.map((text) => /^[A-Za-z0-9_-]*/.exec(text)?.[0] ?? '');
  return [...new Set(seals)].filter((seal) => sealForm.test(seal));
}

function originOf(text: string): string | null {
  const joined = text.replace(/\n/g, '');
  const [, origin] = /(https?:\/\/[^\s/?#%]+)/i.exec(joined) ?? [];
  const [onion] = /[a-z2-7]{56}\.onion/i.exec(joined) ?? [];
  const found = origin ?? (onion === undefined ? null : `http://${onion}`);
  return found === null ? null : found.toLowerCase().replace(/\.(?=:\d+$|$)/, '');
}

/** @param exact as it was written. @param plain with its characters and encoding repaired. */
function readPassphrase(exact: string, plain: string, mended: Set<Mend>): string[] {
  const own = readOwnSecret(exact, plain, mended);
  if (own !== null) return own;
  const found = new Set<string>();
  if (literal.test(exact)) found.add(exact);
  if (exact !== exact.trim()) mended.add('edges');
  const [first = ''] = plain.split(/\s/);
  const joined = plain.replace(/\n/g, '').replace(/ [^]*/, '');
  const run = /[a-z]+(?:-[a-z]+){5,}/i.exec(plain)?.[0];
  const words = wordsOf(plain);
  const count = wordsInPassphrase + (plain.match(twoInOne)?.length ?? 0);
  const spoken = words.length >= count ? words.slice(0, count).join('-') : '';
  const meant = wordsOf(first).length >= count ? [first, spoken] : [run, joined, spoken];
  for (const text of meant) {
    if (text === undefined) continue;
    const bare = text.replace(/^[^a-z0-9]+|[^a-z0-9]+$/gi, '');
    const small = wordsOf(bare).length >= wordsInPassphrase ? bare.toLowerCase() : bare;
    if (!literal.test(small) || found.has(small)) continue;
    if (bare !== text) mended.add('edges');
    if (small !== bare) mended.add('capitals');
    if (text === spoken) mended.add('spaces');
    if (text === joined && joined !== first) mended.add('breaks');
    found.add(small);
  }
  return [...found];
}

/**
 * The secret of a personal invitation in a text, in its groups or in one piece.
 * @returns candidates like those of `readPassphrase`; null: there is none.
 */
function readOwnSecret(exact: string, plain: string, mended: Set<Mend>): string[] | null {
  const isExact = literal.test(exact);
  if (isExact && readToken(exact) !== null) return [exact];
  for (const text of [plain, plain.replace(/\n/g, '')]) {
    for (const [written] of text.matchAll(writtenTokens)) {
      const token = readToken(written);
      if (token === null) continue;
      if (written.includes(' ')) mended.add('spaces');
      if (/\n/.test(written) || text !== plain) mended.add('breaks');
      if (written !== text.trim()) mended.add('edges');
      return [...(isExact ? [exact] : []), formatToken(token)];
    }
  }
  return null;
}

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');

/** Whether no candidate is complete: they have words, but too few, or a last one that is not in the list. */
function endsEarly(passphrases: readonly string[], isWord: (word: string) => boolean): boolean {
  return !passphrases.some((passphrase) => {
    if (!/^[a-z]+(?:-[a-z]*)+\W*$/i.test(passphrase)) return true;
    const words = wordsOf(passphrase);
    return words.length >= wordsInPassphrase && isWord(words.at(-1) ?? '');
  });
}
