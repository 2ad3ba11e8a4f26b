// Shown after the end of a session: what happened, and a button that leads back to the join form.

import { useEffect, useRef } from 'preact/hooks';
import { homeId } from '../browser/focus.ts';
import type { SessionState } from '../session/session-state.ts';
import { Mark } from './mark.tsx';
import { PlainText } from './text.tsx';
import { words } from './words.ts';

interface EndedProps {
  readonly state: Extract<SessionState, { at: 'ended' }>;
  readonly onAgain: () => void;
}

export function Ended({ state, onAgain }: EndedProps) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <main class="plain ended">
      <Mark />
      <h1 ref={title} id={homeId} tabIndex={-1}>
        {words.say(`ended.${state.how}`)}
      </h1>
      {state.how === 'shut' && state.text !== '' && (
        <p>
          <PlainText text={words.told(state.text)} />
        </p>
      )}
      <p>{words.say(state.how === 'over' ? 'ended.overMore' : 'ended.leftMore')}</p>
      <div class="buttons">
        <button type="button" class="main" onClick={onAgain}>
          {words.say('ended.again')}
        </button>
      </div>
    </main>
  );
}
