// Copies the text of a field.

/**
 * Only Tor Browser treats an onion as a secure context, which has a clipboard; elsewhere what is selected is copied.
 * @returns whether it was copied.
 */
export async function copyFrom(field: HTMLInputElement | HTMLTextAreaElement): Promise<boolean> {
  try {
    if (isSecureContext) {
      await navigator.clipboard.writeText(field.value);
      return true;
    }
  } catch {
    // The other way may be allowed.
  }
  const before = document.activeElement;
  field.focus();
  field.select();
  const isCopied = document.execCommand('copy');
  if (before instanceof HTMLElement) before.focus();
  return isCopied;
}
