// The setting of the lock's second word, which erases instead of unlocking.

import { useState } from 'preact/hooks';
import type { Lock, SecondWord } from '../browser/lock.ts';
import { words } from './words.ts';

const sentences = {
  set: 'lock.secondSet',
  none: 'lock.secondNone',
  short: 'lock.secondShort',
  same: 'lock.secondSame',
} as const satisfies Record<SecondWord, string>;

export function SecondWordField({ lock }: { readonly lock: Lock }) {
  const [typed, setTyped] = useState('');
  const [outcome, setOutcome] = useState<SecondWord | null>(null);
  const isWrong = outcome === 'short' || outcome === 'same';
  return (
    <form
      class="fields"
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        const next = lock.chooseSecond(typed);
        setOutcome(next);
        if (next === 'set' || next === 'none') setTyped('');
      }}
    >
      <h3>
        <label for="second-word">{words.say('lock.second')}</label>
      </h3>
      <p class="hint" id="second-word-more">
        {words.say('lock.secondMore')}
      </p>
      <input
        id="second-word"
        type="password"
        value={typed}
        maxLength={63}
        autocomplete="off"
        aria-invalid={isWrong}
        aria-describedby="second-word-more second-word-outcome"
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <p class={isWrong ? 'problem' : 'hint'} id="second-word-outcome" role="alert">
        {outcome !== null && words.say(sentences[outcome])}
      </p>
      <div class="buttons">
        <button type="submit" class="quiet">
          {words.say('lock.secondSave')}
        </button>
      </div>
    </form>
  );
}
