// The completions of the word at the cursor, above the field. The field keeps the focus, and names the chosen
// one by aria-activedescendant.

import { useLayoutEffect, useRef } from 'preact/hooks';
import { commands } from '../../../server/contract/room/commands.ts';
import { cleanName } from '../../../server/contract/room/clean.ts';
import type { Choice, Round } from '../talk/completion.ts';
import { pageCommands } from '../talk/page-orders.ts';
import { words } from './words.ts';

export const listId = 'suggestions';
export const optionId = (at: number): string => `suggestion-${at}`;

const known: Readonly<Record<string, { readonly help: Parameters<typeof words.say>[0] }>> = {
  ...commands,
  ...pageCommands,
};

/** The text beside a choice: what a command does, what an emoji is called. */
function noteOf({ name }: Choice): string {
  if (name.startsWith(':')) return name.slice(1, -1).replaceAll('_', ' ');
  const command = name.startsWith('/') ? known[name.slice(1)] : undefined;
  return command === undefined ? '' : words.say(command.help);
}

interface SuggestionsProps {
  readonly round: Round;
  readonly onChoose: (at: number) => void;
}

export function Suggestions({ round, onChoose }: SuggestionsProps) {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const option = list.current?.children[Math.max(0, round.at)];
    option?.scrollIntoView({ block: 'nearest' });
  }, [round]);
  return (
    <div
      ref={list}
      id={listId}
      class="suggestions"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a <select> takes the focus from the field
      role="listbox"
      aria-label={words.say('composer.choices')}
      tabIndex={0}
      // The field must keep the focus.
      onPointerDown={(event) => event.preventDefault()}
    >
      {round.fits.map((choice, at) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field has the keys
        <div
          key={choice.name}
          id={optionId(at)}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- it belongs to the list above
          role="option"
          tabIndex={-1}
          aria-selected={at === round.at}
          onClick={() => onChoose(at)}
        >
          <bdi>{choice.name.startsWith(':') ? choice.text : cleanName(choice.text)}</bdi>
          <span class="note">{noteOf(choice)}</span>
        </div>
      ))}
    </div>
  );
}
