// The field to write in: Enter sends, Tab completes, the arrow keys bring back earlier messages.

import type { TargetedClipboardEvent, TargetedKeyboardEvent } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import {
  choose,
  isAbout,
  offer,
  turn,
  type Choice,
  type Draft,
  type Round,
} from '../talk/completion.ts';
import { remember, walk } from '../talk/input-history.ts';
import type { Buffer } from '../room/state.ts';
import { draftMeasure, maxMessagesAtOnce, sendable } from '../talk/draft.ts';
import type { TalkMemory } from '../talk/memory.ts';
import { endedEmoji } from '../text/emoji.ts';
import { insert, toSigns, withMark, type Selected } from '../text/marks.ts';
import { linesOf } from '../text/messages.ts';
import { cleanName } from '../../../server/contract/room/clean.ts';
import { isComposing } from './composing.ts';
import { DraftNotes } from './draft-notes.tsx';
import { FormatBar, formatOf } from './format-bar.tsx';
import { Icon } from './icon.tsx';
import { useOwnHeight } from './own-height.ts';
import { PasteQuestion } from './paste-question.tsx';
import { rewrite } from './rewrite.ts';
import { listId, optionId, Suggestions } from './suggestions.tsx';
import { words } from './words.ts';

interface ComposerProps {
  readonly buffer: Pick<Buffer, 'id' | 'name'>;
  /** The guest's own nickname. */
  readonly nick: string;
  readonly memory: TalkMemory;
  /** What a word may be completed to. */
  readonly choices: () => readonly Choice[];
  /** @returns false if the text should stay in the field. */
  readonly onSend: (text: string) => boolean;
  readonly takesFocus: boolean;
}

