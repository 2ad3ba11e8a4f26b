// Makes a field as high as its text; the style sheet sets the most. `field-sizing` is not in Firefox ESR.

import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { whenResized } from './when-resized.ts';

function fit(field: HTMLTextAreaElement): void {
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight}px`;
}

/** @param text what stands in it. */
export function useOwnHeight(field: RefObject<HTMLTextAreaElement | null>, text: string): void {
  useLayoutEffect(() => {
    if (field.current !== null) fit(field.current);
  }, [text]);
  useLayoutEffect(() => {
    const element = field.current;
    if (element === null) return undefined;
    // A phone is turned, a window made narrower: the text has other lines.
    let width = element.clientWidth;
    return whenResized(element, () => {
      if (element.clientWidth !== width) fit(element);
      width = element.clientWidth;
    });
  }, []);
}
