// How long the room still exists, and its messages: lines beside the guest's name, and a strip near the end.

import { signal } from '@preact/signals';
import { spanText } from '../../../server/contract/room/time-span.ts';
import type { RoomState } from '../room/state.ts';
import { words } from './words.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** From this time on the strip is shown. */
const nearMs = 10 * minuteMs;
const stepMs = 5_000;

const now = signal(Date.now());
// One clock for the whole page. What depends on it renders once a minute.
setInterval(() => {
  now.value = Date.now();
}, stepMs);

function leftText(leftMs: number): string {
  if (leftMs >= 2 * hourMs) return words.count('life.hours', Math.round(leftMs / hourMs));
  return words.count('life.minutes', Math.max(1, Math.ceil(leftMs / minuteMs)));
}

export function Lifetime({ endsAt, forgets }: Pick<RoomState, 'endsAt' | 'forgets'>) {
  return (
    <>
      {endsAt !== null && <span>{leftText(Math.max(0, endsAt - now.value))}</span>}
      {forgets !== null && (
        <span>{words.say('life.forgets', { text: spanText(forgets.ageMs) })}</span>
      )}
    </>
  );
}

/** Minutes at which a screen reader reads it again: not every minute. */
const told = [10, 5, 2, 1];

export function EndIsNear({ endsAt }: { readonly endsAt: number | null }) {
  const leftMs = endsAt === null ? Infinity : endsAt - now.value;
  const near = leftMs <= nearMs;
  const minutes = near ? Math.max(1, Math.ceil(leftMs / minuteMs)) : 0;
  const step = told.findLast((one) => minutes <= one) ?? minutes;
  return (
    <div class={near ? 'strip' : 'strip well'}>
      <p aria-hidden="true">{near && words.count('life.near', minutes)}</p>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an <output> belongs to a form */}
      <p class="visually-hidden" role="status">
        {near && words.count('life.near', step)}
      </p>
    </div>
  );
}
