// The languages that Mayfly speaks. A new one is a line here and a catalogue for each surface: the pages, the lite
// door and the terminal. If a surface lacks a language, it does not compile.

export const languages = {
  en: { name: 'English', subtag: 'en' },
  'pt-BR': { name: 'Português', subtag: 'pt' },
  es: { name: 'Español', subtag: 'es' },
} as const satisfies Record<string, LanguageEntry>;

interface LanguageEntry {
  /** The language's name in itself. */
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
