// How much room the screen has: which columns stand beside the talk, and which open over it.

import { signal, type ReadonlySignal } from '@preact/signals';

function matches(query: string): ReadonlySignal<boolean> {
  const media = window.matchMedia(query);
  const state = signal(media.matches);
  media.addEventListener('change', ({ matches: now }) => {
    state.value = now;
  });
  return state;
}

// The same widths stand in style/room.css.
export const placesBeside = matches('(min-width: 720px)');
export const peopleBeside = matches('(min-width: 1000px)');
/** A mouse: taking the focus opens no on-screen keyboard. */
export const finePointer = matches('(pointer: fine)');
