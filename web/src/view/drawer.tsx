// A modal panel over the page, for lists on small screens and for sheets. Escape, its button or a click beside
// it closes it. The browser's <dialog> keeps the focus inside and gives it back.

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
    // If an element inside wants the focus, the close button must not take it.
    element?.showModal();
    if (document.activeElement === closeButton.current) element?.focus();
    // The content fills the dialog's box, so a click on the dialog itself is a click on the backdrop.
    element?.addEventListener('click', ({ target }) => {
      if (target === element) element.close();
    });
    return () => {
      // Its `close` event comes later, and would close the next dialog.
      gone.current = true;
      element?.close();
      // A dialog that is removed while it closes does not always give the focus back, and the element that
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
