// The search panel: searches the messages in memory, and leads to what it finds.

import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { RoomState } from '../room/state.ts';
import { maxFound, search, type Found } from '../talk/search.ts';
import { cleanName } from '../../../server/contract/room/clean.ts';
import { isComposing } from './composing.ts';
import { Drawer } from './drawer.tsx';
import { Name } from './text.tsx';
import { dayOf, timeOfDay, words } from './words.ts';

interface SearchProps {
  readonly room: RoomState;
  /** The field's first text. */
  readonly query: string;
  readonly onGoTo: (found: Found) => void;
  readonly onClose: () => void;
}

/** Today's messages show the time only. */
function whenOf(at: number): string {
  const day = dayOf(at);
  return day === dayOf(Date.now()) ? timeOfDay(at) : `${day}, ${timeOfDay(at)}`;
}

export function Search({ room, query: first, onGoTo, onClose }: SearchProps) {
  const [query, setQuery] = useState(first);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const { found, total } = useMemo(() => search(room, query), [room.buffers, query]);

  useLayoutEffect(() => {
    field.current?.select();
    field.current?.focus();
  }, []);

  /** The arrow keys move from the field into the list, and from result to result. */
  const step = (event: KeyboardEvent): void => {
    if (isComposing(event) || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    const next = at + (event.key === 'ArrowDown' ? 1 : -1);
    event.preventDefault();
    (next < 0 ? field.current : buttons[next])?.focus();
  };

  const asked = query.trim() !== '';
  return (
    <Drawer label={words.say('search.open')} from="end" onClose={onClose}>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of what is in it */}
      <div class="search" onKeyDown={step}>
        <form
          autocomplete="off"
          onSubmit={(event) => {
            event.preventDefault();
            if (found[0] !== undefined) onGoTo(found[0]);
          }}
        >
          <label for="search-field">{words.say('search.label')}</label>
          <input
            ref={field}
            id="search-field"
            type="text"
            inputMode="search"
            enterkeyhint="search"
            value={query}
            maxLength={200}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            dir="auto"
            aria-describedby="search-hint"
            onInput={({ currentTarget }) => setQuery(currentTarget.value)}
          />
          <p class="hint" id="search-hint">
            {words.say('search.hint')}
          </p>
        </form>
        <p class="note" aria-live="polite">
          {asked && (total === 0 ? words.say('search.none') : words.count('search.found', total))}
          {total > maxFound && ` ${words.count('search.newest', maxFound)}`}
        </p>
        <ol ref={list}>
          {found.map((one) => (
            <li key={one.line.id}>
              <button type="button" class="quiet result" onClick={() => onGoTo(one)}>
                <span class="note">
                  <bdi>{cleanName(one.place)}</bdi> · {whenOf(one.line.at)}
                </span>
                <span class="result-text" dir="auto">
                  <Name of={one.line.from} /> <Marked found={one} />
                </span>
              </button>
            </li>
          ))}
        </ol>
      </div>
    </Drawer>
  );
}

/** A long text is shown from this far before its first match, in UTF-16 units. */
const lead = 60;

function Marked({ found: { text, marks } }: { readonly found: Found }) {
  const first = marks[0]?.[0] ?? 0;
  // It begins at a word, not within a letter.
  const cut = first > lead ? text.indexOf(' ', first - lead) : -1;
  let done = cut === -1 || cut > first ? 0 : cut;
  const pieces = marks.flatMap(([from, to]) => {
    const before = text.slice(done, from);
    done = to;
    return [before, <mark key={from}>{text.slice(from, to)}</mark>];
  });
  return (
    <span>
      {cut > 0 && cut <= first && '…'}
      {pieces}
      {text.slice(done)}
    </span>
  );
}
