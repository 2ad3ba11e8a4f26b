// A switch. It shows the state that the server has, not the one that was clicked: the server may refuse.

interface SwitchProps {
  readonly on: boolean;
  readonly text: string;
  /** An explanation in small letters. */
  readonly more?: string;
  readonly disabled?: boolean;
  readonly onToggle: () => void;
}

export function Switch({ on, text, more, disabled = false, onToggle }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      class="quiet switch"
      aria-checked={on}
      aria-disabled={disabled}
      onClick={() => {
        if (!disabled) onToggle();
      }}
    >
      <span class="track" aria-hidden="true" />
      <span>
        {text}
        {more !== undefined && <small>{more}</small>}
      </span>
    </button>
  );
}
