// Buttons that format the selected text. They insert the signs of text/marks.ts.

import {
  insert,
  marks,
  plainMark,
  withColour,
  withMark,
  type MarkName,
  type Selected,
} from '../text/marks.ts';
import { words } from './words.ts';

type Step = (field: Selected) => Selected;

const names: readonly MarkName[] = ['bold', 'italic', 'underline', 'strike', 'mono'];

/** The letter on the button, shown in its own format. */
const letters: Readonly<Record<MarkName, string>> = {
  bold: 'B',
  italic: 'I',
  underline: 'U',
  strike: 'S',
  mono: 'M',
};

/** Those of mIRC's first sixteen colours that look alike on light and dark pages. */
const colours = {
  red: 4,
  orange: 7,
  green: 3,
  teal: 10,
  blue: 12,
  purple: 6,
  pink: 13,
  grey: 14,
} as const satisfies Record<string, number>;

const isColour = (name: string): name is keyof typeof colours => Object.hasOwn(colours, name);

/** Keys with Ctrl, or Cmd on a Mac. Capital letters: with Shift too. */
const keys: Readonly<Record<string, MarkName>> = {
  b: 'bold',
  i: 'italic',
  u: 'underline',
  e: 'mono',
  X: 'strike',
};

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** The format that these keys stand for; null: none. */
export function formatOf(event: Pressed): MarkName | null {
  if (event.altKey || event.ctrlKey === event.metaKey) return null;
  const letter = event.shiftKey ? event.key.toUpperCase() : event.key.toLowerCase();
  return keys[letter] ?? null;
}

export function FormatBar({ onFormat }: { readonly onFormat: (step: Step) => void }) {
  return (
    <fieldset class="format-bar" aria-label={words.say('format.open')}>
      {names.map((name) => (
        <button
          key={name}
          type="button"
          class="quiet square"
          aria-label={words.say(`format.${name}`)}
          title={`${words.say(`format.${name}`)} ${marks[name]}`}
          onClick={() => onFormat((field) => withMark(field, name))}
        >
          <span class={`styled ${name}`}>{letters[name]}</span>
        </button>
      ))}
      <button
        type="button"
        class="quiet square"
        aria-label={words.say('format.plain')}
        title={`${words.say('format.plain')} ${plainMark}`}
        onClick={() => onFormat((field) => insert(field, plainMark))}
      >
        <span aria-hidden="true">{plainMark}</span>
      </button>
      <select
        aria-label={words.say('format.colour')}
        value=""
        onChange={({ currentTarget }) => {
          const { value } = currentTarget;
          currentTarget.value = '';
          if (isColour(value)) onFormat((field) => withColour(field, colours[value]));
        }}
      >
        <option value="" disabled>
          {words.say('format.colour')}
        </option>
        {Object.keys(colours)
          .filter(isColour)
          .map((name) => (
            <option key={name} value={name}>
              {words.say(`colour.${name}`)}
            </option>
          ))}
      </select>
    </fieldset>
  );
}
