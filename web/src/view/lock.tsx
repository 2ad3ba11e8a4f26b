// Shown instead of the room while the page is locked: nothing of the room is in the document.

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Lock } from '../browser/lock.ts';
import { homeId } from '../browser/focus.ts';
import { Mark } from './mark.tsx';
import { words } from './words.ts';

interface LockedProps {
  readonly lock: Lock;
  readonly onWipe: () => void;
  /** Drops everything behind the lock, which stays as it is. */
  readonly onErase: () => void;
}

export function Locked({ lock, onWipe, onErase }: LockedProps) {
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<'wrong' | 'wait' | null>(null);
  /** The same problem again is in a new element, so that a screen reader reads it again. */
  const [tries, setTries] = useState(0);
  const first = useRef<HTMLElement>(null);
  useEffect(() => first.current?.focus(), []);

  const unlock = (): void => {
    const outcome = lock.unlock(typed);
    setTyped('');
    if (lock.isErased) onErase();
    if (outcome === 'open') return;
    setProblem(outcome);
    setTries(tries + 1);
    first.current?.focus();
  };

  return (
    <main class="plain lock">
      <Mark />
      <h1 id={homeId} tabIndex={-1}>
        {words.say('lock.title')}
      </h1>
      <form
        class="fields"
        autocomplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          unlock();
        }}
      >
        {lock.needsKey && (
          <>
            <label for="unlock">{words.say('join.passphrase')}</label>
            <input
              ref={(element) => {
                first.current = element;
              }}
              id="unlock"
              type="password"
              value={typed}
              maxLength={63}
              autocomplete="off"
              aria-invalid={problem !== null}
              aria-describedby="unlock-problem"
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
          </>
        )}
        <p class="problem" id="unlock-problem" role="alert">
          <span key={tries}>{problem !== null && words.say(`lock.${problem}`)}</span>
        </p>
        <div class="buttons">
          <button
            ref={(element) => {
              if (!lock.needsKey) first.current = element;
            }}
            type="submit"
            class="main"
          >
            {words.say('lock.unlock')}
          </button>
          <button type="button" class="quiet" onClick={onWipe}>
            {words.say('wipe.now')}
          </button>
        </div>
      </form>
    </main>
  );
}
