// Below the field: a preview of a formatted draft, and how many bytes are left before it becomes another
// message. Empty for short plain texts.

import { maxMessagesAtOnce } from '../talk/draft.ts';
import type { Measure } from '../text/messages.ts';
import { RichText } from './text.tsx';
import { words } from './words.ts';

/** The number is shown when fewer bytes than this are left. */
const nearFullBytes = 80;
/** The preview shows so many messages at most. */
const shownMessages = 3;

// oxlint-disable-next-line no-control-regex -- they are what is looked for
const formats = /[\x02-\x04\x0f\x11\x16\x1d-\x1f]/;

export function DraftNotes({ measure }: { readonly measure: Measure | null }) {
  if (measure === null || measure.messages.length === 0) return null;
  const { messages, bytesLeft } = measure;
  const several = messages.length > 1;
  const tooMany = messages.length > maxMessagesAtOnce;
  const formatted = messages.some((message) => formats.test(message));
  if (!several && !formatted && bytesLeft >= nearFullBytes) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long preview is scrolled by keyboard
    <div class="draft-notes" tabIndex={formatted ? 0 : undefined}>
      {formatted && (
        <p class="preview">
          <span class="note">{words.say('composer.preview')}</span>
          {messages.slice(0, shownMessages).map((message, at) => (
            <span key={at} class="preview-line" dir="auto">
              <RichText text={message} />
            </span>
          ))}
        </p>
      )}
      {/* Read once when it is more than one message, and not after every letter. */}
      <p class={tooMany ? 'note too-many' : 'note'} aria-live="polite">
        {tooMany && words.count('composer.tooMany', maxMessagesAtOnce)}
        {several && !tooMany && words.count('composer.messages', messages.length)}
      </p>
      {bytesLeft < nearFullBytes && !tooMany && (
        <p class="note">{words.count('composer.bytesLeft', bytesLeft)}</p>
      )}
    </div>
  );
}
