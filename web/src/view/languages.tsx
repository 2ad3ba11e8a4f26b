// Buttons that choose the language; each is named in its own language.

import { allLanguages, languages } from '../../../server/contract/words/languages.ts';
import { speak, words } from './words.ts';

export function Languages() {
  return (
    <fieldset class="languages" aria-label={words.say('settings.language')}>
      {allLanguages.map((code) => (
        <button
          key={code}
          type="button"
          class="quiet"
          lang={code}
          aria-pressed={code === words.language}
          onClick={() => speak(code)}
        >
          {languages[code].name}
        </button>
      ))}
    </fieldset>
  );
}
