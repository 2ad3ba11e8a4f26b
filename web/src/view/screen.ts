// Tells which columns fit beside the log. The others open over it.

import { signal, type ReadonlySignal } from '@preact/signals';

function matches(query: string): ReadonlySignal<boolean> {
  const media = window.matchMedia(query);
  const state = signal(media.matches);
  media.addEventListener('change', ({ matches: now }) => {
    state.value = now;
  });
  return state;
}

// style/room.css has the same widths.
export const placesBeside = matches('(min-width: 720px)');
export const peopleBeside = matches('(min-width: 1000px)');
/** The device has a mouse: focusing a field opens no on-screen keyboard. */
export const finePointer = matches('(pointer: fine)');
