// Where the guest writes: Enter sends, Tab completes, the arrows bring back what was written.

import type { TargetedKeyboardEvent } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { complete, type Round } from '../completion.ts';
import { remember, walk, type InputHistory } from '../input-history.ts';
import { cleanName } from '../../../server/contract/words/clean.ts';
import { Icon } from './icon.tsx';
import { words } from './words.ts';

/** What outlives a change of channel: it is in memory only, and goes with the room. */
export interface ComposerMemory {
  /** What is being written, by the name of the channel or talk. */
  readonly drafts: Map<string, string>;
  history: InputHistory;
}

interface ComposerProps {
  readonly name: string;
  readonly memory: ComposerMemory;
  /** What Tab may complete to. */
  readonly completions: () => readonly string[];
  /** @returns false if the text should stay in the field. */
  readonly onSend: (text: string) => boolean;
  readonly takesFocus: boolean;
}

export function Composer({ name, memory, completions, onSend, takesFocus }: ComposerProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const round = useRef<Round | null>(null);
  const [text, setText] = useState(memory.drafts.get(name) ?? '');

  const put = (next: string): void => {
    memory.drafts.set(name, next);
    setText(next);
  };

  useLayoutEffect(() => {
    if (takesFocus) field.current?.focus({ preventScroll: true });
  }, []);

  useLayoutEffect(() => {
    const element = field.current;
    if (element === null) return;
    // As high as its text; the style sheet sets the most. `field-sizing` is not in Firefox ESR.
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  }, [text]);

  /** Puts a text and a cursor at once, ahead of the next paint. */
  const place = (next: string, cursor: number): void => {
    put(next);
    const element = field.current;
    if (element === null) return;
    element.value = next;
    element.setSelectionRange(cursor, cursor);
  };

  const send = (): void => {
    const kept = text.replace(/\s+$/, '');
    if (kept === '') return;
    memory.history = remember(memory.history, kept);
    if (onSend(kept)) put('');
    // A tap on the button would close a phone's keyboard, and the button is off now.
    field.current?.focus({ preventScroll: true });
  };

  const keyDown = (event: TargetedKeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const { value, selectionStart } = event.currentTarget;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      send();
    } else if (event.key === 'Tab') {
      // Where nothing can be completed, Tab moves on as everywhere else.
      const draft = { text: value, cursor: selectionStart };
      const next = complete(draft, completions(), round.current, event.shiftKey ? -1 : 1);
      if (next === null) return;
      event.preventDefault();
      round.current = next;
      place(next.draft.text, next.draft.cursor);
    } else if ((event.key === 'ArrowUp' || event.key === 'ArrowDown') && !value.includes('\n')) {
      const next = walk(memory.history, event.key === 'ArrowUp' ? -1 : 1, value);
      if (next === null) return;
      event.preventDefault();
      memory.history = next.history;
      place(next.text, next.text.length);
    }
  };

  const label = words.say('composer.label', { name: cleanName(name) });
  return (
    <form
      class="composer"
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        ref={field}
        rows={1}
        aria-label={label}
        placeholder={label}
        autocomplete="off"
        enterkeyhint="send"
        dir="auto"
        value={text}
        onInput={(event) => put(event.currentTarget.value)}
        onKeyDown={keyDown}
      />
      <button
        type="submit"
        class="square"
        aria-label={words.say('composer.send')}
        disabled={text.trim() === ''}
      >
        <Icon of="send" />
      </button>
    </form>
  );
}
