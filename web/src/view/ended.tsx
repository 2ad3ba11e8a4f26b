// After the room: what happened, and the way back in.

import { useEffect, useRef } from 'preact/hooks';
import { homeId } from '../browser/focus.ts';
import type { Phase } from '../session/phase.ts';
import { Mark } from './mark.tsx';
import { PlainText } from './text.tsx';
import { words } from './words.ts';

interface EndedProps {
  readonly phase: Extract<Phase, { at: 'ended' }>;
  readonly onAgain: () => void;
}

export function Ended({ phase, onAgain }: EndedProps) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <main class="plain ended">
      <Mark />
      <h1 ref={title} id={homeId} tabIndex={-1}>
        {words.say(`ended.${phase.how}`)}
      </h1>
      {phase.how === 'shut' && phase.text !== '' && (
        <p>
          <PlainText text={words.told(phase.text)} />
        </p>
      )}
      <p>{words.say(phase.how === 'over' ? 'ended.overMore' : 'ended.leftMore')}</p>
      <div class="buttons">
        <button type="button" class="main" onClick={onAgain}>
          {words.say('ended.again')}
        </button>
      </div>
    </main>
  );
}
