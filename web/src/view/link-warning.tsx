// Shows a link's address before the browser opens it, so that nobody leaves the room by accident. There is one
// for the whole page.

import { signal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { copyFrom } from '../browser/clipboard.ts';
import { linkTarget, type LinkTarget } from '../text/link-target.ts';
import { Drawer } from './drawer.tsx';
import { words } from './words.ts';

const asked = signal<LinkTarget | null>(null);

const middleButton = 1;

/** For clicks with any button, and Enter. The room's own address opens without a question. */
export function askBeforeLeaving(event: MouseEvent, href: string, shown: string): void {
  if (event.type === 'auxclick' && event.button !== middleButton) return;
  const found = linkTarget(href, shown, location.origin);
  if (found === null) return;
  event.preventDefault();
  asked.value = found;
}

export function LinkWarning() {
  const close = (): void => {
    asked.value = null;
  };
  // The question belongs to the room, and is closed with it.
  useEffect(() => close, []);
  if (asked.value === null) return null;
  return (
    <Drawer label={words.say('link.title')} from="middle" onClose={close}>
      <Warning to={asked.value} onDone={close} />
    </Drawer>
  );
}

function Warning({ to, onDone }: { readonly to: LinkTarget; readonly onDone: () => void }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    if (field.current !== null) setCopied(await copyFrom(field.current));
  };
  return (
    <div class="sheet leaving">
      <h2>{words.say('link.title')}</h2>
      <p class="address" dir="ltr">
        {to.scheme}
        <strong>{to.host}</strong>
        {to.rest}
      </p>
      {to.disguise !== null && (
        <p class="caution">
          <DisguiseText written={to.disguise} />
        </p>
      )}
      <p>{words.say(`link.${to.kind}`)}</p>
      <textarea
        ref={field}
        class="visually-hidden"
        readOnly
        tabIndex={-1}
        aria-hidden="true"
        value={to.href}
      />
      <div class="buttons">
        <a
          class="button main"
          href={to.href}
          target="_blank"
          rel="noreferrer noopener"
          referrerpolicy="no-referrer"
          onClick={onDone}
        >
          {words.say('link.go')}
        </a>
        <button type="button" onClick={() => void copy()}>
          {words.say(copied ? 'link.copied' : 'link.copy')}
        </button>
        <button type="button" class="quiet" onClick={onDone}>
          {words.say('link.stay')}
        </button>
      </div>
      <p class="visually-hidden" aria-live="polite">
        {copied && words.say('link.copied')}
      </p>
    </div>
  );
}

/** The host as it was written is isolated: it may be in any script. */
function DisguiseText({ written }: { readonly written: string }) {
  const pieces = words.pieces('link.disguise', { written });
  return (
    <>
      {pieces.map((piece) =>
        'words' in piece ? piece.words : <bdi key="written">{piece.value}</bdi>,
      )}
    </>
  );
}
