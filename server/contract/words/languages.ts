// The languages that Mayfly speaks. A new one is a line here and a catalogue for each surface: the pages (catalogue.ts),
// the lite door and the terminal. A surface that lacks a language does not compile.

export const languages = {
  en: { name: 'English', subtag: 'en' },
  'pt-BR': { name: 'Português', subtag: 'pt' },
  es: { name: 'Español', subtag: 'es' },
} as const satisfies Record<string, LanguageEntry>;

interface LanguageEntry {
  /** What those who speak it call it. */
  readonly name: string;
  /** The first part of its tags (RFC 5646): `pt` stands for `pt-BR` and `pt-PT`. */
  readonly subtag: string;
}

/** As HTML's `lang` and MAYFLY_LANG have it. */
export type Language = keyof typeof languages;

/** All of them, in the order in which they are offered. */
export const allLanguages = Object.keys(languages).filter(isLanguage);

export function isLanguage(tag: string): tag is Language {
  return Object.hasOwn(languages, tag);
}

/**
 * The first wanted language that Mayfly speaks; English if there is none.
 * @param wanted language tags, the most wanted first.
 */
export function chooseLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const [primary] = tag.toLowerCase().split('-');
    const found = allLanguages.find((one) => languages[one].subtag === primary);
    if (found !== undefined) return found;
  }
  return 'en';
}
