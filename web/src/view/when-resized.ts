// Calls back when an element's size changes. A browser without ResizeObserver: when the window's size changes.

/** @returns a function that stops it. */
export function whenResized(element: Element, call: () => void): () => void {
  if (typeof ResizeObserver === 'function') {
    const observer = new ResizeObserver(call);
    observer.observe(element);
    return () => observer.disconnect();
  }
  addEventListener('resize', call);
  return () => removeEventListener('resize', call);
}
