// Asks for confirmation, in the sheet where the action was chosen. "Cancel" has the focus.

import { useEffect, useRef, useState } from 'preact/hooks';
import { RichText } from './text.tsx';
import { words } from './words.ts';

interface ConfirmProps {
  readonly title: string;
  /** What somebody wrote; absent: it is not about a message. */
  readonly quote?: string;
  readonly text: string;
  readonly act: string;
  /** null: no text is asked for. */
  readonly reasonLabel: string | null;
  readonly onAct: (reason: string) => void;
  readonly onBack: () => void;
}

/** What fits into a KICK with two names; the server cuts longer texts. */
const maxReason = 200;

export function Confirm({ title, quote, text, act, reasonLabel, onAct, onBack }: ConfirmProps) {
  const [reason, setReason] = useState('');
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []);
  return (
    <form
      class="sheet"
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        onAct(reason.trim());
      }}
    >
      <h2>{title}</h2>
      {quote !== undefined && (
        <blockquote dir="auto">
          <RichText text={quote} />
        </blockquote>
      )}
      <p>{text}</p>
      {reasonLabel !== null && (
        <div class="fields">
          <label for="reason">{reasonLabel}</label>
          <input
            id="reason"
            type="text"
            value={reason}
            maxLength={maxReason}
            autocomplete="off"
            onInput={(event) => setReason(event.currentTarget.value)}
          />
        </div>
      )}
      <div class="buttons">
        <button type="submit" class="main harm">
          {act}
        </button>
        <button ref={back} type="button" onClick={onBack}>
          {words.say('confirm.back')}
        </button>
      </div>
    </form>
  );
}
