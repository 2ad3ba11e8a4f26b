// A button whose action is asked about below it, where a whole sheet for the question would lose the place in a list.

import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { words } from './words.ts';

interface AskFirstProps {
  readonly act: string;
  /** Whom or what it is about, for those who do not see what stands beside the button. */
  readonly about: string;
  readonly question: string;
  readonly more: string;
  readonly onAct: () => void;
}

export function AskFirst({ act, about, question, more, onAct }: AskFirstProps) {
  const [isAsking, setIsAsking] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const back = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (isAsking) back.current?.focus();
  }, [isAsking]);
  const close = (): void => {
    setIsAsking(false);
    opener.current?.focus();
  };
  return (
    <>
      <button
        ref={opener}
        type="button"
        class="harm"
        aria-label={`${act}: ${about}`}
        aria-expanded={isAsking}
        onClick={() => setIsAsking(!isAsking)}
      >
        {act}…
      </button>
      {isAsking && (
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a <fieldset> is for fields
        <div class="question" role="group" aria-label={question}>
          <p>
            <strong>{question}</strong> {more}
          </p>
          <div class="buttons">
            <button
              type="button"
              class="main harm"
              onClick={() => {
                close();
                onAct();
              }}
            >
              {act}
            </button>
            <button ref={back} type="button" onClick={close}>
              {words.say('confirm.back')}
            </button>
          </div>
        </div>
      )}
    </>
  );
}
