// A panel over the page: the lists on small screens, and sheets about one thing. Modal, closed by Escape, by
// its button, or by a click beside it. The browser's own <dialog> keeps the focus inside and gives it back.

import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { focusHome } from '../browser/focus.ts';
import { Icon } from './icon.tsx';
import { words } from './words.ts';

interface DrawerProps {
  readonly label: string;
  readonly from: 'start' | 'end' | 'middle';
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

export function Drawer({ label, from, onClose, children }: DrawerProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const closeButton = useRef<HTMLButtonElement>(null);
  const gone = useRef(false);
  useLayoutEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    // What is in it may want the focus for itself; the button that closes it need not have it.
    element?.showModal();
    if (document.activeElement === closeButton.current) element?.focus();
    // The dialog's own box is filled by its content: what is left to click is the backdrop.
    element?.addEventListener('click', ({ target }) => {
      if (target === element) element.close();
    });
    return () => {
      // What it says of its end comes later, and would end the next one.
      gone.current = true;
      element?.close();
      // A dialog that is taken away while it closes does not always give the focus back, and what
      // had it may be gone.
      if (document.activeElement !== document.body) return;
      if (before instanceof HTMLElement && before.isConnected && before !== document.body)
        before.focus();
      else focusHome();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class={`drawer from-${from}`}
      tabIndex={-1}
      aria-label={label}
      onClose={() => {
        if (!gone.current) onClose();
      }}
    >
      <div class="drawer-body">
        <button
          ref={closeButton}
          type="button"
          class="quiet square drawer-close"
          aria-label={words.say('places.close')}
          onClick={onClose}
        >
          <Icon of="close" />
        </button>
        {children}
      </div>
    </dialog>
  );
}
