// The choice of a language by hand; each is written in itself.

import { languages, type Language } from '../../../server/contract/words/catalogue.ts';
import { speak, words } from './words.ts';

const ownNames: Readonly<Record<Language, string>> = {
  en: 'English',
  'pt-BR': 'Português',
  es: 'Español',
};

export function Languages() {
  const codes = Object.keys(languages).filter((code): code is Language => code in ownNames);
  return (
    <fieldset class="languages" aria-label={words.say('settings.language')}>
      {codes.map((code) => (
        <button
          key={code}
          type="button"
          class="quiet"
          lang={code}
          aria-pressed={code === words.language}
          onClick={() => speak(code)}
        >
          {ownNames[code]}
        </button>
      ))}
    </fieldset>
  );
}
