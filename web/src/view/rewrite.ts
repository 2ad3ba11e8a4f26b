// Changes a field's text as if it were typed, so that the browser can undo it. Setting `value` by script would
// delete the undo history.

import { difference } from '../text/difference.ts';

/**
 * The field must have the focus, or its undo history is lost. The browser sends an `input` event, as after
 * typing; the caller must not mistake it for the guest's.
 */
export function rewrite(field: HTMLTextAreaElement, next: string): void {
  const { value } = field;
  if (next === value) return;
  const [start, end] = difference(value, next);
  const put = next.slice(start, next.length - (value.length - end));
  field.setSelectionRange(start, end);
  // Deprecated, but in every browser it is the only way that keeps undo working.
  const done =
    document.activeElement === field &&
    (put === '' ? document.execCommand('delete') : document.execCommand('insertText', false, put));
  if (!done || field.value !== next) field.value = next;
}
