// The page's icons, as elements: they take the text's colour. Always beside or under a label.

const paths = {
  search: 'M8.5 14a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM12.5 12.5L17 17',
  menu: 'M3 5h14M3 10h14M3 15h14',
  people:
    'M7 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM1.5 17c0-3 2.5-5 5.5-5s5.5 2 5.5 5M13 9.5a2.5 2.5 0 1 0-1-4.8M14 12c2.6.3 4.5 2.2 4.5 5',
  close: 'M5 5l10 10M15 5L5 15',
  again: 'M16 10a6 6 0 1 1-1.8-4.3M16.5 2.5v4h-4',
  send: 'M3 10h13M11 5l5 5-5 5',
} as const;

export function Icon({ of }: { readonly of: keyof typeof paths }) {
  return (
    <svg
      class="icon"
      viewBox="0 0 20 20"
      width="20"
      height="20"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[of]} />
    </svg>
  );
}
