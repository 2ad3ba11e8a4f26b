// Puts another text into a field as if it were typed, so that the browser's own undo takes it back. A value
// that is set by script ends the undo of all that was before it. Knows nothing of what is written.

import { difference } from '../text/difference.ts';

/**
 * The field must be the one that is written in, or its undo is lost. An `input` event follows, as after any
 * typing; `typed` is not to take it for the guest's.
 */
export function rewrite(field: HTMLTextAreaElement, next: string): void {
  const { value } = field;
  if (next === value) return;
  const [start, end] = difference(value, next);
  const put = next.slice(start, next.length - (value.length - end));
  field.setSelectionRange(start, end);
  // Deprecated, and in every browser the one way that undo knows of.
  const done =
    document.activeElement === field &&
    (put === '' ? document.execCommand('delete') : document.execCommand('insertText', false, put));
  if (!done || field.value !== next) field.value = next;
}