/** Before the cursor is a word that is completed while it is typed. */
const announced = /(?:^|\s)[/#@:]\S*$/;

export function Composer({ buffer, nick, memory, choices, onSend, takesFocus }: ComposerProps) {
  const { name } = buffer;
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = memory.draft(buffer.id);
  const text = draft.value;
  const [round, setRound] = useState<Round | null>(null);
  const [formats, setFormats] = useState(false);
  const [pasted, setPasted] = useState<readonly string[] | null>(null);
  /** True while the page itself changes the field. */
  const placing = useRef(false);
  /** The choice in the field was made by Tab. Then Enter sends; after an arrow key it only closes the list. */
  const tabbed = useRef(false);
  /** Chosen in a dialog; inserted when the field has the focus again. */
  const chosen = useRef<string | null>(null);
  const measure = draftMeasure(text, nick, name);
  const tooMany = (measure?.messages.length ?? 0) > maxMessagesAtOnce;

  useLayoutEffect(() => {
    if (takesFocus) field.current?.focus({ preventScroll: true });
  }, []);

  useOwnHeight(field, text);

  /** Sets text and selection at once, before the next paint, in a way that the browser can undo. */
  const place = (next: string, start: number, end = start): void => {
    const element = field.current;
    if (element !== null) {
      placing.current = true;
      rewrite(element, next);
      placing.current = false;
      element.setSelectionRange(start, end);
    }
    draft.value = next;
  };
  const show = (next: Round): void => {
    // With one choice only, no list is needed.
    setRound(next.fits.length > 1 ? next : null);
    place(next.draft.text, next.draft.cursor);
  };
  const selected = (): Selected => {
    const { value = '', selectionStart = 0, selectionEnd = 0 } = field.current ?? {};
    return { text: value, start: selectionStart, end: selectionEnd };
  };
  const edit = (step: (before: Selected) => Selected): void => {
    field.current?.focus({ preventScroll: true });
    const after = step(selected());
    setRound(null);
    place(after.text, after.start, after.end);
  };
  useLayoutEffect(() => {
    const wanted = chosen.current;
    if (pasted !== null || wanted === null) return;
    chosen.current = null;
    edit((before) => insert(before, wanted));
  }, [pasted]);

  const typed = (element: HTMLTextAreaElement, how: string): void => {
    if (placing.current) return;
    // The guest undid a replacement: do not make it again.
    if (how.startsWith('history')) {
      draft.value = element.value;
      setRound(null);
      return;
    }
    const signs = toSigns(element.value);
    const ended = endedEmoji(signs, element.selectionStart);
    if (ended !== null) place(ended.text, ended.cursor);
    else if (signs === element.value) draft.value = signs;
    // The text is as long as before, so the cursor stays.
    else place(signs, element.selectionStart);
    const now: Draft = { text: draft.value, cursor: element.selectionStart };
    const word = announced.test(now.text.slice(0, now.cursor));
    setRound(word ? offer(now, choices(), false) : null);
  };

  const send = (): void => {
    const kept = text.replace(/\s+$/, '');
    if (kept !== '' && !tooMany) {
      memory.history = remember(memory.history, kept, Date.now());
      setRound(null);
      if (onSend(sendable(text))) draft.value = '';
    }
    // A tap on the button would close a phone's keyboard, and the button is disabled now.
    field.current?.focus({ preventScroll: true });
  };

  /** @returns true if the open list handled the key. */
  const choosing = (event: KeyboardEvent, now: Round): boolean => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp' || event.key === 'Tab') {
      tabbed.current = event.key === 'Tab';
      show(turn(now, event.key === 'ArrowUp' || event.shiftKey ? -1 : 1));
      return true;
    }
    if (event.key === 'Escape') {
      place(now.typed.text, now.typed.cursor);
      setRound(null);
      return true;
    }
    if (event.key !== 'Enter' || event.shiftKey || now.at === -1) return false;
    setRound(null);
    // Enter accepts a choice that was made by an arrow key.
    return !tabbed.current;
  };

  const keyDown = (event: TargetedKeyboardEvent<HTMLTextAreaElement>): void => {
    if (isComposing(event)) return;
    const format = formatOf(event);
    if (format !== null) {
      event.preventDefault();
      edit((before) => withMark(before, format));
      return;
    }
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const { value, selectionStart } = event.currentTarget;
    if (round !== null && choosing(event, round)) {
      event.preventDefault();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      send();
    } else if (event.key === 'Tab') {
      // If nothing can be completed, Tab moves the focus as usual.
      const next = offer({ text: value, cursor: selectionStart }, choices(), true);
      if (next === null) return;
      event.preventDefault();
      tabbed.current = true;
      show(turn(next, event.shiftKey ? -1 : 1));
    } else if ((event.key === 'ArrowUp' || event.key === 'ArrowDown') && !value.includes('\n')) {
      const next = walk(memory.history, event.key === 'ArrowUp' ? -1 : 1, value);
      if (next === null) return;
      event.preventDefault();
      memory.history = next.history;
      place(next.text, next.text.length);
    }
  };

  const paste = (event: TargetedClipboardEvent<HTMLTextAreaElement>): void => {
    const lines = linesOf(toSigns(event.clipboardData?.getData('text/plain') ?? ''));
    if (lines.length < 2) return;
    event.preventDefault();
    setPasted(lines);
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
      {round !== null && (
        <Suggestions
          round={round}
          onChoose={(at) => {
            const { draft: next } = choose(round, at);
            setRound(null);
            place(next.text, next.cursor);
          }}
        />
      )}
      <p class="visually-hidden" aria-live="polite">
        {round !== null && words.count('composer.choicesCount', round.fits.length)}
      </p>
      {formats && <FormatBar onFormat={edit} />}
      <div class="writing">
        <button
          type="button"
          class="quiet square"
          aria-label={words.say('format.open')}
          aria-expanded={formats}
          onClick={() => {
            setFormats(!formats);
            field.current?.focus({ preventScroll: true });
          }}
        >
          <span class="format-sign" aria-hidden="true">
            Aa
          </span>
        </button>
        <textarea
          ref={field}
          rows={1}
          aria-label={label}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={round === null ? undefined : listId}
          aria-activedescendant={round === null || round.at === -1 ? undefined : optionId(round.at)}
          placeholder={label}
          autocomplete="off"
          enterkeyhint="send"
          dir="auto"
          value={text}
          onInput={(event) => typed(event.currentTarget, event.inputType ?? '')}
          onKeyDown={keyDown}
          onPaste={paste}
          onBlur={() => setRound(null)}
          onSelect={({ currentTarget: { value, selectionStart } }) => {
            const now = { text: value, cursor: selectionStart };
            if (round !== null && !isAbout(round, now)) setRound(null);
          }}
        />
        <button
          type="submit"
          class="square"
          aria-label={words.say('composer.send')}
          disabled={text.trim() === '' || tooMany}
        >
          <Icon of="send" />
        </button>
      </div>
      <DraftNotes measure={measure} />
      {pasted !== null && (
        <PasteQuestion
          lines={pasted}
          messages={draftMeasure(pasted.join('\n'), nick, name)?.messages.length ?? pasted.length}
          most={maxMessagesAtOnce}
          onPaste={(wanted) => {
            chosen.current = wanted;
            setPasted(null);
          }}
          onClose={() => setPasted(null)}
        />
      )}
    </form>
  );
}
