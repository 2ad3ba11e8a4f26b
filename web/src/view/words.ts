// The page's sentences, in the language that the browser asks for; times the same way.

import { chooseLanguage, phrasebook } from '../../../server/contract/words/catalogue.ts';

export const words = phrasebook(chooseLanguage(navigator.languages));

const clock = new Intl.DateTimeFormat(words.language, { hour: '2-digit', minute: '2-digit' });
const calendar = new Intl.DateTimeFormat(words.language, {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
});

export const timeOfDay = (at: number): string => clock.format(at);
export const dayOf = (at: number): string => calendar.format(at);
