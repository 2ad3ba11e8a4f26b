// Calls back when an element has another size; where the browser cannot tell, when the window has.

/** @returns what ends it. */
export function whenResized(element: Element, call: () => void): () => void {
  if (typeof ResizeObserver === 'function') {
    const observer = new ResizeObserver(call);
    observer.observe(element);
    return () => observer.disconnect();
  }
  addEventListener('resize', call);
  return () => removeEventListener('resize', call);
}
