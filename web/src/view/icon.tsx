// The page's icons, in the colour of the text. Each has a label.

const paths = {
  search: 'M8.5 14a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM12.5 12.5L17 17',
  menu: 'M3 5h14M3 10h14M3 15h14',
  people:
    'M7 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM1.5 17c0-3 2.5-5 5.5-5s5.5 2 5.5 5M13 9.5a2.5 2.5 0 1 0-1-4.8M14 12c2.6.3 4.5 2.2 4.5 5',
  close: 'M5 5l10 10M15 5L5 15',
  again: 'M16 10a6 6 0 1 1-1.8-4.3M16.5 2.5v4h-4',
  send: 'M3 10h13M11 5l5 5-5 5',
  settings:
    'M3 6h8M15 6h2M3 14h2M9 14h8M13 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM7 16a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  lock: 'M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9',
  help: 'M7.2 7.2a2.9 2.9 0 1 1 4.3 2.6c-1 .6-1.5 1.1-1.5 2.2M10 15.2v.1',
  leave: 'M8 3H4v14h4M8 10h9M13.5 6.5L17 10l-3.5 3.5',
  wipe: 'M3 6h14M8 6V3h4v3M5 6l1 11h8l1-11M8.5 9v5M11.5 9v5',
  /** A house: not the sign of a channel's operator. */
  host: 'M2.5 10.5L10 3.5l7.5 7M5 8.5V17h10V8.5',
  /** A label with a name. */
  kept: 'M3 4v6l8 8 7-7-8-8H4a1 1 0 0 0-1 1zM7 7v.1',
  hash: 'M4 7.5h13M3 12.5h13M8 3.5l-1.5 13M13.5 3.5L12 16.5',
} as const;

export type IconName = keyof typeof paths;

/** @param small beside small letters. */
export function Icon({ of, small = false }: { readonly of: IconName; readonly small?: boolean }) {
  const size = small ? 14 : 20;
  return (
    <svg
      class={small ? 'icon small' : 'icon'}
      viewBox="0 0 20 20"
      width={size}
      height={size}
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[of]} />
    </svg>
  );
}
