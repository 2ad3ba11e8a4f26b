// Shown when the page itself has failed: what to do, and a link to the page without script.

import { Mark } from './mark.tsx';
import { words } from './words.ts';

export function Fault() {
  return (
    <main class="plain">
      <Mark />
      <h1>{words.say('fault.page')}</h1>
      <div class="buttons">
        <button type="button" class="main" onClick={() => location.reload()}>
          {words.say('fault.again')}
        </button>
        <a class="button" href={`/lite?lang=${words.language}`}>
          {words.say('join.lite')}
        </a>
      </div>
    </main>
  );
}
