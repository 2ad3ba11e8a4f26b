// The page's logo: the tab's icon, and the name.

export function Mark() {
  return (
    <p class="mark">
      <svg viewBox="0 0 16 16" width="20" height="20" aria-hidden="true" focusable="false">
        <path fill="currentColor" d="M2 3h12v8H8l-4 3v-3H2z" />
      </svg>
      Mayfly
    </p>
  );
}
