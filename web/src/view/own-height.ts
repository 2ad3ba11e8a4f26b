// Makes a field as high as its text, up to the style sheet's maximum. Firefox ESR has no `field-sizing`.

import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { whenResized } from './when-resized.ts';

function fit(field: HTMLTextAreaElement): void {
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight}px`;
}

/** @param text of the field. */
export function useOwnHeight(field: RefObject<HTMLTextAreaElement | null>, text: string): void {
  useLayoutEffect(() => {
    if (field.current !== null) fit(field.current);
  }, [text]);
  useLayoutEffect(() => {
    const element = field.current;
    if (element === null) return undefined;
    // A phone is turned or a window is made narrower: the text wraps differently.
    let width = element.clientWidth;
    return whenResized(element, () => {
      if (element.clientWidth !== width) fit(element);
      width = element.clientWidth;
    });
  }, []);
}
