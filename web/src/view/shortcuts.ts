// The page's keyboard shortcuts: one table for the keys and for the list in the help. Pure.
// All have a modifier (WCAG 2.2, 2.1.4). Browsers and screen readers use none of them.

/** In the order of the help's list. */
export const shortcutNames = [
  'help',
  'write',
  'previous',
  'next',
  'unread',
  'places',
  'people',
  'search',
  'lock',
  'wipe',
] as const;
export type Shortcut = (typeof shortcutNames)[number];

export interface Keys {
  /** `KeyboardEvent.code`: the key's position, whatever letter the keyboard layout has there. */
  readonly code: string;
  readonly alt: boolean;
  readonly ctrl: boolean;
  readonly shift: boolean;
}

const altShift = (code: string): Keys => ({ code, alt: true, ctrl: false, shift: true });
const alt = (code: string): Keys => ({ code, alt: true, ctrl: false, shift: false });

export const shortcuts: Readonly<Record<Shortcut, Keys>> = {
  help: altShift('KeyH'),
  write: altShift('KeyM'),
  previous: alt('ArrowUp'),
  next: alt('ArrowDown'),
  unread: altShift('ArrowDown'),
  places: altShift('KeyC'),
  people: altShift('KeyP'),
  search: altShift('KeyF'),
  lock: altShift('KeyL'),
  wipe: altShift('KeyX'),
};

/** The parts of a keyboard event that count. No shortcut has Meta. */
export interface Pressed {
  readonly code: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}

const names: ReadonlyMap<string, Shortcut> = new Map(
  shortcutNames.map((name) => [idOf(shortcuts[name]), name]),
);

function idOf({ code, alt: a, ctrl, shift }: Keys): string {
  return [code, a, ctrl, shift].join(' ');
}

export function shortcutOf(event: Pressed): Shortcut | null {
  if (event.metaKey) return null;
  const { code, altKey: a, ctrlKey: ctrl, shiftKey: shift } = event;
  return names.get(idOf({ code, alt: a, ctrl, shift })) ?? null;
}

/** The names on the keys: `Alt`, `Shift`, `H`. */
export function caps({ code, alt: a, ctrl, shift }: Keys): readonly string[] {
  const arrows: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓' };
  const key = arrows[code] ?? code.replace(/^Key/, '');
  return [...(ctrl ? ['Ctrl'] : []), ...(a ? ['Alt'] : []), ...(shift ? ['Shift'] : []), key];
}
