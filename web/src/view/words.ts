// The page's sentences, times and dates in the browser's language, or in the one that the guest chose.

import { computed, signal } from '@preact/signals';
import { phrasebook, type Phrasebook } from '../../../server/contract/words/catalogue.ts';
import { chooseLanguage, type Language } from '../../../server/contract/words/languages.ts';

const language = signal<Language>(chooseLanguage(navigator.languages));
const book = computed(() => phrasebook(language.value));
const clock = computed(
  () => new Intl.DateTimeFormat(language.value, { hour: '2-digit', minute: '2-digit' }),
);
const calendar = computed(
  () => new Intl.DateTimeFormat(language.value, { weekday: 'long', day: 'numeric', month: 'long' }),
);

/** A component that uses it renders again when the language changes. */
export const words: Phrasebook = {
  get language() {
    return language.value;
  },
  say: (key, values) => book.value.say(key, values),
  count: (key, count) => book.value.count(key, count),
  pieces: (key, values) => book.value.pieces(key, values),
  told: (english) => book.value.told(english),
  usage: (english) => book.value.usage(english),
};

export function speak(chosen: Language): void {
  language.value = chosen;
}

export const timeOfDay = (at: number): string => clock.value.format(at);
export const dayOf = (at: number): string => calendar.value.format(at);
