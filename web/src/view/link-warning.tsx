// What a link is, shown before it is followed: nothing leaves the room by a slip of the finger. One for
// the page.

import { signal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { leaving, type Leaving } from '../text/leaving.ts';
import { Drawer } from './drawer.tsx';
import { words } from './words.ts';

const asked = signal<Leaving | null>(null);

const middleButton = 1;

/** For clicks with any button, and Enter. The room's own address opens as it is. */
export function askBeforeLeaving(event: MouseEvent, href: string, shown: string): void {
  if (event.type === 'auxclick' && event.button !== middleButton) return;
  const found = leaving(href, shown, location.origin);
  if (found === null) return;
  event.preventDefault();
  asked.value = found;
}

export function LinkWarning() {
  const close = (): void => {
    asked.value = null;
  };
  // What was asked belongs to the talk, and goes with it.
  useEffect(() => close, []);
  if (asked.value === null) return null;
  return (
    <Drawer label={words.say('link.title')} from="middle" onClose={close}>
      <Warning to={asked.value} onDone={close} />
    </Drawer>
  );
}

function Warning({ to, onDone }: { readonly to: Leaving; readonly onDone: () => void }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState(false);
  /** @returns false where there is no clipboard: in other browsers than Tor's an onion is no secure context. */
  const write = async (): Promise<boolean> => {
    if (!isSecureContext) return false;
    try {
      await navigator.clipboard.writeText(to.href);
      return true;
    } catch {
      return false;
    }
  };
  const copy = async (button: HTMLElement): Promise<void> => {
    if (await write()) {
      setCopied(true);
      return;
    }
    field.current?.focus();
    field.current?.select();
    setCopied(document.execCommand('copy'));
    button.focus();
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
        class="heard"
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
        <button type="button" onClick={({ currentTarget }) => void copy(currentTarget)}>
          {words.say(copied ? 'link.copied' : 'link.copy')}
        </button>
        <button type="button" class="quiet" onClick={onDone}>
          {words.say('link.stay')}
        </button>
      </div>
      <p class="heard" aria-live="polite">
        {copied && words.say('link.copied')}
      </p>
    </div>
  );
}

/** The written name stands apart: it may be of any script. */
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
