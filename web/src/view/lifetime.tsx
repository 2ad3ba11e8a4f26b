// How long the room still lives: a quiet line beside the guest's name, and a calm strip near the end.

import { signal } from '@preact/signals';
import { words } from './words.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** From here on it is told where everybody sees it. */
const nearMs = 10 * minuteMs;
const stepMs = 5_000;

const now = signal(Date.now());
// One clock for the page's whole life; what it moves renders only when a minute has gone.
setInterval(() => {
  now.value = Date.now();
}, stepMs);

function leftText(leftMs: number): string {
  if (leftMs >= 2 * hourMs) return words.count('life.hours', Math.floor(leftMs / hourMs));
  return words.count('life.minutes', Math.max(1, Math.ceil(leftMs / minuteMs)));
}

export function Lifetime({ endsAt }: { readonly endsAt: number | null }) {
  if (endsAt === null) return null;
  return <span>{leftText(Math.max(0, endsAt - now.value))}</span>;
}

export function EndIsNear({ endsAt }: { readonly endsAt: number | null }) {
  const leftMs = endsAt === null ? Infinity : endsAt - now.value;
  const near = leftMs <= nearMs;
  return (
    <div class={near ? 'strip' : 'strip well'}>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an <output> belongs to a form */}
      <p role="status">
        {near ? `${leftText(Math.max(0, leftMs))} ${words.say('life.then')}` : ''}
      </p>
    </div>
  );
}
