// The names of what the page needs from the browser. They are checked before anything else runs. Pure.
//
// `test/unit/web/needs.test.ts` finds what the built page uses of each edition of the language, and compares
// it with this list.

export const needs: readonly string[] = [
  'Array.prototype.at',
  'Array.prototype.findLast',
  'Array.prototype.findLastIndex',
  'Array.prototype.flatMap',
  'Array.prototype.toReversed',
  'Array.prototype.toSorted',
  'DocumentFragment',
  'Element.prototype.closest',
  'Element.prototype.replaceChildren',
  'HTMLDialogElement.prototype.showModal',
  'Intl.DateTimeFormat',
  'Intl.NumberFormat',
  'Intl.PluralRules',
  'MutationObserver',
  'Object.fromEntries',
  'Object.hasOwn',
  'String.prototype.matchAll',
  'String.prototype.normalize',
  'String.prototype.padStart',
  'String.prototype.replaceAll',
  'TextEncoder',
  'URL',
  'WeakMap',
  'WebSocket',
  'crypto.getRandomValues',
  'history.replaceState',
  'matchMedia',
  'queueMicrotask',
  'requestAnimationFrame',
];

/** Those of `needs` that this browser lacks. @param world the global object, or one like it. */
export function missing(world: object): readonly string[] {
  return needs.filter((path) => {
    let found: unknown = world;
    for (const name of path.split('.')) {
      if (found === null || (typeof found !== 'object' && typeof found !== 'function')) return true;
      found = Reflect.get(found, name);
    }
    return found === undefined || found === null;
  });
}
