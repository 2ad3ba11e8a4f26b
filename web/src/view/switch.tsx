// One thing that is on or off. It shows what is, not what was clicked: the room may refuse.

interface SwitchProps {
  readonly on: boolean;
  readonly text: string;
  /** What it means, in small. */
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
