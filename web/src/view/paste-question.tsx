// Asks how to insert several lines from the clipboard: as several messages or as one.

import { words } from './words.ts';
import { Drawer } from './drawer.tsx';

interface PasteQuestionProps {
  /** At least two lines, none empty. */
  readonly lines: readonly string[];
  /** How many messages they would be without a change. */
  readonly messages: number;
  readonly most: number;
  readonly onPaste: (text: string) => void;
  readonly onClose: () => void;
}

/** So many lines are shown. */
const shownLines = 6;

export function PasteQuestion({ lines, messages, most, onPaste, onClose }: PasteQuestionProps) {
  const tooMany = messages > most;
  return (
    <Drawer label={words.say('paste.title')} from="middle" onClose={onClose}>
      <div class="sheet pasting">
        <h2>{words.say('paste.title')}</h2>
        <p>
          {words.count('paste.lines', lines.length)} {words.say('paste.nothingYet')}
        </p>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled by keyboard */}
        <pre dir="auto" tabIndex={0}>
          {lines.slice(0, shownLines).join('\n')}
          {lines.length > shownLines && '\n…'}
        </pre>
        {tooMany && <p class="caution">{words.count('composer.tooMany', most)}</p>}
        <div class="buttons">
          <button
            type="button"
            class="main"
            onClick={() => onPaste(lines.map((line) => line.trim()).join(' '))}
          >
            {words.say('paste.join')}
          </button>
          {!tooMany && (
            <button type="button" onClick={() => onPaste(lines.join('\n'))}>
              {words.count('paste.keep', messages)}
            </button>
          )}
          <button type="button" class="quiet" onClick={onClose}>
            {words.say('paste.cancel')}
          </button>
        </div>
      </div>
    </Drawer>
  );
}
