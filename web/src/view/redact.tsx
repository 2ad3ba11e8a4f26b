// The button in a message's line that takes the message back. Shown while the pointer or the focus is in the message.

import { cleanName } from '../../../server/contract/room/clean.ts';
import type { TalkLine } from '../room/state.ts';
import { words } from './words.ts';

interface RedactProps {
  readonly line: TalkLine;
  /** Tab stops here. The arrow keys go on to the other buttons, which a host has in every line. */
  readonly isStop: boolean;
  readonly onRedact: (line: TalkLine) => void;
}

export function Redact({ line, isStop, onRedact }: RedactProps) {
  const { own, from } = line;
  return (
    <>
      {' '}
      <button
        type="button"
        class={own ? 'inline redact' : 'inline redact others'}
        tabIndex={isStop ? 0 : -1}
        aria-label={
          own ? words.say('talk.redact') : words.say('talk.redactOf', { nick: cleanName(from) })
        }
        onClick={() => onRedact(line)}
        onKeyDown={goOn}
      >
        {words.say('talk.redactShort')}
      </button>
    </>
  );
}

const steps: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

/** Goes to the button above or below. */
function goOn(event: preact.TargetedKeyboardEvent<HTMLButtonElement>): void {
  const { currentTarget, key, altKey, ctrlKey, metaKey, shiftKey } = event;
  const step = steps[key];
  if (step === undefined || altKey || ctrlKey || metaKey || shiftKey) return;
  const all = [...(currentTarget.closest('.log')?.querySelectorAll<HTMLElement>('.redact') ?? [])];
  event.preventDefault();
  all[all.indexOf(currentTarget) + step]?.focus();
}
