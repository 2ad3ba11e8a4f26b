// The four words that all members of the group have, and the sign of sealed rooms.

import { timeOfDay, words } from '../words.ts';
import { sealedState } from '../../sealed/sealed-state.ts';

export function SealIcon() {
  return (
    <svg class="icon small" viewBox="0 0 20 20" width="14" height="14" aria-hidden="true">
      <path d="M10 2l7 2.5v5.2c0 4.2-3 7-7 8.3-4-1.3-7-4.1-7-8.3V4.5zM6.8 10l2.3 2.3 4.2-4.4" />
    </svg>
  );
}

/** null: the guest's device is not in the group. */
export function FourWords() {
  const { view, wordsSince } = sealedState.value;
  if (view.words === null) return null;
  return (
    <>
      <ol class="seal-words" lang="en" translate={false}>
        {view.words.map((word, at) => (
          <li key={at}>{word}</li>
        ))}
      </ol>
      <p class="note">{words.say('sealed.wordsSince', { time: timeOfDay(wordsSince) })}</p>
    </>
  );
}
